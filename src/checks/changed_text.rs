//! Does an anchor still have the words that were published?

use super::{Ask, Check};
use crate::ledger::{CHANGED_TEXT, changed_texts};

pub(super) const CHECK: Check = Check { code: &CHANGED_TEXT, ask: Ask::Ledger(changed_texts) };
