//! Is everything that would be published in the ledger?

use super::{Ask, Check};
use crate::ledger::{UNRECORDED_ANCHOR, unrecorded_anchors};

pub(super) const CHECK: Check = Check { code: &UNRECORDED_ANCHOR, ask: Ask::Ledger(unrecorded_anchors) };
