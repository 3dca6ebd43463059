//! Is everything that was published still there?

use super::{Ask, Check};
use crate::ledger::{LOST_PERMALINK, lost_permalinks};

pub(super) const CHECK: Check = Check { code: &LOST_PERMALINK, ask: Ask::Ledger(lost_permalinks) };
