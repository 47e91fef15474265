//! From seeds to bytes: what right seeds come to.

mod patched;

use edtf_core::{Bound, Edtf};
use model::codec::{decode, encode};
use model::{Records, Source, Speaker, when};
use proptest::prelude::*;
use seeds::{SeedFile, compile};
use std::path::Path;

const FIXTURES: [&str; 4] = ["one", "three", "scripts", "bare"];

fn files(name: &str) -> Vec<SeedFile> {
    patched::read(&patched::fixture(name))
}

fn records(files: &[SeedFile]) -> Records {
    match compile(files) {
        Ok(compiled) => compiled.records,
        Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
    }
}

#[test]
fn every_fixture_compiles_and_comes_back_from_its_bytes() {
    for name in FIXTURES {
        let records = records(&files(name));
        let corpus = decode(&encode(&records).expect("bytes")).expect("a corpus");
        assert_eq!(corpus, records, "{name}");
    }
}

#[test]
fn the_seeds_of_the_default_page_compile() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    assert_eq!(records(&patched::read(&seeds)).articles.len(), 2);
}

#[test]
fn units_are_stored_as_what_they_are() {
    let units = records(&files("three")).units;
    let amounts: Vec<(&str, &str)> = units.iter().map(|unit| (unit.id.as_str(), unit.amount.as_str())).collect();
    let expected = [("t", "1000000 g^1"), ("eur", "1 [EUR]^1"), ("times", ""), ("boat", ""), ("d", "86400 s^1")];
    assert_eq!(amounts, expected);
}

#[test]
fn every_quote_lies_in_its_article_byte_for_byte() {
    let files = files("three");
    let records = records(&files);
    let written: String = files
        .iter()
        .filter(|file| file.path.starts_with("facts/"))
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    for fact in &records.facts {
        for span in &fact.evidence {
            let quote = span.of(&records.articles[fact.article.at()].text);
            assert!(written.contains(&format!("exact = \"{quote}\"")), "{quote}");
        }
    }
}

#[test]
fn records_are_sorted_and_refer_to_each_other() {
    let records = records(&files("three"));
    let ids: Vec<_> = records.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["2001-gazette", "2004-courier", "2007-review"]);
    let places: Vec<_> = records.facts.iter().map(|fact| (fact.article, fact.evidence[0])).collect();
    assert!(places.is_sorted());
    let main: Vec<_> = records.articles[0].main.iter().map(|fact| records.facts[fact.at()].id.as_str()).collect();
    assert_eq!(main, ["2001-crane-planned", "2001-crane-ready"]);
    let contract = records.facts.iter().find(|fact| fact.id == "2001-contract").expect("the contract");
    let Source::Note(1, block) = contract.sources[0] else { panic!("note 1") };
    assert!(records.articles[0].blocks[block as usize].span.of(&records.articles[0].text).starts_with("1. Minutes"));
    let boats = records.facts.iter().find(|fact| fact.id == "2001-boats").expect("the boats");
    let Speaker::Actor(speaker) = boats.voices[0].speaker else { panic!("an actor") };
    assert_eq!(records.actors[speaker.at()].id, "jon-fisher");
    assert_eq!(records.actors[1].parent.map(|parent| records.actors[parent.at()].id.as_str()), Some("port-example"));
    let link = &records.links[0];
    assert_eq!(
        (records.facts[link.from.at()].id.as_str(), records.facts[link.to.at()].id.as_str()),
        ("2001-crane-ready", "2004-crane-late")
    );
}

#[test]
fn articles_name_what_the_vocabulary_knows() {
    let records = records(&files("scripts"));
    for article in &records.articles {
        let named: Vec<_> = article.mentions.iter().map(|mention| mention.span.of(&article.text)).collect();
        assert!(!named.is_empty(), "{}", article.id);
    }
}

