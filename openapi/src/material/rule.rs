//! One rule of a material: what is checked, within which bounds, and how strictly.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Part;
use crate::coded::coded_enum;
use crate::validate::{Check, Validate};

coded_enum! {
    /// What a broken rule means.
    #[derive(Default)]
    pub enum Severity {
        /// Cannot be submitted.
        #[default]
        Error = "error" "不符合不能提交",
        /// Can be submitted with a written reason.
        Warning = "warning" "不符合须说明理由",
    }
}

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $code:literal $label:literal $part:ident $unit:literal ;)+) => {
        coded_enum! {
            /// What a rule looks at. Bounds are in `least` and `most`, both included.
            pub enum RuleCheck { $($(#[$doc])* $name = $code $label,)+ }
        }

        impl RuleCheck {
            /// The part of the form that it looks at.
            pub fn part(self) -> Part { match self { $(Self::$name => Part::$part,)+ } }
            /// The unit of its bounds; empty where it has none.
            pub fn unit(self) -> &'static str { match self { $(Self::$name => $unit,)+ } }
        }
    };
}

checks! {
    /// Strict count, [`crate::text::strict`].
    TitleLength "title_length" "标题字数" Title "字";
    /// Word's 字数, [`crate::text::words`].
    BodyLength "body_length" "正文字数" Body "字";
    PhotoCount "photo_count" "图片数量" Photos "张";
    /// Strict count; `least` 1 makes a caption required.
    CaptionLength "caption_length" "图片说明字数" Photos "字";
    /// Two photos with one caption would get one file name.
    CaptionsDistinct "captions_distinct" "图片说明不重复" Photos "";
    /// Not `IMG_0001`, `微信图片_2020…` or the like.
    CaptionMeaningful "caption_meaningful" "图片说明须写明内容" Photos "";
    /// The original's longer side.
    PhotoPixels "photo_pixels" "图片长边像素" Photos "像素";
    /// The same file twice in one submission.
    PhotosDistinct "photos_distinct" "图片不重复" Photos "";
    /// The same file in another material of the same organization.
    PhotosUnused "photos_unused" "图片未用于其他材料" Photos "";
    DocumentCount "document_count" "文件数量" Documents "个";
    CaseCount "case_count" "案例数量" Cases "个";
    /// Strict count.
    CaseTitleLength "case_title_length" "案例标题字数" Cases "字";
    /// Word's 字数.
    CaseBodyLength "case_body_length" "案例正文字数" Cases "字";
    CasePhotoCount "case_photo_count" "每个案例的图片数量" Cases "张";
    ExemplarCount "exemplar_count" "示范活动数量" Exemplars "项";
    /// Published and not cancelled.
    ExemplarsPublished "exemplars_published" "示范活动已发布" Exemplars "";
    /// Takes place within the edition's date `demonstration`.
    ExemplarsInWindow "exemplars_in_window" "示范活动在集中展示期内" Exemplars "";
    /// A pre-filled figure that was changed; the reason stands beside the figure.
    FiguresAsRecorded "figures_as_recorded" "数据与系统记录一致" Figures "";
    MemberCount "member_count" "领导小组人数" Committee "人";
}

impl RuleCheck {
    /// Whether a form of these parts has what it looks at. Cases have photos too.
    pub fn fits(self, parts: &[Part]) -> bool {
        let of_any_photo = self.part() == Part::Photos && self != Self::PhotoCount;
        parts.contains(&self.part()) || (of_any_photo && parts.contains(&Part::Cases))
    }

    /// Its lower bound is of the whole, whoever brings the pieces.
    pub fn of_whole(self) -> bool {
        use RuleCheck as C;
        matches!(
            self,
            C::TitleLength
                | C::BodyLength
                | C::PhotoCount
                | C::DocumentCount
                | C::CaseCount
                | C::ExemplarCount
                | C::MemberCount
        )
    }

    /// The check looks at a number within bounds.
    pub fn bounded(self) -> bool {
        !self.unit().is_empty()
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub check: RuleCheck,
    #[serde(default)]
    pub severity: Severity,
    /// Included; only where the check has a unit.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub least: Option<u32>,
    /// Included; only where the check has a unit.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub most: Option<u32>,
}

impl Rule {
    pub fn holds(&self, number: usize) -> bool {
        self.least.is_none_or(|n| number >= n as usize)
            && self.most.is_none_or(|n| number <= n as usize)
    }

    /// `8张`, `不少于2000字`, `400至600字`, `不超过20字`.
    pub fn bounds(&self) -> String {
        let unit = self.check.unit();
        match (self.least, self.most) {
            (Some(a), Some(b)) if a == b => format!("{a}{unit}"),
            (Some(0) | None, Some(b)) => format!("不超过{b}{unit}"),
            (Some(a), Some(b)) => format!("{a}至{b}{unit}"),
            (Some(a), None) => format!("不少于{a}{unit}"),
            (None, None) => String::new(),
        }
    }

    /// The rule as a phrase for people: `标题不超过20字`.
    pub fn say(&self) -> String {
        format!("{}{}", self.check.label(), self.bounds())
    }
}

impl Validate for Rule {
    fn validate(&self, check: &mut Check) {
        const MOST: u32 = 1_000_000;
        for (field, bound) in [("least", self.least), ("most", self.most)] {
            let sound = bound.is_none_or(|n| n <= MOST);
            check.that(sound, field, "out_of_range", "数值不能超过1000000。");
            let wanted = bound.is_none() || self.check.bounded();
            check.that(wanted, field, "not_wanted", "此项检查没有数量要求。");
        }
        if self.check.bounded() {
            let some = self.least.is_some() || self.most.is_some();
            check.that(some, "least", "required", "请填写下限或上限。");
        }
        let turned = matches!((self.least, self.most), (Some(a), Some(b)) if a > b);
        check.that(!turned, "most", "before_start", "上限不能小于下限。");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_said() {
        let rule = |least, most| Rule {
            check: RuleCheck::PhotoCount,
            severity: Severity::Error,
            least,
            most,
        };
        assert_eq!(rule(Some(8), Some(8)).bounds(), "8张");
        assert_eq!(rule(Some(0), Some(8)).bounds(), "不超过8张");
        assert_eq!(rule(Some(1), Some(8)).bounds(), "1至8张");
        assert_eq!(rule(Some(8), None).say(), "图片数量不少于8张");
        assert!(rule(Some(8), Some(8)).holds(8) && !rule(Some(8), Some(8)).holds(7));
        assert_eq!(rule(Some(9), Some(8)).faults()[0].field, "most");
    }
}
