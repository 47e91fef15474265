//! Words of texts and of queries.

use engine::typed::{MOST_WORDS, read};
use text::tokens;

#[test]
fn texts_are_cut_into_words() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("Sino-Kazakh relations, 2008–2010", &["sino", "kazakh", "relations", "2008", "2010"]);
    check("Kazakhstan’s countries’ don't 'quoted'", &["kazakhstan", "countries", "dont", "quoted"]);
    check("Tsentral’naja", &["tsentralnaja"]);
    check("U.S. 24 % 1.5", &["u", "s", "24", "percent", "1.5"]);
    check("5 per cent, 24％ per capita", &["5", "percent", "24", "per", "capita"]);
    check("中国china管道", &["中", "国", "china", "管", "道"]);
    check("Мустафа́ й", &["мустафа", "и"]);
    check("… ’ – \u{301}", &[]);
}

#[test]
fn a_word_knows_its_place_and_stem() {
    let found = tokens("Two «Pipelines»!");
    assert_eq!(
        (found[1].range.clone(), found[1].word.as_str(), found[1].stem.as_str()),
        (6..15, "pipelines", "pipelin")
    );
}

/// Wanted and unwanted phrases; a phrase's stems joined by `+`, `*` after what may go on.
fn check(q: &str, wanted: &[&str], unwanted: &[&str]) {
    let read = read(q);
    let show = |phrases: &[engine::typed::Phrase]| -> Vec<String> {
        phrases.iter().map(|phrase| phrase.stems.join("+") + phrase.prefix.as_ref().map_or("", |_| "*")).collect()
    };
    assert_eq!(
        (show(&read.wanted), show(&read.unwanted)),
        (wanted.iter().map(|&w| w.to_owned()).collect(), unwanted.iter().map(|&w| w.to_owned()).collect()),
        "{q}"
    );
}

#[test]
fn queries_are_read_as_typed() {
    check("", &[], &[]);
    check("gas pipelines", &["gas", "pipelin*"], &[]);
    check("gas pipelines ", &["gas", "pipelin"], &[]);
    check("\"gas pipelines\" -uranium x ", &["gas+pipelin", "x"], &["uranium"]);
    check("“gas pipelines” «два слова» „drei Wort“", &["gas+pipelin", "два+слова", "drei+wort"], &[]);
    check("\"open phrase", &["open+phrase*"], &[]);
    check("Sino-Kazakh", &["sino", "kazakh*"], &[]);
    check("-Sino-Kazakh", &[], &["sino+kazakh"]);
    check("中国gas", &["中+国", "gas*"], &[]);
    check("30bcm 1 300 twenty five ", &["30", "bcm", "1300", "25"], &[]);
    check("中国", &["中+国*"], &[]);
    check("-\"no such\" -", &[], &["no+such"]);
    check("- gas", &["gas*"], &[]);
    check("gas gas gas ", &["gas"], &[]);
    check("?! … ", &[], &[]);
    check("U.S.", &["u", "s"], &[]);
}

#[test]
fn odd_queries_are_read_in_time() {
    for piece in ["a ", "-", "\"", "a", "-a ", "“a", "中", "é\u{301}", "a-", "\u{301}", "' "] {
        let read = read(&piece.repeat(100_000 / piece.len()));
        assert!(read.wanted.len() + read.unwanted.len() <= MOST_WORDS, "{piece}");
        assert!(read.wanted.iter().all(|phrase| phrase.stems.len() <= MOST_WORDS), "{piece}");
    }
    let letters = |n: u32| n.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    let many: String = (0..50_000).map(|n| format!("x{} ", letters(n))).collect();
    assert_eq!(read(&many).wanted.len(), MOST_WORDS);
    assert_eq!(read(&many).mistakes[0].what, "only the first 32 words count; the rest is left out");
}
