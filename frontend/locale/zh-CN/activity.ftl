# 活动页。

activity-missing = 没有找到这项活动
activity-missing-text = 活动可能已经撤下，或者链接不完整。可以查询其他活动。
activity-when-where = 时间和地点
activity-about = 活动介绍
activity-source = 来源：{ $source }
activity-updated = 更新于{ $when }
activity-similar = 相近的活动
activity-cancelled = 本活动已取消，请勿前往
activity-postponed = 本活动已延期，请以新的时间为准
activity-more = 更多信息
activity-audiences = 适合人群
activity-topics = 活动主题
activity-form = 活动形式
activity-attachment = 附件

# 文件。
file-download = 下载：{ $name }
file-size = （{ $size }）
bytes = { NUMBER($count) }字节
# 几个并列的词之间。
between-words = 、

when-planned = 原定时间
when-next = 最近一场
when = 时间
place-copy = 复制地址
place-copied = 地址已复制，可粘贴到地图软件中查找。
online-open = 打开线上活动
online-later = 参加方式另行通知
capacity-people = 限{ NUMBER($count) }人
fact-place = 地点
fact-online = 线上参加
fact-fee = 费用
fact-capacity = 名额
fact-registration = 报名
fact-accessibility = 无障碍
register = 前往报名
dates-below = 共{ NUMBER($count) }场，全部场次见下方。

organizer = 举办单位
organizer-others = 承办协办
organizer-person = 联系人
organizer-phone = 联系电话
organizer-activities = 该单位的其他活动
organizer-calendar = 订阅该单位的活动日历

dates-title = 活动场次
dates-all-over = 全部{ NUMBER($count) }场均已结束。
dates-later = 之后的场次（{ NUMBER($count) }场）
dates-past = 已结束的场次（{ NUMBER($count) }场）
date-to-calendar = 加入日历
date-number = ：第{ NUMBER($number) }场

share = 分享
share-text = { $title }（{ $when }）
qr = 二维码
qr-alt = “{ $title }”活动页面的二维码
qr-title = 扫码查看活动
qr-text = 用手机扫一扫，即可打开本活动页面。可以保存后印在海报或通知上。
qr-on-paper = 扫码查看活动的最新安排
print = 打印
calendar-add = 加入我的日历
calendar-add-next = 最近一场加入日历
calendar-add-all = 全部{ NUMBER($count) }场加入日历
calendar-follow = 订阅日历，改期自动更新
