//! What stands in a dossier is found however it is typed: generated from the words, numbers, titles and names of each.

use engine::plan::matching;
use engine::search::{Results, fields_around, results};
use engine::{Corpus, Query};
use model::{Fact, Records};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use text::{Token, is_stop_word, is_unspaced, tokens};

/// The default dossier, three foreign articles, articles in Russian and Chinese, an article without facts.
static DOSSIERS: LazyLock<Vec<(&str, Corpus)>> = LazyLock::new(|| {
    let fixtures = "crates/seeds/tests/fixtures";
    let folders = ["seeds", "three", "scripts", "bare"];
    let of = |name: &'static str| {
        let folder = if name == "seeds" { name.to_owned() } else { format!("{fixtures}/{name}") };
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        (name, Corpus::new(dossier::compile_folder(&place).expect("the seeds are right").records))
    };
    folders.map(of).into()
});

fn found(corpus: &Corpus, q: &str) -> Results {
    results(corpus, &Query { q: q.to_owned(), ..Query::parse("/facts") })
}

/// The facts that are found with all that is typed.
fn facts(corpus: &Corpus, q: &str) -> BTreeSet<u32> {
    let found = found(corpus, q);
    let facts = found.facts.iter().filter(|_| !found.relaxed);
    facts.map(|hit| hit.fact.0).collect()
}

/// What we say that a fact says, and its quotes.
fn texts<'r>(records: &'r Records, fact: &'r Fact) -> impl Iterator<Item = &'r str> {
    let article = &records.articles[fact.article.at()].text;
    let quotes = fact.evidence.iter().map(move |span| span.of(article));
    std::iter::once(fact.statement.as_str()).chain(quotes)
}

/// The words of all facts, each once.
fn words(records: &Records) -> BTreeSet<String> {
    let texts = records.facts.iter().flat_map(|fact| texts(records, fact));
    texts.flat_map(tokens).map(|token| token.word).collect()
}

fn is_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && !word.starts_with(is_unspaced)
}

#[test]
fn each_beginning_of_a_word_finds_what_the_word_finds() {
    for (name, corpus) in &*DOSSIERS {
        for word in words(corpus).iter().filter(|word| is_letters(word) && !is_stop_word(word)) {
            let whole = facts(corpus, &format!("{word} "));
            assert!(!whole.is_empty(), "{name}: {word}");
            let ends = word.char_indices().map(|(at, _)| at).skip(3).chain([word.len()]);
            for begun in ends.filter_map(|end| word.get(..end)).filter(|begun| !is_stop_word(begun)) {
                let found = facts(corpus, begun);
                assert!(whole.is_subset(&found), "{name}: {begun} finds less than {word}");
            }
        }
    }
}

#[test]
fn a_compound_is_found_with_a_hyphen_a_space_or_joined() {
    let mut n = 0;
    for (name, corpus) in &*DOSSIERS {
        let all: Vec<&str> = corpus.facts.iter().flat_map(|fact| texts(corpus, fact)).collect();
        let mut seen = BTreeSet::new();
        for text in all {
            for pair in tokens(text).windows(2) {
                let [one, other] = pair else { continue };
                let is_compound = text.get(one.range.end..other.range.start) == Some("-");
                let is_word =
                    |token: &Token| is_letters(&token.word) && token.word.len() > 1 && !is_stop_word(&token.word);
                if !is_compound
                    || !is_word(one)
                    || !is_word(other)
                    || !seen.insert((one.word.clone(), other.word.clone()))
                {
                    continue;
                }
                n += 1;
                let (one, other) = (&one.word, &other.word);
                let spaced = facts(corpus, &format!("{one} {other} "));
                for sign in ["-", "/", ",", "–", "\u{200B}", "+", ""] {
                    let typed = format!("{one}{sign}{other} ");
                    assert_eq!(facts(corpus, &typed), spaced, "{name}: {typed}");
                }
            }
        }
    }
    assert!(n > 20, "{n} compounds");
}

