//! The table that folds letters says what Unicode says.

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::Path;
use text::fold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Latin-1 to Latin Extended-B; Greek and Cyrillic; Latin Extended Additional and Greek Extended; ligatures.
const RANGES: [RangeInclusive<u32>; 4] = [0xC0..=0x24F, 0x370..=0x52F, 0x1E00..=0x1FFF, 0xFB00..=0xFB02];

/// Letters whose marks Unicode does not take apart, as readers type them.
const BY_HAND: [(char, &str); 17] = [
    ('ß', "ss"),
    ('ẞ', "ss"),
    ('æ', "ae"),
    ('Æ', "ae"),
    ('ǽ', "ae"),
    ('Ǽ', "ae"),
    ('ǣ', "ae"),
    ('Ǣ', "ae"),
    ('œ', "oe"),
    ('Œ', "oe"),
    ('þ', "th"),
    ('Þ', "th"),
    ('ŉ', "n"),
    ('ẚ', "a"),
    ('ŀ', "l"),
    ('Ŀ', "l"),
    ('ς', "σ"),
];
const STROKES: [(&str, char); 7] =
    [("øØǿǾ", 'o'), ("łŁ", 'l'), ("đĐðÐ", 'd'), ("ħĦ", 'h'), ("ŧŦ", 't'), ("ı", 'i'), ("ſẛ", 's')];

fn by_unicode(letter: char) -> String {
    if let Some((_, folded)) = BY_HAND.iter().find(|(by_hand, _)| *by_hand == letter) {
        return (*folded).to_owned();
    }
    if let Some((_, folded)) = STROKES.iter().find(|(letters, _)| letters.contains(letter)) {
        return folded.to_string();
    }
    let bare = |text: &str| text.nfkd().filter(|&letter| !is_combining_mark(letter)).collect::<String>();
    let folded = bare(&bare(&letter.to_string()).to_lowercase()).replace('ς', "σ");
    let is_word = !folded.is_empty() && folded.chars().all(char::is_alphanumeric);
    if is_word { folded } else { letter.to_string() }
}

fn field(letter: u32) -> u16 {
    let folded = by_unicode(char::from_u32(letter).expect("a letter"));
    let mut codes = folded.chars().map(|letter| u16::try_from(u32::from(letter)).expect("in the first plane"));
    match (codes.next(), codes.next(), codes.next()) {
        (Some(code), None, _) => code,
        (Some(one @ ..0x80), Some(two @ ..0x80), None) => 0x8000 | one << 8 | two,
        _ => panic!("{folded} does not fit the table"),
    }
}

fn table() -> String {
    let mut out = String::from("//! What letters fold to; written by the test `fold` from Unicode's tables.\n\n");
    out.push_str(
        "/// First letter of a range, and for each letter what it folds to; above 0x8000 two ASCII letters.\n",
    );
    out.push_str("pub(super) const RANGES: &[(u32, &[u16])] = &[\n");
    for range in RANGES {
        let _infallible = writeln!(out, "    ({:#X}, &[", range.start());
        let codes: Vec<u32> = range.collect();
        for line in codes.chunks(16) {
            let line: Vec<String> = line.iter().map(|&letter| format!("{:#X}", field(letter))).collect();
            let _infallible = writeln!(out, "        {},", line.join(", "));
        }
        out.push_str("    ]),\n");
    }
    out.push_str("];\n");
    out
}

#[test]
fn the_table_is_what_unicode_makes_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/fold/table.rs");
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::write(&path, table()).expect("the table is written");
    }
    let stored = std::fs::read_to_string(&path).expect("the table").replace("\r\n", "\n");
    assert!(stored == table(), "the table is not what Unicode makes it; write it anew with DOSSIER_BLESS=1");
}

#[test]
fn every_letter_of_the_ranges_folds_as_unicode_says() {
    for letter in RANGES.into_iter().flatten().filter_map(char::from_u32) {
        assert_eq!(fold(&letter.to_string()), by_unicode(letter), "{letter}");
    }
}

#[test]
fn composed_and_decomposed_text_fold_alike() {
    for letter in RANGES.into_iter().flatten().filter_map(char::from_u32).filter(|letter| letter.is_alphabetic()) {
        let composed = letter.to_string();
        let decomposed: String = composed.nfd().collect();
        assert_eq!(fold(&composed), fold(&decomposed), "{letter}");
    }
}

#[test]
fn folding_twice_changes_nothing() {
    for letter in ('\0'..='\u{FFFF}').filter(|letter| letter.is_alphanumeric()) {
        let once = fold(&letter.to_string());
        assert_eq!(fold(&once), once, "{letter}");
    }
}

#[test]
fn letters_fold_as_readers_type_them() {
    let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text}");
    check("Émile Zola", "emile zola");
    check("Łódź", "lodz");
    check("Straße", "strasse");
    check("Møller, Ærø", "moller, aero");
    check("Ёлка и Йод", "елка и иод");
    check("Қазақстан", "қазақстан");
    check("Ἑλλάς", "ελλασ");
    check("Ｃｈｉｎａ", "china");
    check("中国", "中国");
    check("Kazakhstan’s", "kazakhstans");
    check("co\u{AD}operation", "cooperation");
}
