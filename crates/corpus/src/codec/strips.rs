//! Strips of bytes, and a place in each.

use super::STRIPS;
use crate::model::Span;

/// What no text in UTF-8 holds: a text ends here.
const END: u8 = 0xFF;

/// The strips as they grow.
pub(super) struct Writer {
    strips: Vec<Vec<u8>>,
    /// The strip that is written to.
    at: usize,
    /// Where the last span of each strip ended.
    ends: [u32; STRIPS],
}

impl Default for Writer {
    fn default() -> Self {
        Self { strips: vec![Vec::new(); STRIPS], at: 0, ends: [0; STRIPS] }
    }
}

impl Writer {
    /// Goes on in another strip.
    pub(super) fn turn_to(&mut self, strip: usize) {
        self.at = strip;
    }

    pub(super) fn number(&mut self, number: u32) {
        put(&mut self.strips[self.at], number);
    }

    pub(super) fn text(&mut self, text: &str) {
        let strip = &mut self.strips[self.at];
        strip.extend_from_slice(text.as_bytes());
        strip.push(END);
    }

    pub(super) fn span(&mut self, span: Span) {
        let end = &mut self.ends[self.at];
        let ahead = span.start.wrapping_sub(*end).cast_signed();
        *end = span.end;
        // Forwards even, backwards odd.
        self.number((ahead << 1 ^ ahead >> 31).cast_unsigned());
        self.number(span.end.wrapping_sub(span.start));
    }

    pub(super) fn finish(self, bytes: &mut Vec<u8>) {
        self.strips.iter().for_each(|strip| put(bytes, strip.len() as u32));
        self.strips.iter().for_each(|strip| bytes.extend_from_slice(strip));
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
    strips: [&'a [u8]; STRIPS],
    /// The strip that is read.
    at: usize,
    /// Where the last span of each strip ended.
    ends: [u32; STRIPS],
    is_broken: bool,
}

impl<'a> Reader<'a> {
    /// Of bytes that are strips and nothing else.
    pub(super) fn of(mut bytes: &'a [u8]) -> Option<Self> {
        let mut lengths = [0; STRIPS];
        for length in &mut lengths {
            *length = take(&mut bytes)? as usize;
        }
        let mut strips = [&[][..]; STRIPS];
        for (strip, length) in strips.iter_mut().zip(lengths) {
            (*strip, bytes) = bytes.split_at_checked(length)?;
        }
        bytes.is_empty().then_some(Self { strips, at: 0, ends: [0; STRIPS], is_broken: false })
    }

    /// Goes on in another strip.
    pub(super) fn turn_to(&mut self, strip: usize) {
        self.at = strip;
    }

    /// Whether something was asked for that was not there.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether all was there and nothing is left.
    pub(super) fn is_done(&self) -> bool {
        !self.is_broken && self.strips.iter().all(|strip| strip.is_empty())
    }

    /// Nothing, in place of what is not there.
    pub(super) fn give_up<T: Default>(&mut self) -> T {
        self.is_broken = true;
        T::default()
    }

    pub(super) fn number(&mut self) -> u32 {
        take(&mut self.strips[self.at]).unwrap_or_else(|| self.give_up())
    }

    /// A number below `end`, as a place.
    pub(super) fn number_below(&mut self, end: usize) -> usize {
        let number = self.number() as usize;
        if number < end { number } else { self.give_up() }
    }

    pub(super) fn text(&mut self) -> String {
        let strip = &mut self.strips[self.at];
        let text = strip.iter().position(|&byte| byte == END).map(|length| {
            let text = &strip[..length];
            *strip = &strip[length + 1..];
            text
        });
        text.and_then(|text| std::str::from_utf8(text).ok()).map_or_else(|| self.give_up(), str::to_owned)
    }

    pub(super) fn span(&mut self) -> Span {
        let (ahead, length) = (self.number(), self.number());
        let end = &mut self.ends[self.at];
        let start = end.wrapping_add(ahead >> 1 ^ (ahead & 1).wrapping_neg());
        *end = start.wrapping_add(length);
        Span { start, end: *end }
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
