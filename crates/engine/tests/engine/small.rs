//! Small records to write examples with.

use engine::Corpus;
use extract::blocks::blocks;
use model::closed::{
    Aspect, Extent, FigureRole, FoundBy, LineRole, Qualifier, Relation, Role, Stance, Status, VoiceType, Words,
};
use model::when::When;
use model::{
    Article, ArticleIndex, Fact, FactIndex, Figure, Link, Matter, MatterIndex, Part, Records, Span, Speaker, Term,
    TermIndex, Unit, Voice,
};

/// Of a vocabulary: id, name, and the id's place that it rolls up into.
pub(crate) fn term(id: &str, name: &str, parent: Option<u32>) -> Term {
    Term { id: id.to_owned(), name: name.to_owned(), parent: parent.map(TermIndex), ..Term::default() }
}

/// A unit that is what is usually called so.
pub(crate) fn unit(id: &str, name: &str, symbol: &str, before: bool) -> Unit {
    let amounts = [
        ("bcm", "1e9 m^3"),
        ("mcm", "1e6 m^3"),
        ("usd", "1 [USD]^1"),
        ("rmb", "1 [CNY]^1"),
        ("m", "1 m^1"),
        ("km", "1000 m^1"),
        ("mi", "1609.344 m^1"),
        ("percent", "1 %^1"),
        ("times", "1 "),
        ("a", "31557600 s^1"),
        ("h", "3600 s^1"),
        ("t", "1e6 g^1"),
    ];
    let amount = amounts.iter().find(|(known, _)| *known == id).map_or("", |(_, amount)| amount);
    unit_of(id, name, symbol, before, amount)
}

/// A unit of that amount, as `model::units` reads it.
pub(crate) fn unit_of(id: &str, name: &str, symbol: &str, before: bool, amount: &str) -> Unit {
    Unit { id: id.to_owned(), name: name.to_owned(), symbol: symbol.to_owned(), before, amount: amount.to_owned() }
}

pub(crate) fn article(id: &str, publication: &str, published: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        title: format!("Title of {id}"),
        publication: publication.to_owned(),
        short: String::new(),
        volume: String::new(),
        issue: String::new(),
        authors: Vec::new(),
        published: When::of(published),
        language: "en".to_owned(),
        url: String::new(),
        rights: String::new(),
        inferred: Vec::new(),
        main: Vec::new(),
        outside: Vec::new(),
        text: text.to_owned(),
        blocks: blocks(text, &[("Notes", LineRole::Notes)]),
        mentions: Vec::new(),
    }
}

/// A fact that states nothing but its statement; its quote is where `quote` first stands in the article.
pub(crate) fn fact(articles: &[Article], id: &str, article: u32, quote: &str, statement: &str) -> Fact {
    let start = articles[article as usize].text.find(quote).expect("the quote is in the article");
    Fact {
        id: id.to_owned(),
        article: ArticleIndex(article),
        statement: statement.to_owned(),
        kind: Some(TermIndex(0)),
        found_by: FoundBy::Person,
        status: Some(Status::Happened),
        stance: Some(Stance::States),
        negated: false,
        condition: String::new(),
        author_view: None,
        when: None,
        voices: Vec::new(),
        actors: Vec::new(),
        things: Vec::new(),
        themes: Vec::new(),
        places: Vec::new(),
        figures: Vec::new(),
        evidence: vec![Span::new(start..start + quote.len())],
        sources: Vec::new(),
        inferred: Vec::new(),
        unquoted: Vec::new(),
        editor_note: String::new(),
    }
}

pub(crate) fn part(actor: u32, roles: &[Role]) -> Part {
    Part { actor: TermIndex(actor), roles: roles.to_vec() }
}

pub(crate) fn voice(speaker: Speaker, kind: VoiceType, words: Words) -> Voice {
    Voice { speaker, kind, words, when: None }
}

pub(crate) fn figure(value: &str, unit: u32) -> Figure {
    Figure {
        value: value.to_owned(),
        unit: TermIndex(unit),
        per: None,
        measures: String::new(),
        qualifier: None::<Qualifier>,
        role: FigureRole::Total,
        when: None,
        derived: false,
    }
}

pub(crate) fn link(matter: u32, from: u32, to: u32, relation: Relation) -> Link {
    Link {
        matter: MatterIndex(matter),
        from: FactIndex(from),
        to: FactIndex(to),
        relation,
        aspect: Aspect::Other,
        extent: Extent::Whole,
        why: String::new(),
    }
}

