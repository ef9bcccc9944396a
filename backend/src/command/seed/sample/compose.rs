//! Hosts and patterns put together into activities.

use std::collections::HashMap;

use chrono::Duration;
use contract::activity::{ActivityContent, Mode};
use contract::schedule::{Schedule, Slot};

use super::dice::Dice;
use super::fate::{Fate, fate};
use super::file::{self, Office, Pattern};
use super::{Stands, dates};
use crate::command::seed::picture::Picture;
use crate::platform::failure::Failure;

/// An activity in the making.
pub struct Plan {
    /// Index of the host.
    pub host: usize,
    pub fate: Fate,
    pub content: ActivityContent,
    /// Throws for what is left to chance about it.
    pub dice: Dice,
}

/// The first pattern of the offices: their opening.
const OPENING: &str = "2020年{place}全民终身学习活动周启动仪式";

pub fn all(
    hosts: &[Stands],
    pictures: &HashMap<&str, Picture>,
    count: usize,
) -> Result<Vec<Plan>, Failure> {
    let (kinds, offices) = (file::patterns()?, file::offices()?);
    let mut used: HashMap<&str, usize> = HashMap::new();
    let mut plans: Vec<Plan> = Vec::new();
    let mut round = 0;
    while plans.len() < count {
        let before = plans.len();
        for (host, stands) in hosts.iter().enumerate() {
            let patterns = kinds
                .iter()
                .find(|(name, _)| *name == stands.host.does)
                .map(|(_, p)| p);
            let patterns = patterns.ok_or_else(|| {
                Failure::internal(format!("no patterns for {}", stands.host.does))
            })?;
            if round >= patterns.len() || plans.len() == count {
                continue;
            }
            // Each host begins elsewhere; offices begin with their opening.
            let first = if stands.host.does == "office" {
                0
            } else {
                host
            };
            let pattern = &patterns[(first + round) % patterns.len()];
            let said = offices
                .iter()
                .find(|o| Some(&o.key) == stands.host.key.as_ref());
            let opening = pattern.title == OPENING;
            if opening && said.and_then(|o| o.opening.as_ref()?.at).is_none() {
                continue;
            }
            let turn = used.entry(pattern.title.as_str()).or_default();
            let mut dice = Dice(2020 + plans.len() as u64);
            let mut content = content(stands, pattern, *turn, &mut dice)?;
            *turn += 1;
            if let Some(picture) = pictures.get(pattern.picture.as_str()) {
                content.picture = Some(picture.id);
                content.picture_alt = picture.alt.into();
            }
            if opening {
                open(&mut content, said);
            }
            let fate = if opening {
                Fate::Published
            } else {
                fate(plans.len())
            };
            plans.push(Plan {
                host,
                fate,
                content,
                dice,
            });
        }
        if plans.len() == before {
            return Err(Failure::internal("seed/sample: too few patterns"));
        }
        round += 1;
    }
    Ok(plans)
}

/// The opening is held where and when the office says.
fn open(content: &mut ActivityContent, said: Option<&Office>) {
    let Some(opening) = said.and_then(|o| o.opening.as_ref()) else {
        return;
    };
    let ends_at = opening.at.map(|at| at + Duration::minutes(90));
    content.schedule = Schedule::Dates {
        slots: vec![Slot {
            starts_at: opening.at,
            ends_at,
        }],
    };
    content.venue_name = opening.place.clone();
    content.mode = opening.mode.unwrap_or_default();
    content.online_url = opening.watch_url.clone();
    if content.mode == Mode::Onsite {
        content.online_guide.clear();
    }
}

