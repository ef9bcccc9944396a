# 首页。

home-when = 什么时候
home-where = 在哪里
home-how = 怎么参加
home-where-text = 全省各市（州）现场和线上
home-opening-place = ；启动仪式设在{ $place }
home-how-text = 不用登录，人人可以参加。先查活动，再按活动页的说明报名或前往
home-find = 找活动
home-numbers = 活动数量
home-count-activities = 项活动
home-count-dates = 场次
home-count-organizers = 家举办单位
home-opening = 省级启动仪式
home-opening-at = 省级启动仪式：{ $when }
home-opening-pending = 省级启动仪式时间另行通知
home-local = 各地活动：{ $when }
countdown-left = 距省级启动仪式还有
countdown-days = { $days ->
   *[other] 天
}
countdown-today = 省级启动仪式今天举行
countdown-begins = 开始

near-whole = 全省
near-coming = { $region }近期活动
near-title = { $region }活动
near-link = 全部活动
near-choose = 选择所在市（州）
near-later = 接下来
near-none-today = 今天没有安排活动。
near-none-later = 接下来还没有安排活动。
near-none = 活动正在陆续报送，发布后将在这里显示。
near-rest-today = 查看今天全部
near-rest-week = 查看本周全部
near-rest-later = 查看接下来全部

home-exemplars = 省级示范活动
home-exemplars-all = 全部省级示范活动
home-strands = 活动内容
home-openings = 启动仪式和各地活动周时间
home-watch = 怎样收看{ $what }
home-watch-when = 待定
home-watch-how = 收看方式待定，确定后在这里公布。

how-title = 怎样参加
how-find = 查
how-find-text = 在<a>活动查询</a>里选地点和日期，找到感兴趣的活动。
how-look = 看
how-look-text = 打开活动，看清时间、地点和费用。需要报名的，点“前往报名”。
how-go = 去
how-go-text = 按时到现场，或点开线上链接观看。可以把活动加入手机日历，也可以分享给亲友。
how-organizers = 各单位举办活动，请先<a>登录</a>后报送。

partners-title = 供合作网站使用
partners-text = 门户网站、媒体和学习平台可以免费引用全部活动信息，无需申请，内容随发布自动更新。
partners-docs = 接口说明

# 启动仪式和各地活动周时间的列表。
opening-watch = 在线观看
opening-week = 活动周 { $days }
opening-provisional = （暂定）

# 活动周开始之前和结束之后，首页和活动周介绍上的一句话。
season-before = 活动周从{ $day }开始，还有{ NUMBER($days) }天。
season-before-list = 先看看有哪些活动
season-after = 本届活动周已经结束，感谢您的参与。
season-after-list = 看举办过的活动
