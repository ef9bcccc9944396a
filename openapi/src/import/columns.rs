//! What a list may hold, and by which headings offices call it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ImportKind;

/// Whether a list must have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The list must have it, or one value is chosen for all rows.
    Always,
    /// Must be filled in where the list has it; what lacks is added to the draft later.
    Filled,
    Never,
    /// In place of other columns, which the template has.
    Instead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub code: &'static str,
    /// As the template says it; a `*` marks what must be filled in.
    pub heading: &'static str,
    pub need: Need,
    /// One value may be chosen for all rows.
    pub default: bool,
    /// Other headings of the same meaning.
    pub synonyms: &'static [&'static str],
}

impl Column {
    /// The heading without its mark.
    pub fn name(&self) -> &'static str {
        self.heading.trim_end_matches('*')
    }
}

/// Words of other lists for the ways to take part: code and word.
pub const MODE_WORDS: &[(&str, &str)] = &[
    ("onsite", "线下"),
    ("onsite", "线下活动"),
    ("onsite", "现场活动"),
    ("onsite", "面授"),
    ("online", "网上"),
    ("online", "网络"),
    ("online", "线上活动"),
    ("online", "直播"),
    ("hybrid", "线上线下"),
    ("hybrid", "线上+线下"),
    ("hybrid", "线下线上"),
    ("hybrid", "线上线下同步"),
    ("hybrid", "混合"),
];

const fn column(
    code: &'static str,
    heading: &'static str,
    need: Need,
    default: bool,
    synonyms: &'static [&'static str],
) -> Column {
    Column {
        code,
        heading,
        need,
        default,
        synonyms,
    }
}

use Need::{Always, Filled, Instead, Never};

#[rustfmt::skip]
const ACTIVITIES: &[Column] = &[
    column("title", "活动名称*", Always, false, &["名称", "活动", "活动项目", "活动项目名称", "项目名称", "活动主题名称", "活动题目", "题目", "活动标题", "标题"]),
    column("strand", "活动板块*", Always, true, &["板块", "所属内容", "所属板块", "内容类别", "活动类别", "类别", "活动内容类别", "所属类别"]),
    column("form", "活动形式*", Always, true, &["形式", "活动类型", "类型", "活动方式类型", "开展形式"]),
    column("topics", "主题", Never, false, &["活动主题", "专题", "主题词"]),
    column("audiences", "面向人群*", Always, true, &["人群", "参加人群", "参与人群", "对象", "活动对象", "参加对象", "参与对象", "面向对象", "服务对象", "受众", "受众人群", "参加人员", "参与人员"]),
    column("mode", "举办方式*", Always, true, &["方式", "活动方式", "举办形式", "线上线下", "线上/线下", "开展方式", "参与方式"]),
    column("summary", "活动简介*", Filled, false, &["简介", "活动内容", "内容", "活动介绍", "内容简介", "活动内容简介", "活动概况", "主要内容", "活动主要内容"]),
    column("starts_at", "开始时间*", Always, false, &["开始日期", "起始时间", "起始日期", "活动开始时间", "开始", "开始日期及时间"]),
    column("ends_at", "结束时间*", Filled, false, &["结束日期", "终止时间", "截止时间", "活动结束时间", "结束"]),
    column("venue_name", "活动地点", Never, false, &["地点", "地点或网址", "地点/网址", "举办地点", "活动场所", "场所", "场地", "活动场地", "活动地点或网址", "活动举办地点", "会场"]),
    column("venue_address", "详细地址", Never, false, &["地址", "活动地址", "地点详细地址", "活动详细地址"]),
    column("region_code", "所在地区", Never, true, &["地区", "所在县区", "县区", "县（市、区）", "所属地区", "行政区划", "区县", "所属县区"]),
    column("online_url", "线上网址", Never, false, &["网址", "链接", "活动链接", "线上链接", "直播链接", "直播地址", "活动网址"]),
    column("co_organizers", "承办、协办单位", Never, false, &["承办单位", "协办单位", "承办/协办单位", "协办承办单位", "参与单位", "合作单位", "联合举办单位"]),
    column("contact_name", "联系人*", Filled, false, &["负责人", "活动联系人", "活动负责人", "联系人姓名", "负责人姓名", "项目负责人"]),
    column("contact_phone", "联系电话*", Filled, false, &["电话", "联系方式", "手机", "手机号", "手机号码", "联系人电话", "负责人电话", "咨询电话", "联系人联系方式", "电话号码"]),
    column("organization", "举办单位", Never, false, &["主办单位", "单位", "单位名称", "主办方", "举办方", "组织单位", "填报单位", "活动单位", "主办（承办）单位", "开展单位"]),
    column("period", "起止时间", Instead, false, &["时间", "活动时间", "举办时间", "起止日期", "日期", "活动日期", "开展时间", "举办日期", "活动起止时间", "时间安排"]),
];

#[rustfmt::skip]
const ORGANIZATIONS: &[Column] = &[
    column("name", "单位名称*", Always, false, &["名称", "单位", "单位全称", "机构名称", "学校名称", "全称", "机构", "学校"]),
    column("short_name", "单位简称", Never, false, &["简称"]),
    column("kind", "单位类别*", Always, true, &["类别", "单位类型", "类型", "单位性质", "性质", "机构类型", "机构类别"]),
    column("region_code", "所在地区", Never, true, &["地区", "所在县区", "县区", "所属地区", "行政区划", "区县"]),
    column("reports_to", "上级单位", Never, false, &["主管单位", "上级主管单位", "主管部门", "上级", "隶属单位"]),
    column("address", "详细地址", Never, false, &["地址", "单位地址", "通讯地址", "通信地址"]),
    column("website", "网址", Never, false, &["网站", "单位网址", "官网", "官方网站"]),
];

#[rustfmt::skip]
const PEOPLE: &[Column] = &[
    column("name", "姓名*", Always, false, &["人员姓名", "名字", "人员", "联系人"]),
    column("organization", "单位名称*", Always, false, &["单位", "工作单位", "所在单位", "单位全称", "所属单位"]),
    column("roles", "角色*", Always, true, &["权限", "人员角色", "系统角色", "岗位角色"]),
];

pub(super) fn of(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::Activities => ACTIVITIES,
        ImportKind::Organizations => ORGANIZATIONS,
        ImportKind::People => PEOPLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::searchable;

    #[test]
    fn no_heading_means_two_things() {
        for kind in [
            ImportKind::Activities,
            ImportKind::Organizations,
            ImportKind::People,
        ] {
            let mut seen = std::collections::HashMap::new();
            for column in kind.columns() {
                for heading in column.synonyms.iter().chain([&column.heading]) {
                    let other = seen.insert(searchable(heading), column.code);
                    assert!(
                        other.is_none_or(|o| o == column.code),
                        "{heading}: {other:?} and {}",
                        column.code
                    );
                }
            }
        }
    }

    #[test]
    fn what_the_template_lacks_stands_last() {
        let columns = ImportKind::Activities.columns();
        assert_eq!(columns[17].need, Need::Instead);
        assert_eq!(ImportKind::Activities.headings().len(), 17);
        assert!(
            columns
                .iter()
                .all(|c| c.heading.ends_with('*') == matches!(c.need, Need::Always | Need::Filled))
        );
    }
}
