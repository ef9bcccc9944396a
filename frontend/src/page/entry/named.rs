//! What activities and articles do alike under names that only differ by their noun.

/// `of_workflow`: a step of the workflow by the noun's call for it. `desk`: where one goes when it is gone.
macro_rules! workflow {
    ($noun:ty, desk $desk:expr, edit $edit:ident,
     $submit:path, $approve:path, $return_:path, $publish:path, $decline:path, $withdraw:path, $retract:path,
     $revise:path, $delete:path $(,)?) => {
        async fn of_workflow(
            verb: contract::workflow::Verb,
            id: uuid::Uuid,
            version: i32,
            text: String,
        ) -> crate::api::Answer<crate::page::entry::step::Outcome<$noun>> {
            use crate::page::entry::step::{Outcome, said};
            use contract::workflow::{Reason, Verb};
            let reason = Reason { reason: text };
            let done = match verb {
                Verb::Submit => $submit(id, version).await?,
                Verb::Approve => $approve(id, version).await?,
                Verb::Return => $return_(id, version, &reason).await?,
                Verb::Publish => $publish(id, version).await?,
                Verb::Decline => $decline(id, version, &reason).await?,
                Verb::Withdraw => $withdraw(id, version).await?,
                Verb::Retract => $retract(id, version, &reason).await?,
                Verb::Revise => {
                    let begun = $revise(id, version).await?;
                    return Ok(
                        Outcome::of(begun, said(verb)).then(crate::route::Route::$edit { id })
                    );
                }
                // Changing is the form's.
                Verb::Delete | Verb::Update | Verb::Gather => {
                    $delete(id).await?;
                    return Ok(Outcome::gone(said(Verb::Delete), $desk));
                }
            };
            Ok(Outcome::of(done, said(verb)).after(verb))
        }
    };
}

/// What a noun of the workflow keeps in fields of the same names, for its `impl Kept`.
macro_rules! kept_fields {
    () => {
        fn id(&self) -> uuid::Uuid {
            self.id
        }

        fn version(&self) -> i32 {
            self.version
        }

        fn content(&self) -> &Self::Content {
            &self.revision.content
        }

        fn author(&self) -> &str {
            &self.revision.author
        }

        fn updated_at(&self) -> chrono::DateTime<chrono::Utc> {
            self.updated_at
        }
    };
}

/// The same for its `impl Piece`.
macro_rules! piece_fields {
    () => {
        fn edition_id(&self) -> uuid::Uuid {
            self.edition_id
        }

        fn revision(&self) -> &contract::entry::Revision<Self::Content> {
            &self.revision
        }

        fn public_revision(&self) -> Option<&contract::entry::Revision<Self::Content>> {
            self.public_revision.as_ref()
        }

        fn reviewer(&self) -> Option<&contract::organization::OrganizationRef> {
            self.reviewer.as_ref()
        }

        fn organization(&self) -> &contract::organization::OrganizationRef {
            &self.organization
        }

        fn actions(&self) -> &[contract::operation::Operation] {
            &self.actions
        }

        fn missing(&self) -> &[contract::problem::FieldError] {
            &self.missing
        }

        fn warnings(&self) -> &[String] {
            &self.warnings
        }
    };
}

pub(crate) use {kept_fields, piece_fields, workflow};
