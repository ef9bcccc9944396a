//! The outline: the more activities, the darker; the number always stands with it.

use yew::prelude::*;

use super::outline::{Outline, Shape};
use super::places::{Spot, most};
use crate::text;
use crate::ui::RouteLink;

pub fn drawing(outline: &Outline, name: &str, spots: &[Spot]) -> Html {
    let most = most(spots);
    let place = |shape: &Shape| {
        let Some(spot) = spots.iter().find(|s| s.code == shape.code) else {
            return html! { <path d={shape.d.clone()} class="place" /> };
        };
        let (to, query) = spot.to.clone();
        let said = match spot.activities {
            Some(count) => text::map_spot(&spot.name, count),
            None => spot.name.clone(),
        };
        let class = classes!(
            "place",
            shade(spot.activities, most),
            room(shape.room, &spot.name),
            spot.chosen.then_some("chosen")
        );
        html! {
            <RouteLink {to} {query} {class}>
                <title>{said}</title>
                <path d={shape.d.clone()} />
            </RouteLink>
        }
    };
    // Names lie above all shapes. What a link says is its title.
    let word = |shape: &Shape| {
        let Some(spot) = spots.iter().find(|s| s.code == shape.code) else {
            return html! {};
        };
        let class = classes!(shade(spot.activities, most), room(shape.room, &spot.name));
        let (x, y) = (shape.x.to_string(), shape.y.to_string());
        html! {
            <g {class}>
                <text class="place-name" x={x.clone()} y={y.clone()}>{short(&spot.name).to_owned()}</text>
                <text class="place-count" {x} {y}>{spot.activities}</text>
            </g>
        }
    };
    // What has its edge drawn last lies on top: the chosen one.
    let last = |shape: &&Shape| spots.iter().any(|s| s.chosen && s.code == shape.code);
    let (above, below): (Vec<&Shape>, Vec<&Shape>) = outline.places.iter().partition(last);
    html! {
        <figure class="map">
            <svg viewBox={format!("0 0 {} {}", outline.width, outline.height)} role="group" aria-label={text::map_drawing(name)}>
                { for below.into_iter().chain(above).map(place) }
                <g aria-hidden="true">{ for outline.places.iter().map(word) }</g>
            </svg>
            <figcaption class="small">
                <span>{text::map_few()}</span>
                { for (0..=4).map(|n| html! { <i class={format!("shade s{n}")}></i> }) }
                <span>{text::map_many()}</span>
            </figcaption>
        </figure>
    }
}

/// Five shades by the square root: a few activities already show beside a hundred.
fn shade(activities: Option<i64>, most: i64) -> &'static str {
    let count = activities.unwrap_or(0).max(0);
    if count == 0 {
        return "s0";
    }
    let quarters = (1..4).filter(|q| 16 * count > q * q * most).count();
    ["s1", "s2", "s3", "s4"][quarters]
}

/// Where a name of this length finds room: everywhere, not on a phone, or nowhere.
fn room(radius: i32, name: &str) -> &'static str {
    // In bytes a Latin letter is a third of a Chinese one: as wide as it is in its smaller size.
    let letters = short(name).len() as i32;
    match 3 * radius / letters {
        ..=12 => "room0",
        13..=22 => "room1",
        _ => "room2",
    }
}

/// 延边朝鲜族自治州 is 延边 on a map, 南关区 is 南关.
pub fn short(name: &str) -> &str {
    let name = ["朝鲜族", "蒙古族", "满族"]
        .iter()
        .find_map(|people| name.find(people).map(|at| &name[..at]))
        .unwrap_or(name);
    let kept = name.strip_suffix(['市', '县', '区', '州']).unwrap_or(name);
    match kept.chars().count() {
        0 | 1 => name,
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn names_are_as_short_as_on_maps() {
        assert_eq!(short("延边朝鲜族自治州"), "延边");
        assert_eq!(short("前郭尔罗斯蒙古族自治县"), "前郭尔罗斯");
        assert_eq!(short("公主岭市"), "公主岭");
    }

    #[wasm_bindgen_test]
    fn shades_grow_with_the_number() {
        let of = |count| shade(Some(count), 160);
        assert_eq!(
            [of(0), of(1), of(41), of(100), of(160)],
            ["s0", "s1", "s3", "s4", "s4"]
        );
        assert_eq!(shade(None, 1), "s0");
    }
}
