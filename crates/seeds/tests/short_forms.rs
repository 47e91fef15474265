//! What need not be written: short forms mean the long ones, what is absent has a meaning, and what the program knows
//! it does not ask for.

use model::closed::Role;
use model::{Article, Fact, Records};
use seeds::{SeedFile, compile};

fn file(path: &str, text: &str) -> SeedFile {
    SeedFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

const STORY: &str = "Apple names the cause\n\nOn July 2 Apple blamed a software bug. “We were stunned,” said Steve Jobs. \
                     More than 3 million phones were sold within 3 weeks, at US$199 each.\n\nThe fix came on the 15th.\n";

/// A dossier of that story.
fn dossier(sidecar: &str, facts: &str) -> Vec<SeedFile> {
    let actors = "[[actor]]\nid = \"apple\"\nname = \"Apple\"\n[[actor]]\nid = \"steve-jobs\"\nname = \"Steve Jobs\"\n\
                  kind = \"founder\"\naliases = [\"Jobs\"]\n";
    let mut files = vec![
        file("dossier.toml", "title = \"Phones\"\ndescription = \"One story.\"\nlanguage = \"en\"\n"),
        file("articles/story.txt", STORY),
        file("vocabulary/actors.toml", actors),
        file("facts/story.toml", facts),
    ];
    if !sidecar.is_empty() {
        files.push(file("articles/story.toml", sidecar));
    }
    files
}

fn records(files: &[SeedFile]) -> Records {
    match compile(files) {
        Ok(compiled) => compiled.records,
        Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
    }
}

/// What a dossier with these facts comes to.
fn facts(facts: &str) -> Vec<Fact> {
    records(&dossier("published = \"2010-07-16\"", facts)).facts
}

/// A fact written short means the same as written long.
fn check(short: &str, long: &str) {
    let begun = "[[fact]]\nid = \"one\"\nstatement = \"One.\"\n";
    assert_eq!(facts(&format!("{begun}{short}")), facts(&format!("{begun}{long}")), "{short}");
}

#[test]
fn a_short_form_means_the_long_one() {
    let bug = "quote = [{ exact = \"Apple blamed a software bug\" }]\n";
    check("quote = \"Apple blamed a software bug\"", bug);
    check("quote = [\"Apple blamed a software bug\"]", bug);
    check("quote = { exact = \"Apple blamed a software bug\" }", bug);
    check(&format!("{bug}actors = \"apple\""), &format!("{bug}actors = [{{ id = \"apple\", roles = [] }}]"));
    check(
        "actors = [\"apple\", \"steve-jobs:speaker:party\"]\nquote = [\"Apple blamed a software bug\", \"Steve Jobs\"]",
        "actors = [{ id = \"apple\" }, { id = \"steve-jobs\", roles = [\"speaker\", \"party\"] }]\n\
         quote = [{ exact = \"Apple blamed a software bug\" }, { exact = \"Steve Jobs\" }]",
    );
    let sold = "quote = \"More than 3 million phones were sold within 3 weeks, at US$199 each\"\n";
    let figure = |short: &str, long: &str| {
        check(&format!("{sold}figures = {short}"), &format!("{sold}figures = [{{ {long} }}]"));
    };
    figure("\"199 usd\"", "value = \"199\", unit = \"usd\"");
    figure("[\"199 usd price of a phone\"]", "value = \"199\", unit = \"usd\", measures = \"price of a phone\"");
    figure(
        "\"more than 3e6 items/wk sales\"",
        "value = \"3e6\", unit = \"items\", per = \"wk\", measures = \"sales\", qualifier = \"more-than\"",
    );
    figure("\"3 million items sales\"", "value = \"3e6\", unit = \"items\", measures = \"sales\"");
    figure("\"at-least 3 wk\"", "value = \"3\", unit = \"wk\", qualifier = \"at-least\"");
    figure("\"3/199 usd\"", "value = \"3/199\", unit = \"usd\"");
}

#[test]
fn a_fact_of_three_lines_is_whole() {
    let [fact] = &facts("[[fact]]\nid = \"one\"\nstatement = \"A bug.\"\nquote = \"a software bug\"")[..] else {
        panic!("one fact");
    };
    assert_eq!((fact.kind, fact.status, fact.when.as_ref()), (None, None, None));
    assert_eq!(fact.evidence[0].of(STORY), "a software bug");
}

#[test]
fn an_article_without_a_description_is_called_by_its_first_line() {
    let Article { title, publication, published, language, inferred, blocks, .. } =
        records(&dossier("", "")).articles.remove(0);
    assert_eq!((title.as_str(), publication.as_str(), language.as_str()), ("Apple names the cause", "", ""));
    assert!(published.is_none() && inferred.iter().any(|(field, _)| field == "title"));
    let roles: Vec<&str> = blocks.iter().map(|block| block.role.id()).collect();
    assert_eq!(roles, ["title", "paragraph", "paragraph"]);
    // What is long is a paragraph, and the title its beginning.
    let mut files = dossier("", "");
    files[1] = file("articles/story.txt", &"Many words of one sentence without an end ".repeat(9));
    let article = records(&files).articles.remove(0);
    assert_eq!(article.title, "Many words of one sentence without an end Many words of one sentence without an…");
    assert_eq!(article.blocks[0].role.id(), "paragraph");
}

#[test]
fn what_the_publication_completes_is_no_error_and_is_marked() {
    let dated = |when: &str| format!("[[fact]]\nid = \"one\"\nstatement = \"One.\"\nwhen = \"{when}\"\n");
    let check = |when: &str, quote: &str, is_right: bool| {
        let files = dossier("published = \"2010-07-16\"", &format!("{}quote = \"{quote}\"", dated(when)));
        let found = compile(&files);
        assert_eq!(found.is_ok(), is_right, "{when}: {found:?}");
        for fact in found.iter().flat_map(|compiled| &compiled.records.facts) {
            let unsaid = if when.ends_with("15") { "when" } else { "when.year" };
            assert_eq!(fact.unquoted, [unsaid], "the quote does not say all of it: {when}");
        }
    };
    check("2010-07-02", "On July 2 Apple blamed", true);
    check("2010-07-15", "The fix came on the 15th", true);
    check("2009-07-02", "On July 2 Apple blamed", false);
    check("2010-08-15", "The fix came on the 15th", false);
}

#[test]
fn whom_a_quote_names_is_found_where_the_record_does_not_say() {
    let named = |rest: &str| {
        let quote = "quote = \"Apple blamed a software bug. “We were stunned,” said Steve Jobs\"";
        let facts = facts(&format!("[[fact]]\nid = \"one\"\nstatement = \"One.\"\n{rest}{quote}"));
        facts[0].actors.iter().map(|part| (part.actor.0, part.roles.clone())).collect::<Vec<_>>()
    };
    assert_eq!(named(""), [(0, vec![Role::Mentioned]), (1, vec![Role::Mentioned])]);
    assert_eq!(named("actors = []\n"), []);
    assert_eq!(named("actors = \"apple\"\n"), [(0, vec![])], "what a person says stands alone");
}

#[test]
fn built_in_kinds_and_units_are_there_where_they_are_used() {
    let one =
        "[[fact]]\nid = \"one\"\nstatement = \"One.\"\nkind = \"trade\"\nfigures = \"199 usd\"\nquote = \"US$199\"";
    let used = |files: &[SeedFile]| {
        let Records { kinds, units, facts, .. } = records(files);
        let names = |fact: &Fact| {
            let kind = fact.kind.map_or("", |kind| kinds[kind.at()].name.as_str()).to_owned();
            (kind, units[fact.figures[0].unit.at()].symbol.clone())
        };
        (kinds.len(), units.len(), names(&facts[0]))
    };
    let mut files = dossier("", one);
    assert_eq!(used(&files), (1, 1, ("Trade".to_owned(), "US$".to_owned())));
    // Own ones come beside them, or in their place.
    files.push(file(
        "vocabulary/units.toml",
        "[[unit]]\nid = \"usd\"\nname = \"dollars\"\nsymbol = \"$\"\nbefore = true\n",
    ));
    files.push(file("vocabulary/kinds.toml", "[[kind]]\nid = \"launch\"\nname = \"Launch\"\n"));
    assert_eq!(used(&files), (2, 1, ("Trade".to_owned(), "$".to_owned())));
    files.pop();
    files.push(file("vocabulary/kinds.toml", "only = true\n[[kind]]\nid = \"launch\"\nname = \"Launch\"\n"));
    let errors = compile(&files).expect_err("there is no trade now");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].to_string().contains("there is no kind `trade`"), "{errors:?}");
}

#[test]
fn a_dossier_names_its_facets() {
    let mut files = dossier("", "");
    let labels = "title = \"Phones\"\ndescription = \"One story.\"\nlanguage = \"en\"\n[labels]\nthing = \"Product\"\n";
    files[0] = file("dossier.toml", labels);
    let records = records(&files);
    let label = |facet| engine::wording::records::facet(&records, facet);
    assert_eq!([label(model::closed::Facet::Thing), label(model::closed::Facet::Actor)], ["Product", "Actor"]);
}
