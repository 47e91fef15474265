//! Bytes as text: UTF-8, UTF-16 with its mark, else what the page declares, else what came along, else windows-1252.

use crate::article::Refusal;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a file its declaration of characters is looked for, in bytes: as browsers do.
const HEAD: usize = 1024;

/// The text of a file, with `\n` for every end of a line. `sent` is what came with the file as the name of its characters.
pub(crate) fn decode(bytes: &[u8], sent: Option<&str>) -> Result<String, Refusal> {
    let encoding = encoding(bytes, sent);
    let (text, _, _) = encoding.decode(bytes);
    // Of windows-1252 every byte is a letter: what has the bytes of no text is none.
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')) {
        return Err(Refusal::new("this is no text", "save the article as .txt, .md or .html"));
    }
    Ok(text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n"))
}

fn encoding(bytes: &[u8], sent: Option<&str>) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    let is_zero = |parity: usize| bytes.iter().skip(parity).step_by(2).take(HEAD).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(2 * HEAD) / 2;
    match () {
        // Latin letters of UTF-16 have a zero in every second byte.
        () if half > 4 && is_zero(1) * 10 > half * 9 => UTF_16LE,
        () if half > 4 && is_zero(0) * 10 > half * 9 => UTF_16BE,
        () if std::str::from_utf8(bytes).is_ok() => UTF_8,
        () => declared(bytes).or_else(|| labelled(sent?)).unwrap_or(WINDOWS_1252),
    }
}

/// What a header calls the characters, in quotation marks or without.
fn labelled(sent: &str) -> Option<&'static Encoding> {
    Encoding::for_label(sent.trim_matches(['"', '\'', ' ']).as_bytes())
}

/// What `charset=` in the head of a page says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let (_, behind) = head.split_once("charset=")?;
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':')))?;
    Encoding::for_label(&label.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_usual_encoding_are_read() {
        let check =
            |bytes: &[u8], expected: &str| assert_eq!(decode(bytes, None), Ok(expected.to_owned()), "{bytes:?}");
        check("Größe\r\n“A”\rB".as_bytes(), "Größe\n“A”\nB");
        check(b"\xef\xbb\xbfwith a mark", "with a mark");
        check(b"\xff\xfeh\0i\0", "hi");
        check(b"h\0e\0l\0l\0o\0!\0", "hello!");
        check(b"caf\xe9 \x93quoted\x94", "café “quoted”");
        check(b"<meta charset=\"windows-1251\">\xcc\xee\xf1\xf2", "<meta charset=\"windows-1251\">Мост");
    }

    #[test]
    fn what_the_server_says_counts_where_the_page_says_nothing() {
        let check = |bytes: &[u8], sent: &str, expected: &str| {
            assert_eq!(decode(bytes, Some(sent)), Ok(expected.to_owned()), "{sent}: {bytes:?}");
        };
        check(b"\xcc\xee\xf1\xf2", "windows-1251", "Мост");
        check(b"\xcc\xee\xf1\xf2", "\"Windows-1251\"", "Мост");
        check(b"<meta charset=\"windows-1251\">\xcc", "iso-8859-2", "<meta charset=\"windows-1251\">М");
        check("Größe".as_bytes(), "windows-1251", "Größe");
        check(b"caf\xe9", "no-such-name", "café");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x7fELF\x02\x01\x01\0\0\0\0"[..], b"%PDF-1.4\n\x00\x01\x02", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
        {
            assert!(decode(bytes, None).is_err(), "{bytes:?}");
        }
    }
}
