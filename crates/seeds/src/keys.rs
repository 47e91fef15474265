//! Every record of the seeds and every key in it: one description that the checker, the JSON Schemas and the tables in
//! `seeds/README.md` are made from.
//!
//! By hand, for serde stops at the first key of a file that is wrong: of the nine errors in the file that breaks every
//! type (`tests/golden/seed_errors/type_wrong.txt`) it would say one.

use crate::rules::Rule;
use model::closed::{
    Aspect, AuthorView, Extent, Facet, FigureRole, FoundBy, LineRole, Qualifier, Relation, Role, Stance, Status,
    VoiceType, Words, closed_list,
};
use std::fmt::{self, Display, Formatter};

closed_list! {
    /// What an id names. Ids are unique in their kind over all files.
    Named {
        Article = "article";
        Actor = "actor";
        Thing = "thing";
        Theme = "theme";
        Place = "place";
        Kind = "kind";
        Unit = "unit";
        Fact = "fact";
        Matter = "matter";
    }
}

impl Named {
    /// Several of them, as files and messages say it.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Actor => "actors",
            Self::Thing => "things",
            Self::Theme => "themes",
            Self::Place => "places",
            Self::Kind => "kinds",
            Self::Unit => "units",
            Self::Fact => "facts",
            Self::Matter => "matters",
        }
    }
}

impl Display for Named {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

closed_list! {
    /// What a second reader says of the first one's statement, held against the quotes.
    Judgement {
        /// It says what the text says.
        Faithful = "faithful";
        /// It leaves out or loosens something, and nobody is misled.
        Loose = "loose";
        /// Its reader would believe something that the text does not say.
        Misleads = "misleads";
        /// It says something else than the text.
        Wrong = "wrong";
    }
}

/// A sort of seed file.
#[derive(Debug)]
pub struct File {
    /// Its path in the folder of seeds; `*` stands for an article's id.
    pub path: &'static str,
    /// The name of its JSON Schema, without `.json`.
    pub schema: &'static str,
    /// What it holds.
    pub record: &'static Record,
}

/// A table of keys.
#[derive(Debug)]
pub struct Record {
    /// How messages call it.
    pub name: &'static str,
    /// Its keys, in the order in which people write them.
    pub keys: &'static [Key],
    /// Text that may stand in its place.
    pub short: Option<Shorthand>,
}

/// A table in one line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shorthand {
    /// The words that are quoted.
    Quote,
    /// Who, and after colons in which roles.
    Actor,
    /// A qualifier, a number, a unit, what it measures.
    Figure,
}

impl Shorthand {
    /// What it is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "the words that are quoted",
            Self::Actor => "an actor",
            Self::Figure => "a number with its unit",
        }
    }

    /// An example, as TOML.
    pub fn example(self) -> &'static str {
        match self {
            Self::Quote => "\"the article’s words\"",
            Self::Actor => "\"apple:speaker\"",
            Self::Figure => "\"more than 30 bcm/a capacity\"",
        }
    }
}

/// A key of a record.
#[derive(Debug)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What may stand there.
    pub shape: Shape,
    /// Whether it must be there, and filled.
    pub is_required: bool,
    /// What it means.
    pub says: &'static str,
}

