# 网上展厅和展板。

hall-description = 吉林省全民终身学习活动周网上展厅：各市（州）和高等学校的成果展板，图文并茂，可以逐块参观。
hall-lead = 各地、各校活动周成果展板。可以从第一块开始逐块参观，也可以任选一块。
hall-start = 开始参观
hall-choose = 按市（州）看展板
hall-none = 展板正在陆续报送，审核接收后即在这里展出。
hall-none-here = 这里的展板还没有展出。
hall-cities = 各市（州）
hall-universities = 高等学校

board-missing = 没有找到这块展板
board-missing-text = 展板可能正在修改，或者链接不完整。可以参观其他展板。
board-to-hall = 进入网上展厅
board-lead = 第{ NUMBER($number) }块展板，共{ NUMBER($total) }块　参观{ NUMBER($visits) }次
# 窗口标题。
board-window = { $title } - { $unit }展板
board-whole = 展板全貌：{ $title }
board-full = 全屏参观
board-full-leave = 退出全屏
board-steps = 前后展板
board-previous = 上一块
board-next = 下一块
board-all = 全部展板
# 朗读时说的话。
board-spoken = { $unit }，{ $title }。
board-spoken-picture = 图片{ NUMBER($number) }：{ $caption }。

# 逐张看大图。
zoom-title = 第{ NUMBER($number) }张图片，共{ NUMBER($total) }张
zoom-picture = 图片
zoom-size = 缩放
zoom-smaller = 缩小
zoom-larger = 放大
zoom-fit = 适合窗口
zoom-whole = 原大 1:1
zoom-previous = 上一张
zoom-next = 下一张
