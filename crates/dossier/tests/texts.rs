//! `dossier search` on plain texts, and with a file of queries or states.

use dossier::command::{CommandOutput, Surroundings, run, run_into};
use serde_json::Value;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

fn arguments(given: &[&str]) -> Vec<String> {
    given.iter().map(|argument| (*argument).to_owned()).collect()
}

fn call(given: &[&str]) -> CommandOutput {
    run(&arguments(given), &Surroundings::default())
}

/// A folder with those files, of one test alone.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("texts").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder is made");
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("the file is written");
    }
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

/// Standard output, line by line, of a call that went well.
fn answers(given: &[&str]) -> Vec<Value> {
    let outcome = call(given);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""), "{given:?}");
    outcome.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// The ids of an answer's articles, best first.
fn ids(answer: &Value) -> Vec<&str> {
    let articles = answer["articles"].as_array().expect("a list");
    let scores: Vec<u64> = articles.iter().map(|article| article["score"].as_u64().expect("a score")).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next) && !scores.contains(&0), "{scores:?}");
    articles.iter().map(|article| article["id"].as_str().expect("an id")).collect()
}

const CRANE: &[u8] = b"The harbour bought a crane. A crane lifts boats.";
const TRADE: &[u8] =
    "Торговля растёт. Trade grows, and one crane more is wanted by the port.\n\nNobody knows.".as_bytes();
const FISH: &[u8] = b"Fishermen mend their nets.";

fn small(name: &str) -> PathBuf {
    folder(
        name,
        &[("Crane 1.txt", CRANE), ("2.txt", TRADE), ("fish.txt", FISH), ("notes.md", b"crane"), (".x.txt", b"crane")],
    )
}

/// The same texts as lines.
fn small_lines(name: &str) -> PathBuf {
    let line = |id: &str, text: &[u8]| {
        format!("{}\n", serde_json::json!({"id": id, "text": String::from_utf8_lossy(text), "title": "crane"}))
    };
    let lines = [line("2", TRADE), line("Crane 1", CRANE), "\n".to_owned(), line("fish", FISH)].concat();
    folder(name, &[("texts.jsonl", lines.as_bytes())]).join("texts.jsonl")
}

#[test]
fn a_folder_of_texts_is_searched() {
    let answer = &answers(&["search", text(&small("folder")), "/facts?q=crane"])[0];
    assert_eq!(ids(answer), ["Crane 1", "2"]);
    assert_eq!(answer["total"], 0);
    assert_eq!(answer["passages"].as_array().expect("a list").len(), 3);
}

#[test]
fn lines_of_json_are_searched_as_the_same_texts_in_files() {
    let (folder, lines) = (small("as-files"), small_lines("as-lines"));
    for state in ["/facts?q=crane", "/facts?q=торговля", "/facts", ""] {
        let (of_folder, of_lines) =
            (call(&["search", text(&folder), state]), call(&["search", "--jsonl", text(&lines), state]));
        assert_eq!(of_folder, of_lines, "{state}");
        assert_eq!(of_lines.status, 0);
    }
}

#[test]
fn each_line_of_queries_has_an_answer() {
    let queries = "crane harbour\nnets\r\n\nzebra\nNOT \"crane (harbour OR\nвырос торговл";
    let queries = folder("queries", &[("queries.txt", queries.as_bytes())]).join("queries.txt");
    let answers = answers(&["search", text(&small("asked")), "--queries", text(&queries)]);
    let found: Vec<Vec<&str>> = answers.iter().map(ids).collect();
    let none: &[&str] = &[];
    assert_eq!(found, [&["Crane 1", "2"], &["fish"][..], none, none, &["Crane 1", "2"], &["2"]]);
    let keys: Vec<&String> = answers[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["articles"]);
}

#[test]
fn the_last_word_of_a_query_may_be_the_beginning_of_one() {
    let queries = folder("typing", &[("queries.txt", b"fisher\nfisher \n")]).join("queries.txt");
    let answers = answers(&["search", "--jsonl", text(&small_lines("typed")), "--queries", text(&queries)]);
    assert_eq!(answers.iter().map(ids).collect::<Vec<_>>(), [&["fish"][..], &[]]);
}

#[test]
fn each_line_of_states_is_answered_as_alone_but_for_what_is_not_found() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/fixtures/three");
    let lines = ["/facts?q=crane&status=planned", "", "/facts?theme=trade&sort=newest", "#/facts?q=fishermen"];
    let states = folder("states", &[("states.txt", lines.join("\n").as_bytes())]).join("states.txt");
    for limit in [&[][..], &["--limit", "2", "--offset=1"]] {
        let together = answers(&[&["search", text(&seeds), "--states", text(&states)], limit].concat());
        assert_eq!(together.len(), lines.len());
        for (state, answer) in lines.iter().zip(together) {
            let mut alone = answers(&[&["search", text(&seeds), state], limit].concat()).remove(0);
            let articles = alone["articles"].as_array_mut().expect("a list");
            articles.retain(|article| article["score"] != 0);
            assert_eq!(answer, alone, "{state}");
        }
    }
}

