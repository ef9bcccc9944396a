# 关于活动周。

about-lead = 年度主题、依据文件、重要时间、活动内容和组织机构。
about-years = 选择年度
about-theme-open = 另行公布
about-documents = 依据文件
about-dates = 重要时间
about-window = 各地活动周时间：{ $rule }
about-committees = 组织机构
committee-caption = { $organization }领导小组
committee-duty = 职责
committee-name = 姓名
committee-unit = 单位
committee-post = 职务
committee-office = 办公室设在：{ $office }
