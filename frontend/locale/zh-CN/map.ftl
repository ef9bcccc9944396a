# 活动地图。

map-lead = 看看各地有多少活动，选一个地方查看。
map-total = 共{ NUMBER($count) }项活动
map-province = 返回全省
map-here = 查看这里的活动
map-note = 轮廓由国家地理信息公共服务平台（天地图）行政区划数据简化而成，仅示意位置，不作为划界依据。
map-drawing = { $name }{ map-places }
map-spot = { $name }，{ NUMBER($count) }项活动
map-few = 少
map-many = 多

map-places = 各地活动数量
# 尖括号里的字只读给看不见的人听。
map-count = { NUMBER($count) }<span>项活动</span>
map-rest-province = 省本级
map-rest-city = 市（州）本级
map-placeless = 未列入行政区划（如长白山）
