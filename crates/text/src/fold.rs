//! Folding: small letters without marks, so that what is written alike is found alike.
//!
//! É, é and e are one letter, and so are й and и, for й may be written as и with a breve. Marks that follow their
//! letter, apostrophes and soft hyphens within a word go. Latin, Greek and Cyrillic fold by a table of ours; letters of
//! other scripts stay as they are. The table is written from Unicode's by a test, for `unicode-normalization` would
//! cost the page 48 kB in brotli.

#[rustfmt::skip]
mod table;

use crate::letters::{is_apostrophe, is_kana_mark, is_mark};

/// Small letters without marks, as words are compared; apostrophes go.
///
/// ```
/// use text::fold;
/// assert_eq!(fold("Sébastien’s Straße in Łódź, Ёлка"), "sebastiens strasse in lodz, елка");
/// assert_eq!(fold("ﾊﾟｲﾌﾟﾗｲﾝ, ＧＡＳ"), "パイプライン, gas");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_letter(letter, &mut out);
    }
    out
}

pub(crate) fn fold_letter(letter: char, out: &mut String) {
    if letter.is_ascii() {
        if letter != '\'' {
            out.push(letter.to_ascii_lowercase());
        }
    } else if let Some(folded) = in_table(letter) {
        match folded {
            // Two ASCII letters in one number: "ae" for æ.
            0x8000.. => out.extend([folded >> 8 & 0x7F, folded & 0x7F].map(|code| char::from(code as u8))),
            _ => out.extend(char::from_u32(u32::from(folded))),
        }
    } else if ('\u{FF01}'..='\u{FF5E}').contains(&letter) {
        // The wide twins of ASCII.
        let twin = u8::try_from(u32::from(letter) - 0xFF01 + 0x21).unwrap_or(b' ');
        out.push(char::from(twin).to_ascii_lowercase());
    } else if is_kana_mark(letter) {
        voice(letter, out);
    } else if let Some(wide) = wide_kana(letter) {
        out.push(wide);
    } else if !is_mark(letter) && !is_apostrophe(letter) {
        out.push(letter);
    }
}

/// The kana that are written half as wide, from U+FF66 on, as they are written else.
const WIDE_KANA: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

fn wide_kana(letter: char) -> Option<char> {
    let at = u32::from(letter).checked_sub(0xFF66)?;
    WIDE_KANA.chars().nth(at as usize)
}

/// Gives the kana that was folded last its mark: ハ with one is バ, with the other パ.
fn voice(mark: char, out: &mut String) {
    let Some(kana) = out.pop() else { return };
    let is_half = matches!(mark, '\u{309A}' | '\u{FF9F}');
    let far = match kana {
        'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' if is_half => 2,
        'ウ' => 0x4E,
        _ => 1,
    };
    let is_voiced =
        matches!(kana, 'ハ'..='ホ' | 'は'..='ほ') || !is_half && matches!(kana, 'ウ' | 'カ'..='ト' | 'か'..='と');
    out.extend(if is_voiced { char::from_u32(u32::from(kana) + far) } else { Some(kana) });
}

fn in_table(letter: char) -> Option<u16> {
    let code = u32::from(letter);
    table::RANGES
        .iter()
        .find_map(|(first, folded)| folded.get(usize::try_from(code.checked_sub(*first)?).ok()?))
        .copied()
}
