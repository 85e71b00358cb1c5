//! The text itself: signs, words, numbers, strings, and values that are passed over.

use super::Unreadable;

/// How deep arrays and objects may lie in each other.
const DEEPEST: usize = 64;

/// A text and how far it has been read.
pub(super) struct Text<'de> {
    all: &'de str,
    at: usize,
}

impl<'de> Text<'de> {
    pub(super) fn new(all: &'de str) -> Self {
        Self { all, at: 0 }
    }

    /// The next byte that is not blank.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.all.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Result<u8, Unreadable> {
        let byte = self.byte().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }

    /// Nothing follows but blanks.
    pub(super) fn end(&mut self) -> Result<(), Unreadable> {
        self.peek().is_none().then_some(()).ok_or(Unreadable)
    }

    /// This sign follows.
    pub(super) fn sign(&mut self, sign: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(sign) {
            self.at += 1;
            Ok(())
        } else {
            Err(Unreadable)
        }
    }

    /// Whether another element follows, rather than the sign that ends them all, which is left to be read.
    pub(super) fn another(&mut self, end: u8, first: &mut bool) -> Result<bool, Unreadable> {
        if self.peek() == Some(end) {
            return Ok(false);
        }
        if !core::mem::take(first) {
            self.sign(b',')?;
        }
        Ok(true)
    }

    /// Takes a word, if it is what follows.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.peek();
        let follows = self.all.as_bytes()[self.at..].starts_with(word.as_bytes());
        if follows {
            self.at += word.len();
        }
        follows
    }

    /// Whether it is below zero, and its size. A number with a fraction is none of ours.
    pub(super) fn integer(&mut self) -> Result<(bool, u64), Unreadable> {
        let below = self.peek() == Some(b'-');
        if below {
            self.at += 1;
        }
        let first = self.at;
        let mut size = 0_u64;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            size = size
                .checked_mul(10)
                .and_then(|size| size.checked_add(u64::from(digit - b'0')))
                .ok_or(Unreadable)?;
            self.at += 1;
        }
        let digits = &self.all.as_bytes()[first..self.at];
        let plain = digits
            .first()
            .is_some_and(|it| *it != b'0' || digits.len() == 1);
        if plain && !matches!(self.byte(), Some(b'.' | b'e' | b'E')) {
            Ok((below, size))
        } else {
            Err(Unreadable)
        }
    }

    /// A string, without its quotes and escapes.
    pub(super) fn string(&mut self) -> Result<String, Unreadable> {
        self.sign(b'"')?;
        let mut string = String::new();
        loop {
            let first = self.at;
            while !matches!(self.byte().ok_or(Unreadable)?, b'"' | b'\\' | ..0x20) {
                self.at += 1;
            }
            // Both ends are at ASCII, so between characters.
            string.push_str(&self.all[first..self.at]);
            match self.next()? {
                b'"' => return Ok(string),
                b'\\' => string.push(self.escaped()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        Ok(match self.next()? {
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    let more = self.next()? == b'\\' && self.next()? == b'u';
                    let second = self.hex()?;
                    if !more || !(0xdc00..0xe000).contains(&second) {
                        return Err(Unreadable);
                    }
                    0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                } else {
                    first
                };
                char::from_u32(code).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn hex(&mut self) -> Result<u32, Unreadable> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Unreadable)?;
            code = code * 16 + digit;
        }
        Ok(code)
    }

    /// Passes over any value; its own text.
    pub(super) fn value(&mut self) -> Result<&'de str, Unreadable> {
        self.peek();
        let first = self.at;
        self.pass(DEEPEST)?;
        Ok(&self.all[first..self.at])
    }

    fn pass(&mut self, deepest: usize) -> Result<(), Unreadable> {
        let within = deepest.checked_sub(1).ok_or(Unreadable)?;
        match self.peek().ok_or(Unreadable)? {
            b'"' => self.string().map(|_| ()),
            open @ (b'[' | b'{') => {
                let end = if open == b'[' { b']' } else { b'}' };
                self.at += 1;
                let mut first = true;
                while self.another(end, &mut first)? {
                    if open == b'{' {
                        self.string()?;
                        self.sign(b':')?;
                    }
                    self.pass(within)?;
                }
                self.sign(end)
            }
            b'-' | b'0'..=b'9' => self.number(),
            _ => ["true", "false", "null"]
                .iter()
                .any(|word| self.word(word))
                .then_some(())
                .ok_or(Unreadable),
        }
    }

    /// Passes over any number, also such as this app has none.
    fn number(&mut self) -> Result<(), Unreadable> {
        let first = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        let zero = self.byte() == Some(b'0');
        if self.digits()? > 1 && zero {
            return Err(Unreadable);
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        debug_assert!(self.at > first);
        Ok(())
    }

    /// At least one digit; how many.
    fn digits(&mut self) -> Result<usize, Unreadable> {
        let first = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let count = self.at - first;
        if count == 0 {
            Err(Unreadable)
        } else {
            Ok(count)
        }
    }
}
