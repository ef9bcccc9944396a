# 活动日历。尖括号里的字只读给看不见的人听。

calendar-lead = 选一个日子，看看那天有哪些活动。
calendar-none-month = 这个月没有相符的活动。可以看看前后月份，或减少筛选条件。
calendar-none-week = 这一周没有相符的活动。可以看看前后几周，或减少筛选条件。
calendar-none-day = 这一天没有相符的活动。可以看看前后几天，或减少筛选条件。
calendar-idle = 没有活动
calendar-legend = 颜色对应的活动板块

calendar-views = 选择月、周或日
calendar-view-month = 月
calendar-view-week = 周
calendar-view-day = 日
calendar-turn = 前后翻看
calendar-before-month = 上个月
calendar-before-week = 上一周
calendar-before-day = 前一天
calendar-after-month = 下个月
calendar-after-week = 下一周
calendar-after-day = 后一天
calendar-now-month = 回到本月
calendar-now-week = 回到本周
calendar-now-day = 回到今天

calendar-caption = { $month }的活动
# 星期一是 0。
calendar-weekday = <span>星期</span>{ $day ->
    [0] 一
    [1] 二
    [2] 三
    [3] 四
    [4] 五
    [5] 六
   *[other] 日
}
calendar-day = { $day } { $weekday }
calendar-cell = { NUMBER($day) }<span>日</span>
calendar-cell-dates = <span>，</span>{ calendar-dates }
calendar-dates = { NUMBER($count) }场
calendar-total = 共{ NUMBER($count) }场
calendar-rest = 还有{ NUMBER($count) }场<span>，查看{ $day }全部</span>
calendar-rest-list = 还有{ NUMBER($count) }场，查看列表

# 前一天开始的活动。
calendar-until = 持续至{ $end }
calendar-still = 续
calendar-strand = （{ $name }）
