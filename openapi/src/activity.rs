//! Activities (requirements R5): one event or a recurring series of them in an edition.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::edition::EditionInput;
use crate::file::FileRef;
use crate::limit;
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::problem::FieldError;
use crate::schedule::{Occurrence, Schedule};
use crate::validate::{Check, Validate};
use crate::workflow::{Holding, State};

/// How people take part (schema.org `eventAttendanceMode`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Onsite,
    Online,
    Hybrid,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::Onsite, Self::Online, Self::Hybrid];

    pub fn code(self) -> &'static str {
        match self {
            Self::Onsite => "onsite",
            Self::Online => "online",
            Self::Hybrid => "hybrid",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Onsite => "现场",
            Self::Online => "线上",
            Self::Hybrid => "线上线下结合",
        }
    }

    pub fn needs_venue(self) -> bool {
        self != Self::Online
    }

    pub fn needs_link(self) -> bool {
        self != Self::Onsite
    }
}

/// Everything a unit writes of an activity. A draft may be incomplete; see [`ActivityContent::submittable`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ActivityContent {
    #[schema(max_length = 60)]
    pub title: String,
    /// Code of one of the edition's strands.
    pub strand: Option<String>,
    /// Code of one of the edition's forms.
    pub form: Option<String>,
    #[schema(max_items = 12)]
    pub topics: Vec<String>,
    #[schema(max_items = 12)]
    pub audiences: Vec<String>,
    pub mode: Mode,
    #[schema(max_length = 200)]
    pub summary: String,
    #[schema(max_length = 5000)]
    pub description: String,
    pub schedule: Schedule,
    #[schema(max_length = 80)]
    pub venue_name: String,
    #[schema(max_length = 200)]
    pub venue_address: String,
    /// GB/T 2260 code of the place where it is held.
    pub region_code: Option<String>,
    /// WGS 84 degrees.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    #[schema(max_length = 2000)]
    pub online_url: String,
    /// How to watch or join.
    #[schema(max_length = 500)]
    pub online_guide: String,
    /// 承办、协办单位 by name.
    #[schema(max_items = 12)]
    pub co_organizers: Vec<String>,
    /// The unit's contact, shown to reviewers; publicly only where `contact_public`.
    #[schema(max_length = 50)]
    pub contact_name: String,
    #[schema(max_length = 60)]
    pub contact_phone: String,
    pub contact_public: bool,
    pub free: bool,
    /// What it costs, where it isn't free.
    #[schema(max_length = 500)]
    pub fee: String,
    /// Persons.
    #[schema(minimum = 1, maximum = 1000000)]
    pub capacity: Option<i32>,
    #[schema(max_length = 2000)]
    pub registration_url: String,
    #[schema(max_length = 500)]
    pub accessibility: String,
    pub picture: Option<Uuid>,
    /// What the picture shows, for those who can't see it.
    #[schema(max_length = 200)]
    pub picture_alt: String,
    pub attachment: Option<Uuid>,
    /// 稿件来源
    #[schema(max_length = 80)]
    pub source: String,
}

impl Default for ActivityContent {
    fn default() -> Self {
        Self {
            title: String::new(),
            strand: None,
            form: None,
            topics: Vec::new(),
            audiences: Vec::new(),
            mode: Mode::Onsite,
            summary: String::new(),
            description: String::new(),
            schedule: Schedule::default(),
            venue_name: String::new(),
            venue_address: String::new(),
            region_code: None,
            latitude: None,
            longitude: None,
            online_url: String::new(),
            online_guide: String::new(),
            co_organizers: Vec::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
            contact_public: false,
            free: true,
            fee: String::new(),
            capacity: None,
            registration_url: String::new(),
            accessibility: String::new(),
            picture: None,
            picture_alt: String::new(),
            attachment: None,
            source: String::new(),
        }
    }
}