/// What may stand at a key.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// `true` or `false`.
    Flag,
    /// The record's own id.
    Id(Named),
    /// The id of another record.
    Reference(Named),
    /// A value of a closed list.
    OneOf(fn() -> Vec<&'static str>),
    /// EDTF, level 1.
    Date,
    /// A decimal, or two with `/` between: a range.
    Value,
    /// A decimal of degrees.
    Degrees,
    /// An address, `http:` or `https:`.
    Address,
    /// An address, `https:` or `mailto:`.
    Contact,
    /// A language tag of BCP 47.
    Language,
    /// 64 hexadecimal digits.
    Digest,
    /// What stands after `#` in the page's address.
    State,
    /// The path of a field of the fact.
    Path,
    /// `note:1` or `text:…`.
    Source,
    /// Several, in brackets.
    List(&'static Shape),
    /// A table with keys of its own.
    Record(&'static Record),
    /// A table of reasons: a name, and why.
    Reasons(Reasons),
}

/// What reasons can be given for.
#[derive(Clone, Copy, Debug)]
pub struct Reasons {
    /// How messages call one of the names.
    pub of: &'static str,
    /// The names that there are.
    pub names: fn() -> Vec<&'static str>,
    /// An example, as TOML.
    pub example: &'static str,
}

/// What of an article can be inferred.
const INFERRED: Reasons = Reasons {
    of: "field of the article",
    names: || vec!["title", "publication", "volume", "issue", "authors", "published", "language", "url", "rights"],
    example: "{ published = \"why we say so\" }",
};

/// What facets can be called.
const LABELS: Reasons =
    Reasons { of: "facet", names: || ids(Facet::ALL, Facet::id), example: "{ thing = \"Product\" }" };

/// Rules of `check` from which a record is excepted.
const EXCEPTIONS: Reasons =
    Reasons { of: "rule of `check`", names: Rule::exceptable, example: "{ stands-alone = \"why it may stay\" }" };

impl Record {
    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl File {
    /// The sort of seed file that lies at a path; `None`: no seed file does.
    pub fn at(path: &str) -> Option<&'static Self> {
        FILES.iter().find(|file| match file.path.split_once('*') {
            None => file.path == path,
            Some((folder, end)) => path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_suffix(end))
                .is_some_and(|stem| !stem.contains('/')),
        })
    }
}

/// Every sort of seed file.
pub const FILES: &[File] = &[
    File { path: "dossier.toml", schema: "dossier", record: &DOSSIER },
    File { path: "articles/*.toml", schema: "article", record: &ARTICLE },
    File {
        path: "facts/*.toml",
        schema: "facts",
        record: &Record {
            name: "facts file",
            short: None,
            keys: &[several("fact", &Shape::Record(&FACT), "the facts of one article")],
        },
    },
    File { path: "links.toml", schema: "links", record: &LINKS },
    File {
        path: "vocabulary/actors.toml",
        schema: "actors",
        record: &Record {
            name: "actors file",
            short: None,
            keys: &[several("actor", &Shape::Record(&ACTOR), "who takes part")],
        },
    },
    File {
        path: "vocabulary/things.toml",
        schema: "things",
        record: &Record {
            name: "things file",
            short: None,
            keys: &[several(
                "thing",
                &Shape::Record(&THING),
                "named projects, agreements, documents, programmes, exercises",
            )],
        },
    },
    File {
        path: "vocabulary/themes.toml",
        schema: "themes",
        record: &Record {
            name: "themes file",
            short: None,
            keys: &[several("theme", &Shape::Record(&THEME), "subjects")],
        },
    },
    File {
        path: "vocabulary/places.toml",
        schema: "places",
        record: &Record {
            name: "places file",
            short: None,
            keys: &[several("place", &Shape::Record(&PLACE), "where")],
        },
    },
    File {
        path: "vocabulary/kinds.toml",
        schema: "kinds",
        record: &Record {
            name: "kinds file",
            short: None,
            keys: &[several("kind", &Shape::Record(&KIND), "sorts of facts"), ONLY],
        },
    },
    File {
        path: "vocabulary/units.toml",
        schema: "units",
        record: &Record {
            name: "units file",
            short: None,
            keys: &[several("unit", &Shape::Record(&UNIT), "units of figures"), ONLY],
        },
    },
    // Before the readings of facts, whose path it fits as well.
    File {
        path: "second/links.toml",
        schema: "second-links",
        record: &Record {
            name: "second reading of links",
            short: None,
            keys: &[several("reading", &Shape::Record(&LINK_READING), "the links, read again")],
        },
    },
    File {
        path: "second/*.toml",
        schema: "second",
        record: &Record {
            name: "second reading",
            short: None,
            keys: &[several("reading", &Shape::Record(&READING), "the facts of one article, read again")],
        },
    },
    File { path: "coverage.toml", schema: "coverage", record: &COVERAGE },
    File { path: "retired.toml", schema: "retired", record: &RETIRED },
    File {
        path: "words.toml",
        schema: "words",
        record: &Record {
            name: "words file",
            short: None,
            keys: &[several(
                "list",
                &Shape::Record(&WORD_LIST),
                "words of this dossier's own, beside the English ones",
            )],
        },
    },
];

const fn required(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, is_required: true, says }
}

const fn optional(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, is_required: false, says }
}

const fn several(name: &'static str, shape: &'static Shape, says: &'static str) -> Key {
    optional(name, Shape::List(shape), says)
}

const ONLY: Key =
    optional("only", Shape::Flag, "whether these stand instead of the built-in ones, and not beside them");

