//! An import of ten thousand rows.

use super::*;

#[actix_web::test]
async fn ten_thousand_rows_are_saved_whole_or_not_at_all() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let one = row(&api, &[]).await;
    let mut rows: Vec<Vec<String>> = (0..10_000)
        .map(|i| {
            let mut row = one.clone();
            row[0] = format!("第{i}场");
            row
        })
        .collect();
    let id = "0190163d-8694-7397-8a1c-3c5a5a5a5a5a";
    let path = format!("/api/v1/progress/{id}");
    let before = person.get(&path).await.expect(200).json();
    assert_eq!(before["phase"], "waiting");

    rows[9_999][7] = "11月中旬".into();
    let bad = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &bad).await.expect(200).as_();
    assert_eq!(
        (look.total, look.sound, look.rows.len()),
        (10_000, 9_999, 201),
        "the first rows, and the faulty one"
    );
    assert_eq!(faults(&look), ["H10001 not_a_time"]);
    let refused = send(&person, kind, true, &bad).await.expect(422);
    assert_eq!(refused.faults(), ["H10001 not_a_time"]);
    assert!(drafts(&api).await.is_empty());

    rows[9_999][7] = one[7].clone();
    let good = book(kind, &rows);
    let path_in = format!("/api/v1/{}/import?commit=true&progress={id}", kind.code());
    let done = person
        .upload(&path_in, "表.xlsx", XLSX, &good)
        .await
        .expect(200);
    assert!(done.body.len() < 500_000, "{} bytes", done.body.len());
    let done: ImportReport = done.as_();
    assert_eq!(
        (done.total, done.sound, done.committed),
        (10_000, 10_000, true)
    );
    assert_eq!(drafts(&api).await.len(), 10_000);

    let after = person.get(&path).await.expect(200).json();
    assert_eq!(
        (
            after["phase"].as_str(),
            after["done"].as_u64(),
            after["total"].as_u64()
        ),
        (Some("done"), Some(10_000), Some(10_000))
    );
    let other = api.person("jlu", &[Role::InstitutionEditor]).await;
    assert_eq!(
        other.get(&path).await.expect(200).json(),
        before,
        "one's own only"
    );
}
