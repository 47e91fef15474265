//! Kinds of letters: of words, of scripts without spaces, apostrophes, marks.

pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && letter.is_alphanumeric() && !is_apostrophe(letter)
}

/// Marks over a letter, also those of kana, and what breaks lines or ligatures without being seen.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}') || is_kana_mark(letter)
}

/// The marks that voice a syllable of kana, full and half as wide.
pub(crate) fn is_kana_mark(letter: char) -> bool {
    matches!(letter, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}')
}

/// A script, as far as words change with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// One that puts no spaces between words.
    Unspaced,
    Latin,
    Greek,
    Cyrillic,
    /// Any other.
    Other,
}

pub(crate) fn script(letter: char) -> Script {
    match letter {
        '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        _ if is_unspaced(letter) => Script::Unspaced,
        _ => Script::Other,
    }
}

/// Whether a letter belongs to a script that puts no spaces between words, or where what is between spaces is more
/// than a word (Korean): there every letter is a word of its own.
pub fn is_unspaced(letter: char) -> bool {
    letter >= '\u{0E00}'
        && matches!(letter,
            '\u{0E00}'..='\u{0EFF}' // Thai, Lao
            | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' // Burmese, Khmer
            | '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' // Korean
            | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' // Kana
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}') // Han
}

/// Whether a letter is written for an apostrophe.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '＇')
}
