//! Every operation that needs permission. Operation id = handler = service function = client
//! function = permission name, so that one name finds the whole path with one grep.

use crate::coded::coded_enum;
use crate::rule::Rule;

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
    ($($name:ident $code:literal $label:literal : [$($cell:tt)+] ;)+) => {
        coded_enum! {
            // The code is the operation id in the OpenAPI document and the function's name.
            /// An operation of the API that needs permission.
            pub enum Operation { $($name = $code $label,)+ }
        }

        impl Operation {
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
    GetProfile           "get_profile" "查看个人信息" : [S S S S S  S S  S S  S];
    UpdateProfile        "update_profile" "修改个人信息" : [O O O O O  O O  O O  -];
    ChangePassword       "change_password" "修改密码" : [O O O O O  O O  O O  -];
    ListSessions         "list_sessions" "查看登录记录" : [O O O O O  O O  O O  -];
    EndSession           "end_session" "退出一处登录" : [O O O O O  O O  O O  -];
    EndSessions          "end_sessions" "退出全部登录" : [O O O O O  O O  O O  -];
    GetDesk              "get_desk" "查看工作台" : [S S S S S  S S  S S  -];
    GetProgress          "get_progress" "查看进度" : [O O O O O  O O  O O  O];
    ListNotifications    "list_notifications" "查看消息" : [O O O O O  O O  O O  -];
    ReadNotifications    "read_notifications" "标记消息已读" : [O O O O O  O O  O O  -];
    // People
    ListPeople           "list_people" "查看人员" : [S - - S S  S -  - -  -];
    GetPerson            "get_person" "查看人员详情" : [S - - S S  S -  - -  -];
    UpdatePerson         "update_person" "修改人员" : [- - - S -  B -  - -  -];
    DeactivatePerson     "deactivate_person" "停用人员" : [- - - S -  B -  - -  -];
    ActivatePerson       "activate_person" "启用人员" : [- - - S -  B -  - -  -];
    UnlockPerson         "unlock_person" "解锁人员" : [- - - S -  B -  - -  -];
    CreatePasswordReset  "create_password_reset" "生成密码重设链接" : [- - - S -  B -  - -  -];
    ListInvitations      "list_invitations" "查看邀请" : [S - - S S  S -  - -  -];
    CreateInvitation     "create_invitation" "发出邀请" : [- - - S -  S -  - -  -];
    RevokeInvitation     "revoke_invitation" "撤回邀请" : [- - - S -  S -  - -  -];
    ImportPeople         "import_people" "导入人员" : [- - - S -  B -  - -  -];
    ListApiKeys          "list_api_keys" "查看接口密钥" : [- - - S S  S -  - -  -];
    CreateApiKey         "create_api_key" "创建接口密钥" : [- - - S -  S -  - -  -];
    RevokeApiKey         "revoke_api_key" "撤销接口密钥" : [- - - S -  S -  - -  -];
    // Organizations
    ListOrganizations    "list_organizations" "查看单位" : [S S S S S  S S  O O  S];
    GetOrganization      "get_organization" "查看单位详情" : [S S S S S  S S  O O  S];
    CreateOrganization   "create_organization" "新增单位" : [B - - B -  B -  - -  -];
    UpdateOrganization   "update_organization" "修改单位" : [S - - S -  S -  O -  -];
    MoveOrganization     "move_organization" "调整隶属关系" : [B - - B -  B -  - -  -];
    MergeOrganization    "merge_organization" "合并单位" : [B - - B -  B -  - -  -];
    CloseOrganization    "close_organization" "停用单位" : [B - - B -  B -  - -  -];
    ReopenOrganization   "reopen_organization" "恢复单位" : [B - - B -  B -  - -  -];
    ImportOrganizations  "import_organizations" "导入单位" : [B - - B -  B -  - -  -];
    // Edition
    CreateEdition        "create_edition" "新建年度" : [O - - - -  - -  - -  -];
    UpdateEdition        "update_edition" "修改年度设置" : [O - - - -  - -  - -  -];
    ActivateEdition      "activate_edition" "设为当前年度" : [O - - - -  - -  - -  -];
    SaveOpening          "save_opening" "填报启动仪式和活动周" : [S - - - -  O -  - -  -];
    SaveCommittee        "save_committee" "填报领导小组" : [S - - - -  O -  - -  -];
    // Activities
    ListActivities       "list_activities" "查看活动" : [S S S S S  S S  S S  S];
    GetActivity          "get_activity" "查看活动详情" : [S S S S S  S S  S S  S];
    ListRevisions        "list_revisions" "查看历次版本" : [S S S - S  S S  S S  S];
    CreateActivity       "create_activity" "新建活动" : [O - - - -  O -  O O  S];
    UpdateActivity       "update_activity" "修改活动" : [O - - - -  O -  O O  S];
    DeleteActivity       "delete_activity" "删除活动草稿" : [O - - - -  O -  O O  S];
    DuplicateActivity    "duplicate_activity" "复制活动" : [O - - - -  O -  O O  S];
    SubmitActivity       "submit_activity" "提交活动" : [O - - - -  O -  - O  S];
    WithdrawActivity     "withdraw_activity" "撤回提交" : [O - - - -  O -  - O  S];
    ReviseActivity       "revise_activity" "修改已发布活动" : [O - - - -  O -  O O  S];
    ListReviews          "list_reviews" "查看待审核" : [- R S - -  - R  - -  -];
    ApproveActivity      "approve_activity" "审核通过" : [- R - - -  - R  - -  -];
    ReturnActivity       "return_activity" "退回修改" : [- R - - -  - R  - -  -];
    DeclineActivity      "decline_activity" "不予发布" : [- - S - -  - -  - -  -];
    PublishActivity      "publish_activity" "发布活动" : [- - S - -  - -  - -  -];
    RetractActivity      "retract_activity" "撤下活动" : [- - S - -  - -  - -  -];
    CancelActivity       "cancel_activity" "取消活动" : [- - S - -  O -  - O  S];
    PostponeActivity     "postpone_activity" "延期活动" : [- - S - -  O -  - O  S];
    RestoreActivity      "restore_activity" "恢复举行" : [- - S - -  O -  - O  S];
    ImportActivities     "import_activities" "导入活动" : [O - - - -  S -  O O  S];
    UploadFile           "upload_file" "上传文件" : [O - - - -  O -  O O  S];
    CreateUpload         "create_upload" "开始上传" : [O - - - -  O -  O O  S];
    GetUpload            "get_upload" "查看上传进度" : [O - - - -  O -  O O  S];
    AppendUpload         "append_upload" "继续上传" : [O - - - -  O -  O O  S];
    DeleteUpload         "delete_upload" "放弃上传" : [O - - - -  O -  O O  S];
    UnpackArchive        "unpack_archive" "上传照片压缩包" : [O - - - -  O -  O O  S];
    GetOriginal          "get_original" "下载原始文件" : [S S S - -  S S  O O  -];
    ReportParticipation  "report_participation" "填报参与情况" : [O - - - -  O -  O O  S];
    // Articles: the same workflow
    ListArticles         "list_articles" "查看稿件" : [S S S S S  S S  S S  S];
    GetArticle           "get_article" "查看稿件详情" : [S S S S S  S S  S S  S];
    ListArticleRevisions "list_article_revisions" "查看稿件历次版本" : [S S S - S  S S  S S  S];
    CreateArticle        "create_article" "新建稿件" : [O - - - -  O -  O O  S];
    UpdateArticle        "update_article" "修改稿件" : [O - - - -  O -  O O  S];
    DeleteArticle        "delete_article" "删除稿件草稿" : [O - - - -  O -  O O  S];
    SubmitArticle        "submit_article" "提交稿件" : [O - - - -  O -  - O  S];
    WithdrawArticle      "withdraw_article" "撤回提交" : [O - - - -  O -  - O  S];
    ReviseArticle        "revise_article" "修改已发布稿件" : [O - - - -  O -  O O  S];
    ListArticleReviews   "list_article_reviews" "查看待审核稿件" : [- R S - -  - R  - -  -];
    ApproveArticle       "approve_article" "审核通过" : [- R - - -  - R  - -  -];
    ReturnArticle        "return_article" "退回修改" : [- R - - -  - R  - -  -];
    DeclineArticle       "decline_article" "不予发布" : [- - S - -  - -  - -  -];
    PublishArticle       "publish_article" "发布稿件" : [- - S - -  - -  - -  -];
    RetractArticle       "retract_article" "撤下稿件" : [- - S - -  - -  - -  -];
    FeatureArticle       "feature_article" "推荐稿件" : [- - S - -  - -  - -  -];
    UnfeatureArticle     "unfeature_article" "取消推荐" : [- - S - -  - -  - -  -];
    // Materials and submissions
    ListMaterials        "list_materials" "查看材料要求" : [S S S S S  S S  S S  S];
    CreateMaterial       "create_material" "新增材料要求" : [O - - - -  - -  - -  -];
    UpdateMaterial       "update_material" "修改材料要求" : [O - - - -  - -  - -  -];
    DeleteMaterial       "delete_material" "删除材料要求" : [O - - - -  - -  - -  -];
    OrderMaterials       "order_materials" "调整材料顺序" : [O - - - -  - -  - -  -];
    ListSubmissions      "list_submissions" "查看报送" : [S S S - S  S S  O O  S];
    GetSubmission        "get_submission" "查看报送详情" : [S S S - S  S S  O O  S];
    ListSubmissionRevisions "list_submission_revisions" "查看报送历次版本" : [S S S - S  S S  O O  S];
    CreateSubmission     "create_submission" "填报材料" : [- - - - -  O -  O O  S];
    UpdateSubmission     "update_submission" "修改报送" : [- - - - -  O -  O O  S];
    DeleteSubmission     "delete_submission" "删除报送草稿" : [- - - - -  O -  O O  S];
    GatherSubmission     "gather_submission" "汇集下级材料" : [- - - - -  O -  O O  -];
    SubmitSubmission     "submit_submission" "提交报送" : [- - - - -  O -  - O  S];
    WithdrawSubmission   "withdraw_submission" "撤回报送" : [- - - - -  O -  - O  S];
    SupplementSubmission "supplement_submission" "补充报送" : [- - - - -  O -  O O  S];
    AcceptSubmission     "accept_submission" "接收报送" : [- B - - -  - R  - -  -];
    ReturnSubmission     "return_submission" "退回报送" : [- B - - -  - R  - -  -];
    GetBoard             "get_board" "查看报送进度" : [S S S - S  S S  O O  S];
    SendReminders        "send_reminders" "催报" : [B - - - -  B -  - -  -];
    ListReminders        "list_reminders" "查看催报记录" : [S S S - S  S S  O O  -];
    GrantExtension       "grant_extension" "准予延期" : [B - - - -  B -  - -  -];
    RevokeExtension      "revoke_extension" "撤销延期" : [B - - - -  B -  - -  -];
    ListExtensions       "list_extensions" "查看延期" : [S S S - S  S S  O O  -];
    CreateDownload       "create_download" "导出" : [S S S - S  S S  O O  S];
    // Oversight
    ListAudit            "list_audit" "查看审计记录" : [- - - - S  - -  - -  -];
}
