//! Three stories of one event by one outlet, invented: what they are called, and what their comparison says. The page must
//! not say that a story is silent where it tells the same in other words.

use engine::Corpus;
use engine::compare::absence::AbsenceFinder;
use engine::compare::alignment::{MatchKind, matches};
use engine::compare::promises::{Fate, promises};
use engine::compare::sources::{SourceAgreement, sources};
use model::ArticleIndex;
use model::closed::AbsenceKind;
use seeds::{Compiled, Rule, SeedFile, compile};
use sha2::{Digest, Sha256};

const FIRST: &str = "The old lift bridge over the Aller was closed on Friday. The harbour office said that a crack had been found in \
the northern pylon.\n\nThe office plans to open the bridge again on 1 August. Ferries carry people across until then, free of charge.\n\n\
The structure dates from 1911 and has been raised by hand ever since. Two keepers work in its tower, one by day and one by night. On \
market days some six hundred carts used to cross it, says the chronicle of the town. No other way leads over the river for nine kilometres.\n";
const SECOND: &str = "Engineers have opened the northern pylon of the lift bridge. According to the harbour office, a crack is the \
reason why the bridge was closed.\n\nThe bridge is to open again on 1 August, the office said once more. Shopkeepers on the southern bank \
complain of empty streets.\n\nThe bakery stays shut on Mondays now. A choir has moved its rehearsals to where most of its singers live. The \
mayor did not want to comment, and referred to the council’s meeting in autumn. Next week the school holidays begin.\n";
const THIRD: &str = "The lift bridge is open again since this morning, 1 August. Repairing the pylon cost 40,000 euros.\n\nThe ferries, \
which had carried people across the Aller without a fare, have stopped.\n\nA brass band played, and pupils threw flowers from the railing. The oldest keeper, who retires in winter, raised \
the deck once more for the guests. It rained for a while. Cake was sold for the benefit of the lifeboat.\n";

const VOCABULARY: [(&str, &str); 5] = [
    (
        "vocabulary/actors.toml",
        "[[actor]]\nid = \"office\"\nname = \"Harbour office\"\nkind = \"organisation\"\naliases = [\"harbour office\", \"The office\", \"the office\"]\n",
    ),
    (
        "vocabulary/things.toml",
        "[[thing]]\nid = \"bridge\"\nname = \"Lift bridge\"\nkind = \"project\"\naliases = [\"lift bridge\", \"the bridge\"]\n[[thing]]\nid = \"pylon\"\nname = \"Northern pylon\"\nkind = \"project\"\naliases = [\"northern pylon\", \"pylon\"]\n",
    ),
    (
        "vocabulary/themes.toml",
        "[[theme]]\nid = \"closing\"\nname = \"Closing\"\n[[theme]]\nid = \"ferries\"\nname = \"Ferries\"\n[[theme]]\nid = \"shops\"\nname = \"Shops\"\n",
    ),
    ("vocabulary/kinds.toml", "[[kind]]\nid = \"event\"\nname = \"Event\"\n"),
    ("vocabulary/units.toml", "[[unit]]\nid = \"eur\"\nname = \"euro\"\nsymbol = \"€\"\nbefore = true\n"),
];

