//! What the public sees: no sign-in, no personal data beyond what a unit marked as public.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::activity::Mode;
use crate::edition::Edition;
use crate::file::FileRef;
use crate::id::{ActivityId, EditionId, OrganizationId};
use crate::opening::Openings;
use crate::organization::OrganizationRef;
use crate::schedule::Occurrence;
use crate::workflow::Holding;

/// The home page in one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Home {
    pub edition: Edition,
    pub openings: Openings,
    /// Published activities of the edition.
    pub activities: i64,
    /// Their occurrences.
    pub occurrences: i64,
    /// Organizations that hold them.
    pub organizers: i64,
    /// 示范活动 among them.
    pub exemplars: i64,
    /// In the region that was asked for, each with its occurrence: six that are on today at most, then
    /// six at most that are next to come; the edition's last ones when it is over.
    pub next: Vec<PublicRow>,
    /// 示范活动 not among these, what is not over before the others. At most three.
    #[serde(default)]
    pub featured: Vec<PublicRow>,
    /// How many activities each strand has, in the edition's order.
    pub strands: Vec<StrandCount>,
    pub sample: bool,
}

/// Whose activities stand under "next".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HomeFilter {
    /// GB/T 2260; a prefecture or province takes all places in it. The whole province where absent.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StrandCount {
    pub code: String,
    pub label: String,
    pub activities: i64,
}

/// A published activity in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicRow {
    pub id: ActivityId,
    pub title: String,
    pub summary: String,
    pub organization: OrganizationRef,
    pub strand: String,
    pub form: String,
    pub mode: Mode,
    pub region_code: Option<String>,
    pub region_name: Option<String>,
    pub venue_name: String,
    pub first_start: DateTime<Utc>,
    /// End of the first occurrence.
    pub first_end: DateTime<Utc>,
    pub last_end: DateTime<Utc>,
    pub occurrences: i32,
    pub free: bool,
    /// 示范活动: nominated by its city or university, accepted by the province.
    pub exemplar: bool,
    pub holding: Holding,
    pub picture: Option<FileRef>,
    pub picture_alt: String,
    pub sample: bool,
    /// What of its title, summary, organizer and venue `q` asked for, as it is written there; also
    /// what is meant by its sound.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<String>,
    /// On the home page: the occurrence that is on or comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Occurrence>,
}

/// Which published activities. All given conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PublicFilter {
    /// The current edition where absent.
    pub edition_id: Option<EditionId>,
    /// GB/T 2260; a prefecture or province takes all places in it.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    /// The organizer or an office above it.
    pub organization_id: Option<OrganizationId>,
    #[param(max_length = 40)]
    pub strand: Option<String>,
    #[param(max_length = 40)]
    pub form: Option<String>,
    #[param(max_length = 40)]
    pub audience: Option<String>,
    #[param(max_length = 40)]
    pub topic: Option<String>,
    pub mode: Option<Mode>,
    /// `true`: only 示范活动; `false`: all others.
    pub exemplar: Option<bool>,
    /// Some occurrence touches the Shanghai days from … until, both included.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// `false`: only what is on or to come; `true`: only what is over, the last begun first.
    pub over: Option<bool>,
    /// Words in title, summary, organizer or venue, in any order; of title, organizer and venue also
    /// in pinyin, whole (`changchun`) or by first letters (`ccsqjy`).
    #[param(max_length = 60)]
    pub q: Option<String>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// How many activities each choice would show: every facet under all conditions but its own. What
/// would show none is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Facets {
    /// Under all conditions.
    pub total: i64,
    /// Those of them that are over.
    #[serde(default)]
    pub over: i64,
    pub strands: Vec<FacetCount>,
    pub forms: Vec<FacetCount>,
    /// An activity may be for several.
    pub audiences: Vec<FacetCount>,
    pub modes: Vec<FacetCount>,
    /// Counties, prefectures with all in them, and the province.
    pub regions: Vec<FacetCount>,
    /// Those under no place of the list of regions.
    pub placeless: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacetCount {
    pub code: String,
    pub activities: i64,
}

/// A published activity with all its public facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicActivity {
    #[serde(flatten)]
    pub row: PublicRow,
    pub edition_id: EditionId,
    /// The page's own address.
    pub url: String,
    pub description: String,
    pub topics: Vec<String>,
    pub audiences: Vec<String>,
    pub occurrences_all: Vec<Occurrence>,
    pub venue_address: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub online_url: String,
    pub online_guide: String,
    pub co_organizers: Vec<String>,
    /// Only where the unit made it public.
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
    pub fee: String,
    pub capacity: Option<i32>,
    pub registration_url: String,
    pub accessibility: String,
    pub attachment: Option<FileRef>,
    /// 稿件来源
    pub source: String,
    /// The public notice of a cancellation or postponement.
    pub notice: Option<String>,
    pub published_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A month of the calendar, with the filters of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CalendarFilter {
    pub edition_id: Option<EditionId>,
    /// `2020-11`; where absent the edition's month nearest to today that has an activity.
    #[param(pattern = "^[0-9]{4}-[0-9]{2}$")]
    pub month: Option<String>,
    /// In place of the month: the days from … until, both included; the one day where `until` is
    /// absent. At most 42.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// Occurrences shown of a day at most; 3 where absent.
    #[param(minimum = 1, maximum = 100)]
    pub items: Option<u32>,
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    #[param(max_length = 40)]
    pub strand: Option<String>,
    #[param(max_length = 40)]
    pub form: Option<String>,
    #[param(max_length = 40)]
    pub audience: Option<String>,
    pub mode: Option<Mode>,
    /// `true`: only 示范活动; `false`: all others.
    pub exemplar: Option<bool>,
    #[param(max_length = 60)]
    pub q: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Calendar {
    /// The month of the first day, `2020-11`.
    pub month: String,
    /// Days that have something, in order.
    pub days: Vec<CalendarDay>,
}

/// One day. An occurrence across midnight stands on both days and counts on its first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CalendarDay {
    pub day: NaiveDate,
    pub total: i64,
    /// As many as were asked for: what begins on the day, earliest first, then what goes on; the list with `from = until = day` has all.
    pub items: Vec<CalendarItem>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CalendarItem {
    pub id: ActivityId,
    pub title: String,
    pub strand: String,
    pub holding: Holding,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}
