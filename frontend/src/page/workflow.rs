//! What every kind of filed thing shares: the form that saves by itself, the buttons of its steps, its
//! history, the lists. `kind` says what a new kind brings.

mod actions;
mod contents;
mod difference;
mod edit;
mod field_form;
mod filter;
mod form;
mod kind;
mod labels;
mod list;
mod next;
mod outline;
mod published;
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
pub use edit::{Edit, Existing};
pub use field_form::{EntryForm, FieldForm, FieldGroup, SectionProps};
pub use filter::{
    OrganizationSelect, QueryParams, SearchForm, id_text, organizations, set, states,
};
pub use form::{FormParts, use_form};
pub use kind::{Routes, WorkflowKind};
pub use labels::{Labels, options, term, use_labels};
pub use list::{FiledList, Listed, Queued, ReviewQueue};
pub use next::NextReview;
pub use outline::{Outline, OutlineSection, beside_form};
pub use published::{FieldTexts, Publication, PublicationView, Published, form_notes};
pub use region::region_fields;
pub use revisions::{Revisions, Version, version_item};
pub use step::{Step, step};
pub use submit::SubmitText;
pub use table::{Columns, filed_table, state_cell};
pub use timeline::{Event, timeline};
pub use upload::{Upload, UploadNew};
