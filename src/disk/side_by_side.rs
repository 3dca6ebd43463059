//! Work on many files at once.

use rayon::prelude::*;

/// Does the same with each of many files, as many at once as the computer has cores. What comes of it is in the order of
/// the files.
pub fn side_by_side<T: Sync, R: Send>(files: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    files.par_iter().map(work).collect()
}