#[test]
fn statuses_stances_and_voices_are_listed_for_a_second_reader() {
    let compiled = compile(&files("three")).expect("right seeds");
    let reading = compiled.second_reader.iter().find(|reading| reading.fact == "2001-crane-needless").expect("listed");
    assert_eq!((reading.path.as_str(), reading.line), ("facts/2001-gazette.toml", 45));
    let fields: Vec<_> = reading.fields.iter().map(|(field, value)| format!("{field} {value}")).collect();
    assert_eq!(fields, ["stance doubts", "voice fishermen (observers)"], "its status is named as inferred");
}

#[test]
fn a_thing_that_is_not_unique_is_found_by_what_stands_before_it() {
    let mut files = files("three");
    let patch = "@ facts/2001-gazette.toml\n- quote = [{ exact = \"The crane will be ready by 2004\" }]\n+ quote = [{ exact = \"crane will\", prefix = \"Plans\\n\\nThe \" }]\n+ inferred = [\"when\"]";
    patched::apply(patch, &mut files);
    let records = records(&files);
    let fact = records.facts.iter().find(|fact| fact.id == "2001-crane-ready").expect("the fact");
    assert!(records.articles[0].text[fact.evidence[0].range().end..].starts_with(" be ready"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_same_files_in_any_order_give_the_same_bytes(files in Just(files("three")).prop_shuffle()) {
        let bytes = |files: &[SeedFile]| encode(&records(files)).expect("bytes");
        prop_assert_eq!(bytes(&files), bytes(&self::files("three")));
    }

    #[test]
    fn whatever_stands_in_a_file_the_compiler_answers(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0_usize..40, with in "\\PC{0,12}") {
        let mut files = files("three");
        let file = which.get_mut(&mut files);
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let letters: Vec<char> = text.chars().collect();
        let start = at.index(letters.len().max(1));
        let kept_after = letters.iter().skip(start + length);
        file.bytes = letters.iter().take(start).chain(with.chars().collect::<Vec<_>>().iter()).chain(kept_after).collect::<String>().into_bytes();
        if let Err(errors) = compile(&files) {
            prop_assert!(!errors.is_empty() && errors.is_sorted());
        }
    }
}

/// Dates as addresses and seeds write them; some of them are none.
fn date() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        (0_u32..=9999).prop_map(|year| format!("{year:04}")),
        Just("200X".to_owned()),
        Just("19XX".to_owned())
    ];
    let rest = prop_oneof![
        Just(String::new()),
        (0_u32..=13).prop_map(|month| format!("-{month:02}")),
        (21_u32..=23).prop_map(|season| format!("-{season}")),
        (1_u32..=12, 0_u32..=32).prop_map(|(month, day)| format!("-{month:02}-{day:02}")),
    ];
    let mark = prop_oneof![3 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    (year, rest, mark).prop_map(|(year, rest, mark)| format!("{year}{rest}{mark}"))
}

fn edtf() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => date(),
        2 => (date(), date()).prop_map(|(from, to)| format!("{from}/{to}")),
        1 => date().prop_map(|from| format!("{from}/..")),
        1 => date().prop_map(|to| format!("../{to}")),
    ]
}

/// The day that a bound means, as `when` counts.
fn day(bound: Bound) -> Option<when::Day> {
    match bound {
        Bound::NegativeInfinity => Some(when::OPEN_START),
        Bound::PositiveInfinity => Some(when::OPEN_END),
        Bound::Date(date) => {
            when::days(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)).map(|days| days.first)
        }
        Bound::Unknown => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    /// Winter is left out: here it runs into the next year, there it does not.
    #[test]
    fn days_are_those_of_a_whole_reader_of_edtf(edtf in edtf()) {
        let here = when::days(&edtf);
        let there = Edtf::parse(&edtf).ok();
        match (here, there) {
            (Some(days), Some(read)) => {
                let bounds = read.bounds();
                prop_assert_eq!((Some(days.first), Some(days.last)), (day(bounds.earliest), day(bounds.latest)), "{}", edtf);
            }
            (Some(_), None) => prop_assert!(false, "{edtf} is read here only"),
            (None, Some(read)) => prop_assert!(read.level() > 1, "{edtf} is not read here"),
            (None, None) => {}
        }
    }
}
