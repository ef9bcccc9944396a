//! The allocator's settings: what large bodies and pictures took is given back.

use std::env;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// glibc keeps what was freed in eight arenas for each core, and learns to keep ever larger pieces: memory would
/// grow with the number of threads that ever held a picture. See mallopt(3).
const SETTINGS: [(&str, &str); 2] = [
    ("MALLOC_ARENA_MAX", "2"),
    ("MALLOC_MMAP_THRESHOLD_", "262144"),
];

/// Starts this program anew with the settings, since they are read when a process begins. What the
/// environment sets itself stays.
pub fn settle() {
    let missing =
        SETTINGS.map(|(name, value)| env::var_os(name).is_none().then_some((name, value)));
    if cfg!(not(target_env = "gnu")) || missing == [None; 2] {
        return;
    }
    let Ok(program) = env::current_exe() else {
        return;
    };
    let mut arguments = env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    // Comes back only where it cannot be done: then we go on as we are.
    let _ = again
        .args(arguments)
        .envs(missing.into_iter().flatten())
        .exec();
}
