# 日期和时间。上海时间。

month = { NUMBER($month) }月
month-short = { NUMBER($month) }月

# 星期一是 0。
weekday = { $day ->
    [0] 周一
    [1] 周二
    [2] 周三
    [3] 周四
    [4] 周五
    [5] 周六
   *[other] 周日
}
day = { $month }{ NUMBER($day) }日
day-in-year = { NUMBER($year) }年{ $month }{ NUMBER($day) }日
days-in-month = { $month }{ NUMBER($first) }日至{ NUMBER($last) }日
days-in-month-of-year = { NUMBER($year) }年{ $month }{ NUMBER($first) }日至{ NUMBER($last) }日
days-apart = { $first }至{ $last }
moment = { $day }（{ $weekday }）{ $time }
range-over-days = { $moment }–{ $day } { $time }
with-count = { $days }，共{ NUMBER($count) }场
day-issued = { $day }印发
year = { NUMBER($year) }年
month-of-year = { NUMBER($year) }年{ NUMBER($month) }月
quick-today = 今天
quick-weekend = 本周末
quick-week = 本周
quick-next-week = 下周
quick-span = 活动周期间