/// The dossier as a whole.
pub const DOSSIER: Record = Record {
    name: "dossier",
    short: None,
    keys: &[
        required("title", Shape::Text, "its name: the masthead"),
        required("description", Shape::Text, "one or two sentences"),
        required("language", Shape::Language, "of the statements, as a BCP 47 tag"),
        optional("view", Shape::State, "the state that an address without one opens; empty: the entry"),
        optional("readers", Shape::Text, "who read the articles, when and how: a sentence for the page About"),
        optional("licence", Shape::Text, "whose the texts are, and whose the statements"),
        optional("report", Shape::Text, "where to report an error, in words"),
        optional("report_url", Shape::Contact, "the same as an address, `https:` or `mailto:`"),
        optional(
            "labels",
            Shape::Reasons(LABELS),
            "what the page calls a facet of this dossier: `thing = \"Product\"`",
        ),
        several("question", &Shape::Record(&QUESTION), "what readers ask, on the first screen"),
    ],
};

/// A question on the first screen.
pub const QUESTION: Record = Record {
    name: "question",
    short: None,
    keys: &[
        required("text", Shape::Text, "as a reader would ask"),
        required("state", Shape::State, "the state that answers it, as after `#` in the address; its ids must exist"),
        optional("answer", Shape::Text, "our reading, before the evidence: at most two sentences"),
    ],
};

/// What is known of an article.
pub const ARTICLE: Record = Record {
    name: "article",
    short: None,
    keys: &[
        optional("title", Shape::Text, "as the document gives it; absent: the text’s first line"),
        optional(
            "publication",
            Shape::Text,
            "what the page calls the article by, with its date and title where others are called so too",
        ),
        optional("short", Shape::Text, "what the page calls it instead: a name that no other article has"),
        optional("volume", Shape::Text, "empty: not stated"),
        optional("issue", Shape::Text, "empty: not stated"),
        several("authors", &Shape::Text, "empty: not stated in our copy"),
        optional("published", Shape::Date, "as precisely as is known; absent: not stated"),
        optional("language", Shape::Language, "of the text, as a BCP 47 tag; absent: not stated"),
        optional("url", Shape::Address, "where it was published, `http:` or `https:`; empty: not stated in our copy"),
        optional("rights", Shape::Text, "who holds the rights in the text"),
        optional("inferred", Shape::Reasons(INFERRED), "what the document does not state: field and why we say so"),
        several("main", &Shape::Reference(Named::Fact), "its two or three main facts"),
        several(
            "outside",
            &Shape::Reference(Named::Theme),
            "themes that it does not set out to treat, with what counts with them: that it is silent on them is no finding",
        ),
        several("lines", &Shape::Record(&LINE), "lines that are not lines of a paragraph"),
        optional(
            "sha256",
            Shape::Digest,
            "of the body file's bytes, so that no change of them goes unseen; `dossier pin` writes it",
        ),
    ],
};

/// A line of the body that is not a line of a paragraph.
pub const LINE: Record = Record {
    name: "line",
    short: None,
    keys: &[
        required("exact", Shape::Text, "the whole line, but for spaces around it"),
        required("role", Shape::OneOf(|| ids(LineRole::ALL, LineRole::id)), "what it is; `notes`: from here on, notes"),
    ],
};

/// An actor of the vocabulary.
pub const ACTOR: Record = Record {
    name: "actor",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Actor), "readable, stable, never reused"),
        required("name", Shape::Text, "how the page writes it"),
        optional("kind", Shape::Text, "what sort of actor, in a word of your own: state, person, company"),
        several("aliases", &Shape::Text, "other names, in any script"),
        several("metonyms", &Shape::Text, "what stands for it: a capital, a palace"),
        several("adjectives", &Shape::Text, "what is said of its things: Kazakh, Chinese"),
        optional(
            "organ_of",
            Shape::Reference(Named::Actor),
            "what it is a body of: it counts with that and is excluded with it",
        ),
        several("member_of", &Shape::Reference(Named::Actor), "what it belongs to without counting with it"),
        optional("note", Shape::Text, "what belongs in it"),
    ],
};

/// A thing of the vocabulary.
pub const THING: Record = Record {
    name: "thing",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Thing), "readable, stable, never reused"),
        required("name", Shape::Text, "how the page writes it"),
        optional("kind", Shape::Text, "what sort of thing, in a word of your own: project, product, agreement"),
        several("aliases", &Shape::Text, "other names, in any script"),
        optional("part_of", Shape::Reference(Named::Thing), "what it counts with"),
        optional("note", Shape::Text, "what it is"),
    ],
};