/// What even a draft must keep to: lengths, formats, order of times.
impl Validate for ActivityContent {
    fn validate(&self, check: &mut Check) {
        check.text("title", &self.title, limit::TITLE);
        check.text("summary", &self.summary, limit::SUMMARY);
        check.text("description", &self.description, limit::DESCRIPTION);
        for (field, list) in [
            ("topics", &self.topics),
            ("audiences", &self.audiences),
            ("co_organizers", &self.co_organizers),
        ] {
            check.that(
                list.len() <= limit::CHOICES,
                field,
                "too_many",
                format!("最多选择或填写{}项。", limit::CHOICES),
            );
            for (i, item) in list.iter().enumerate() {
                check.required(&format!("{field}.{i}"), item, limit::NAME);
                check.that(
                    !list[..i].contains(item),
                    &format!("{field}.{i}"),
                    "duplicate",
                    "与前面的内容重复。",
                );
            }
        }
        check.under("schedule", |c| self.schedule.check_draft(c));
        check.text("venue_name", &self.venue_name, limit::NAME);
        check.text("venue_address", &self.venue_address, limit::ADDRESS);
        if let Some(code) = &self.region_code {
            check.that(
                crate::region::is_code(code),
                "region_code",
                "not_a_region",
                "行政区划代码应为6位数字，请从列表中选择。",
            );
        }
        check.that(
            self.latitude.is_none_or(|v| (-90.0..=90.0).contains(&v)),
            "latitude",
            "out_of_range",
            "纬度应在-90至90之间。",
        );
        check.that(
            self.longitude.is_none_or(|v| (-180.0..=180.0).contains(&v)),
            "longitude",
            "out_of_range",
            "经度应在-180至180之间。",
        );
        check.that(
            self.latitude.is_some() == self.longitude.is_some(),
            "longitude",
            "incomplete",
            "经度和纬度须同时填写。",
        );
        check.url("online_url", &self.online_url);
        check.text("online_guide", &self.online_guide, limit::NOTE);
        check.text("contact_name", &self.contact_name, limit::PERSON_NAME);
        check.text("contact_phone", &self.contact_phone, limit::PHONE);
        check.phone("contact_phone", &self.contact_phone);
        check.text("fee", &self.fee, limit::NOTE);
        check.that(
            self.capacity
                .is_none_or(|n| (1..=limit::CAPACITY).contains(&n)),
            "capacity",
            "out_of_range",
            "人数应为1至1000000的整数。",
        );
        check.url("registration_url", &self.registration_url);
        check.text("accessibility", &self.accessibility, limit::NOTE);
        check.text("picture_alt", &self.picture_alt, limit::SUMMARY);
        check.text("source", &self.source, limit::NAME);
    }
}

impl ActivityContent {
    /// All that stands between this draft and its submission, in the order of the form.
    pub fn submittable(&self, edition: &EditionInput) -> Vec<FieldError> {
        let mut check = Check::default();
        self.validate(&mut check);
        check.that(
            !self.title.is_empty(),
            "title",
            "required",
            "请填写活动名称。",
        );
        self.known(
            &mut check,
            "strand",
            self.strand.as_deref(),
            &edition.strands,
            "请选择活动板块。",
        );
        self.known(
            &mut check,
            "form",
            self.form.as_deref(),
            &edition.forms,
            "请选择活动形式。",
        );
        for (i, topic) in self.topics.iter().enumerate() {
            self.known(
                &mut check,
                &format!("topics.{i}"),
                Some(topic),
                &edition.topics,
                "请重新选择主题。",
            );
        }
        check.that(
            !self.audiences.is_empty(),
            "audiences",
            "required",
            "请至少选择一类面向人群。",
        );
        for (i, audience) in self.audiences.iter().enumerate() {
            self.known(
                &mut check,
                &format!("audiences.{i}"),
                Some(audience),
                &edition.audiences,
                "请重新选择面向人群。",
            );
        }
        check.that(
            !self.summary.is_empty(),
            "summary",
            "required",
            "请用一两句话介绍活动。",
        );
        check.under("schedule", |c| self.schedule.check_submit(c));
        if self.mode.needs_venue() {
            check.that(
                !self.venue_name.is_empty(),
                "venue_name",
                "required",
                "请填写活动地点。",
            );
            check.that(
                !self.venue_address.is_empty(),
                "venue_address",
                "required",
                "请填写详细地址，方便群众前往。",
            );
        }
        if self.mode.needs_link() {
            let reachable = !self.online_url.is_empty() || !self.online_guide.is_empty();
            check.that(
                reachable,
                "online_url",
                "required",
                "请填写线上参与网址，或说明观看方式。",
            );
        }
        check.that(
            !self.contact_name.is_empty(),
            "contact_name",
            "required",
            "请填写联系人。",
        );
        check.that(
            !self.contact_phone.is_empty(),
            "contact_phone",
            "required",
            "请填写联系电话。",
        );
        check.that(
            self.free || !self.fee.is_empty(),
            "fee",
            "required",
            "收费活动请说明收费标准。",
        );
        let described = self.picture.is_none() || !self.picture_alt.is_empty();
        check.that(
            described,
            "picture_alt",
            "required",
            "请用一句话说明图片内容，供看不到图片的读者了解。",
        );
        check.errors
    }

    fn known(
        &self,
        check: &mut Check,
        field: &str,
        code: Option<&str>,
        terms: &[crate::edition::Term],
        ask: &str,
    ) {
        match code {
            None => check.fault(field, "required", ask),
            Some(code) if !terms.iter().any(|t| t.code == code) => {
                check.fault(field, "unknown", "此选项不在本年度的目录中，请重新选择。");
            }
            Some(_) => {}
        }
    }

    /// The fields in which two contents differ, in the order of the form.
    pub fn difference(&self, other: &Self) -> Vec<String> {
        let (Ok(serde_json::Value::Object(a)), Ok(serde_json::Value::Object(b))) =
            (serde_json::to_value(self), serde_json::to_value(other))
        else {
            return Vec::new();
        };
        FIELDS
            .iter()
            .filter(|(field, _)| a.get(*field) != b.get(*field))
            .map(|(field, _)| (*field).to_owned())
            .collect()
    }
}

