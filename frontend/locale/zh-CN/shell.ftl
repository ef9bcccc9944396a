# 每一页都有的：页眉、页脚、提示、错误。

week-name = 全民终身学习活动周
province-name = 吉林省
opening-page = 正在打开…
skip = 跳到主要内容
sample-banner = 当前展示的是示例数据，并非实际活动安排。

menu = 菜单
menu-main = 主导航
nav-home = 首页
nav-activities = 活动查询
nav-calendar = 活动日历
nav-map = 活动地图
nav-hall = 网上展厅
nav-articles = 展示与资源
nav-about = 关于活动周
nav-desk = 进入工作台
nav-sign-in = 单位登录

foot-theme = 主题：{ $theme }
foot-feeds = 数据接口
foot-aloud = 朗读本页
foot-organizer = 主办单位：{ $name }
foot-contact = 联系方式：{ $contact }
foot-site-code = 网站标识码：{ $code }
feed-calendar = iCalendar 日历
feed-articles = 展示与资源 Atom

# 大字简洁版。
simple-on = 大字简洁版
simple-off = 切换标准版
simple-bar = 常用操作
simple-back = 返回

size = 字号
size-normal = 标准
size-large = 大字
size-huge = 特大
theme = 外观
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色
theme-contrast = 高对比度

aloud = 朗读
aloud-go-on = 继续朗读
aloud-hold = 暂停朗读
aloud-stop = 停止朗读

copy = 复制
copied = 已复制。
copy-refused = 浏览器不允许自动复制，请选中文字后手动复制。
link-copied = 链接已复制，可粘贴到微信等处发给亲友。
copy-by-hand = 请复制以下内容：

loading = 正在加载…
more = 加载更多
shown-so-far = 已显示{ NUMBER($count) }条
shown-all = 共{ NUMBER($count) }条
retry = 重试
undo = 撤销
close = 关闭
close-notice = 关闭提示
# 跟在链接文字后面，只读给看不见的人听。
new-window = （在新窗口打开）

# 按状态码说出错误；中文用系统给出的说明（$label）。
problem = { $status ->
   *[other] { $label }
}
problem-number = 问题编号：{ $number }

missing-title = 没有找到这个页面
missing-text = 地址可能有误，或者内容已被撤下。
to-home = 回到首页
to-activities = 查询活动

badge-sample = 示例
badge-sample-data = 示例数据
badge-featured = 推荐
badge-exemplar = 省级示范
badge-free = 免费
badge-ended = 已结束
badge-going-on = 进行中
badge-held = 已举行
pending = 时间另行通知