const FACTS: [(&str, &str); 3] = [
    (
        "first",
        "[[fact]]\nid = \"1-crack\"\nstatement = \"A crack was found in the northern pylon of the lift bridge.\"\nkind = \"event\"\nstatus = \"happened\"\nthings = [\"bridge\", \"pylon\"]\nthemes = [\"closing\"]\nactors = [{ id = \"office\", roles = [\"speaker\"] }]\nvoice = [{ actor = \"office\", type = \"official\", words = \"reported\" }]\nquote = [{ exact = \"The harbour office said that a crack had been found in the northern pylon.\" }]\n\
         [[fact]]\nid = \"1-open\"\nstatement = \"The lift bridge is to open again on 1 August.\"\nkind = \"event\"\nstatus = \"planned\"\nwhen = \"2010-08-01\"\ninferred = [\"when\"]\nthings = [\"bridge\"]\nthemes = [\"closing\"]\nactors = [{ id = \"office\", roles = [\"proposer\"] }]\nquote = [{ exact = \"The office plans to open the bridge again on 1 August.\" }]\n\
         [[fact]]\nid = \"1-ferries\"\nstatement = \"Ferries carry people across the Aller for nothing.\"\nkind = \"event\"\nstatus = \"ongoing\"\nthemes = [\"ferries\"]\nquote = [{ exact = \"Ferries carry people across until then, free of charge.\" }]\n",
    ),
    (
        "second",
        "[[fact]]\nid = \"2-crack\"\nstatement = \"A crack is why the lift bridge was closed.\"\nkind = \"event\"\nstatus = \"happened\"\nthings = [\"bridge\"]\nthemes = [\"closing\"]\nactors = [{ id = \"office\", roles = [\"speaker\"] }]\nvoice = [{ actor = \"office\", type = \"official\", words = \"reported\" }]\nquote = [{ exact = \"According to the harbour office, a crack is the reason why the bridge was closed.\" }]\n\
         [[fact]]\nid = \"2-open\"\nstatement = \"The lift bridge is to open again on 1 August.\"\nkind = \"event\"\nstatus = \"planned\"\nwhen = \"2010-08-01\"\ninferred = [\"when\", \"actors.office\"]\nthings = [\"bridge\"]\nthemes = [\"closing\"]\nactors = [{ id = \"office\", roles = [\"proposer\"] }]\nquote = [{ exact = \"The bridge is to open again on 1 August\" }]\n\
         [[fact]]\nid = \"2-shops\"\nstatement = \"Shopkeepers complain of empty streets.\"\nkind = \"event\"\nstatus = \"ongoing\"\nthemes = [\"shops\"]\nquote = [{ exact = \"Shopkeepers on the southern bank complain of empty streets.\" }]\n",
    ),
    (
        "third",
        "[[fact]]\nid = \"3-open\"\nstatement = \"The lift bridge has been open again since 1 August.\"\nkind = \"event\"\nstatus = \"happened\"\nwhen = \"2010-08-01\"\ninferred = [\"when\"]\nthings = [\"bridge\"]\nthemes = [\"closing\"]\nquote = [{ exact = \"The lift bridge is open again since this morning, 1 August.\" }]\n\
         [[fact]]\nid = \"3-cost\"\nstatement = \"Repairing the pylon cost 40,000 euros.\"\nkind = \"event\"\nstatus = \"happened\"\nthings = [\"pylon\"]\nthemes = [\"closing\"]\nfigures = [{ value = \"40000\", unit = \"eur\", measures = \"cost\" }]\nquote = [{ exact = \"Repairing the pylon cost 40,000 euros.\" }]\n",
    ),
];

const LINKS: &str = "[[matter]]\nid = \"crack\"\nlabel = \"The crack\"\ntheme = \"closing\"\n[[matter]]\nid = \"opening\"\nlabel = \"When it opens\"\ntheme = \"closing\"\n\
    [[link]]\nmatter = \"crack\"\nfrom = \"1-crack\"\nto = \"2-crack\"\nrelation = \"restates\"\naspect = \"other\"\nextent = \"whole\"\nwhy = \"Both have it from the harbour office.\"\n\
    [[link]]\nmatter = \"opening\"\nfrom = \"1-open\"\nto = \"2-open\"\nrelation = \"restates\"\naspect = \"date\"\nextent = \"whole\"\nwhy = \"The same day.\"\n\
    [[link]]\nmatter = \"opening\"\nfrom = \"1-open\"\nto = \"3-open\"\nrelation = \"fulfils\"\naspect = \"date\"\nextent = \"whole\"\nwhy = \"It opened on that day.\"\n";

