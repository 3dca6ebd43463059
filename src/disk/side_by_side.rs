//! Work on many files at once.

use rayon::prelude::*;

/// So many files next to each other are one core's at a time: some files take a hundred times as long as others, and lie
/// together.
const FEW: usize = 8;

/// Does the same with each of many files, as many at once as the computer has cores. What comes of it is in the order of
/// the files.
pub fn side_by_side<T: Sync, R: Send>(files: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    files.par_iter().with_max_len(FEW).map(work).collect()
}
