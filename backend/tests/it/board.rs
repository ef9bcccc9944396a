//! The completeness board: who owes which material, and how far it is.

use contract::board::{Board, BoardCell, BoardState};
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{material, organization, reminder, submission};
use uuid::Uuid;

use crate::support::Client;
use crate::support::obligation::{
    INSTITUTIONS, OFFICES, REPORTERS, days, extend, input, material as ask, start,
    submission as file,
};

async fn board(who: &Client<'_>, query: &str) -> Board {
    let path = format!("/api/v1/board?{query}");
    who.get(&path).await.expect(200).as_()
}

fn cell(board: &Board, organization: Uuid, material: Uuid) -> Option<&BoardCell> {
    let row = board
        .items
        .iter()
        .find(|r| r.organization.id == organization.into())?;
    row.cells.iter().find(|c| c.material_id == material.into())
}

fn state(board: &Board, organization: Uuid, material: Uuid) -> Option<BoardState> {
    cell(board, organization, material).map(|c| c.state)
}

fn names(board: &Board) -> Vec<&str> {
    board
        .items
        .iter()
        .map(|r| r.organization.name.as_str())
        .collect()
}

fn total(board: &Board, material: Uuid, state: BoardState) -> i64 {
    let head = board
        .materials
        .iter()
        .find(|m| m.id == material.into())
        .expect("a head");
    head.totals
        .iter()
        .find(|t| t.state == state)
        .map_or(0, |t| t.count)
}

