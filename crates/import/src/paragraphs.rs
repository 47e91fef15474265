//! Paragraphs of a text: tidy, apart by a blank line.

/// Letters that are not seen: soft hyphens, spaces and marks without width.
const UNSEEN: [char; 5] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{200e}'];

/// Words with one space between them, without letters that are not seen. A space that does not break stays one, but for
/// those at the ends.
pub(crate) fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !UNSEEN.contains(letter)).collect();
    let is_space = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
    seen.trim().split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text of paragraphs; those without a word are none.
pub(crate) fn joined(paragraphs: impl IntoIterator<Item = String>) -> String {
    let paragraphs = paragraphs.into_iter().map(|paragraph| paragraph.trim().to_owned());
    let paragraphs: Vec<String> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    if paragraphs.is_empty() { String::new() } else { paragraphs.join("\n\n") + "\n" }
}
