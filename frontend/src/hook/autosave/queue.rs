//! What is to be saved and what is under way: one at a time, and of many the newest only.

#[derive(Debug)]
pub struct Queue<T> {
    waiting: Option<T>,
    under_way: bool,
    /// Nothing goes out until someone decides.
    held: bool,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            waiting: None,
            under_way: false,
            held: false,
        }
    }
}

impl<T> Queue<T> {
    /// Takes the place of what waits.
    pub fn put(&mut self, value: T) {
        self.waiting = Some(value);
    }

    /// What to send now, if anything; it is under way then.
    pub fn next(&mut self) -> Option<T> {
        if self.under_way || self.held {
            return None;
        }
        let next = self.waiting.take();
        self.under_way = next.is_some();
        next
    }

    pub fn done(&mut self) {
        self.under_way = false;
    }

    /// Comes back to wait, unless something newer does.
    pub fn failed(&mut self, value: T) {
        self.under_way = false;
        self.waiting.get_or_insert(value);
    }

    pub fn hold(&mut self) {
        self.held = true;
    }

    pub fn held(&self) -> bool {
        self.held
    }

    pub fn idle(&self) -> bool {
        self.waiting.is_none() && !self.under_way
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn one_goes_out_at_a_time_and_the_newest_last() {
        let mut queue = Queue::default();
        queue.put(1);
        assert_eq!(queue.next(), Some(1));
        queue.put(2);
        queue.put(3);
        assert_eq!(queue.next(), None, "the first is still under way");
        queue.done();
        assert_eq!(queue.next(), Some(3), "2 was overtaken");
        queue.done();
        assert!(queue.idle());
    }

    #[wasm_bindgen_test]
    fn a_failure_never_replaces_what_is_newer() {
        let mut queue = Queue::default();
        queue.put(1);
        let sent = queue.next();
        queue.put(2);
        queue.failed(sent.expect("under way"));
        assert_eq!(queue.next(), Some(2));
        queue.failed(2);
        assert_eq!(queue.next(), Some(2), "nothing newer: the same again");
    }

    #[wasm_bindgen_test]
    fn a_conflict_holds_everything_back() {
        let mut queue = Queue::default();
        queue.put(1);
        queue.hold();
        assert_eq!(queue.next(), None);
        assert!(!queue.idle());
        assert!(queue.held());
    }
}
