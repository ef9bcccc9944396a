# 单位主页。

unit-missing = 没有找到这个单位
unit-missing-text = 这个单位还没有公开的活动或内容，或者链接不完整。
unit-facts = 单位情况
unit-year = 本年度活动
unit-year-count = { NUMBER($count) }项
unit-activities = 活动
unit-activities-office = 本地区的活动
unit-articles-office = 本地区的展示与资源
unit-articles-all = 全部内容
unit-boards = 成果展板
