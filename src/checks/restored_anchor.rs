//! Did something that was gone come back as it was?

use super::{Ask, Check};
use crate::ledger::{RESTORED_ANCHOR, restored_anchors};

pub(super) const CHECK: Check = Check { code: &RESTORED_ANCHOR, ask: Ask::Ledger(restored_anchors) };
