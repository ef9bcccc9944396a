//! The tables, as the migrations make them. Written by hand; a test compares it with the database.

diesel::table! { region (code) { code -> Text, name -> Text, parent_code -> Nullable<Text>, level -> SmallInt, } }

diesel::table! {
    organization (id) {
        id -> Uuid, key -> Nullable<Text>, name -> Text, short_name -> Text, kind -> Text, status -> Text,
        region_code -> Nullable<Text>, reports_to -> Nullable<Uuid>, merged_into -> Nullable<Uuid>, address -> Text,
        website -> Text, position -> Integer, sample -> Bool, version -> Integer, created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! { reach (ancestor, descendant) { ancestor -> Uuid, descendant -> Uuid, depth -> Integer, reviews -> Bool, } }

diesel::table! {
    organization_event (id) {
        id -> Uuid, organization_id -> Uuid, at -> Timestamptz, kind -> Text, before -> Text, after -> Text,
        reason -> Text, actor_name -> Text,
    }
}

diesel::table! {
    audit (id) {
        id -> Uuid, at -> Timestamptz, actor_kind -> Text, actor_id -> Nullable<Uuid>, actor_name -> Text,
        organization_id -> Nullable<Uuid>, operation -> Text, object_kind -> Text, object_id -> Nullable<Uuid>,
        refused -> Bool, detail -> Array<Text>, request_id -> Text,
    }
}

diesel::table! {
    progress (id) {
        id -> Uuid, actor_id -> Uuid, phase -> Text, done -> Integer, total -> Integer, at -> Timestamptz,
    }
}

diesel::table! {
    idempotency (actor_id, key) {
        actor_id -> Uuid, key -> Text, operation -> Text, body_hash -> Text, object_id -> Uuid, at -> Timestamptz,
    }
}

diesel::table! {
    person (id) {
        id -> Uuid, organization_id -> Uuid, login -> Text, name -> Text, phone -> Text, email -> Text,
        password_hash -> Text, roles -> Array<Text>, active -> Bool, must_change_password -> Bool,
        last_sign_in_at -> Nullable<Timestamptz>, sample -> Bool,
        version -> Integer, created_at -> Timestamptz, updated_at -> Timestamptz, mail -> Bool,
        confirmed_email -> Text,
    }
}

diesel::table! {
    sign_in_attempt (login, source) {
        login -> Text, source -> Text, failures -> Integer, locks -> Integer, locked_until -> Nullable<Timestamptz>,
        at -> Timestamptz,
    }
}

diesel::table! {
    password_reset (person_id) {
        person_id -> Uuid, token_hash -> Text, created_by -> Uuid, created_at -> Timestamptz, expires_at -> Timestamptz,
    }
}

diesel::table! {
    session (id) {
        id -> Uuid, person_id -> Uuid, device -> Text, address -> Text, started_at -> Timestamptz,
        last_used_at -> Timestamptz, expires_at -> Timestamptz, ended_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    refresh_token (hash) {
        hash -> Text, session_id -> Uuid, issued_at -> Timestamptz, used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    invitation (id) {
        id -> Uuid, organization_id -> Uuid, name -> Text, roles -> Array<Text>, token_hash -> Text, created_by -> Text,
        created_at -> Timestamptz, expires_at -> Timestamptz, accepted_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>, person_id -> Nullable<Uuid>, created_by_id -> Nullable<Uuid>,
        tries -> Integer,
    }
}

diesel::table! {
    api_key (id) {
        id -> Uuid, organization_id -> Uuid, name -> Text, prefix -> Text, secret_hash -> Text, scopes -> Array<Text>,
        created_by -> Text, created_at -> Timestamptz, last_used_at -> Nullable<Timestamptz>, expires_on -> Date,
        revoked_at -> Nullable<Timestamptz>, maker_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    notification (id) {
        id -> Uuid, person_id -> Uuid, kind -> Text, text -> Text, link -> Text, at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    mail (id) {
        id -> Uuid, notification_id -> Nullable<Uuid>, person_id -> Uuid, to_address -> Text, subject -> Text, text -> Text,
        link -> Text, created_at -> Timestamptz, attempts -> Integer, next_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>, failed_at -> Nullable<Timestamptz>, error -> Nullable<Text>,
    }
}

diesel::table! {
    edition (id) {
        id -> Uuid, content -> Jsonb, year -> Integer, name -> Text, theme -> Text, status -> Text, current -> Bool,
        feed_sequence -> BigInt, version -> Integer, created_at -> Timestamptz, updated_at -> Timestamptz,
    }
}

diesel::table! {
    opening (edition_id, organization_id) {
        edition_id -> Uuid, organization_id -> Uuid, at -> Nullable<Timestamptz>, place -> Text, mode -> Nullable<Text>,
        first_day -> Nullable<Date>, last_day -> Nullable<Date>, watch_url -> Text, note -> Text, window_state -> Text,
        version -> Integer, updated_at -> Timestamptz,
    }
}

diesel::table! {
    committee (edition_id, organization_id, number) {
        edition_id -> Uuid, organization_id -> Uuid, number -> Integer, content -> Jsonb, actor_name -> Text,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    file (id) {
        id -> Uuid, organization_id -> Uuid, kind -> Text, name -> Text, media_type -> Text, size -> BigInt,
        digest -> Text, width -> Nullable<Integer>, height -> Nullable<Integer>, created_by -> Text, sample -> Bool,
        created_at -> Timestamptz, original_width -> Nullable<Integer>, original_height -> Nullable<Integer>,
        upload_started_at -> Timestamptz, secret -> Text,
    }
}

diesel::table! {
    upload (id) {
        id -> Uuid, organization_id -> Uuid, actor_id -> Uuid, kind -> Text, name -> Text, length -> BigInt,
        received -> BigInt, started_at -> Timestamptz, finished_at -> Nullable<Timestamptz>, file_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    upload_part (upload_id, at) {
        upload_id -> Uuid, at -> BigInt, size -> BigInt, blob -> Uuid,
    }
}

diesel::table! {
    entry (id) {
        id -> Uuid, edition_id -> Uuid, organization_id -> Uuid, holding -> Text, notice -> Nullable<Text>,
        sample -> Bool, version -> Integer, created_at -> Timestamptz, updated_at -> Timestamptz, exemplar -> Bool,
        noun -> Text, kind -> Nullable<Text>, featured_at -> Nullable<Timestamptz>, material_id -> Nullable<Uuid>,
        part -> Bool, state -> Nullable<Text>, office_id -> Nullable<Uuid>, statement -> Nullable<Text>,
        timing -> Nullable<Text>, first_submitted_at -> Nullable<Timestamptz>, submitted_at -> Nullable<Timestamptz>,
        accepted_at -> Nullable<Timestamptz>, holding_reason -> Nullable<Text>,
    }
}

// A view of those entries that are activities; it writes through.
diesel::table! {
    activity (id) {
        id -> Uuid, noun -> Text, edition_id -> Uuid, organization_id -> Uuid, holding -> Text,
        notice -> Nullable<Text>, sample -> Bool, version -> Integer, created_at -> Timestamptz,
        updated_at -> Timestamptz, exemplar -> Bool, holding_reason -> Nullable<Text>,
    }
}

diesel::table! {
    revision (id) {
        id -> Uuid, entry_id -> Uuid, number -> Integer, state -> Text, content -> Jsonb, title -> Text,
        strand -> Nullable<Text>, picture -> Nullable<Uuid>, attachment -> Nullable<Uuid>,
        first_start -> Nullable<Timestamptz>, last_end -> Nullable<Timestamptz>, occurrences -> Integer,
        author_id -> Uuid, author_name -> Text,
        submitted_by -> Nullable<Uuid>, submitted_name -> Nullable<Text>, submitted_at -> Nullable<Timestamptz>,
        reviewed_by -> Nullable<Uuid>, reviewed_name -> Nullable<Text>, reviewed_at -> Nullable<Timestamptz>,
        published_by -> Nullable<Uuid>, published_name -> Nullable<Text>, published_at -> Nullable<Timestamptz>,
        reason -> Nullable<Text>, created_at -> Timestamptz, updated_at -> Timestamptz, writers -> Array<Uuid>,
        heading -> Text, photos -> Integer, timing -> Nullable<Text>,
    }
}

diesel::table! {
    listing (activity_id) {
        activity_id -> Uuid, revision_id -> Uuid, edition_id -> Uuid, organization_id -> Uuid, content -> Jsonb,
        title -> Text, strand -> Text, form -> Text, topics -> Array<Text>, audiences -> Array<Text>, mode -> Text,
        region_code -> Nullable<Text>, holding -> Text, notice -> Nullable<Text>, first_start -> Timestamptz,
        first_end -> Timestamptz, last_end -> Timestamptz, occurrences -> Integer, grams -> Array<Text>,
        sequence -> Integer, sample -> Bool, published_at -> Timestamptz, updated_at -> Timestamptz, summary -> Text,
        venue_name -> Text, free -> Bool, picture -> Nullable<Uuid>, picture_alt -> Text,
        exemplar -> Bool, search -> SmallInt,
    }
}

diesel::table! {
    occurrence (activity_id, number) {
        activity_id -> Uuid, number -> Integer, edition_id -> Uuid, starts_at -> Timestamptz, ends_at -> Timestamptz,
    }
}

diesel::table! {
    change (activity_id) {
        activity_id -> Uuid, edition_id -> Uuid, sequence -> BigInt, changed_at -> Timestamptz, ever -> Array<Text>,
    }
}
diesel::table! {
    article_listing (article_id) {
        article_id -> Uuid, edition_id -> Uuid, organization_id -> Uuid, kind -> Text, region_code -> Nullable<Text>,
        category -> Nullable<Text>, title -> Text, summary -> Text, content -> Jsonb, grams -> Array<Text>,
        sample -> Bool, featured_at -> Nullable<Timestamptz>, featured -> Bool, published_at -> Timestamptz,
        at -> Timestamptz, updated_at -> Timestamptz, files -> Jsonb, search -> SmallInt,
    }
}
diesel::table! {
    material (id) {
        id -> Uuid, edition_id -> Uuid, position -> Integer, content -> Jsonb, code -> Text, label -> Text,
        batch -> Integer, retired -> Bool, deadline -> Nullable<Timestamptz>, version -> Integer,
        created_at -> Timestamptz, updated_at -> Timestamptz,
    }
}
// Views of those entries that are submissions, and of their revisions; they write through.
diesel::table! {
    submission (id) {
        id -> Uuid, noun -> Text, edition_id -> Uuid, material_id -> Uuid, organization_id -> Uuid, part -> Bool, state -> Text,
        office_id -> Nullable<Uuid>, statement -> Nullable<Text>, timing -> Nullable<Text>,
        first_submitted_at -> Nullable<Timestamptz>, submitted_at -> Nullable<Timestamptz>,
        accepted_at -> Nullable<Timestamptz>, sample -> Bool, version -> Integer, created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}
diesel::table! {
    submission_revision (id) {
        id -> Uuid, submission_id -> Uuid, number -> Integer, state -> Text, content -> Jsonb, heading -> Text,
        photos -> Integer, author_id -> Uuid, author_name -> Text, writers -> Array<Uuid>,
        submitted_by -> Nullable<Uuid>, submitted_name -> Nullable<Text>, submitted_at -> Nullable<Timestamptz>,
        timing -> Nullable<Text>, created_at -> Timestamptz, updated_at -> Timestamptz,
    }
}
diesel::table! { submission_file (revision_id, file_id) { revision_id -> Uuid, file_id -> Uuid, } }
diesel::table! { panel_visit (submission_id, day) { submission_id -> Uuid, day -> Date, visits -> BigInt, } }
diesel::table! {
    review (id) {
        id -> Uuid, revision_id -> Uuid, stage -> Text, office_id -> Uuid, reviewer_id -> Uuid, reviewer_name -> Text,
        passed -> Bool, note -> Text, remarks -> Jsonb, at -> Timestamptz,
    }
}
diesel::table! {
    extension (id) {
        id -> Uuid, material_id -> Uuid, organization_id -> Uuid, until -> Timestamptz, reason -> Text,
        granted_by -> Text, granted_at -> Timestamptz, revoked_by -> Nullable<Text>, revoked_at -> Nullable<Timestamptz>,
        revoked_reason -> Nullable<Text>,
    }
}
diesel::table! {
    reminder (id) {
        id -> Uuid, material_id -> Uuid, organization_id -> Uuid, days -> Nullable<Integer>, by_name -> Text,
        note -> Text, people -> Integer, mails -> Integer, at -> Timestamptz,
    }
}
diesel::table! {
    participation (activity_id) {
        activity_id -> Uuid, visits -> Nullable<BigInt>, persons -> Nullable<BigInt>, online_views -> Nullable<BigInt>,
        as_of -> Date, note -> Text, reported_by -> Text, reported_at -> Timestamptz,
    }
}

diesel::joinable!(person -> organization (organization_id));
diesel::joinable!(session -> person (person_id));
diesel::joinable!(refresh_token -> session (session_id));
diesel::joinable!(password_reset -> person (person_id));
diesel::joinable!(invitation -> organization (organization_id));
diesel::joinable!(api_key -> organization (organization_id));
diesel::joinable!(organization -> region (region_code));
diesel::joinable!(opening -> organization (organization_id));
diesel::joinable!(committee -> organization (organization_id));
diesel::joinable!(activity -> organization (organization_id));
diesel::joinable!(activity -> edition (edition_id));
diesel::joinable!(entry -> organization (organization_id));
diesel::joinable!(entry -> material (material_id));
diesel::joinable!(revision -> entry (entry_id));
diesel::joinable!(revision -> activity (entry_id));
diesel::joinable!(listing -> organization (organization_id));
diesel::joinable!(listing -> region (region_code));
diesel::joinable!(submission -> material (material_id));
diesel::joinable!(submission -> organization (organization_id));
diesel::joinable!(submission_revision -> submission (submission_id));
diesel::joinable!(submission_file -> submission_revision (revision_id));
diesel::joinable!(submission_file -> file (file_id));
diesel::joinable!(panel_visit -> submission (submission_id));
diesel::joinable!(review -> submission_revision (revision_id));
diesel::joinable!(extension -> organization (organization_id));
diesel::joinable!(extension -> material (material_id));
diesel::joinable!(reminder -> organization (organization_id));
diesel::joinable!(reminder -> material (material_id));
diesel::joinable!(participation -> activity (activity_id));
diesel::joinable!(occurrence -> listing (activity_id));

diesel::allow_tables_to_appear_in_same_query!(
    region,
    organization,
    reach,
    organization_event,
    audit,
    idempotency,
    person,
    session,
    refresh_token,
    sign_in_attempt,
    password_reset,
    invitation,
    api_key,
    notification,
    mail,
    edition,
    opening,
    committee,
    file,
    upload,
    upload_part,
    entry,
    activity,
    revision,
    article_listing,
    listing,
    occurrence,
    change,
    material,
    submission,
    submission_revision,
    submission_file,
    review,
    extension,
    reminder,
    participation,
    panel_visit,
);
