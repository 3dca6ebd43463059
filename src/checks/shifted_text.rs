//! Do the words of one anchor stand at another one?

use super::{Ask, Check};
use crate::ledger::{SHIFTED_TEXT, shifted_texts};

pub(super) const CHECK: Check = Check { code: &SHIFTED_TEXT, ask: Ask::Ledger(shifted_texts) };
