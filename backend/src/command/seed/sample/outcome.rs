//! How far sample activities came: every state of the workflow occurs.

use contract::workflow::RevisionState;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Draft,
    Submitted,
    Returned,
    Approved,
    Published,
    /// Public in its second version.
    Renewed,
    /// Public, and a newer version is in work.
    Again(RevisionState),
    Postponed,
    Cancelled,
    Retracted,
}

/// Of 300, 200 are public.
pub fn outcome(i: usize) -> Outcome {
    match i * 37 % 60 {
        0..33 => Outcome::Published,
        33..36 => Outcome::Renewed,
        36 => Outcome::Again(RevisionState::Submitted),
        37 => Outcome::Again(
            [
                RevisionState::Returned,
                RevisionState::Draft,
                RevisionState::Approved,
            ][i / 60 % 3],
        ),
        38 => Outcome::Postponed,
        39 => Outcome::Cancelled,
        40 => Outcome::Retracted,
        41..46 => Outcome::Draft,
        46..52 => Outcome::Submitted,
        52..55 => Outcome::Returned,
        _ => Outcome::Approved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_public() {
        let hidden = [
            Outcome::Draft,
            Outcome::Submitted,
            Outcome::Returned,
            Outcome::Approved,
            Outcome::Retracted,
        ];
        let public = (0..300).filter(|i| !hidden.contains(&outcome(*i))).count();
        assert_eq!(public, 200);
        for state in [
            RevisionState::Submitted,
            RevisionState::Returned,
            RevisionState::Draft,
            RevisionState::Approved,
        ] {
            assert!(
                (0..300).any(|i| outcome(i) == Outcome::Again(state)),
                "{}",
                state.code()
            );
        }
    }
}