/// A theme of the vocabulary.
pub const THEME: Record = Record {
    name: "theme",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Theme), "readable, stable, never reused"),
        required("name", Shape::Text, "how the page writes it"),
        several("aliases", &Shape::Text, "other names"),
        optional("part_of", Shape::Reference(Named::Theme), "what it counts with"),
        optional("note", Shape::Text, "what belongs in it"),
    ],
};

/// A place of the vocabulary.
pub const PLACE: Record = Record {
    name: "place",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Place), "readable, stable, never reused"),
        required("name", Shape::Text, "how the page writes it"),
        several("aliases", &Shape::Text, "other names, in any script"),
        optional("part_of", Shape::Reference(Named::Place), "what it counts with"),
        optional("latitude", Shape::Degrees, "degrees north, as text"),
        optional("longitude", Shape::Degrees, "degrees east, as text"),
        optional("note", Shape::Text, "what it is"),
    ],
};

/// A sort of fact.
pub const KIND: Record = Record {
    name: "kind",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Kind), "readable, stable, never reused"),
        required("name", Shape::Text, "how the page writes it"),
        optional("part_of", Shape::Reference(Named::Kind), "what it counts with"),
        optional("note", Shape::Text, "what belongs in it"),
    ],
};

/// A unit of measure.
pub const UNIT: Record = Record {
    name: "unit",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Unit), "readable, stable, never reused"),
        required("name", Shape::Text, "in words, as after “a” for a rate: “year”"),
        optional("symbol", Shape::Text, "what the page shows: bcm, US$, %"),
        several("aliases", &Shape::Text, "what else people write for it: messages then name the id"),
        optional("before", Shape::Flag, "whether the symbol stands before the number"),
        optional("ucum", Shape::Text, "its UCUM code, by which it converts into other units; absent: into none"),
        optional("note", Shape::Text, "what to know of it"),
    ],
};

/// One checkable property that an article states.
pub const FACT: Record = Record {
    name: "fact",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Fact), "readable, stable, never reused"),
        required("statement", Shape::Text, "one sentence of ours"),
        optional("kind", Shape::Reference(Named::Kind), "what sort of fact; absent: not stated"),
        optional(
            "status",
            Shape::OneOf(|| ids(Status::ALL, Status::id)),
            "how real it is, as of the article's date; absent: not stated",
        ),
        optional(
            "stance",
            Shape::OneOf(|| ids(Stance::ALL, Stance::id)),
            "how it is held by who says it; absent: `states`",
        ),
        optional(
            "negated",
            Shape::Flag,
            "the article says that it did not happen or is not planned; the statement says so in words as well",
        ),
        optional("condition", Shape::Text, "“once it has joined the treaty”"),
        optional(
            "author_view",
            Shape::OneOf(|| ids(AuthorView::ALL, AuthorView::id)),
            "where the article's author judges what another says",
        ),
        optional("when", Shape::Date, "the time of what is told; absent: not stated"),
        several("voice", &Shape::Record(&VOICE), "who says it, from the outside in; empty: the author"),
        several(
            "actors",
            &Shape::Record(&PART),
            "who takes part, and how; absent: whom the quotes name, as `mentioned`",
        ),
        several(
            "things",
            &Shape::Reference(Named::Thing),
            "projects, agreements, documents; absent: those that the quotes name",
        ),
        several("themes", &Shape::Reference(Named::Theme), "subjects; the first is the main one"),
        several("places", &Shape::Reference(Named::Place), "where; absent: the places that the quotes name"),
        several("figures", &Shape::Record(&FIGURE), "numbers"),
        required("quote", Shape::List(&Shape::Record(&QUOTE)), "verbatim, in text order, each within one paragraph"),
        several(
            "sources",
            &Shape::Source,
            "what the article itself rests on: `note:1`, or `text:` and what stands in brackets",
        ),
        several(
            "inferred",
            &Shape::Path,
            "paths of fields that no quote covers: `when`, `actors.kazakhstan`, `figures.0`",
        ),
        optional("exceptions", Shape::Reasons(EXCEPTIONS), "rules of `check` that this fact rightly breaks, and why"),
        optional("editor_note", Shape::Text, "a word from us"),
        optional(
            "by",
            Shape::OneOf(|| ids(FoundBy::ALL, FoundBy::id)),
            "who found it: of what a `program` found, status, stance and voice are not stated until a person takes this key away; absent: `person`",
        ),
        optional("rule", Shape::Text, "by which rule a program found it"),
    ],
};

