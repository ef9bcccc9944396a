//! What articles there are, and what each kind asks: one table that the form, the checks and the
//! public pages read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::limit;
use crate::organization::OrganizationKind;

coded_enum! {
    /// 栏目: where the public looks.
    pub enum Shelf {
        Showcase = "showcase" "学习展示",
        Resources = "resources" "学习资源",
        Announcements = "announcements" "通知公告",
        Coverage = "coverage" "媒体报道",
        Columns = "columns" "活动周专栏",
        Organizations = "organizations" "单位主页",
    }
}

impl Shelf {
    /// Its kinds, in the order of the table.
    pub fn kinds(self) -> impl Iterator<Item = ArticleKind> {
        ArticleKind::ALL
            .into_iter()
            .filter(move |k| k.rule().shelf == self)
    }
}

/// Who may file a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filers {
    All,
    /// Province and city offices.
    Offices,
    /// Offices and universities: those who report to the province.
    Reporters,
}

impl Filers {
    pub fn include(self, kind: OrganizationKind) -> bool {
        use OrganizationKind as K;
        match self {
            Self::All => true,
            Self::Offices => matches!(kind, K::ProvinceOffice | K::CityOffice),
            Self::Reporters => kind != K::Institution,
        }
    }
}

/// A field of [`super::ArticleContent`] as one kind asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// The word on the page.
    pub label: &'static str,
    /// Must be there before it is submitted.
    pub required: bool,
    /// Of a text, characters; of a list, items. 0 for neither.
    pub max: usize,
}

/// All about one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRule {
    pub kind: ArticleKind,
    pub code: &'static str,
    pub label: &'static str,
    pub shelf: Shelf,
    pub filers: Filers,
    /// An organization has one at most in an edition.
    pub single: bool,
    /// In the order of the form.
    pub fields: &'static [Field],
}

impl KindRule {
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.name == name)
    }
}

const fn need(name: &'static str, label: &'static str, max: usize) -> Field {
    Field {
        name,
        label,
        required: true,
        max,
    }
}

const fn may(name: &'static str, label: &'static str, max: usize) -> Field {
    Field {
        name,
        label,
        required: false,
        max,
    }
}

const PICTURES: usize = super::GALLERY;
const TITLE: Field = need("title", "标题", limit::TITLE);
const SUMMARY: Field = need("summary", "摘要", limit::SUMMARY);
const REGION: Field = may("region_code", "所在地区", 0);
const AUDIENCES: Field = may("audiences", "面向人群", limit::CHOICES);
const TOPICS: Field = may("topics", "主题", limit::CHOICES);
const PICTURE: Field = may("picture", "题图", 0);
const PICTURE_ALT: Field = may("picture_alt", "图片说明", limit::SUMMARY);
const GALLERY: Field = may("gallery", "图片", PICTURES);
const ATTACHMENTS: Field = may("attachments", "附件", super::ATTACHMENTS);
const LINKS: Field = may("links", "相关链接", super::LINKS);
const SOURCE: Field = may("source", "稿件来源", limit::NAME);
const CONSENT: Field = need("consent", "本人同意公开", 0);
const URL: Field = need("url", "网址", 0);
const TIMES: Field = need("opening_times", "开放时间", limit::NOTE);
const ADDRESS: Field = need("address", "地址", limit::ADDRESS);
const JOIN: Field = need("how_to_join", "参加方式", limit::NOTE);

const fn body(label: &'static str, max: usize) -> Field {
    need("body", label, max)
}

/// A report without a person in its middle.
const REPORT: &[Field] = &[
    TITLE,
    SUMMARY,
    body("正文", 8_000),
    REGION,
    AUDIENCES,
    TOPICS,
    PICTURE,
    PICTURE_ALT,
    GALLERY,
    ATTACHMENTS,
    LINKS,
    SOURCE,
];
/// Of a person, who has agreed.
const PORTRAIT: &[Field] = &[
    TITLE,
    SUMMARY,
    body("事迹", 5_000),
    CONSENT,
    REGION,
    TOPICS,
    PICTURE,
    PICTURE_ALT,
    GALLERY,
    LINKS,
    SOURCE,
];
/// Something on offer in the web.
const OFFER: &[Field] = &[
    TITLE,
    SUMMARY,
    body("介绍", 5_000),
    URL,
    may("how_to_join", "使用方法", limit::NOTE),
    AUDIENCES,
    TOPICS,
    PICTURE,
    PICTURE_ALT,
    ATTACHMENTS,
    LINKS,
    SOURCE,
];

