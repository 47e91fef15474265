//! How far a quote proves a statement: that it stands in the article is one thing, that it says so another.

use engine::Corpus;
use engine::wording::proof::{own_words, proof};
use model::FactIndex;
use seeds::{SeedFile, compile};
use sha2::{Digest, Sha256};

const TEXT: &str = "In 2010 tea brought Kenya 1.2 billion dollars. Coffee was left out of the table.\n";

/// A statement with such fields and a quote of the article.
fn corpus(statement: &str, fields: &str, quote: &str) -> Corpus {
    let sha256: String = Sha256::digest(TEXT.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let fact = format!(
        "[[fact]]\nid = \"sold\"\nstatement = \"{statement}\"\nkind = \"trade\"\nstatus = \"happened\"\nthemes = [\"trade\"]\n{fields}\nquote = [{{ exact = \"{quote}\" }}]\n"
    );
    let files = [
        ("dossier.toml", "title = \"Tea\"\ndescription = \"Tea and coffee.\"\nlanguage = \"en\"\n".to_owned()),
        ("articles/a.txt", TEXT.to_owned()),
        ("articles/a.toml", format!("title = \"Tea\"\nlanguage = \"en\"\nsha256 = \"{sha256}\"\n")),
        ("facts/a.toml", fact),
        ("vocabulary/kinds.toml", "[[kind]]\nid = \"trade\"\nname = \"Trade\"\n".to_owned()),
        ("vocabulary/themes.toml", "[[theme]]\nid = \"trade\"\nname = \"Trade\"\n".to_owned()),
        ("vocabulary/places.toml", "[[place]]\nid = \"kenya\"\nname = \"Kenya\"\n".to_owned()),
        ("vocabulary/units.toml", "[[unit]]\nid = \"usd\"\nname = \"US dollar\"\nsymbol = \"US$\"\nbefore = true\n".to_owned()),
        (
            "vocabulary/things.toml",
            "[[thing]]\nid = \"coffee\"\nname = \"Coffee\"\nkind = \"programme\"\n[[thing]]\nid = \"tea\"\nname = \"Tea\"\nkind = \"programme\"\naliases = [\"tea\"]\n".to_owned(),
        ),
    ];
    let files = files.map(|(path, text)| SeedFile { path: path.to_owned(), bytes: text.into_bytes() });
    Corpus::new(compile(&files).unwrap_or_else(|errors| panic!("{errors:#?}")).records)
}

fn check(corpus: &Corpus, said: &[&str], unsaid: &[&str], own: &[&str]) {
    let found = proof(corpus, FactIndex(0));
    assert_eq!(
        (found.said, found.unsaid),
        (said.iter().map(ToString::to_string).collect(), unsaid.iter().map(ToString::to_string).collect())
    );
    assert_eq!(own_words(corpus, FactIndex(0)), own);
}

const QUOTE: &str = "In 2010 tea brought Kenya 1.2 billion dollars.";
const FIGURES: &str =
    "when = \"2010\"\nplaces = [\"kenya\"]\nfigures = [{ value = \"1.2e9\", unit = \"usd\", measures = \"exports\" }]";

#[test]
fn a_quote_on_tea_does_not_prove_a_statement_on_coffee() {
    let amount = "US$1.2\u{A0}bn";
    let right =
        corpus("In 2010 tea brought Kenya 1.2 billion dollars.", &format!("{FIGURES}\nthings = [\"tea\"]"), QUOTE);
    check(&right, &[amount, "2010", "Tea", "Kenya"], &[], &[]);
    let wrong = corpus(
        "In 2010 coffee brought Kenya 1.2 billion dollars.",
        &format!("{FIGURES}\nthings = [\"coffee\"]"),
        QUOTE,
    );
    check(&wrong, &[amount, "2010", "Kenya"], &["Coffee"], &["coffee"]);
    // Nor where no field has it: its word is none of the quote's.
    let bare = corpus("In 2010 coffee brought Kenya 1.2 billion dollars.", &format!("{FIGURES}\nthings = []"), QUOTE);
    check(&bare, &[amount, "2010", "Kenya"], &[], &["coffee"]);
    // Where the key is absent the quote's own names are taken.
    let taken = corpus("In 2010 coffee brought Kenya 1.2 billion dollars.", FIGURES, QUOTE);
    check(&taken, &[amount, "2010", "Tea", "Kenya"], &[], &["coffee"]);
}

#[test]
fn what_the_editor_took_from_the_context_is_told_as_not_in_the_quote() {
    let quote = "Coffee was left out of the table.";
    let fields = "when = \"2010\"\nplaces = [\"kenya\"]\nthings = [\"coffee\"]\ninferred = [\"when\"]";
    let found = corpus("Coffee was left out.", fields, quote);
    check(&found, &["Coffee"], &["2010", "Kenya"], &[]);
}
