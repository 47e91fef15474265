//! Questions that nobody means: what breaks readers of text, put together by chance.

use crate::chance::Chance;

/// What is known to break something somewhere: signs of the query language, letters that are none, texts that turn
/// round, very long words, percent signs that do not add up, halves of letters.
const PIECES: [&str; 44] = [
    "(",
    ")",
    "\"",
    "“",
    "-",
    "--",
    "NOT ",
    "AND ",
    " OR ",
    "actor:",
    "actor:\"",
    "when:",
    "when:2003/",
    "when:..",
    "figure>",
    "figure<=1e999",
    "figure:1/2/3",
    "theme:_",
    "status:planned",
    "%",
    "%ED%A0%80",
    "%F0%9F",
    "%00",
    "&q=",
    "#",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200D}",
    "ﷺ",
    "𝕿𝖍𝖊",
    "Z̷͈̅a̴l̶g̵o̸",
    "ﬃ",
    "İ",
    "ẞ",
    "😀👩‍👩‍👧",
    "中文字",
    "ไทย",
    "null",
    "NaN",
    "' OR 1=1 --",
    "<script>",
    "../../etc",
    "the of and",
];

/// A question of that kind; now and then a very long one.
pub fn question(chance: &mut Chance, words: &[String]) -> String {
    let n = match chance.below(200) {
        0 => 20_000,
        1..=9 => 400,
        _ => 1 + chance.below(12),
    };
    let mut out = String::new();
    for _ in 0..n {
        match chance.below(3) {
            0 => out.push_str(PIECES[chance.below(PIECES.len())]),
            1 if !words.is_empty() => out.push_str(&words[chance.below(words.len())]),
            _ => out.push(char::from_u32(chance.below(0x3000) as u32).unwrap_or(' ')),
        }
        if chance.below(3) == 0 {
            out.push(' ');
        }
    }
    out
}