/// A link of the chain of who says it.
pub const VOICE: Record = Record {
    name: "voice",
    short: None,
    keys: &[
        optional(
            "actor",
            Shape::Reference(Named::Actor),
            "who speaks; one of `actor`, `thing` and `name` must be there",
        ),
        optional("thing", Shape::Reference(Named::Thing), "what speaks: a declaration, a survey"),
        optional("name", Shape::Text, "as the article calls them: “some political commentators”"),
        required("type", Shape::OneOf(voice_types), "what sort of voice"),
        optional(
            "words",
            Shape::OneOf(|| ids(Words::ALL, Words::id)),
            "whether the words are its own, in quotation marks in the article; absent: `reported`",
        ),
        optional("when", Shape::Date, "when it spoke"),
    ],
};

/// An actor in a fact.
pub const PART: Record = Record {
    name: "actor of a fact",
    short: Some(Shorthand::Actor),
    keys: &[
        required("id", Shape::Reference(Named::Actor), "who"),
        several("roles", &Shape::OneOf(|| ids(Role::ALL, Role::id)), "how"),
    ],
};

/// A number that a fact gives.
pub const FIGURE: Record = Record {
    name: "figure",
    short: Some(Shorthand::Figure),
    keys: &[
        required("value", Shape::Value, "a decimal as text, exponent allowed (`40e9`), or `a/b` for a range"),
        required("unit", Shape::Reference(Named::Unit), "of what; `times` for a change"),
        optional("per", Shape::Reference(Named::Unit), "only where the text gives a rate"),
        optional("measures", Shape::Text, "what it measures"),
        optional("qualifier", Shape::OneOf(|| ids(Qualifier::ALL, Qualifier::id)), "how exact"),
        optional(
            "role",
            Shape::OneOf(|| ids(FigureRole::ALL, FigureRole::id)),
            "what it is to what it measures; absent: `total`",
        ),
        optional("when", Shape::Date, "its own time where that is not the fact's"),
        optional("derived", Shape::Flag, "the arithmetic is ours"),
    ],
};

/// A quote.
pub const QUOTE: Record = Record {
    name: "quote",
    short: Some(Shorthand::Quote),
    keys: &[
        required("exact", Shape::Text, "the article's words, letter for letter"),
        optional("prefix", Shape::Text, "what stands right before, where `exact` stands more than once"),
        optional("suffix", Shape::Text, "what stands right after, where `exact` stands more than once"),
    ],
};

/// What ties facts together.
pub const LINKS: Record = Record {
    name: "links file",
    short: None,
    keys: &[
        several("matter", &Shape::Record(&MATTER), "rows of the comparison"),
        several("link", &Shape::Record(&LINK), "relations between two facts"),
    ],
};

/// A row of the comparison.
pub const MATTER: Record = Record {
    name: "matter",
    short: None,
    keys: &[
        required("id", Shape::Id(Named::Matter), "readable, stable, never reused"),
        required("label", Shape::Text, "how the page writes it"),
        required("theme", Shape::Reference(Named::Theme), "where it is grouped"),
    ],
};

/// A relation between two facts.
pub const LINK: Record = Record {
    name: "link",
    short: None,
    keys: &[
        required("matter", Shape::Reference(Named::Matter), "the row it belongs to"),
        required("from", Shape::Reference(Named::Fact), "the earlier fact"),
        required("to", Shape::Reference(Named::Fact), "the later fact, which does this to the earlier"),
        required("relation", Shape::OneOf(|| ids(Relation::ALL, Relation::id)), "what it does"),
        optional("aspect", Shape::OneOf(|| ids(Aspect::ALL, Aspect::id)), "in which respect; absent: `other`"),
        optional(
            "extent",
            Shape::OneOf(|| ids(Extent::ALL, Extent::id)),
            "how much of the earlier fact it covers; absent: `whole`",
        ),
        required("why", Shape::Text, "one line of why"),
        optional("exceptions", Shape::Reasons(EXCEPTIONS), "rules of `check` that this link rightly breaks, and why"),
    ],
};

