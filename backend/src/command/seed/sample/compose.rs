//! Hosts and patterns put together into activities.

use std::collections::HashMap;

use chrono::Duration;
use contract::activity::{ActivityContent, Mode};
use contract::schedule::{Schedule, Slot};
use sample::random::SeededRandom;
use sample::sentence::{self, CO_ORGANIZERS};

use super::file::{self, Office, Pattern};
use super::outcome::{Outcome, outcome};
use super::{KnownHost, dates};
use crate::command::seed::picture::Picture;
use crate::platform::failure::Failure;

/// An activity in the making.
pub struct Plan {
    /// Index of the host.
    pub host: usize,
    pub outcome: Outcome,
    pub content: ActivityContent,
    /// For what is left to chance about it.
    pub random: SeededRandom,
}

/// The first pattern of the offices: their opening.
const OPENING: &str = "2020年{place}全民终身学习活动周启动仪式";

pub fn all(
    hosts: &[KnownHost],
    pictures: &HashMap<&str, Picture>,
    count: usize,
) -> Result<Vec<Plan>, Failure> {
    let (kinds, offices) = (file::patterns()?, file::offices()?);
    let mut used: HashMap<&str, usize> = HashMap::new();
    let mut plans: Vec<Plan> = Vec::new();
    let mut round = 0;
    while plans.len() < count {
        let before = plans.len();
        for (host, known) in hosts.iter().enumerate() {
            let patterns = kinds
                .iter()
                .find(|(name, _)| *name == known.host.does)
                .map(|(_, p)| p);
            let patterns = patterns
                .ok_or_else(|| Failure::internal(format!("no patterns for {}", known.host.does)))?;
            if round >= patterns.len() || plans.len() == count {
                continue;
            }
            // Each host begins elsewhere; offices begin with their opening.
            let first = if known.host.does == "office" { 0 } else { host };
            let pattern = &patterns[(first + round) % patterns.len()];
            let said = offices
                .iter()
                .find(|o| Some(&o.key) == known.host.key.as_ref());
            let opening = pattern.title == OPENING;
            if opening && said.and_then(|o| o.opening.as_ref()?.at).is_none() {
                continue;
            }
            let turn = used.entry(pattern.title.as_str()).or_default();
            let mut random = SeededRandom(2020 + plans.len() as u64);
            let mut content = content(known, pattern, *turn, &mut random)?;
            *turn += 1;
            if let Some(picture) = pictures.get(pattern.picture.as_str()) {
                content.picture = Some(picture.id.into());
                content.picture_alt = picture.alt.into();
            }
            if opening {
                open(&mut content, said);
            }
            let outcome = if opening {
                Outcome::Published
            } else {
                outcome(plans.len())
            };
            plans.push(Plan {
                host,
                outcome,
                content,
                random,
            });
        }
        if plans.len() == before {
            return Err(Failure::internal("sample/data: too few patterns"));
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
    known: &KnownHost,
    pattern: &Pattern,
    turn: usize,
    random: &mut SeededRandom,
) -> Result<ActivityContent, Failure> {
    let words = if pattern.vary.is_empty() {
        None
    } else {
        pattern.vary.get(turn % pattern.vary.len())
    };
    let say = |text: &str| {
        let mut out = text
            .replace("{short}", &known.short)
            .replace("{place}", &known.host.place);
        for (i, word) in words.into_iter().flatten().enumerate() {
            out = out.replace(&format!("{{{i}}}"), word);
        }
        out
    };
    let venue = pattern.mode.needs_venue();
    let link = pattern.mode.needs_link();
    let number = random.below(9000) + 1000;
    let paid =
        random.one_in(6) && ["training", "culture_arts"].contains(&pattern.form.as_str()) && venue;
    let pick = |random: &mut SeededRandom, from: &[&str]| random.pick(from).to_owned();
    Ok(ActivityContent {
        title: say(&pattern.title),
        strand: Some(pattern.strand.clone()),
        form: Some(pattern.form.clone()),
        topics: pattern.topics.clone(),
        audiences: pattern.audiences.clone(),
        mode: pattern.mode,
        summary: say(&pattern.summary),
        description: say(&pattern.description),
        schedule: dates::schedule(pattern, random)?,
        venue_name: if venue {
            format!("{}{}", known.short, pattern.room)
        } else {
            String::new()
        },
        venue_address: if venue {
            known.host.address.clone()
        } else {
            String::new()
        },
        region_code: known.region.clone(),
        online_url: if link {
            format!("https://learn.example.org/live/{number}")
        } else {
            String::new()
        },
        online_guide: if link {
            pick(random, sentence::GUIDES)
        } else {
            String::new()
        },
        co_organizers: co_organizers(known, random),
        contact_name: format!("{}老师", random.pick(sentence::SURNAMES)),
        contact_phone: format!("{}-8000{number}", area(known)),
        contact_public: !random.one_in(3),
        free: !paid,
        fee: if paid {
            pick(random, sentence::FEES)
        } else {
            String::new()
        },
        capacity: pattern.capacity,
        registration_url: match pattern.capacity {
            Some(_) if random.one_in(3) => format!("https://learn.example.org/apply/{number}"),
            _ => String::new(),
        },
        accessibility: if venue {
            pick(random, sentence::ACCESSIBILITY)
        } else {
            "直播配有实时字幕，适配读屏软件。".into()
        },
        source: known.name.clone(),
        ..Default::default()
    })
}

fn co_organizers(known: &KnownHost, random: &mut SeededRandom) -> Vec<String> {
    let from = random.below(CO_ORGANIZERS.len() as u64) as usize;
    (0..random.below(3) as usize)
        .map(|i| {
            CO_ORGANIZERS[(from + i) % CO_ORGANIZERS.len()].replace("{place}", &known.host.place)
        })
        .collect()
}

/// Of the telephone, by the place's code; numbers begin with 8000 and are nobody's.
fn area(known: &KnownHost) -> &'static str {
    match known.region.as_deref().unwrap_or_default() {
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