fn content(
    stands: &Stands,
    pattern: &Pattern,
    turn: usize,
    dice: &mut Dice,
) -> Result<ActivityContent, Failure> {
    let words = if pattern.vary.is_empty() {
        None
    } else {
        pattern.vary.get(turn % pattern.vary.len())
    };
    let say = |text: &str| {
        let mut out = text
            .replace("{short}", &stands.short)
            .replace("{place}", &stands.host.place);
        for (i, word) in words.into_iter().flatten().enumerate() {
            out = out.replace(&format!("{{{i}}}"), word);
        }
        out
    };
    let venue = pattern.mode.needs_venue();
    let link = pattern.mode.needs_link();
    let number = dice.below(9000) + 1000;
    let paid =
        dice.one_in(6) && ["training", "culture_arts"].contains(&pattern.form.as_str()) && venue;
    let pick = |dice: &mut Dice, from: &[&str]| dice.pick(from).to_owned();
    Ok(ActivityContent {
        title: say(&pattern.title),
        strand: Some(pattern.strand.clone()),
        form: Some(pattern.form.clone()),
        topics: pattern.topics.clone(),
        audiences: pattern.audiences.clone(),
        mode: pattern.mode,
        summary: say(&pattern.summary),
        description: say(&pattern.description),
        schedule: dates::schedule(pattern, dice)?,
        venue_name: if venue {
            format!("{}{}", stands.short, pattern.room)
        } else {
            String::new()
        },
        venue_address: if venue {
            stands.host.address.clone()
        } else {
            String::new()
        },
        region_code: stands.region.clone(),
        online_url: if link {
            format!("https://learn.example.org/live/{number}")
        } else {
            String::new()
        },
        online_guide: if link {
            pick(dice, GUIDES)
        } else {
            String::new()
        },
        co_organizers: co_organizers(stands, dice),
        contact_name: format!("{}老师", dice.pick(SURNAMES)),
        contact_phone: format!("{}-8000{number}", area(stands)),
        contact_public: !dice.one_in(3),
        free: !paid,
        fee: if paid {
            pick(dice, FEES)
        } else {
            String::new()
        },
        capacity: pattern.capacity,
        registration_url: match pattern.capacity {
            Some(_) if dice.one_in(3) => format!("https://learn.example.org/apply/{number}"),
            _ => String::new(),
        },
        accessibility: if venue {
            pick(dice, ACCESS)
        } else {
            "直播配有实时字幕，适配读屏软件。".into()
        },
        source: stands.name.clone(),
        ..Default::default()
    })
}

fn co_organizers(stands: &Stands, dice: &mut Dice) -> Vec<String> {
    let from = dice.below(CO.len() as u64) as usize;
    (0..dice.below(3) as usize)
        .map(|i| CO[(from + i) % CO.len()].replace("{place}", &stands.host.place))
        .collect()
}

/// Of the telephone, by the place's code; numbers begin with 8000 and are nobody's.
fn area(stands: &Stands) -> &'static str {
    match stands.region.as_deref().unwrap_or_default() {
        "220581" => "0435",
        code => match code.get(..4).unwrap_or_default() {
            "2201" => "0431",
            "2202" => "0432",
            "2203" => "0434",
            "2204" => "0437",
            "2205" => "0435",
            "2206" => "0439",
            "2207" => "0438",
            "2208" => "0436",
            _ => "0433",
        },
    }
}

pub const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "金", "朴", "崔", "于", "姜", "宋", "韩",
    "郑", "马", "高", "曲",
];
const GUIDES: &[&str] = &[
    "点击网址即可观看，无需下载软件；手机、电脑和智能电视均可。",
    "在微信中打开网址，输入手机号进入直播间，结束后七天内可以回看。",
    "提前十分钟进入直播间测试声音，提问请写在留言区。",
];
const CO: &[&str] = &[
    "{place}社区教育指导中心",
    "{place}关心下一代工作委员会",
    "{place}妇女联合会",
    "{place}志愿服务联合会",
    "{place}总工会职工之家",
    "{place}新华书店",
    "{place}科学技术协会",
    "{place}老龄工作委员会办公室",
];
const FEES: &[&str] = &[
    "听课免费，材料费每人20元，现场缴纳。",
    "培训免费，教材工本费每册15元，可自愿购买。",
    "免费参加，考证的学员自付认证费，标准以认证机构公布为准。",
];
const ACCESS: &[&str] = &[
    "一楼入口有坡道，电梯可达，设无障碍卫生间。",
    "备有大字讲义、老花镜和轮椅，需要者请向工作人员说明。",
    "现场提供手语翻译，请提前两天预约。",
    "会场在二楼，无电梯，行动不便者可由志愿者协助。",
    "入口平坦，可推轮椅和婴儿车进入，前排预留座位。",
];
