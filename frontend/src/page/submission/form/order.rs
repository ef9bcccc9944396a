//! Things in an order that a person makes.

use std::collections::HashMap;

use contract::id::FileId;
use contract::submission::Photo;

/// Takes one out and puts it in at another place.
pub fn moved<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() && from != to {
        let one = list.remove(from);
        list.insert(to, one);
    }
}

/// In which order files were chosen; what came earlier has none.
pub type Serials = HashMap<FileId, (u32, usize)>;

/// Files arrive in any order: each goes before those that were chosen after it, or to the end.
pub fn arrive(list: &mut Vec<Photo>, serials: &Serials, photo: Photo) {
    let mine = serials.get(&photo.file);
    let later = list.iter().position(|other| {
        let theirs = serials.get(&other.file);
        matches!((mine, theirs), (Some(mine), Some(theirs)) if theirs > mine)
    });
    list.insert(later.unwrap_or(list.len()), photo);
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn one_moves_and_the_others_keep_their_order() {
        let mut list = vec!['a', 'b', 'c', 'd'];
        moved(&mut list, 0, 2);
        assert_eq!(list, ['b', 'c', 'a', 'd']);
        moved(&mut list, 3, 0);
        assert_eq!(list, ['d', 'b', 'c', 'a']);
        moved(&mut list, 1, 9);
        moved(&mut list, 9, 1);
        assert_eq!(list, ['d', 'b', 'c', 'a'], "nowhere to go");
    }

    #[wasm_bindgen_test]
    fn photos_stand_as_they_were_chosen_however_they_arrive() {
        let photo = |n: u128| Photo {
            file: Uuid::from_u128(n).into(),
            ..Default::default()
        };
        let serials: Serials = [(2, (5, 0)), (3, (6, 0)), (4, (6, 1)), (5, (7, 0))]
            .into_iter()
            .map(|(n, serial)| (Uuid::from_u128(n).into(), serial))
            .collect();
        // 1 was there before.
        let mut list = vec![photo(1)];
        for n in [5, 3, 2, 4] {
            arrive(&mut list, &serials, photo(n));
        }
        let order: Vec<u128> = list.iter().map(|p| Uuid::from(p.file).as_u128()).collect();
        assert_eq!(order, [1, 2, 3, 4, 5]);
    }
}