/// A fact as a second person read it, without the first one's record.
pub const READING: Record = Record {
    name: "reading",
    short: None,
    keys: &[
        required("fact", Shape::Reference(Named::Fact), "which fact's quotes were read"),
        required("statement", Shape::Text, "one sentence of the second reader's"),
        required("status", Shape::OneOf(|| ids(Status::ALL, Status::id)), "as in a fact, and so the other keys"),
        optional("stance", Shape::OneOf(|| ids(Stance::ALL, Stance::id)), "absent: `states`"),
        optional("negated", Shape::Flag, "absent: `false`"),
        optional("condition", Shape::Text, "absent: none"),
        optional("author_view", Shape::OneOf(|| ids(AuthorView::ALL, AuthorView::id)), "absent: none"),
        optional("when", Shape::Date, "absent: not stated"),
        several("voice", &Shape::Record(&VOICE), "empty: the author"),
        several("actors", &Shape::Record(&PART), "who takes part, and how"),
        several("figures", &Shape::Record(&FIGURE), "numbers"),
        optional("reader", Shape::Text, "who read it, where there is more than a second; absent: the second reader"),
        optional(
            "judgement",
            Shape::OneOf(|| ids(Judgement::ALL, Judgement::id)),
            "what the reader, shown it afterwards, says of the first reader's statement; absent: it was not shown",
        ),
        optional("remark", Shape::Text, "why not `faithful`"),
    ],
};

/// A link as another person read it, without the first one's relation.
pub const LINK_READING: Record = Record {
    name: "reading of a link",
    short: None,
    keys: &[
        required("from", Shape::Reference(Named::Fact), "the earlier fact"),
        required("to", Shape::Reference(Named::Fact), "the later fact"),
        required(
            "relation",
            Shape::OneOf(|| ids(Relation::ALL, Relation::id)),
            "what the later does to the earlier, as in a link, and so the other keys",
        ),
        optional("aspect", Shape::OneOf(|| ids(Aspect::ALL, Aspect::id)), "absent: `other`"),
        optional("extent", Shape::OneOf(|| ids(Extent::ALL, Extent::id)), "absent: `whole`"),
        optional("reader", Shape::Text, "who read it, where there is more than a second; absent: the second reader"),
        optional("remark", Shape::Text, "a word from the reader"),
    ],
};

/// Words that make `check` look again.
pub const WORD_LIST: Record = Record {
    name: "list of words",
    short: None,
    keys: &[
        required(
            "rule",
            Shape::OneOf(|| [Rule::HedgeDropped, Rule::StandsAlone, Rule::SeenByWhom].map(Rule::id).to_vec()),
            "the rule that they are for",
        ),
        required("said", Shape::List(&Shape::Text), "any of them makes it look: words, or several side by side"),
        several("kept", &Shape::Text, "for `hedge-dropped`: other words by which a statement keeps it"),
        several("unless_before", &Shape::Text, "for `stands-alone`: not where one of these words follows"),
        optional("first", Shape::Flag, "for `stands-alone`: only where the statement begins with it"),
    ],
};

/// What of the articles is in no fact, on purpose.
pub const COVERAGE: Record = Record {
    name: "coverage file",
    short: None,
    keys: &[
        several("sentence", &Shape::Record(&PASSAGE), "sentences that only lead over"),
        several("number", &Shape::Record(&PASSAGE), "figures and dates that state nothing"),
    ],
};

/// A passage that is left out of the facts.
pub const PASSAGE: Record = Record {
    name: "passage",
    short: None,
    keys: &[
        required("article", Shape::Reference(Named::Article), "where it stands"),
        required(
            "exact",
            Shape::Text,
            "the article's words, letter for letter: a whole sentence, or words with the number",
        ),
        optional("prefix", Shape::Text, "what stands right before, where `exact` stands more than once"),
        optional("suffix", Shape::Text, "what stands right after, where `exact` stands more than once"),
        required("why", Shape::Text, "why no fact has it"),
    ],
};

/// Ids that are dead and must not come back.
pub const RETIRED: Record = Record {
    name: "retired file",
    short: None,
    keys: &[
        several("articles", &Shape::Text, "ids of articles that are no more"),
        several("actors", &Shape::Text, "of actors"),
        several("things", &Shape::Text, "of things"),
        several("themes", &Shape::Text, "of themes"),
        several("places", &Shape::Text, "of places"),
        several("kinds", &Shape::Text, "of kinds"),
        several("units", &Shape::Text, "of units"),
        several("facts", &Shape::Text, "of facts"),
        several("matters", &Shape::Text, "of matters"),
    ],
};

fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| id(*value)).collect()
}

/// The author is the empty chain, never a link of one.
fn voice_types() -> Vec<&'static str> {
    let is_written = |kind: &&VoiceType| **kind != VoiceType::Author;
    VoiceType::ALL.iter().filter(is_written).map(|kind| kind.id()).collect()
}
