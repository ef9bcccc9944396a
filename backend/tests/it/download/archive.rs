//! Archives: a submission or a whole batch as a ZIP, photos named by their captions.

use contract::edition::{CommitteeInput, CommitteeMember};
use contract::role::Role;
use contract::submission::{
    Case, Photo, Statement, StatementKind, SubmissionContent, SubmissionState as State,
    SubmittedDocument,
};
use serde_json::json;

use super::fixture::{filed, filed_by, material, panel, photo, plan, sent, version};
use super::{fetched, one, text, unzipped};
use crate::support::Api;

/// Captions as people write them: alike, with signs that no file system takes, none, with an ending.
const CAPTIONS: [&str; 8] = [
    "社区课堂现场",
    "社区课堂现场",
    "开幕式：领导致辞/合影?",
    "",
    "读书会.JPG",
    "㛃瑀𠮷社区",
    "..\\..\\秘密",
    "老年大学书画展",
];
const NAMES: [&str; 8] = [
    "社区课堂现场.jpg",
    "社区课堂现场（2）.jpg",
    "开幕式：领导致辞／合影？.jpg",
    "图片4.jpg",
    "读书会.jpg",
    "㛃瑀𠮷社区.jpg",
    "＼..＼秘密.jpg",
    "老年大学书画展.jpg",
];

async fn eight(api: &Api) -> Vec<Photo> {
    let mut photos = Vec::new();
    for (n, caption) in CAPTIONS.iter().enumerate() {
        photos.push(Photo {
            file: photo(api, "changchun", n as u8).await.into(),
            caption: (*caption).to_owned(),
        });
    }
    photos
}

#[actix_web::test]
async fn a_panel_is_its_text_and_photos_named_by_caption() {
    let api = Api::start().await;
    let panel = material(&api, &panel()).await;
    let pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    let content = SubmissionContent {
        title: "全民智学，助力“双战双赢”".into(),
        body:
            "一、活动开展情况\n长春市组织线上线下活动120场。\n（一）课程共享\n=HYPERLINK(\"x\") <b>"
                .into(),
        photos: eight(&api).await,
        documents: vec![SubmittedDocument {
            file: sent(
                &api,
                "changchun",
                "document",
                "新闻报道.pdf",
                "application/pdf",
                pdf,
            )
            .await
            .into(),
        }],
        cases: vec![Case {
            title: "楼道里的课堂".into(),
            body: "把课堂搬进楼道。".into(),
            photos: vec![Photo {
                file: photo(&api, "changchun", 9).await.into(),
                caption: "社区课堂现场".into(),
            }],
        }],
        ..Default::default()
    };
    let id = filed(&api, panel, "changchun", State::Submitted, &content).await;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let answer = fetched(&api, &person, &one(id)).await;
    let entries = unzipped(&answer.body);
    let names: Vec<&str> = entries.iter().map(|(n, _)| n.as_str()).collect();
    let photos: Vec<String> = NAMES.iter().map(|n| format!("照片/{n}")).collect();
    assert_eq!(names[0], "长春市教育局展板素材.docx");
    assert_eq!(names[1..9], photos);
    assert_eq!(names[9..], ["案例1照片/社区课堂现场.jpg", "新闻报道.pdf"]);

    let said = text(&entries[0].1);
    for part in [
        "全民智学，助力“双战双赢”",
        "长春市教育局",
        "一、活动开展情况",
        "长春市组织线上线下活动120场。",
        "=HYPERLINK(&quot;x&quot;) &lt;b&gt;",
        "楼道里的课堂",
        "把课堂搬进楼道。",
        "图片（9张）",
        "照片/社区课堂现场（2）.jpg",
        "附件：新闻报道.pdf",
        "2020年10月19日",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    for (name, bytes) in &entries[1..10] {
        let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::Jpeg);
        let picture = picture.expect("a JPEG").into_rgb8();
        assert_eq!(picture.dimensions(), (2400, 1800), "{name}: all its pixels");
        assert!(!bytes.windows(4).any(|w| w == b"Exif"), "{name}: EXIF");
        assert!(
            !bytes.windows(6).any(|w| w == b"SECRET"),
            "{name}: metadata"
        );
    }
    assert_eq!(entries[10].1, pdf);
}

#[actix_web::test]
async fn old_archivers_get_names_in_gbk() {
    let api = Api::start().await;
    let panel = material(&api, &panel()).await;
    let content = SubmissionContent {
        photos: vec![Photo {
            file: photo(&api, "changchun", 1).await.into(),
            caption: "𠮷社区课堂".into(),
        }],
        ..Default::default()
    };
    let id = filed(&api, panel, "changchun", State::Accepted, &content).await;
    let person = api.person("changchun", &[Role::CityReviewer]).await;
    let input = json!({ "kind": "submission", "submission_id": id, "naming": "gbk" });
    let answer = fetched(&api, &person, &input).await;
    let (name, _, lacking) = encoding_rs::GBK.encode("照片/〓社区课堂.jpg");
    assert!(!lacking);
    assert!(answer.body.windows(name.len()).any(|w| w == &*name));
}