/// Every field with the word on the page, in the order of the form.
pub const FIELDS: &[(&str, &str)] = &[
    ("title", "活动名称"),
    ("strand", "活动板块"),
    ("form", "活动形式"),
    ("topics", "主题"),
    ("audiences", "面向人群"),
    ("summary", "活动简介"),
    ("description", "详细介绍"),
    ("mode", "举办方式"),
    ("schedule", "活动时间"),
    ("venue_name", "活动地点"),
    ("venue_address", "详细地址"),
    ("region_code", "所在地区"),
    ("latitude", "纬度"),
    ("longitude", "经度"),
    ("online_url", "线上网址"),
    ("online_guide", "观看方式"),
    ("co_organizers", "承办、协办单位"),
    ("contact_name", "联系人"),
    ("contact_phone", "联系电话"),
    ("contact_public", "公开联系方式"),
    ("free", "免费参加"),
    ("fee", "收费标准"),
    ("capacity", "人数上限"),
    ("registration_url", "报名网址"),
    ("accessibility", "无障碍说明"),
    ("picture", "活动图片"),
    ("picture_alt", "图片说明"),
    ("attachment", "附件"),
    ("source", "稿件来源"),
];

/// Begins an activity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityCreate {
    /// For which organization; the caller's own where absent.
    #[serde(default)]
    pub organization_id: Option<Uuid>,
    #[serde(default)]
    pub content: ActivityContent,
}

impl Validate for ActivityCreate {
    fn validate(&self, check: &mut Check) {
        check.under("content", |c| self.content.validate(c));
    }
}

/// One version of an activity's text and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Revision {
    pub id: Uuid,
    /// 1, 2, 3 … within the activity.
    pub number: i32,
    pub state: State,
    pub content: ActivityContent,
    /// Display names; absent where it has not happened.
    pub author: String,
    pub submitted_by: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub reviewed_by: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_by: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    /// Why it was returned, declined or retracted last.
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An activity as its filers and reviewers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub organization: OrganizationRef,
    /// The office that reviews it.
    pub reviewer: Option<OrganizationRef>,
    pub holding: Holding,
    /// The public notice of a cancellation or postponement.
    pub notice: Option<String>,
    /// The revision in work, or the newest where none is.
    pub revision: Revision,
    /// The revision the public sees, where another than `revision`.
    pub public_revision: Option<Revision>,
    pub picture: Option<FileRef>,
    pub attachment: Option<FileRef>,
    /// What the caller may do now.
    pub actions: Vec<Operation>,
    /// What is still missing before it can be submitted.
    pub missing: Vec<FieldError>,
    /// What a reader should know, e.g. dates outside the local week.
    pub warnings: Vec<String>,
    pub sample: bool,
    /// Grows with each change; also the `ETag`.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An activity in a dashboard list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ActivityRow {
    pub id: Uuid,
    pub title: String,
    pub organization: OrganizationRef,
    pub strand: Option<String>,
    pub state: State,
    pub holding: Holding,
    /// A published one stays public while this revision is in work.
    pub public: bool,
    pub revision_number: i32,
    pub first_start: Option<DateTime<Utc>>,
    pub occurrences: i32,
    pub reason: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub sample: bool,
}

/// Which activities to list; all lie in the caller's reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ActivityFilter {
    /// The current edition where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holding: Option<Holding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strand: Option<String>,
    /// This organization and all below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Uuid>,
    /// Part of the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 60)]
    pub q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Cancels or postpones in public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldingNotice {
    /// What the public reads.
    #[schema(min_length = 1, max_length = 1000)]
    pub notice: String,
}

impl Validate for HoldingNotice {
    fn validate(&self, check: &mut Check) {
        check.required("notice", &self.notice, limit::REASON);
    }
}

/// First start, last end and count of a schedule, as stored for lists.
pub fn span(occurrences: &[Occurrence]) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let first = occurrences.iter().map(|o| o.starts_at).min()?;
    let last = occurrences.iter().map(|o| o.ends_at).max()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_word() {
        let serde_json::Value::Object(map) =
            serde_json::to_value(ActivityContent::default()).expect("an object")
        else {
            panic!("an object")
        };
        assert_eq!(map.len(), FIELDS.len());
        for (field, label) in FIELDS {
            assert!(map.contains_key(*field), "{field}");
            assert!(!label.is_empty());
        }
    }

    #[test]
    fn a_draft_may_be_empty_but_not_overlong() {
        assert!(ActivityContent::default().faults().is_empty());
        let long = ActivityContent {
            title: "学".repeat(61),
            ..Default::default()
        };
        assert_eq!(long.faults()[0].code, "too_long");
    }

    #[test]
    fn differences_are_named() {
        let a = ActivityContent::default();
        let b = ActivityContent {
            title: "新".into(),
            capacity: Some(30),
            ..Default::default()
        };
        assert_eq!(a.difference(&b), ["title", "capacity"]);
    }
}
