//! Every operation that needs permission. Operation id = handler = service function = client
//! function = permission name, so that one name finds the whole path with one grep.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::policy::Rule;

macro_rules! rule {
    (-) => {
        Rule::DENY
    };
    (O) => {
        Rule::OWN
    };
    (S) => {
        Rule::SUBTREE
    };
    (B) => {
        Rule::BELOW
    };
    (R) => {
        Rule::REVIEWS
    };
}

macro_rules! operations {
    ($($name:ident $code:literal : [$($cell:tt)+] ;)+) => {
        /// An operation of the API that needs permission.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Operation { $($name,)+ }

        impl Operation {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The operation id in the OpenAPI document, and the function's name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The policy row, one rule per role in the order of [`crate::role::Role::ALL`].
            pub fn row(self) -> [Rule; 10] {
                match self { $(Self::$name => [$(rule!($cell)),+],)+ }
            }
        }

        /// One type per operation, for the guard's `Granted<P>`.
        pub mod permission {
            $(
                #[derive(Clone, Copy, Debug)]
                pub struct $name;
                impl super::Permission for $name {
                    const OPERATION: super::Operation = super::Operation::$name;
                }
            )+
        }
    };
}

/// A type that stands for one operation.
pub trait Permission: 'static {
    const OPERATION: Operation;
}

// Columns: province editor, reviewer, publisher, admin, auditor · city editor, reviewer ·
// institution editor, submitter · API key (which is further narrowed by its scopes).
operations! {
    // Own person and session
    GetProfile           "get_profile"            : [S S S S S  S S  S S  S];
    UpdateProfile        "update_profile"         : [O O O O O  O O  O O  -];
    ChangePassword       "change_password"        : [O O O O O  O O  O O  -];
    ListSessions         "list_sessions"          : [O O O O O  O O  O O  -];
    EndSession           "end_session"            : [O O O O O  O O  O O  -];
    EndSessions          "end_sessions"           : [O O O O O  O O  O O  -];
    GetDesk              "get_desk"               : [S S S S S  S S  S S  -];
    ListNotifications    "list_notifications"     : [O O O O O  O O  O O  -];
    ReadNotifications    "read_notifications"     : [O O O O O  O O  O O  -];
    // People
    ListPeople           "list_people"            : [S - - S S  S -  - -  -];
    GetPerson            "get_person"             : [S - - S S  S -  - -  -];
    UpdatePerson         "update_person"          : [- - - S -  B -  - -  -];
    DeactivatePerson     "deactivate_person"      : [- - - S -  B -  - -  -];
    ActivatePerson       "activate_person"        : [- - - S -  B -  - -  -];
    UnlockPerson         "unlock_person"          : [- - - S -  B -  - -  -];
    ListInvitations      "list_invitations"       : [S - - S S  S -  - -  -];
    CreateInvitation     "create_invitation"      : [- - - S -  S -  - -  -];
    RevokeInvitation     "revoke_invitation"      : [- - - S -  S -  - -  -];
    ImportPeople         "import_people"          : [- - - S -  B -  - -  -];
    ListApiKeys          "list_api_keys"          : [- - - S S  S -  - -  -];
    CreateApiKey         "create_api_key"         : [- - - S -  S -  - -  -];
    RevokeApiKey         "revoke_api_key"         : [- - - S -  S -  - -  -];
    // Organizations
    ListOrganizations    "list_organizations"     : [S S S S S  S S  O O  S];
    GetOrganization      "get_organization"       : [S S S S S  S S  O O  S];
    CreateOrganization   "create_organization"    : [B - - B -  B -  - -  -];
    UpdateOrganization   "update_organization"    : [S - - S -  S -  O -  -];
    MoveOrganization     "move_organization"      : [B - - B -  B -  - -  -];
    MergeOrganization    "merge_organization"     : [B - - B -  B -  - -  -];
    CloseOrganization    "close_organization"     : [B - - B -  B -  - -  -];
    ReopenOrganization   "reopen_organization"    : [B - - B -  B -  - -  -];
    ImportOrganizations  "import_organizations"   : [B - - B -  B -  - -  -];
    // Edition
    CreateEdition        "create_edition"         : [O - - - -  - -  - -  -];
    UpdateEdition        "update_edition"         : [O - - - -  - -  - -  -];
    ActivateEdition      "activate_edition"       : [O - - - -  - -  - -  -];
    SaveOpening          "save_opening"           : [S - - - -  O -  - -  -];
    SaveCommittee        "save_committee"         : [S - - - -  O -  - -  -];
    // Activities
    ListActivities       "list_activities"        : [S S S S S  S S  S S  S];
    GetActivity          "get_activity"           : [S S S S S  S S  S S  S];
    ListRevisions        "list_revisions"         : [S S S - S  S S  S S  S];
    CreateActivity       "create_activity"        : [O - - - -  O -  O O  S];
    UpdateActivity       "update_activity"        : [O - - - -  O -  O O  S];
    DeleteActivity       "delete_activity"        : [O - - - -  O -  O O  S];
    DuplicateActivity    "duplicate_activity"     : [O - - - -  O -  O O  S];
    SubmitActivity       "submit_activity"        : [O - - - -  O -  - O  S];
    WithdrawActivity     "withdraw_activity"      : [O - - - -  O -  - O  S];
    ReviseActivity       "revise_activity"        : [O - - - -  O -  O O  S];
    ListReviews          "list_reviews"           : [- R S - -  - R  - -  -];
    ApproveActivity      "approve_activity"       : [- R - - -  - R  - -  -];
    ReturnActivity       "return_activity"        : [- R - - -  - R  - -  -];
    DeclineActivity      "decline_activity"       : [- - S - -  - -  - -  -];
    PublishActivity      "publish_activity"       : [- - S - -  - -  - -  -];
    RetractActivity      "retract_activity"       : [- - S - -  - -  - -  -];
    CancelActivity       "cancel_activity"        : [- - S - -  O -  - O  S];
    PostponeActivity     "postpone_activity"      : [- - S - -  O -  - O  S];
    RestoreActivity      "restore_activity"       : [- - S - -  O -  - O  S];
    ImportActivities     "import_activities"      : [O - - - -  S -  O O  S];
    UploadFile           "upload_file"            : [O - - - -  O -  O O  S];
    // Oversight
    ListAudit            "list_audit"             : [- - - - S  - -  - -  -];
}
