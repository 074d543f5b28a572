//! Work on all cores.

use std::sync::OnceLock;

use rayon::ThreadPool;
use rayon::prelude::*;

/// What comes of each of some things, in their order; one after the other on a system that gives no threads.
pub fn each<'t, T: Sync, R: Send>(things: &'t [T], of: impl Fn(&'t T) -> R + Sync + Send) -> Vec<R> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    match POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().build().ok()) {
        Some(pool) => pool.install(|| things.par_iter().map(of).collect()),
        None => things.iter().map(of).collect(),
    }
}