#[actix_web::test]
async fn every_state_has_its_word() {
    let api = start().await;
    let open = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let over = ask(&api, &input("展板素材", OFFICES, days(-5))).await;
    let free = ask(&api, &input("总结", OFFICES, None)).await;
    let of = async |key: &str| api.organization(key).await;
    let (jilin, siping, tonghua) = (of("jilin").await, of("siping").await, of("tonghua").await);
    let (baishan, baicheng, yanbian) = (
        of("baishan").await,
        of("baicheng").await,
        of("yanbian").await,
    );
    for material in [open, over] {
        file(&api, material, jilin, "draft").await;
        file(&api, material, siping, "submitted").await;
        file(&api, material, tonghua, "returned").await;
        file(&api, material, baishan, "accepted").await;
        file(&api, material, baicheng, "endorsed").await;
        let exempt = file(&api, material, yanbian, "accepted").await;
        diesel::update(submission::table.find(exempt))
            .set(submission::statement.eq("nothing"))
            .execute(&mut *api.conn().await)
            .await
            .expect("a statement");
    }
    let (songyuan, liaoyuan) = (of("songyuan").await, of("liaoyuan").await);
    extend(&api, over, songyuan, days(2).expect("a time")).await;
    extend(&api, open, songyuan, days(2).expect("a time")).await;
    // A supplement in work beside what was accepted, and one that came back.
    for (key, state) in [("changchun", "draft"), ("meihekou", "returned")] {
        let id = file(&api, over, of(key).await, state).await;
        diesel::update(submission::table.find(id))
            .set((
                submission::accepted_at.eq(days(-6)),
                submission::first_submitted_at.eq(days(-7)),
            ))
            .execute(&mut *api.conn().await)
            .await
            .expect("an older version");
    }
    diesel::insert_into(reminder::table)
        .values((
            reminder::id.eq(Uuid::now_v7()),
            reminder::material_id.eq(over),
            reminder::organization_id.eq(liaoyuan),
            reminder::by_name.eq("李四"),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a reminder");

    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let shown = board(&province, "").await;
    let word = |organization, material| state(&shown, organization, material).expect("a cell");
    use BoardState::{Accepted, Draft, Exempt, Missing, Overdue, Returned, Waiting};
    assert_eq!(
        (word(liaoyuan, open), word(liaoyuan, over)),
        (Missing, Overdue)
    );
    assert_eq!((word(jilin, open), word(jilin, over)), (Draft, Overdue));
    assert_eq!(
        (word(siping, over), word(baicheng, over)),
        (Waiting, Waiting)
    );
    assert_eq!(
        (word(tonghua, over), word(baishan, over)),
        (Returned, Accepted)
    );
    assert_eq!(
        (word(yanbian, over), word(yanbian, free)),
        (Exempt, Missing)
    );
    assert_eq!(word(of("changchun").await, over), Accepted);
    assert_eq!(word(of("meihekou").await, over), Accepted);

    let extended = cell(&shown, songyuan, over).expect("a cell");
    assert_eq!((extended.state, extended.extended), (Missing, true));
    assert!(extended.due > days(1));
    // An extension that ends before the deadline changes nothing.
    let short = cell(&shown, songyuan, open).expect("a cell");
    assert!(!short.extended && short.due > days(4));
    assert_eq!(cell(&shown, liaoyuan, free).and_then(|c| c.due), None);
    assert!(
        cell(&shown, liaoyuan, over)
            .is_some_and(|c| c.reminded_at.is_some() && c.submission_id.is_none())
    );
    assert!(cell(&shown, siping, over).is_some_and(|c| c.submitted_at.is_some() && c.owed));

    assert_eq!(total(&shown, over, Overdue), 3, "辽源、吉林、长白山");
    assert_eq!(total(&shown, over, Accepted), 3);
    assert_eq!(total(&shown, free, Missing), 11);
    let sum: i64 = shown.materials[1].totals.iter().map(|t| t.count).sum();
    assert_eq!(sum, 11);

    // By state: who has such a cell, with all its cells.
    let exempt = board(&province, "state=exempt").await;
    assert_eq!(names(&exempt), ["延边朝鲜族自治州教育局"]);
    assert_eq!(
        (exempt.items[0].cells.len(), total(&exempt, free, Missing)),
        (3, 1)
    );
    let none = board(&province, &format!("state=exempt&material_id={free}")).await;
    assert!(none.items.is_empty() && none.materials.len() == 1);
}

#[actix_web::test]
async fn reporters_come_in_the_notices_order_and_others_after_them() {
    let api = start().await;
    ask(&api, &input("工作方案", REPORTERS, days(5))).await;
    let case = ask(&api, &input("故事", INSTITUTIONS, days(5))).await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let hall = api.institution("jilin", "吉林市文化馆").await;
    let closed = api.institution("jilin", "停办的单位").await;
    diesel::update(organization::table.find(closed))
        .set(organization::status.eq("closed"))
        .execute(&mut *api.conn().await)
        .await
        .expect("closed");
    let province = api.person("province", &[Role::ProvinceAuditor]).await;
    let whole = board(&province, "limit=100").await;
    let shown = names(&whole);
    assert_eq!(&shown[..2], ["长春市教育局", "吉林市教育局"]);
    let place = |name: &str| shown.iter().position(|n| *n == name);
    // 梅河口 lies in 通化 and stands beside it.
    assert_eq!(place("梅河口市教育局"), Some(10));
    assert!(place("通化市教育局").is_some_and(|p| p < 10));
    assert_eq!(shown[shown.len() - 2..], ["吉林市文化馆", "宽城区社区学院"]);
    assert!(!shown.contains(&"吉林省教育厅") && !shown.contains(&"停办的单位"));
    // A university that is no reporter owes nothing.
    let edition = province.get("/api/v1/editions/current").await.json();
    let reporters = edition["reporters"].as_array().map_or(0, Vec::len);
    assert_eq!(shown.len(), reporters + 3, "one institution is seeded");
    assert_eq!(
        whole.items[0].reports_to.as_ref().map(|o| &*o.name),
        Some("吉林省教育厅")
    );
    let last = whole.items.last().expect("a row");
    assert_eq!(
        last.cells.iter().map(|c| c.material_id).collect::<Vec<_>>(),
        [case.into()]
    );

    // Page by page: the same, though the order of the whole changes meanwhile.
    let (mut paged, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = board(&province, &format!("limit=5&cursor={cursor}")).await;
        assert_eq!(
            total(&page, case, BoardState::Missing),
            3,
            "totals are of the whole"
        );
        paged.extend(names(&page).into_iter().map(str::to_owned));
        match page.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    assert_eq!(paged, shown);
    province
        .get("/api/v1/board?cursor=nonsense")
        .await
        .expect(400);
    province.get("/api/v1/board?limit=101").await.expect(422);
    province
        .get("/api/v1/board?state=nonsense")
        .await
        .expect(400);
    province
        .get(&format!("/api/v1/board?edition_id={school}"))
        .await
        .expect(404);
    assert_eq!(
        names(&board(&province, "q=%E6%96%87%E5%8C%96%E9%A6%86").await),
        ["吉林市文化馆"]
    );
    assert_eq!(names(&board(&province, "kind=institution").await).len(), 3);
    let below = board(
        &province,
        &format!("organization_id={}", api.organization("jilin").await),
    )
    .await;
    assert_eq!(names(&below), ["吉林市教育局", "吉林市文化馆"]);
    assert_eq!(state(&below, hall, case), Some(BoardState::Missing));
    assert!(board(&province, "q=%25").await.items.is_empty());
}

#[actix_web::test]
async fn nobody_sees_beyond_their_reach() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let story = ask(&api, &input("故事", INSTITUTIONS, days(5))).await;
    let school = api.institution("tonghua", "通化社区学院").await;
    api.institution("meihekou", "梅河口社区学院").await;
    let city = board(&api.person("tonghua", &[Role::CityReviewer]).await, "").await;
    assert_eq!(names(&city), ["通化市教育局", "通化社区学院"]);
    assert_eq!(total(&city, plan, BoardState::Missing), 1);
    let other = api.person("meihekou", &[Role::CityEditor]).await;
    assert_eq!(
        names(&board(&other, "").await),
        ["梅河口市教育局", "梅河口社区学院"]
    );
    assert!(
        board(&other, &format!("organization_id={school}"))
            .await
            .items
            .is_empty()
    );
    let own = board(&api.person_in(school, &[Role::InstitutionEditor]).await, "").await;
    assert_eq!(names(&own), ["通化社区学院"]);
    assert_eq!(state(&own, school, story), Some(BoardState::Missing));
    api.person("province", &[Role::ProvinceAdmin])
        .await
        .get("/api/v1/board")
        .await
        .expect(404);
    api.nobody().get("/api/v1/board").await.expect(401);
}

#[actix_web::test]
async fn parts_and_retired_materials() {
    let api = start().await;
    let mut gathered = input("展板素材", OFFICES, days(5));
    gathered.gathers = true;
    let gathered = ask(&api, &gathered).await;
    let old = ask(&api, &input("旧材料", OFFICES, days(5))).await;
    let mut second = input("总结", OFFICES, days(9));
    second.batch = 2;
    let second = ask(&api, &second).await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    assert!(cell(&board(&province, "").await, school, gathered).is_none());
    let parts = board(&province, "parts=true").await;
    let part = cell(&parts, school, gathered).expect("a part");
    assert!(!part.owed && part.state == BoardState::Missing);
    assert_eq!(
        total(&parts, gathered, BoardState::Missing),
        11,
        "a part is not owed"
    );

    let content: serde_json::Value = material::table
        .find(old)
        .select(material::content)
        .first(&mut *api.conn().await)
        .await
        .expect("a material");
    let mut retired = content;
    retired["retired"] = true.into();
    diesel::update(material::table.find(old))
        .set(material::content.eq(retired))
        .execute(&mut *api.conn().await)
        .await
        .expect("retired");
    let heads = |board: Board| board.materials.iter().map(|m| m.id).collect::<Vec<_>>();
    assert_eq!(
        heads(board(&province, "").await),
        [gathered.into(), second.into()]
    );
    assert_eq!(heads(board(&province, "batch=2").await), [second.into()]);
    assert!(
        board(&province, &format!("material_id={old}"))
            .await
            .items
            .is_empty()
    );
}
