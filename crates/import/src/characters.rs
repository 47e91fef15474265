//! Bytes as text: UTF-8, UTF-16, else what the page declares, else what came along, else what its bytes look like.

use crate::article::{ImportedArticle, Refusal, Told};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

/// How far into a file its kind is looked for, in bytes.
const HEAD: usize = 1024;
/// How far into a page its declaration of characters is looked for, in bytes: the head of a page may be long.
const PAGE_HEAD: usize = 65_536;

/// A file's text, with `\n` for every end of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DecodedText {
    pub(crate) text: String,
    /// In which letters it was read, where nothing says so.
    characters: Option<Told>,
    /// How many pieces of it are no letters in these.
    n_broken: usize,
}

impl DecodedText {
    /// The article of the text, with what was guessed of its letters.
    pub(crate) fn read_by(
        self,
        reader: fn(&str) -> Result<ImportedArticle, Refusal>,
    ) -> Result<ImportedArticle, Refusal> {
        let mut article = reader(&self.text)?;
        article.characters = self.characters;
        if self.n_broken > 0 {
            article.left_out.push(format!("what is no letter, shown as � ({})", self.n_broken));
        }
        Ok(article)
    }
}

/// The text of a file. `sent` is what came with the file as the name of its characters.
pub(crate) fn decode(bytes: &[u8], sent: Option<&str>) -> Result<DecodedText, Refusal> {
    let (encoding, is_guess) = encoding(bytes, sent);
    let (text, _, _) = encoding.decode(bytes);
    // Of windows-1252 every byte is a letter: what has the bytes of no text is none.
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')) {
        return Err(Refusal::new("this is no text", "save the article as UTF-8, in a .txt, .md or .html"));
    }
    let characters = is_guess.then(|| Told {
        value: encoding.name().to_owned(),
        guess: Some("by its bytes: see whether the words are right"),
    });
    let n_broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
    Ok(DecodedText { text, characters, n_broken })
}

/// In which letters a file is, and whether that is a guess.
fn encoding(bytes: &[u8], sent: Option<&str>) -> (&'static Encoding, bool) {
    let marked = Encoding::for_bom(bytes).map(|(marked, _)| marked).or_else(|| in_pairs(bytes));
    let valid = || std::str::from_utf8(bytes).is_ok().then_some(UTF_8);
    let known = marked.or_else(valid).or_else(|| declared(bytes)).or_else(|| labelled(sent?));
    known.map_or_else(|| (guessed(bytes), true), |known| (known, false))
}

/// UTF-16 without its mark: every second byte of a text in European or Near Eastern letters is the small number of their
/// alphabet, which no other text has.
fn in_pairs(bytes: &[u8]) -> Option<&'static Encoding> {
    let n_small = |parity: usize| bytes.iter().skip(parity).step_by(2).take(HEAD).filter(|byte| **byte < 8).count();
    let half = bytes.len().min(2 * HEAD) / 2;
    match () {
        () if half > 4 && n_small(1) * 10 > half * 9 => Some(UTF_16LE),
        () if half > 4 && n_small(0) * 10 > half * 9 => Some(UTF_16BE),
        () => None,
    }
}

/// What bytes look like that nothing is said of. A text of UTF-8 stays one where a piece of it is broken.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let text = String::from_utf8_lossy(bytes);
    let n_broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let n_whole = text.chars().filter(|letter| !letter.is_ascii()).count() - n_broken;
    // Of a text in other letters hardly a piece is one of UTF-8 as well.
    if n_whole > n_broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    // The sign of the pound is a letter of Central Europe; no letter stands right before a number.
    let is_sign = |pair: &[char]| pair[1].is_ascii_digit() && pair[0].is_alphabetic() && !pair[0].is_ascii();
    let is_central = found == WINDOWS_1250 || found == ISO_8859_2;
    let has_signs = || found.decode(bytes).0.chars().collect::<Vec<_>>().windows(2).any(is_sign);
    if is_central && has_signs() { WINDOWS_1252 } else { found }
}

/// What a header calls the characters, in quotation marks or without.
fn labelled(sent: &str) -> Option<&'static Encoding> {
    Encoding::for_label(sent.trim_matches(['"', '\'', ' ']).as_bytes())
}

