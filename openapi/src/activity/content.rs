//! What a unit writes of an activity, and what even a draft must keep to (docs/DOMAIN.md R5).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Mode;
use crate::id::FileId;
use crate::limit;
use crate::schedule::Schedule;
use crate::validate::{Check, Validate};

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
    pub picture: Option<FileId>,
    /// What the picture shows, for those who can't see it.
    #[schema(max_length = 200)]
    pub picture_alt: String,
    pub attachment: Option<FileId>,
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
