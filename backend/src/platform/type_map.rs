//! One shared value of each type, made when it is first asked for: so the state knows none of the types.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Default)]
pub struct TypeMap(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl TypeMap {
    /// The one value of this type.
    pub fn get<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = values
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(T::default()));
        Arc::clone(value)
            .downcast()
            .expect("each value is kept under its own type")
    }
}

#[cfg(test)]
mod tests {
    use super::TypeMap;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn a_type_has_one_value() {
        let map = TypeMap::default();
        map.get::<AtomicU32>().store(7, Ordering::Relaxed);
        assert_eq!(map.get::<AtomicU32>().load(Ordering::Relaxed), 7);
        assert_eq!(*map.get::<String>(), "");
    }
}