#[test]
fn a_number_is_found_in_every_spelling() {
    let mut n = 0;
    for (name, corpus) in &*DOSSIERS {
        for (at, fact) in (0..).zip(&corpus.facts) {
            for text in texts(corpus, fact) {
                let words = tokens(text);
                for (place, word) in words.iter().enumerate() {
                    if !word.word.bytes().all(|byte| byte.is_ascii_digit()) {
                        continue;
                    }
                    n += 1;
                    let next = words.get(place + 1).filter(|next| is_letters(&next.word)).map_or("", |next| &next.word);
                    for typed in spellings(&word.word, next) {
                        assert!(facts(corpus, &typed).contains(&at), "{name}: {typed} in {text}");
                    }
                }
            }
        }
    }
    assert!(n > 100, "{n} numbers");
}

/// A number as one may type it: with and without its thousands parted, with and without the word behind it.
fn spellings(digits: &str, next: &str) -> Vec<String> {
    let parted = |sign: &str| {
        let (first, rest) = digits.split_at(digits.len() % 3);
        let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
        Some(first.to_owned())
            .filter(|first| !first.is_empty())
            .into_iter()
            .chain(groups)
            .collect::<Vec<_>>()
            .join(sign)
    };
    let mut out =
        vec![digits.to_owned(), format!("{digits} "), format!("{digits}{next} "), format!("{digits}-{next} ")];
    if digits.len() > 3 && !digits.starts_with('0') {
        out.extend([",", " ", "\u{202F}", "’"].map(parted));
    }
    if digits.len() < 3
        && let Some((word, _)) = NUMBER_WORDS.iter().find(|(_, number)| *number == digits)
    {
        out.push((*word).to_owned());
    }
    out
}

const NUMBER_WORDS: [(&str, &str); 8] = [
    ("two", "2"),
    ("seven", "7"),
    ("ten", "10"),
    ("fifteen", "15"),
    ("twenty", "20"),
    ("twenty-five", "25"),
    ("twenty five", "25"),
    ("thirty", "30"),
];

#[test]
fn a_title_an_author_and_a_publication_find_their_article_first() {
    for (name, corpus) in &*DOSSIERS {
        for (at, article) in (0..).zip(&corpus.articles) {
            let typed = [article.title.as_str(), &article.publication].into_iter();
            for typed in typed.chain(article.authors.iter().map(String::as_str)).filter(|typed| !typed.is_empty()) {
                let found = found(corpus, typed);
                let best = found.around.first().map(|first| first.score);
                let its = found.around.iter().find(|found| found.article.0 == at).map(|found| found.score);
                assert!(best.is_some() && best == its, "{name}: {typed} finds {:?}", found.around);
            }
        }
    }
}

#[test]
fn the_form_that_was_typed_stands_first() {
    for (name, corpus) in &*DOSSIERS {
        let forms: Vec<BTreeSet<String>> = corpus.facts.iter().map(|fact| forms(corpus, fact)).collect();
        for word in words(corpus).iter().filter(|word| is_letters(word) && !is_stop_word(word)) {
            let found = found(corpus, &format!("{word} "));
            let have: Vec<bool> = found.facts.iter().map(|hit| forms[hit.fact.at()].contains(word)).collect();
            assert!(have.is_sorted_by(|before, after| before >= after), "{name}: {word}: {have:?}");
        }
    }
}

/// The words of a fact, its names as well, as they stand.
fn forms(corpus: &Corpus, fact: &Fact) -> BTreeSet<String> {
    let texts = texts(corpus, fact).map(str::to_owned).chain(names(corpus, fact));
    texts.flat_map(|text| tokens(&text)).map(|token| token.word).collect()
}