#[actix_web::test]
async fn statements_committees_and_the_newest_version_are_printed() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let person = api.person("province", &[Role::ProvinceEditor]).await;
    let stated = SubmissionContent {
        statement: Some(Statement {
            kind: StatementKind::NotHolding,
            reason: "疫情防控需要".into(),
        }),
        ..Default::default()
    };
    let id = filed(&api, plan, "siping", State::Submitted, &stated).await;
    let entries = unzipped(&fetched(&api, &person, &one(id)).await.body);
    let said = text(&entries[0].1);
    assert!(
        said.contains("不举办声明") && said.contains("理由：疫情防控需要"),
        "{said}"
    );

    let led = |body: &str| SubmissionContent {
        body: body.into(),
        committee: Some(CommitteeInput {
            members: vec![CommitteeMember {
                duty: "组长".into(),
                name: "欧阳娜".into(),
                unit: "长春市教育局".into(),
                post: "局长".into(),
            }],
            office: "长春市教育局职成处".into(),
        }),
        ..Default::default()
    };
    let id = filed(&api, plan, "changchun", State::Returned, &led("旧稿。")).await;
    version(&api, id, 2, State::Submitted, &led("新稿。")).await;
    let entries = unzipped(&fetched(&api, &person, &one(id)).await.body);
    let said = text(&entries[0].1);
    for part in [
        "新稿。",
        "组长",
        "欧阳娜",
        "领导小组办公室设在长春市教育局职成处。",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert!(!said.contains("旧稿"));
}

#[actix_web::test]
async fn a_package_has_a_folder_for_each_unit_in_the_official_order() {
    let api = Api::start().await;
    let panel = material(&api, &panel()).await;
    let titled = |title: &str| SubmissionContent {
        title: title.into(),
        ..Default::default()
    };
    let below = api.institution("changchun", "朝阳区社区学院").await;
    let draft = filed(&api, panel, "meihekou", State::Accepted, &titled("梅河口")).await;
    version(&api, draft, 2, State::Draft, &titled("梅河口草稿")).await;
    filed(&api, panel, "jilin", State::Submitted, &titled("吉林")).await;
    let id = filed(&api, panel, "changchun", State::Accepted, &titled("长春")).await;
    version(&api, id, 2, State::Submitted, &titled("长春新稿")).await;
    filed_by(&api, panel, below, State::Endorsed, &titled("朝阳")).await;
    filed(&api, panel, "siping", State::Draft, &titled("四平草稿")).await;

    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let all = json!({ "kind": "package", "material_id": panel });
    let answer = fetched(&api, &province, &all).await;
    let entries = unzipped(&answer.body);
    let names: Vec<&str> = entries.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(
        names,
        [
            "目录.xlsx",
            "01长春市教育局/长春市教育局展板素材.docx",
            "02朝阳区社区学院/朝阳区社区学院展板素材.docx",
            "03吉林市教育局/吉林市教育局展板素材.docx",
            "04梅河口市教育局/梅河口市教育局展板素材.docx",
        ]
    );
    assert!(text(&entries[1].1).contains("长春新稿"));
    let rows = super::annex::rows(&entries[0].1);
    let listed: Vec<(&str, &str)> = rows
        .iter()
        .filter(|r| r[0].parse::<u8>().is_ok())
        .map(|r| (r[1].as_str(), r[2].as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            ("长春市教育局", "长春新稿"),
            ("朝阳区社区学院", "朝阳"),
            ("吉林市教育局", "吉林"),
            ("梅河口市教育局", "梅河口"),
        ]
    );

    let accepted = json!({ "kind": "package", "material_id": panel, "accepted": true });
    let entries = unzipped(&fetched(&api, &province, &accepted).await.body);
    let names: Vec<&str> = entries.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(text(&entries[1].1).contains("长春") && !text(&entries[1].1).contains("新稿"));

    let city = api.person("changchun", &[Role::CityReviewer]).await;
    let entries = unzipped(&fetched(&api, &city, &all).await.body);
    assert_eq!(entries.len(), 3, "own and below");
    let chosen = json!({ "kind": "package", "material_id": panel, "organization_id": below });
    let entries = unzipped(&fetched(&api, &city, &chosen).await.body);
    assert_eq!(entries.len(), 2, "one institution");
}
