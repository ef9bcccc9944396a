//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::article::Article;
use contract::operation::permission::{
    ApproveArticle, DeclineArticle, PublishArticle, RetractArticle, ReturnArticle, SubmitArticle,
    WithdrawArticle,
};
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::article::service::Articles;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow;
use crate::workflow::endpoint::{step, steps, versioned};

steps! {
    Articles: Article, "article";
    submit_article(SubmitArticle) "/articles/{id}/submit";
    withdraw_article(WithdrawArticle) "/articles/{id}/withdraw";
    approve_article(ApproveArticle) "/articles/{id}/approve";
    return_article(ReturnArticle) "/articles/{id}/return";
    publish_article(PublishArticle) "/articles/{id}/publish";
    decline_article(DeclineArticle) "/articles/{id}/decline";
    retract_article(RetractArticle) "/articles/{id}/retract";
}
