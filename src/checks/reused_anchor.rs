//! Did an anchor that is gone come back with other words?

use super::{Ask, Check};
use crate::ledger::{REUSED_ANCHOR, reused_anchors};

pub(super) const CHECK: Check = Check { code: &REUSED_ANCHOR, ask: Ask::Ledger(reused_anchors) };