pub(crate) fn matter(id: &str, label: &str) -> Matter {
    Matter { id: id.to_owned(), label: label.to_owned(), theme: TermIndex(0) }
}

const FIRST: &str = "The gas pipeline will open in 2009. It will carry 30 bcm a year.\n\nIndia cannot join the SCO. Astana is against it.\n\n\
                     Notes\n\n1. Interviews in Almaty.";
const SECOND: &str = "The pipeline is in operation since 2009. A third branch will follow.\n\nNazarbayev spoke of uranium. Russia said nothing.";

/// Two articles, six facts, two matters; facts 0 to 2 in the first.
pub(crate) fn records() -> Records {
    let articles =
        vec![article("first", "China Brief", "2008", FIRST), article("second", "CACI Analyst", "2011-06-22", SECOND)];
    let fact = |id: &str, article: u32, quote: &str, statement: &str| fact(&articles, id, article, quote, statement);
    let facts = vec![
        Fact {
            status: Some(Status::Planned),
            when: When::of("../2009"),
            actors: vec![part(0, &[Role::Party])],
            things: vec![TermIndex(0)],
            themes: vec![TermIndex(1)],
            ..fact("open", 0, "will open in 2009", "The gas pipeline is to open by the end of 2009.")
        },
        Fact {
            status: Some(Status::Planned),
            when: When::of("2009/.."),
            themes: vec![TermIndex(1)],
            places: vec![TermIndex(0)],
            ..fact("capacity", 0, "30 bcm a year", "The gas pipeline is to carry 30 bcm a year.")
        },
        Fact {
            stance: Some(Stance::Believes),
            actors: vec![part(0, &[Role::Opponent]), part(3, &[Role::Target])],
            themes: vec![TermIndex(2)],
            voices: vec![voice(Speaker::Named("experts".to_owned()), VoiceType::UnnamedExperts, Words::Reported)],
            ..fact("against", 0, "Astana is against it", "Kazakhstan is against enlarging the SCO.")
        },
        Fact {
            status: Some(Status::Ongoing),
            when: When::of("2009/.."),
            kind: Some(TermIndex(1)),
            things: vec![TermIndex(0)],
            themes: vec![TermIndex(1)],
            ..fact("operation", 1, "in operation since 2009", "The pipeline is in operation.")
        },
        Fact {
            when: When::of("2011-06-13"),
            actors: vec![part(1, &[Role::Speaker])],
            themes: vec![TermIndex(0)],
            voices: vec![voice(Speaker::Actor(TermIndex(1)), VoiceType::Official, Words::Own)],
            ..fact("uranium", 1, "Nazarbayev spoke of uranium", "The president promised uranium.")
        },
        Fact {
            actors: vec![part(2, &[Role::Silent])],
            ..fact("silent", 1, "Russia said nothing", "Russia kept silent.")
        },
    ];
    let alias = |term: Term, alias: &str| Term { aliases: vec![alias.to_owned()], ..term };
    Records {
        actors: vec![
            alias(term("kazakhstan", "Kazakhstan", None), "Astana"),
            alias(term("nazarbayev", "Nursultan Nazarbayev", Some(0)), "Назарбаев"),
            term("russia", "Russia", None),
            term("sco", "SCO", None),
        ],
        things: vec![term("gas-pipeline", "Central Asia–China gas pipeline", None)],
        themes: vec![
            term("energy", "Energy", None),
            term("gas", "Gas", Some(0)),
            term("sco-enlargement", "Enlargement of the SCO", None),
        ],
        places: vec![term("xinjiang", "Xinjiang", None)],
        kinds: vec![term("position", "Position", None), term("infrastructure", "Infrastructure", None)],
        units: vec![
            unit("bcm", "billion cubic metres", "bcm", false),
            unit("usd", "US dollars", "US$", true),
            unit("rmb", "renminbi", "RMB", true),
            unit("km", "kilometres", "km", false),
            unit("percent", "percent", "%", false),
            unit("times", "times", "times", false),
            unit("a", "year", "years", false),
            unit("h", "hour", "hours", false),
            unit("t", "tonnes", "t", false),
            unit("bare", "", "", false),
        ],
        matters: vec![matter("gas-pipeline", "Gas pipeline"), matter("unused", "Unused")],
        links: vec![link(0, 1, 3, Relation::BearsOn), link(0, 0, 3, Relation::Fulfils)],
        facts,
        articles,
        ..Records::default()
    }
}

pub(crate) fn corpus() -> Corpus {
    Corpus::new(records())
}
