//! Three strips of bytes, and a place in each: numbers, spans, text.

use crate::model::Span;

/// The strips as they grow.
#[derive(Default)]
pub(super) struct Writer {
    numbers: Vec<u8>,
    spans: Vec<u8>,
    text: String,
    /// Where the last span ended.
    end: u32,
}

impl Writer {
    pub(super) fn number(&mut self, number: u32) {
        put(&mut self.numbers, number);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.text.push_str(text);
    }

    pub(super) fn span(&mut self, span: Span) {
        let ahead = span.start.wrapping_sub(self.end).cast_signed();
        // Forwards even, backwards odd.
        put(&mut self.spans, (ahead << 1 ^ ahead >> 31).cast_unsigned());
        put(&mut self.spans, span.end.wrapping_sub(span.start));
        self.end = span.end;
    }

    pub(super) fn finish(self, bytes: &mut Vec<u8>) {
        for strip in [&self.numbers, &self.spans, self.text.as_bytes()] {
            put(bytes, strip.len() as u32);
            bytes.extend_from_slice(strip);
        }
    }
}

fn put(strip: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        strip.push(number as u8 | 0x80);
        number >>= 7;
    }
    strip.push(number as u8);
}

/// What is left of the strips.
pub(super) struct Reader<'a> {
    numbers: &'a [u8],
    spans: &'a [u8],
    text: &'a str,
    /// Where the last span ended.
    end: u32,
    is_broken: bool,
}

impl<'a> Reader<'a> {
    /// Of bytes that are three strips and nothing else.
    pub(super) fn of(mut bytes: &'a [u8]) -> Option<Self> {
        let mut strip = || {
            let length = take(&mut bytes)? as usize;
            let (strip, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            Some(strip)
        };
        let (numbers, spans, text) = (strip()?, strip()?, strip()?);
        let text = std::str::from_utf8(text).ok()?;
        bytes.is_empty().then_some(Self { numbers, spans, text, end: 0, is_broken: false })
    }

    /// Whether something was asked for that was not there.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether all was there and nothing is left.
    pub(super) fn is_done(&self) -> bool {
        !self.is_broken && self.numbers.is_empty() && self.spans.is_empty() && self.text.is_empty()
    }

    /// Nothing, in place of what is not there.
    pub(super) fn give_up<T: Default>(&mut self) -> T {
        self.is_broken = true;
        T::default()
    }

    pub(super) fn number(&mut self) -> u32 {
        take(&mut self.numbers).unwrap_or_else(|| self.give_up())
    }

    /// A number below `end`, as a place.
    pub(super) fn number_below(&mut self, end: usize) -> usize {
        let number = self.number() as usize;
        if number < end { number } else { self.give_up() }
    }

    pub(super) fn text(&mut self) -> String {
        let length = self.number() as usize;
        match self.text.split_at_checked(length) {
            Some((text, rest)) => {
                self.text = rest;
                text.to_owned()
            }
            None => self.give_up(),
        }
    }

    pub(super) fn span(&mut self) -> Span {
        let mut next = || take(&mut self.spans);
        match (next(), next()) {
            (Some(ahead), Some(length)) => {
                let start = self.end.wrapping_add(ahead >> 1 ^ (ahead & 1).wrapping_neg());
                self.end = start.wrapping_add(length);
                Span { start, end: self.end }
            }
            _ => {
                self.is_broken = true;
                Span { start: 0, end: 0 }
            }
        }
    }
}

/// The number at the start of a strip; `None` where the strip ends within it or it is too large.
fn take(strip: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = strip.split_first()?;
        *strip = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return u32::try_from(number).ok();
        }
    }
    None
}
