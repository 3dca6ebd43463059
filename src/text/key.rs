//! Names of bytes and of values, for this program alone.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use twox_hash::XxHash3_128;

/// 128 bits of XXH3: equal for equal bytes or values, and by chance alone for others.
///
/// It tells what has to be made again and is ten times quicker than a [`Digest`](super::Digest), but proves nothing to
/// anybody: what readers, ledgers and accounts see is a digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Key(u128);

impl Key {
    /// The key of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// The key of everything that `value` feeds to a hasher, for this code of the program: another makes other bytes of it.
    pub fn of_value(value: &(impl Hash + ?Sized)) -> Self {
        let mut hashing = Hashing(XxHash3_128::with_seed(*CODE));
        value.hash(&mut hashing);
        Self(hashing.0.finish_128())
    }

    /// Reads what [`Display`](fmt::Display) writes: 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let is_whole = text.len() == 32 && text.bytes().all(|sign| sign.is_ascii_hexdigit());
        is_whole.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// The number of the program's code, by `build.rs`.
static CODE: LazyLock<u64> = LazyLock::new(|| env!("PINCITE_CODE").parse().expect("it is a number"));

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

/// A hasher whose result is wide enough to name a value by.
struct Hashing(XxHash3_128);

impl Hasher for Hashing {
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.finish_128() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_and_nothing_else() {
        let key = Key::of_value(&("p3", 7));
        assert_eq!(Key::from_hex(&key.to_string()), Some(key));
        for text in ["", "0", "+0000000000000000000000000000001", "0000000000000000000000000000000g"] {
            assert_eq!(Key::from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn another_value_has_another_key() {
        assert_ne!(Key::of(b"a"), Key::of(b"b"));
        assert_ne!(Key::of_value(&("a", "bc")), Key::of_value(&("ab", "c")));
    }
}