/// What a `meta` element of a page, or the first line of an XML document, says of the characters.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PAGE_HEAD)]).to_ascii_lowercase();
    let in_xml = || Some(head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0);
    let in_meta = head.split("<meta").skip(1).filter_map(|behind| Some(behind.split_once('>')?.0));
    let names = in_xml().into_iter().filter_map(|first| first.split_once("encoding="));
    let mut names = names.chain(in_meta.filter_map(|meta| meta.split_once("charset=")));
    names.find_map(|(_, behind)| {
        let label = behind.trim_start_matches(['"', '\'', ' ']);
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':');
        let end = label.find(|letter: char| !is_part(letter)).unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], sent: Option<&str>) -> String {
        decode(bytes, sent).map_or_else(|refusal| refusal.to_string(), |decoded| decoded.text)
    }

    #[test]
    fn texts_of_any_usual_encoding_are_read() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(text(bytes, None), expected, "{bytes:?}");
        check("Größe\r\n“A”\rB".as_bytes(), "Größe\n“A”\nB");
        check(b"\xef\xbb\xbfwith a mark", "with a mark");
        check(b"\xff\xfeh\0i\0", "hi");
        check(b"h\0e\0l\0l\0o\0!\0", "hello!");
        check(b"caf\xe9 \x93quoted\x94", "café “quoted”");
        check(b"<meta charset=\"windows-1251\">\xcc\xee\xf1\xf2", "<meta charset=\"windows-1251\">Мост");
        check(b"<?xml version=\"1.0\" encoding='koi8-r'?>\xed", "<?xml version=\"1.0\" encoding='koi8-r'?>М");
        let far = [b"<title>".as_slice(), &[b'a'; 3000], b"<meta charset=windows-1251>\xcc"].concat();
        assert!(text(&far, None).ends_with('М'), "a long head");
        let pairs: Vec<u8> = "Новый мост".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&pairs, "Новый мост");
    }

    #[test]
    fn what_the_server_says_counts_where_the_page_says_nothing() {
        let check = |bytes: &[u8], sent: &str, expected: &str| {
            assert_eq!(text(bytes, Some(sent)), expected, "{sent}: {bytes:?}");
        };
        check(b"\xcc\xee\xf1\xf2", "windows-1251", "Мост");
        check(b"\xcc\xee\xf1\xf2", "\"Windows-1251\"", "Мост");
        check(b"<meta charset=\"windows-1251\">\xcc", "iso-8859-2", "<meta charset=\"windows-1251\">М");
        check("Größe".as_bytes(), "windows-1251", "Größe");
        check(b"caf\xe9", "no-such-name", "café");
    }

    #[test]
    fn letters_that_nothing_is_said_of_are_guessed_which_is_told() {
        let russian = "Новый мост открыт в мае, а старый паром будет ходить до сентября.";
        for (encoding, name) in [(encoding_rs::KOI8_R, "KOI8-U"), (encoding_rs::WINDOWS_1251, "windows-1251")] {
            let decoded = decode(&encoding.encode(russian).0, None).expect("a text");
            assert_eq!(decoded.text, russian, "{name}");
            assert_eq!(decoded.characters.map(|told| told.value).as_deref(), Some(name));
        }
        let chinese = "新桥在五月开通，旧渡船将运行到九月，然后成为博物馆。";
        let decoded = decode(&encoding_rs::GBK.encode(chinese).0, None).expect("a text");
        assert_eq!(decoded.text, chinese);
        assert_eq!(decode("Größe".as_bytes(), None).expect("a text").characters, None, "UTF-8 is no guess");
    }

    #[test]
    fn signs_of_money_are_no_letters() {
        let decoded = decode(b"He paid \xa3129 for it, and the caf\xe9 \xa370.", None).expect("a text");
        assert_eq!(decoded.text, "He paid £129 for it, and the café £70.");
    }

    #[test]
    fn a_broken_piece_makes_no_other_letters_of_utf_8() {
        let bytes = ["Größe, Maße und Füße".as_bytes(), b" \xff ", "über alles".as_bytes()].concat();
        let decoded = decode(&bytes, None).expect("a text");
        assert_eq!((decoded.text.as_str(), decoded.n_broken), ("Größe, Maße und Füße � über alles", 1));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x7fELF\x02\x01\x01\0\0\0\0"[..], b"%PDF-1.4\n\x00\x01\x02", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
        {
            assert!(decode(bytes, None).is_err(), "{bytes:?}");
        }
    }
}
