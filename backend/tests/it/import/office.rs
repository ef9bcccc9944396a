//! Imports of organizations and people, and the templates of all three.

use super::*;

#[actix_web::test]
async fn organizations_may_stand_below_each_other() {
    let api = Api::start().await;
    let kind = ImportKind::Organizations;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let rows = [
        strings([
            "南湖分校",
            "",
            "机构",
            "长春市朝阳区",
            "朝阳社区学院",
            "",
            "",
        ]),
        strings([
            "朝阳社区学院",
            "朝阳学院",
            "机构",
            "220104",
            "",
            "前进大街1号",
            "https://a.example",
        ]),
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    send(&person, kind, true, &content).await.expect(200);
    let found: Vec<(uuid::Uuid, String, Option<uuid::Uuid>, Option<String>)> = organization::table
        .filter(organization::name.eq_any(["南湖分校", "朝阳社区学院"]))
        .order(organization::name)
        .select((
            organization::id,
            organization::name,
            organization::reports_to,
            organization::region_code,
        ))
        .load(&mut api.conn().await)
        .await
        .expect("organizations");
    let college = found
        .iter()
        .find(|o| o.1 == "朝阳社区学院")
        .expect("the parent");
    let branch = found.iter().find(|o| o.1 == "南湖分校").expect("the child");
    assert_eq!(college.2, Some(api.organization("changchun").await));
    assert_eq!(
        (branch.2, branch.3.as_deref()),
        (Some(college.0), Some("220104"))
    );
    person
        .get(&format!("/api/v1/organizations/{}", branch.0))
        .await
        .expect(200);
    // The same names once more, as they come out of a PDF and of an old system.
    let alike = |name: &str, parent: &str| strings([name, "", "机构", "220104", parent, "", ""]);
    let again = book(
        kind,
        &[
            alike("南湖\u{a0}分校", "朝阳社区\u{2003}学院"),
            alike("南湖分校", "朝阳社区学\u{200b}院"),
        ],
    );
    let look: ImportReport = send(&person, kind, false, &again).await.expect(200).as_();
    assert_eq!(faults(&look), ["A2 already_exists", "A3 duplicate"]);
    let wide = [
        alike("学院（南湖）", "朝阳社区学院"),
        alike("学院 (南湖)", "朝阳社区学院"),
    ];
    let look: ImportReport = send(&person, kind, false, &book(kind, &wide))
        .await
        .expect(200)
        .as_();
    assert_eq!(faults(&look), ["A3 duplicate"]);
    for q in ["朝陽社區", "朝阳 社区", "朝阳社区学院"] {
        let path = format!("/api/v1/organizations?q={}", percent(q));
        let found = person.get(&path).await.expect(200).json();
        assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "{q}");
    }

    let bad = [
        strings(["朝阳社区学院", "", "机构", "", "", "", ""]),
        strings(["某大学", "", "高等院校", "", "", "", ""]),
        strings(["甲", "", "机构", "", "乙", "", ""]),
        strings(["乙", "", "机构", "", "甲", "", ""]),
        strings(["丙", "", "机构", "", "四平市教育局", "", "x.example"]),
        strings(["", "", "魔法", "", "", "", ""]),
    ];
    let refused = send(&person, kind, true, &book(kind, &bad))
        .await
        .expect(422);
    let mut found = refused.faults();
    found.sort();
    assert_eq!(
        found,
        [
            "A2 already_exists",
            "A7 required",
            "C3 not_allowed_here",
            "C7 unknown",
            "E4 circle",
            "E5 circle",
            "E6 unknown",
            "G6 not_a_url"
        ]
    );
    assert_eq!(OrganizationKind::University.label(), "高等院校");
}

#[actix_web::test]
async fn people_become_invitations_with_links_given_once() {
    let api = Api::start().await;
    let kind = ImportKind::People;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let rows = [
        strings(["王芳", "吉林大学", "单位编辑、单位报送"]),
        strings(["李娜", "吉林大学", "institution_editor"]),
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&admin, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert!(look.links.is_empty());
    let done: ImportReport = send(&admin, kind, true, &content).await.expect(200).as_();
    assert_eq!(done.links.len(), 2);
    assert_eq!(
        (
            done.links[0].name.as_str(),
            done.links[0].organization.as_str()
        ),
        ("王芳", "吉林大学")
    );
    assert_ne!(done.links[0].link, done.links[1].link);
    let (_, token) = done.links[0]
        .link
        .rsplit_once('#')
        .expect("a token behind the hash");
    let offer = api
        .nobody()
        .post(
            "/api/v1/invitation/offer",
            &serde_json::json!({ "token": token }),
        )
        .await
        .expect(200)
        .json();
    assert_eq!(
        (
            offer["name"].as_str(),
            offer["roles"].as_array().map(Vec::len)
        ),
        (Some("王芳"), Some(2))
    );
    let again = send(&admin, kind, true, &content).await.expect(422);
    assert_eq!(again.faults(), ["A2 already_exists", "A3 already_exists"]);

    let bad = [
        strings(["赵敏", "吉林大学", "省级发布"]),
        strings(["赵敏", "没有的大学", "单位编辑"]),
        strings(["", "吉林大学", ""]),
    ];
    let look: ImportReport = send(&admin, kind, false, &book(kind, &bad))
        .await
        .expect(200)
        .as_();
    let mut found = faults(&look);
    found.sort();
    assert_eq!(
        found,
        ["A4 required", "B3 unknown", "C2 unknown", "C4 required"]
    );
    // A city's editor invites below the city only.
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let look: ImportReport = send(&city, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), ["B2 unknown", "B3 unknown"]);
    let editor = api.person("jlu", &[Role::InstitutionEditor]).await;
    send(&editor, kind, false, &content).await.expect(404);
}

#[actix_web::test]
async fn templates_come_back_as_they_went_out() {
    let api = Api::start().await;
    for kind in [
        ImportKind::Activities,
        ImportKind::Organizations,
        ImportKind::People,
    ] {
        let answer = api
            .nobody()
            .get(&format!("/api/v1/templates/{}", kind.code()))
            .await
            .expect(200);
        assert_eq!(answer.header("content-type"), XLSX);
        assert!(
            answer
                .header("content-disposition")
                .contains("filename*=UTF-8''")
        );
        let again = api
            .nobody()
            .send(
                "GET",
                &format!("/api/v1/templates/{}", kind.code()),
                &[("if-none-match", answer.header("etag"))],
                None,
            )
            .await;
        assert_eq!(again.status, 304, "the same bytes again");
        // Unfilled, it has the right head and nothing below.
        let person = api.person("changchun", &[Role::CityEditor]).await;
        let refused = send(&person, kind, false, &answer.body).await.expect(422);
        assert!(refused.text().contains("第2行"), "{}", refused.text());
        let mut whole = calamine::Xlsx::new(std::io::Cursor::new(answer.body)).expect("a workbook");
        let names = calamine::Reader::sheet_names(&whole);
        assert_eq!(names, [kind.label(), "填写说明", "选项"]);
        let options = calamine::Reader::worksheet_range(&mut whole, "选项").expect("options");
        let text = format!("{options:?}");
        let word = match kind {
            ImportKind::Activities => strand(&api).await,
            ImportKind::Organizations => "高等院校".into(),
            ImportKind::People => "单位编辑".into(),
        };
        assert!(text.contains(&word), "{text}");
    }
    api.nobody()
        .get("/api/v1/templates/nonsense")
        .await
        .expect(404);
}
