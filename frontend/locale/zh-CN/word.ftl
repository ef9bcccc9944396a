# 各处共用的名称。中文名称由系统或年度设置给出（$label），这里只为其他语言对照代码（$code）。
# 没有对照的，照原文显示。

mode = { $code ->
   *[other] { $label }
}
holding = { $code ->
   *[other] { $label }
}
edition-status = { $code ->
   *[other] { $label }
}
shelf = { $code ->
   *[other] { $label }
}
article-kind = { $code ->
   *[other] { $label }
}
course-category = { $code ->
   *[other] { $label }
}
school-kind = { $code ->
   *[other] { $label }
}
opens = { $code ->
   *[other] { $label }
}
venue-kind = { $code ->
   *[other] { $label }
}

# 市（州）、县（市、区）的名称，代码用 GB/T 2260。
region = { $code ->
   *[other] { $label }
}

# 年度设置里的活动内容、形式、主题、人群和重要时间。
strand = { $code ->
   *[other] { $label }
}
form = { $code ->
   *[other] { $label }
}
topic = { $code ->
   *[other] { $label }
}
audience = { $code ->
   *[other] { $label }
}
key-date = { $code ->
   *[other] { $label }
}

# 各地活动周可以在哪些日子举行。
window-free = 由各地自行安排
window-months = 省级启动仪式前后{ NUMBER($months) }个月内（含首尾两日）
window-same-week = 与省级同一周

# 年度设置还没有取到时的名称。
site-name = 吉林省全民终身学习活动周
site-description = 吉林省全民终身学习活动周：查询各地、各单位的学习活动、时间和地点。