fn file(path: &str, text: &str) -> SeedFile {
    SeedFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// The three stories, published on these days.
fn stories(days: [&str; 3]) -> Compiled {
    let dossier = "title = \"The bridge\"\ndescription = \"Three stories of one outlet.\"\nlanguage = \"en\"\n";
    let mut files = vec![file("dossier.toml", dossier), file("links.toml", LINKS)];
    files.extend(VOCABULARY.iter().map(|(path, text)| file(path, text)));
    for ((id, facts), (text, day)) in FACTS.iter().zip([FIRST, SECOND, THIRD].into_iter().zip(days)) {
        let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let sidecar = format!(
            "title = \"The bridge, {id} story\"\npublication = \"Harbour Post\"\npublished = \"{day}\"\nlanguage = \"en\"\nsha256 = \"{sha256}\"\n"
        );
        files.push(file(&format!("articles/{id}.txt"), text));
        files.push(file(&format!("articles/{id}.toml"), &sidecar));
        files.push(file(&format!("facts/{id}.toml"), facts));
    }
    compile(&files).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn corpus() -> Corpus {
    Corpus::new(stories(["2010-07-02", "2010-07-17", "2010-08-01"]).records)
}

#[test]
fn each_has_a_name_of_its_own() {
    let corpus = corpus();
    let names: Vec<&str> = (0..3).map(|at| corpus.short_name(ArticleIndex(at))).collect();
    assert_eq!(names, ["Harbour Post, 2 July 2010", "Harbour Post, 17 July 2010", "Harbour Post, 1 August 2010"]);
    // Of one day only titles tell them apart, and `check` says so.
    let alike = stories(["2010-07-02", "2010-07-02", "2010-08-01"]);
    assert_eq!(alike.hints.iter().filter(|hint| hint.rule == Rule::NamesAlike).count(), 2);
    let corpus = Corpus::new(alike.records);
    assert_eq!(corpus.short_name(ArticleIndex(0)), "Harbour Post, 2 July 2010: The bridge, first story");
}

#[test]
fn a_plan_told_again_is_still_planned_and_the_bridge_that_opened_is_a_plan_come_true() {
    let corpus = corpus();
    let fate = |a: u32, b: u32| {
        let (_, _, promises) = promises(&corpus, ArticleIndex(a), ArticleIndex(b));
        let of_bridge = promises.iter().find(|promise| corpus.fact(promise.fact).id.ends_with("-open"));
        of_bridge.expect("the bridge is to open").fate
    };
    assert_eq!(fate(0, 1), Fate::StillPlanned);
    assert_eq!(fate(0, 2), Fate::Fulfilled);
}

#[test]
fn what_two_stories_have_from_one_office_is_one_source() {
    let corpus = corpus();
    let of = |matter: &str| {
        let link = corpus.links.iter().find(|link| corpus.matters[link.matter.at()].id == matter).expect("the link");
        sources(&corpus, link)
    };
    assert_eq!(of("crack"), Some(SourceAgreement::Same));
    assert_eq!(of("opening"), Some(SourceAgreement::NotStated));
}

#[test]
fn what_a_story_tells_in_other_words_is_not_said_to_be_missing() {
    let corpus = corpus();
    let finder = AbsenceFinder::new(&corpus, &[ArticleIndex(0), ArticleIndex(2)]);
    let kind = |id: &str, there: u32| {
        let fact = corpus.fact_of(id).expect("the fact");
        finder.of_facts(&corpus, &[fact], ArticleIndex(there)).expect("it is looked through").kind
    };
    assert_eq!(kind("1-ferries", 2), AbsenceKind::Nearest, "they carried people without a fare");
    assert_eq!(kind("3-open", 0), AbsenceKind::Later);
    let finder = AbsenceFinder::new(&corpus, &[ArticleIndex(0), ArticleIndex(1)]);
    let fact = corpus.fact_of("2-shops").expect("the fact");
    let absence = finder.of_facts(&corpus, &[fact], ArticleIndex(0)).expect("it is looked through");
    assert_eq!(absence.kind, AbsenceKind::NoneFound, "nobody complains in the first");
}

#[test]
fn at_most_a_third_of_a_story_is_tinted_where_nothing_stands_there_twice() {
    let corpus = corpus();
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let (a, b) = (ArticleIndex(a), ArticleIndex(b));
        let matches = matches(&corpus, a, b);
        for (is_second, article) in [(false, a), (true, b)] {
            let tinted = matches.iter().filter(|found| found.kind <= MatchKind::Verdict);
            let mut spans: Vec<_> = tinted.map(|found| found.pair.side(is_second)).collect();
            spans.sort_unstable();
            spans.dedup();
            let length: usize = spans.iter().map(|span| span.range().len()).sum();
            let of = corpus.article(article).text.len();
            assert!(length * 3 <= of, "{length} of {of} in {}", corpus.article(article).id);
        }
    }
}
