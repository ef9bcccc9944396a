//! Who wrote, submitted or reviewed, as it stands on a version.

use uuid::Uuid;

use super::Permit;

/// By display name, and by the id of the natural person: what a key wrote, its maker wrote.
#[derive(Clone, Debug)]
pub struct ActorRef {
    pub id: Uuid,
    pub name: String,
}

impl ActorRef {
    pub fn of(permit: &impl Permit) -> Self {
        let actor = permit.actor();
        Self {
            id: actor.person.unwrap_or_default(),
            name: actor.name,
        }
    }

    /// Those who wrote so far and this one.
    pub fn among(&self, writers: &[Uuid]) -> Vec<Uuid> {
        let mut all = writers.to_vec();
        if !all.contains(&self.id) {
            all.push(self.id);
        }
        all
    }
}
