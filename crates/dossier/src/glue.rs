//! The page's program and the script beside it, as wasm-bindgen wrote them, made lighter: a seventieth of the page.
//!
//! Comments and indentation of the script go. Each import's name ends with a hash, which packs to eight bytes in the
//! script and to eight more in the program; a number of the same width in its place packs to nothing.

use std::collections::BTreeMap;

/// Signs of a hash in a name.
const HASH: usize = 16;
/// How every name that the two share begins.
const BEGINNING: &str = "__wb";

/// The script and the program, lighter. Doing it twice changes nothing more.
///
/// ```
/// use dossier::glue::lighten;
/// let script = "/** Says it. */\n  __wbg_say_0123456789abcdef: function() {},\n";
/// let (script, program) = lighten(script, b"\0__wbg_say_0123456789abcdef\0");
/// assert_eq!(script, "__wbg_say_0000000000000000: function() {},\n");
/// assert_eq!(program, b"\0__wbg_say_0000000000000000\0");
/// ```
pub fn lighten(script: &str, program: &[u8]) -> (String, Vec<u8>) {
    let mut script = without_comments(script);
    let mut program = program.to_vec();
    let names = numbered(&script);
    for (name, number) in &names {
        script = script.replace(name, number);
    }
    for at in 0..program.len().saturating_sub(BEGINNING.len()) {
        let rest = &mut program[at..];
        if !rest.starts_with(BEGINNING.as_bytes()) {
            continue;
        }
        if let Some((name, number)) = names.iter().find(|(name, _)| rest.starts_with(name.as_bytes())) {
            rest[..name.len()].copy_from_slice(number.as_bytes());
        }
    }
    (script, program)
}

/// Each name with a hash, and the same with a number, which tells apart what else is called alike.
fn numbered(script: &str) -> BTreeMap<String, String> {
    let words = script.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_' && sign != '$');
    let mut names: BTreeMap<String, String> = words.filter_map(|word| Some((word.to_owned(), stem(word)?))).collect();
    let (mut last, mut n) = (String::new(), 0);
    for stem in names.values_mut() {
        n = if *stem == last { n + 1 } else { 0 };
        last.clone_from(stem);
        *stem = format!("{stem}{n:0HASH$}");
    }
    names
}

/// A name without its hash.
fn stem(word: &str) -> Option<String> {
    let (stem, hash) = word.split_at_checked(word.len().checked_sub(HASH)?)?;
    let is_hash = hash.bytes().all(|sign| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign));
    (is_hash && stem.starts_with(BEGINNING) && stem.ends_with('_')).then(|| stem.to_owned())
}

/// Without comments that have their own lines, indentation and empty lines.
fn without_comments(script: &str) -> String {
    let mut out = String::new();
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*") && line.find("*/").is_none_or(|end| end + 2 == line.len());
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "/**\n * Of two.\n */\nimport_(__wbg_get_fedcba9876543210, /* kept */ __wbg_get_0123456789abcdef);\n\n    // not this\n    /* nor this */\n    const ret = '__wbg_short_0123';\n    a\n    * b;\n";

    #[test]
    fn what_is_called_alike_stays_apart() {
        let program = b"..__wbg_get_0123456789abcdef.__wbg_get_fedcba9876543210.__wbg_other_0123456789abcdef";
        let (script, light) = lighten(SCRIPT, program);
        assert_eq!(
            script,
            "import_(__wbg_get_0000000000000001, /* kept */ __wbg_get_0000000000000000);\nconst ret = '__wbg_short_0123';\na\n* b;\n"
        );
        let expected = b"..__wbg_get_0000000000000000.__wbg_get_0000000000000001.__wbg_other_0123456789abcdef";
        assert_eq!(light, expected);
        assert_eq!(lighten(&script, &light), (script, light));
    }
}