macro_rules! kinds {
    ($($kind:ident $code:literal $label:literal $shelf:ident $filers:ident $single:literal $fields:expr;)+) => {
        /// A kind of article.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum ArticleKind { #[default] $($kind,)+ }

        impl ArticleKind {
            pub const ALL: [Self; RULES.len()] = [$(Self::$kind,)+];
        }

        const RULES: &[KindRule] = &[$(KindRule {
            kind: ArticleKind::$kind,
            code: $code,
            label: $label,
            shelf: Shelf::$shelf,
            filers: Filers::$filers,
            single: $single,
            fields: $fields,
        },)+];
    };
}

kinds! {
    EpidemicStory "epidemic_story" "抗疫感人事迹" Showcase All false PORTRAIT;
    WorkCase "work_case" "继续教育优秀工作案例" Showcase All false REPORT;
    Star "star" "百姓学习之星" Showcase All false PORTRAIT;
    Brand "brand" "终身学习品牌项目" Showcase All false REPORT;
    QualityResource "quality_resource" "优质教育资源" Showcase All false REPORT;
    LectureHall "lecture_hall" "社区教育大讲堂" Showcase All false REPORT;
    Practice "practice" "典型做法" Showcase All false REPORT;
    Story "story" "生动事例" Showcase All false PORTRAIT;
    Course "course" "网络课程" Resources All false &[
        TITLE, need("category", "类别", 0), SUMMARY, body("课程介绍", 5_000), URL,
        may("lecturer", "主讲人", limit::NAME), may("how_to_join", "学习方法", limit::NOTE), AUDIENCES,
        TOPICS, PICTURE, PICTURE_ALT, ATTACHMENTS, LINKS, SOURCE,
    ];
    OpenSchool "open_school" "开放学校" Resources All false &[
        TITLE, need("school_kind", "学校类型", 0), SUMMARY, need("opens", "开放内容", 5),
        need("opening_times", "开放时间", limit::NOTE), JOIN, body("详细说明", 5_000),
        may("url", "网址", 0), REGION, may("address", "地址", limit::ADDRESS), AUDIENCES, PICTURE,
        PICTURE_ALT, GALLERY, ATTACHMENTS, LINKS, SOURCE,
    ];
    Venue "venue" "共享场馆" Resources All false &[
        TITLE, need("venue_kind", "场馆类型", 0), SUMMARY, TIMES, ADDRESS, REGION,
        need("offers", "服务内容", limit::REASON), may("body", "介绍", 5_000),
        may("how_to_join", "预约和参加方式", limit::NOTE), may("accessibility", "无障碍说明", limit::NOTE),
        may("url", "网址", 0), AUDIENCES, PICTURE, PICTURE_ALT, GALLERY, LINKS, SOURCE,
    ];
    LectureSeries "lecture_series" "系列讲座" Resources All false &[
        TITLE, SUMMARY, need("lectures", "场次", super::LECTURES), may("body", "介绍", 5_000),
        may("url", "观看网址", 0), may("how_to_join", "观看方式", limit::NOTE), AUDIENCES, TOPICS,
        PICTURE, PICTURE_ALT, ATTACHMENTS, LINKS, SOURCE,
    ];
    Book "book" "好书推荐" Resources All false &[
        need("title", "书名", limit::TITLE), need("author", "作者", limit::NAME),
        need("publisher", "出版社", limit::NAME), need("isbn", "ISBN", 20),
        need("recommender", "推荐人或单位", limit::NAME), SUMMARY, body("推荐理由", 3_000), AUDIENCES,
        TOPICS, PICTURE, PICTURE_ALT, LINKS, SOURCE,
    ];
    Recitation "recitation" "好书诵读" Resources All false &[
        TITLE, need("book_title", "诵读作品", limit::NAME), may("author", "作品作者", limit::NAME),
        need("reader", "诵读者", limit::NAME), SUMMARY, need("url", "音频或视频网址", 0),
        may("body", "文字稿或介绍", 5_000), TOPICS, PICTURE, PICTURE_ALT, LINKS, SOURCE,
    ];
    BookClub "book_club" "书友会" Resources All false &[
        TITLE, SUMMARY, need("opening_times", "活动时间", limit::NOTE),
        need("address", "活动地点", limit::ADDRESS), JOIN, body("介绍", 5_000), REGION, AUDIENCES,
        TOPICS, PICTURE, PICTURE_ALT, GALLERY, LINKS, SOURCE,
    ];
    Platform "platform" "阅读平台" Resources All false OFFER;
    Announcement "announcement" "通知公告" Announcements Offices false &[
        TITLE, may("summary", "摘要", limit::SUMMARY), body("正文", 20_000), ATTACHMENTS, LINKS, PICTURE,
        PICTURE_ALT, SOURCE,
    ];
    Coverage "coverage" "媒体报道" Coverage All false &[
        need("title", "报道标题", limit::TITLE), need("medium", "媒体名称", limit::NAME),
        need("published_on", "报道日期", 0), need("url", "报道网址", 0),
        may("summary", "摘要", limit::SUMMARY), REGION, PICTURE, PICTURE_ALT,
    ];
    Column "column" "活动周专栏" Columns Reporters true &[
        need("title", "专栏名称", limit::TITLE), need("url", "专栏网址", 0),
        may("summary", "说明", limit::SUMMARY), REGION,
    ];
    OrganizationPage "organization_page" "单位主页" Organizations All true &[
        need("title", "主页标题", limit::TITLE), SUMMARY, body("单位介绍", 5_000), REGION,
        may("address", "地址", limit::ADDRESS), may("opening_times", "开放时间", limit::NOTE),
        may("url", "网站", 0), may("offers", "服务内容", limit::REASON), AUDIENCES, PICTURE, PICTURE_ALT,
        GALLERY, LINKS,
    ];
}