/// All names of what a fact is about and who says it.
fn names(corpus: &Corpus, fact: &Fact) -> Vec<String> {
    let actors = fact.actors.iter().map(|part| part.actor);
    let speakers = fact.voices.iter().filter_map(|voice| match voice.speaker {
        model::Speaker::Actor(actor) => Some(actor),
        _ => None,
    });
    let spoken = fact.voices.iter().filter_map(|voice| match voice.speaker {
        model::Speaker::Thing(thing) => Some(thing),
        _ => None,
    });
    let terms = actors.chain(speakers).map(|at| &corpus.actors[at.at()]);
    let terms = terms.chain(fact.things.iter().copied().chain(spoken).map(|at| &corpus.things[at.at()]));
    let terms = terms.chain(fact.themes.iter().map(|at| &corpus.themes[at.at()]));
    let terms = terms.chain(fact.places.iter().map(|at| &corpus.places[at.at()]));
    terms.flat_map(|term| std::iter::once(&term.name).chain(&term.aliases)).cloned().collect()
}

#[test]
fn quotation_marks_and_a_minus_ask_for_the_form_that_was_typed() {
    for (name, corpus) in &*DOSSIERS {
        let forms: Vec<BTreeSet<String>> = corpus.facts.iter().map(|fact| forms(corpus, fact)).collect();
        for word in words(corpus).iter().filter(|word| is_letters(word)) {
            let expected: BTreeSet<u32> =
                (0..).zip(&forms).filter(|(_, forms)| forms.contains(word)).map(|(at, _)| at).collect();
            let quoted = matching(corpus, &Query { q: format!("“{word}”"), ..Query::default() });
            assert_eq!(quoted.ones().map(|at| at as u32).collect::<BTreeSet<u32>>(), expected, "{name}: {word}");
            let left = matching(corpus, &Query { q: format!("-{word}"), ..Query::default() }).count_ones(..);
            assert_eq!(left + expected.len(), corpus.facts.len(), "{name}: {word}");
        }
    }
}

/// How many facts of the default dossier are found, with which words on it.
fn typed(q: &str) -> (usize, Vec<String>) {
    let found = found(&DOSSIERS[0].1, q);
    let mistakes = found.mistakes.iter().map(|mistake| mistake.what.clone());
    (found.facts.len(), found.meant.iter().cloned().chain(mistakes).collect())
}

#[test]
fn what_is_one_to_a_reader_is_one_to_the_search() {
    let check = |one: &str, other: &str| {
        let facts = |q: &str| found(&DOSSIERS[0].1, q).facts;
        assert!(!facts(one).is_empty(), "{one}");
        let places = |q: &str| facts(q).iter().map(|hit| hit.fact.0).collect::<BTreeSet<u32>>();
        assert_eq!(places(one), places(other), "{one} {other}");
    };
    check("Sino-Kazakh ", "sinokazakh ");
    check("oil/gas ", "oil gas ");
    check("oil,gas ", "gas-oil ");
    check("Nazarbayev,Hu ", "Nazarbayev Hu ");
    check("中国gas ", "中国 gas ");
    check("Shanghai-based ", "shanghai based ");
    check("pipe\u{200B}line ", "pipe line ");
    check("nazar\u{AD}bayev ", "nazarbayev ");
    check("1300", "1,300");
    check("30bcm ", "30 bcm ");
    check("180km ", "180 km ");
    check("40bn ", "40 billion ");
    check("$40bn ", "40billion ");
    check("7bn ", "seven billion ");
    check("50m ", "50 million ");
    check("tenth ", "10th ");
    check("seven ", "7 ");
    check("defence ", "defense ");
    check("programme ", "program ");
    check("cooperation ", "cooperating ");
    check("co-operation", "cooperation");
    check("co operation ", "cooperation ");
    check("5 per cent", "5%");
    check("24 % ", "24 percent ");
    check("S.C.O. ", "SCO ");
    check("180 500 ", "500 180 ");
    check("crossbo", "cross bo");
    check("ｇａｓ ", "gas ");
    check("„relatively‟", "\"relatively\"");
    check("「relatively」", "«relatively»");
}

