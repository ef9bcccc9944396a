# 展示与资源：列表和内容页。

article-description = 吉林省全民终身学习活动周：百姓学习之星、优秀案例、网络课程、开放学校和场馆、好书推荐、通知公告和媒体报道。
# 各栏目的说明。
article-lead = { $shelf ->
    [showcase] 感人事迹、学习之星、品牌项目和典型经验。
    [resources] 可以在线学的课程，向市民开放的学校和场馆，讲座、好书和书友会。
    [announcements] 活动周组织部门发布的通知和公告，附件可以下载。
    [coverage] 报刊、广播电视和网站上的活动周。
    [columns] 各地教育部门和高校网站开设的活动周专栏。
    [organizations] 参加活动周的单位：他们是谁，在哪里，提供什么。
   *[other] 身边的学习故事，可以用的课程、场馆和好书，以及各地公告和报道。
}
article-shelves = 栏目
article-shelves-all = 全部栏目
# 首页和总览上每个栏目旁边的链接。
article-shelf-all = { $shelf ->
   *[other] 全部{ $label }
}

article-search = 查找展示与资源
article-search-label = 搜索标题、摘要、作者或单位
article-search-hint = 标题、作者、单位
article-category = 课程类别
article-found = 内容列表
article-none = 本栏目的内容正在陆续报送，发布后在这里显示。
article-none-found = 没有找到相符的内容。可以换一个更短的词，或者不限地区。
article-widen = 清除条件
article-see-shelves = 看全部栏目
article-dated = 日期：{ $day }

article-missing = 没有找到这篇内容
article-missing-text = 内容可能已经撤下，或者链接不完整。可以看看其他栏目。
article-facts = 基本情况
article-unit = 发布单位
article-published = 发布时间
article-lectures = 场次
article-watch = 观看
article-large = （在新窗口看大图）
article-files = 附件
article-links = 相关链接
pictures = 图片

open-site = 打开网站
# 通往课程、报道、专栏本身的按钮。
article-open = { $kind ->
    [course] 去学习
    [lecture_series] 去观看
    [recitation] 去收听收看
    [coverage] 阅读原报道
    [column] 打开专栏
    [platform] 打开平台
   *[other] { open-site }
}

# 各类稿件的栏目名称由系统给出（$label），这里只为其他语言对照字段名（$name）。
article-field = { $name ->
   *[other] { $label }
}