#[test]
fn an_answer_is_a_thousand_articles_deep_or_as_many_as_asked_for() {
    let lines: String = (0..1200).map(|at| format!("{{\"id\": {at}, \"text\": \"word {}\"}}\n", at % 7)).collect();
    let folder = folder(
        "deep",
        &[("texts.jsonl", lines.as_bytes()), ("queries.txt", b"word\n"), ("states.txt", b"/facts?q=word")],
    );
    let (texts, queries, states) = (folder.join("texts.jsonl"), folder.join("queries.txt"), folder.join("states.txt"));
    let asked = |more: &[&str]| answers(&[&["search", "--jsonl", text(&texts)], more].concat()).remove(0);
    let deep = asked(&["--queries", text(&queries)]);
    assert_eq!(ids(&deep).len(), 1000);
    assert_eq!(ids(&asked(&["--states", text(&states)])).len(), 1000);
    let some = asked(&["--queries", text(&queries), "--limit", "3", "--offset", "2"]);
    assert_eq!(ids(&some), ids(&deep)[2..5]);
}

#[test]
fn every_wrong_line_is_said_with_its_place() {
    let lines = [
        "\u{feff}{\"id\": 1, \"text\": \"fine\"}".as_bytes(),
        br#"{"id": "a", "text": "fine"}"#,
        br#"{"id": "1", "text": "once more"}"#,
        br#"{"id": "b"}"#,
        br#"{"id": null, "text": "x"}"#,
        "{\"id\": \"я\", \"text\": \"яя\", x}".as_bytes(),
        b"{\"id\": \"c\", \"text\": \"\xff\"}",
        br#"{"id": "d", "text": "cut"#,
    ];
    let file = folder("wrong", &[("texts.jsonl", &lines.join(&b'\n'))]).join("texts.jsonl");
    let outcome = call(&["search", "--jsonl", text(&file), "/facts"]);
    let said = outcome.err.replace(text(&file), "texts.jsonl");
    let form = r#"each line is an object: {"id": "…", "text": "…"}"#;
    let expected = [
        "3:1: the id `1` is the id of line 1; each text has an id of its own".to_owned(),
        format!("4:11: missing field `text`; {form}"),
        format!("5:11: invalid type: null, expected a string or a whole number; {form}"),
        format!("6:27: key must be a string; {form}"),
        "7:22: this is not UTF-8; save the file as UTF-8".to_owned(),
        format!("8:24: EOF while parsing a string; {form}"),
    ];
    let expected: String = expected.iter().map(|line| format!("texts.jsonl:{line}\n")).collect();
    assert_eq!(said, expected + "6 errors\n");
    assert_eq!((outcome.status, outcome.out.as_str()), (1, ""));
}

#[test]
fn what_is_not_utf8_is_said_with_its_place() {
    let folder = folder("bytes", &[("a.txt", b"fine"), ("b.txt", b"one\ntw\xf6\n"), ("queries.txt", b"fine\n\xe4\n")]);
    let said = |given: &[&str]| {
        let outcome = call(given);
        assert_eq!(outcome.status, 1);
        outcome.err.replace(text(&folder), "bytes")
    };
    let expected = "bytes/b.txt:2:3: this is not UTF-8; save the file as UTF-8\n\
                    bytes/queries.txt:2:1: this is not UTF-8; save the file as UTF-8\n2 errors\n";
    assert_eq!(said(&["search", text(&folder), "/facts"]), expected);
    let queries = folder.join("queries.txt");
    let expected = "bytes/queries.txt:2:1: this is not UTF-8; save the file as UTF-8\n1 error\n";
    assert_eq!(said(&["search", text(&folder), "--queries", text(&queries)]), expected);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    for given in [["--jsonl", "no/such/file", "/facts"], ["--queries", "no/such/file", "seeds"]] {
        let outcome = call(&[&["search"], &given[..]].concat());
        assert_eq!(outcome.status, 2);
        assert!(outcome.err.starts_with("dossier: no/such/file: "), "{}", outcome.err);
    }
}

#[test]
fn a_folder_with_neither_seeds_nor_texts_is_a_folder_of_seeds_that_lacks_all() {
    let outcome = call(&["search", text(&folder("empty", &[("x.md", b"")])), "/facts"]);
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.contains("there is no dossier.toml"), "{}", outcome.err);
}

/// Takes one answer and closes.
struct Head(Vec<u8>);

impl Write for Head {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.contains(&b'\n') {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn answers_come_one_by_one_and_a_reader_may_leave() {
    let queries = folder("leaving", &[("queries.txt", b"crane\nnets\n")]).join("queries.txt");
    let mut head = Head(Vec::new());
    let given = arguments(&["search", text(&small("left")), "--queries", text(&queries)]);
    let outcome = run_into(&mut head, &given, &Surroundings::default());
    assert_eq!(outcome, CommandOutput::default());
    let taken = String::from_utf8(head.0).expect("text");
    assert_eq!(ids(&serde_json::from_str(&taken).expect("one answer")), ["Crane 1", "2"]);
}