#[test]
fn what_the_reader_should_know_of_how_it_was_understood_is_said() {
    let check = |q: &str, expected: &[&str]| assert_eq!(typed(q).1, expected, "{q}");
    check("relatively ", &["also: relations, relating, related"]);
    check("\"relatively\"", &[]);
    check("secure ", &["also: security"]);
    check("pipelines", &["also: pipeline"]);
    check("pipelin", &[]);
    check("pipline ", &["Nothing has ‘pipline’; shown is ‘pipeline’"]);
    check("by-tor ", &["Nothing has ‘tor’"]);
    check("zebra ", &["Nothing has ‘zebra’"]);
    check("\"pipeline uranium\"", &["‘pipeline uranium’ stands nowhere as it is; shown is what has its words"]);
    check("🙂", &["there is no letter and no digit in it to search for"]);
    check("?! …", &["there is no letter and no digit in it to search for"]);
    check("actor:nobody ", &["no actor is called ‘nobody’"]);
    assert!(typed("colour:red ").1.iter().any(|line| line.starts_with("there is no field ‘colour’")));
    assert!(typed(&"gas ".repeat(40)).1.contains(&"only the first 32 words count; the rest is left out".to_owned()));
}

#[test]
fn bylines_source_lines_and_titles_lead_to_their_article() {
    for (q, fields) in [
        ("nascent", ["title"]),
        ("praise", ["title"]),
        ("voloshin", ["author"]),
        ("georgiy", ["author"]),
        ("http", ["source"]),
    ] {
        let found = found(&DOSSIERS[0].1, q);
        let fields_found: Vec<&str> = found
            .around
            .iter()
            .flat_map(|row| fields_around(&DOSSIERS[0].1, &found.words, row.article))
            .map(|field| field.id())
            .collect();
        assert_eq!((fields_found, found.meant.len()), (fields.to_vec(), 0), "{q}: {:?}", found.meant);
    }
}

#[test]
fn what_is_not_there_is_not_found_in_pieces() {
    for q in ["gasprom ", "seaport ", "marketplace ", "newspaper ", "2.5", "3/0 ", "13 00 "] {
        let found = found(&DOSSIERS[0].1, q);
        let all = |fact: &Fact| texts(&DOSSIERS[0].1, fact).collect::<Vec<_>>().join(" ").to_lowercase();
        let digits: Vec<&str> = q.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.').collect();
        for hit in found.facts.iter().filter(|_| q.starts_with(|letter: char| letter.is_ascii_digit())) {
            let fact = all(DOSSIERS[0].1.fact(hit.fact));
            let words: Vec<String> = tokens(&fact).into_iter().map(|token| token.word).collect();
            assert!(
                found.relaxed
                    || digits
                        .iter()
                        .all(|digits| digits.is_empty() || words.iter().any(|word| word.starts_with(digits))),
                "{q}: {fact}"
            );
        }
        let is_told = found.meant.iter().any(|line| line.starts_with("Nothing has"));
        assert!(
            found.facts.is_empty() || is_told || q.contains('/') || q.contains(' ') && q.trim().contains(' '),
            "{q}: {:?}",
            found.meant
        );
    }
}

#[test]
fn the_last_word_of_an_open_phrase_may_go_on() {
    let open = facts(&DOSSIERS[0].1, "\"third branc");
    assert!(!open.is_empty() && facts(&DOSSIERS[0].1, "\"third branch\"").is_subset(&open));
}

#[test]
fn a_minus_leaves_other_forms_alone() {
    let [with, without] = ["import ", "import -important "].map(|q| facts(&DOSSIERS[0].1, q));
    assert!(!without.is_empty() && without.is_subset(&with));
    assert!(facts(&DOSSIERS[0].1, "relations -relatively ").len() > 10);
}
