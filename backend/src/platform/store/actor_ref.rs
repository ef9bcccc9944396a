//! Who wrote, submitted or reviewed, as it stands on a version.

use uuid::Uuid;

use super::Permit;

/// By id and display name.
#[derive(Clone, Debug)]
pub struct ActorRef {
    pub id: Uuid,
    pub name: String,
}

impl ActorRef {
    pub fn of(permit: &impl Permit) -> Self {
        let actor = permit.actor();
        Self {
            id: actor.id.unwrap_or_default(),
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
