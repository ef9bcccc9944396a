//! What every kind of filed thing shares: the form that saves by itself, the buttons of its steps, its
//! history, the lists. `kind` says what a new kind brings.

mod actions;
mod contents;
mod difference;
mod existing;
mod filter;
mod form;
mod kind;
mod labels;
mod list;
mod next;
mod outline;
mod published;
mod published_form;
mod region;
mod revisions;
mod step;
mod submit;
mod table;
mod timeline;
mod upload;

pub use actions::{Actions, VerdictRequest};
pub use contents::{Contents, external_link};
pub use difference::{FieldDifference, distinct};
pub use existing::Existing;
pub use filter::{
    OrganizationSelect, QueryParams, SearchForm, id_text, organizations, set, states,
};
pub use form::{FormParts, use_form};
pub use kind::{Overview, Routes, WorkflowKind, WorkflowSteps};
pub use labels::{Labels, options, term, use_labels};
pub use list::{FiledList, Listed, ReviewQueue};
pub use next::NextReview;
pub use outline::{Outline, OutlineSection, beside_form};
pub use published::{FieldTexts, Publication, PublicationView, Published};
pub use published_form::{FieldForm, FieldGroup, PublishedForm, SectionProps};
pub use region::region_fields;
pub use revisions::{Revisions, Version, version_item};
pub use step::{Outcome, Step, step};
pub use submit::SubmitText;
pub use table::{Columns, Line, filed_table, state_cell};
pub use timeline::{Event, timeline};
pub use upload::{Upload, UploadNew};
