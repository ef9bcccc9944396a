# 活动查询，日历和地图上同样的筛选条件，活动卡片；也有别的列表用到的词。

see-list = 看列表
see-calendar = 看日历
see-map = 看地图

find-lead = 按时间、地点和类别，找一场您想参加的学习活动。
find-past = 您正在查看往年的活动：{ $name }。
find-this-year = 查看本年度活动
find-found = 共<b>{ NUMBER($count) }</b>项活动，按时间先后排列
find-found-coming = <b>{ NUMBER($count) }</b>项活动正在进行或即将开始，按时间先后排列
find-found-over = <b>{ NUMBER($count) }</b>项活动已结束，最近的在前
find-fold = 已结束的活动（{ NUMBER($count) }项）
find-unfold = 正在进行和即将开始的活动（{ NUMBER($count) }项）
find-ended = 这些活动都已结束，下面列出供您回顾。
find-over = 已结束
find-begin = 从头看起
find-list = 活动列表
find-none-yet = 活动正在陆续报送，发布后即可在这里查到。
find-backwards = 结束日期早于开始日期，请重新选择。
find-no-words = 没有找到相符的活动。可以换一个更短的词，或减少筛选条件。
find-nothing = 没有找到相符的活动。可以放宽时间或地点，或减少筛选条件。
find-any-time = 不限时间
find-any-place = 不限地点

find-form = 查找活动
find-words = 搜索活动名称、单位或地点
find-words-short = 活动、单位、地点
find-search = 搜索
find-quick = 按时间快速选择
find-fields = 按地点、类别等筛选
find-all = 全部
# 选项和选它能找到的活动数。
find-counted = { $label }（{ NUMBER($count) }）
find-city = 市（州）
find-everywhere = 全省
find-county = 县（市、区）
find-city-first = 先选市（州）
find-from = 从哪天起
find-until = 到哪天止
find-strand = 活动板块
find-mode = 参加方式
find-exemplar = 只看省级示范活动
find-send = 按以上条件查找

find-held = 已选条件
find-remove = 去掉条件：
find-clear = 清除全部条件
find-quoted = “{ $words }”
find-from-day = { $day }起
find-until-day = { $day }前（含当日）
find-one-organization = 指定单位

# 卡片上的标签，只读给看不见的人听。
card-when = { when }：
card-where = { fact-place }：
card-who = { organizer }：