impl ArticleKind {
    pub fn rule(self) -> &'static KindRule {
        &RULES[self as usize]
    }

    pub fn code(self) -> &'static str {
        self.rule().code
    }

    pub fn parse(code: &str) -> Option<Self> {
        RULES.iter().find(|r| r.code == code).map(|r| r.kind)
    }

    pub fn label(self) -> &'static str {
        self.rule().label
    }

    /// Speaks of a person, who must have agreed (docs/DOMAIN.md R26).
    pub fn needs_consent(self) -> bool {
        self.rule().field("consent").is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::ArticleContent;
    use super::*;

    #[test]
    fn the_table_stands_in_order_and_names_fields_that_exist() {
        let blank = serde_json::to_value(ArticleContent::default()).expect("JSON");
        let mut asked = std::collections::BTreeSet::new();
        for (kind, rule) in ArticleKind::ALL.into_iter().zip(RULES) {
            assert_eq!(kind, rule.kind);
            assert_eq!(ArticleKind::parse(rule.code), Some(kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(rule.code.into()));
            for (at, field) in rule.fields.iter().enumerate() {
                assert!(blank.get(field.name).is_some(), "{}", field.name);
                let again = rule.fields[..at].iter().any(|f| f.name == field.name);
                assert!(!again, "{} asks twice for {}", rule.code, field.name);
                asked.insert(field.name);
            }
            assert_eq!(rule.fields[0].name, "title");
        }
        let all = blank.as_object().expect("an object").len();
        assert_eq!(asked.len(), all, "a field that no kind asks");
        assert_eq!(
            Shelf::ALL.into_iter().flat_map(Shelf::kinds).count(),
            RULES.len()
        );
    }

    #[test]
    fn announcements_are_the_offices_own() {
        let filers = ArticleKind::Announcement.rule().filers;
        assert!(filers.include(OrganizationKind::CityOffice));
        assert!(!filers.include(OrganizationKind::Institution));
        assert!(!filers.include(OrganizationKind::University));
    }
}
