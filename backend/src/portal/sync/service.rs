//! Derives the public rows of an activity from its published revision.

use std::collections::BTreeSet;

use contract::activity::{ActivityContent, HoldingReason, span};
use contract::schedule::Occurrence;
use contract::workflow::Holding;
use uuid::Uuid;

use super::store::{self, Listing, Published};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal::search::index_terms;
use crate::reference::edition;

/// Makes the public rows of an activity anew from its published revision, or takes them away where
/// it has none, and gives the change its number. Call it last in the transaction that changed the
/// revision's state, the notice or the organizer: the edition's row stays locked until it commits.
pub async fn refresh(conn: &mut Conn, activity_id: Uuid) -> Result<(), Failure> {
    let activity = store::lock(conn, activity_id).await?;
    let published = store::published(conn, activity_id).await?;
    if published.is_none() && !store::was_public(conn, activity_id).await? {
        return Ok(());
    }
    let sequence = edition::next_number(conn, activity.edition_id).await?;
    let mut values = BTreeSet::new();
    match published {
        None => store::remove(conn, activity_id).await?,
        Some(published) => {
            let (listing, occurrences) = listing(&activity, published, sequence)?;
            filter_values(&mut values, &listing);
            store::replace(conn, &listing, &occurrences).await?;
            values.extend(
                store::offices(conn, activity.organization_id)
                    .await?
                    .iter()
                    .map(|id| format!("organization:{id}")),
            );
        }
    }
    let values: Vec<String> = values.into_iter().collect();
    store::record(conn, activity_id, activity.edition_id, sequence, &values).await?;
    Ok(())
}

fn listing(
    activity: &store::Activity,
    published: Published,
    sequence: i64,
) -> Result<(Listing, Vec<Occurrence>), Failure> {
    let mut content: ActivityContent =
        serde_json::from_value(published.content).map_err(Failure::internal)?;
    let occurrences = content.schedule.expand();
    let (Some(first), Some((first_start, last_end))) = (occurrences.first(), span(&occurrences))
    else {
        return Err(Failure::field(
            "content.schedule",
            "required",
            "没有任何场次的活动不能公开，请填写活动时间。",
        ));
    };
    if !content.contact_public {
        content.contact_name.clear();
        content.contact_phone.clear();
    }
    let listing = Listing {
        activity_id: activity.id,
        revision_id: published.revision_id,
        edition_id: activity.edition_id,
        organization_id: activity.organization_id,
        title: content.title.clone(),
        strand: content.strand.clone().unwrap_or_default(),
        form: content.form.clone().unwrap_or_default(),
        topics: content.topics.clone(),
        audiences: content.audiences.clone(),
        mode: content.mode.code().to_owned(),
        region_code: published.region_code,
        holding: activity.holding.clone(),
        notice: public_notice(activity),
        first_start,
        first_end: first.ends_at,
        last_end,
        occurrences: occurrences.len() as i32,
        grams: terms(&content, &activity.organization_name),
        search: index_terms::VERSION,
        // Of one edition's numbers a later one is higher, also after a time out of sight.
        sequence: i32::try_from(sequence).unwrap_or(i32::MAX),
        sample: activity.sample,
        exemplar: activity.exemplar,
        published_at: published.published_at,
        content: serde_json::to_value(&content).map_err(Failure::internal)?,
    };
    Ok((listing, occurrences))
}

/// What the activity is found by: by name and by sound who, what and where; by its other texts.
pub fn terms(content: &ActivityContent, organization: &str) -> Vec<String> {
    let names = [&*content.title, organization, &*content.venue_name];
    let others = content.co_organizers.iter().map(String::as_str);
    index_terms::terms(names, std::iter::once(&*content.summary).chain(others))
}

/// Every value of a feed's filter that takes this listing in: a place, and the places around it.
fn filter_values(values: &mut BTreeSet<String>, listing: &Listing) {
    values.insert(format!("strand:{}", listing.strand));
    if listing.exemplar {
        values.insert("exemplar".to_owned());
    }
    if let Some(code) = &listing.region_code {
        values.insert(format!("region:{code}"));
        values.insert(format!("region:{}00", &code[..4]));
        values.insert(format!("region:{}0000", &code[..2]));
    }
}

/// Without a review the public reads only the reason's sentence.
fn public_notice(activity: &store::Activity) -> Option<String> {
    let holding = Holding::parse(&activity.holding).unwrap_or_default();
    let Some(code) = &activity.reason else {
        return activity.notice.clone();
    };
    let reason = HoldingReason::parse(code).unwrap_or_default();
    Some(reason.sentence(holding)).filter(|sentence| !sentence.is_empty())
}
