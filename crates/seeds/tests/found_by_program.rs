//! What a program finds in an article without a facts file, and how that is told apart from what people wrote down.

use engine::Corpus;
use engine::query::Query;
use engine::wording::counts::{statements, statements_of};
use engine::wording::sentence::{describe, to_text};
use model::closed::{Facet, FoundBy};
use model::codec::{decode, decode_article, encode};
use model::{ArticleIndex, Fact, Records};
use seeds::{SeedFile, compile};

fn file(path: &str, text: &str) -> SeedFile {
    SeedFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

const READ: &str = "The crane\n\nThe crane was built in 1950. It is tall.\n";
const UNREAD: &str =
    "The bridge\n\nOn 3 May Jon Fisher opened the bridge. It was about time. The bridge carries 40 cars.\n";

/// Two articles, of which a person has read the first.
fn dossier(facts_of_second: Option<&str>) -> Vec<SeedFile> {
    let fact = "[[fact]]\nid = \"crane-built\"\nstatement = \"The crane dates from 1950.\"\nstatus = \"happened\"\n\
                quote = \"The crane was built in 1950\"\n";
    let mut files = vec![
        file("dossier.toml", "title = \"A port\"\ndescription = \"Two stories.\"\nlanguage = \"en\"\n"),
        file("articles/crane.txt", READ),
        file("articles/crane.toml", "published = \"2007\""),
        file("articles/bridge.txt", UNREAD),
        file("articles/bridge.toml", "published = \"2008-05-10\""),
        file("facts/crane.toml", fact),
        file("vocabulary/actors.toml", "[[actor]]\nid = \"fisher\"\nname = \"Jon Fisher\"\n"),
    ];
    files.extend(facts_of_second.map(|text| file("facts/bridge.toml", text)));
    files
}

fn records(facts_of_second: Option<&str>) -> Records {
    match compile(&dossier(facts_of_second)) {
        Ok(compiled) => compiled.records,
        Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
    }
}

fn found(records: &Records) -> Vec<&Fact> {
    records.facts.iter().filter(|fact| fact.is_by_program()).collect()
}

#[test]
fn an_article_without_a_facts_file_gets_a_record_a_sentence_that_names_dates_or_counts() {
    let records = records(None);
    let found = found(&records);
    let told: Vec<(&str, &str)> = found.iter().map(|fact| (fact.id.as_str(), fact.statement.as_str())).collect();
    let opened = ("bridge-sentence-1", "On 3 May Jon Fisher opened the bridge.");
    assert_eq!(told, [opened, ("bridge-sentence-3", "The bridge carries 40 cars.")]);
    assert_eq!(found[0].when.as_ref().map(|when| when.edtf.as_str()), Some("2008-05-03"));
    assert_eq!(found[0].unquoted, ["when.year"], "the year is the publication's");
    assert_eq!(records.actors[found[0].actors[0].actor.at()].id, "fisher");
}

#[test]
fn a_vocabulary_may_be_ahead_of_facts() {
    let mut files = dossier(None);
    files.retain(|file| !file.path.starts_with("facts/"));
    let more = "[[actor]]\nid = \"fisher\"\nname = \"Jon Fisher\"\n[[actor]]\nid = \"miller\"\nname = \"Ada Miller\"\n";
    files.push(file("vocabulary/things.toml", "[[thing]]\nid = \"tunnel\"\nname = \"Tunnel\"\nkind = \"project\"\n"));
    files.iter_mut().filter(|file| file.path.ends_with("actors.toml")).for_each(|file| file.bytes = more.into());
    let compiled = compile(&files);
    assert!(compiled.is_ok(), "{compiled:?}");
}

#[test]
fn a_facts_file_even_an_empty_one_keeps_the_program_out() {
    assert!(found(&records(Some(""))).is_empty());
}

#[test]
fn what_a_program_drafted_into_a_facts_file_is_by_program_until_the_key_is_taken_away() {
    let draft = |by: &str| {
        let fact = "[[fact]]\nid = \"bridge-cars\"\nstatement = \"It carries 40 cars.\"\nquote = \"carries 40 cars\"\n";
        let records = records(Some(&format!("{fact}{by}")));
        let fact = records.facts.iter().find(|fact| fact.id == "bridge-cars").cloned();
        fact.map(|fact| (fact.found_by, fact.status, fact.stance.map(|stance| stance.id())))
    };
    assert_eq!(draft("by = \"program\"\nrule = \"a count\"\n"), Some((FoundBy::Program, None, None)));
    assert_eq!(draft(""), Some((FoundBy::Person, None, Some("states"))), "no status is asserted");
}

#[test]
fn a_persons_id_wins_over_that_of_a_sentence() {
    let mut files = dossier(None);
    let fact = "[[fact]]\nid = \"bridge-sentence-1\"\nstatement = \"The crane dates from 1950.\"\n\
                quote = \"The crane was built in 1950\"\n";
    files.iter_mut().filter(|file| file.path == "facts/crane.toml").for_each(|file| file.bytes = fact.into());
    let compiled = compile(&files).map(|compiled| compiled.records).unwrap_or_default();
    let ids: Vec<&str> = compiled.facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(ids, ["bridge-sentence-1", "bridge-sentence-3"]);
}

#[test]
fn the_bytes_hold_each_sentence_once_and_come_back_whole() -> Result<(), Box<dyn std::error::Error>> {
    let records = records(None);
    let bytes = encode(&records)?;
    let sentence = b"The bridge carries 40 cars.";
    assert_eq!(bytes.windows(sentence.len()).filter(|window| window == sentence).count(), 1);
    assert_eq!(decode(&bytes)?, records);
    let second = decode_article(&bytes, 1)?.map(|(_, facts)| facts);
    assert_eq!(second.as_deref(), Some(&records.facts[1..]));
    Ok(())
}

#[test]
fn counts_say_what_they_count() {
    let corpus = Corpus::new(records(None));
    let sentence = |state: &str| to_text(&describe(&corpus, &engine::plan::Plan::of(&corpus, &Query::parse(state))));
    assert_eq!(sentence("/facts"), "1 statement and 2 sentences found by program");
    assert_eq!(sentence("/facts?by=program"), "2 sentences found by program, found by a program");
    assert_eq!(sentence("/facts?by=-program"), "1 statement, not found by a program");
    assert_eq!(sentence("/facts?q=crane"), "1 statement with ‘crane’");
    assert_eq!(statements(&corpus, 3), "3 statements and sentences found by program");
    assert_eq!(statements_of(&corpus, ArticleIndex(1), 1), "1 sentence found by program");
    assert_eq!(statements_of(&corpus, ArticleIndex(0), 0), "0 statements");
}

#[test]
fn what_nobody_has_judged_is_not_stated() {
    let corpus = Corpus::new(records(None));
    for facet in [Facet::Status, Facet::Stance, Facet::Voice] {
        let field = corpus.field(facet);
        assert_eq!(field.facts(field.values.len()), [1, 2], "{}", facet.id());
    }
}
