//! Money, in whole fen: a tenth of a yuan has no exact binary fraction, a fen has.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, Mul, Neg, Sub};
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount in fen (分), a hundredth of a yuan. May be negative: a difference, a refund.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole yuan.
    #[must_use]
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// As people write it: `15`, `12.5`; two decimals only where they are needed.
    #[must_use]
    pub fn short(self) -> String {
        let text = self.to_string();
        let cut = text.trim_end_matches('0').trim_end_matches('.');
        cut.to_owned()
    }
}

impl fmt::Display for Fen {
    /// Yuan with two decimals: `15.00`, `-0.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// A text that is no amount of yuan with at most two decimals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an amount is yuan with at most two decimals, such as 15 or 12.50")]
pub struct NotAnAmount;

impl FromStr for Fen {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "00"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(part) || part.len() > 2 || whole.len() > 12 {
            return Err(NotAnAmount);
        }
        let number = |s: &str| s.parse::<i64>().map_err(|_| NotAnAmount);
        let cents = number(part)? * if part.len() == 1 { 10 } else { 1 };
        Ok(Self(sign * (number(whole)? * 100 + cents)))
    }
}

impl Add for Fen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fen {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Fen {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Fen {
    type Output = Self;
    fn mul(self, count: i64) -> Self {
        Self(self.0 * count)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_yuan_with_two_decimals() {
        assert_eq!(Fen(1500).to_string(), "15.00");
        assert_eq!(Fen(-50).to_string(), "-0.50");
        assert_eq!(Fen(7).to_string(), "0.07");
    }

    #[test]
    fn a_short_amount_drops_only_decimals_that_say_nothing() {
        for (fen, text) in [
            (1500, "15"),
            (1250, "12.5"),
            (1205, "12.05"),
            (0, "0"),
            (10_000, "100"),
        ] {
            assert_eq!(Fen(fen).short(), text);
        }
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (text, fen) in [
            ("15", 1500),
            ("12.5", 1250),
            ("12.50", 1250),
            ("-0.5", -50),
            ("0", 0),
        ] {
            assert_eq!(text.parse(), Ok(Fen(fen)), "{text}");
        }
        for text in [
            "",
            "15.",
            ".5",
            "1.234",
            "1e3",
            "十五",
            "--1",
            "9999999999999",
        ] {
            assert_eq!(text.parse::<Fen>(), Err(NotAnAmount), "{text}");
        }
    }
}
