//! How far two readers of the same sentences agree.
//!
//! A second reader had the quotes and the article, not the first one's records, and wrote a reading of each fact:
//! `second/<article>.toml`. Statements are compared by the stems that they share, every other field by its values.

use crate::fact::FactReader;
use crate::keys::Judgement;
use crate::link_readings::LinkReading;
use crate::tree::{Document, Fields};
use model::closed::{Stance, Status};
use model::when::When;
use model::{Fact, FactIndex, Figure, Link, Records, Speaker, Voice};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use text::tokens;

/// A fact as another reader has it: without quotes, themes and kind, which were not read twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Whose reading it is; empty: the second reader's.
    pub reader: String,
    /// The fact's id.
    pub fact: String,
    /// The fields that were read.
    pub read: Fact,
    /// What the reader says of the first one's statement; `None`: it was not shown.
    pub judgement: Option<Judgement>,
    /// Why.
    pub remark: String,
}

/// How far two readers agree on a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Its name in the seeds.
    pub field: &'static str,
    /// How many facts both read.
    pub n: usize,
    /// How many of them have the same value, or the same values in any order.
    pub n_same: usize,
    /// Of all values that one of them gives, the share that both give, as 2 × both / (one + other); 1 where there are
    /// none.
    pub shared: f64,
    /// Cohen's kappa for fields of one value: what is left of the agreement without what chance would give (J. Cohen,
    /// “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20, 1960).
    pub kappa: Option<f64>,
    /// Where they differ: the fact, the first reader's values, the second's.
    pub differences: Vec<(String, String, String)>,
}

/// The readings of one file; facts and terms that are not there were reported with the file's form.
pub(super) fn readings<'d>(reader: &mut FactReader<'_, 'd>, document: &'d Document<'d>) -> Vec<Reading> {
    let read = |fields: Fields<'d>| Reading {
        reader: fields.text("reader").to_owned(),
        fact: fields.text("fact").to_owned(),
        read: reader.read(fields),
        judgement: Judgement::from_id(fields.text("judgement")),
        remark: fields.text("remark").to_owned(),
    };
    document.root().records("reading").map(read).collect()
}

/// The agreement on each field, over the facts of which there is a reading.
pub fn agreement<'r>(records: &Records, readings: impl IntoIterator<Item = &'r Reading>) -> Vec<Agreement> {
    let facts: HashMap<&str, &Fact> = records.facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let pairs: Vec<(&Fact, &Fact)> =
        readings.into_iter().filter_map(|reading| Some((*facts.get(reading.fact.as_str())?, &reading.read))).collect();
    FIELDS.iter().map(|field| field.agreement(records, &pairs)).collect()
}

/// The agreement on links, over the pairs of facts that the seeds tie and of which there is a reading.
pub fn link_agreement<'r>(records: &Records, readings: impl IntoIterator<Item = &'r LinkReading>) -> Vec<Agreement> {
    let id = |fact: FactIndex| records.facts[fact.at()].id.as_str();
    let links: HashMap<(&str, &str), &Link> =
        records.links.iter().map(|link| ((id(link.from), id(link.to)), link)).collect();
    let both: Vec<(&Link, &LinkReading)> = readings
        .into_iter()
        .filter_map(|reading| Some((*links.get(&(reading.from.as_str(), reading.to.as_str()))?, reading)))
        .collect();
    let one = |value: &str| BTreeSet::from([value.to_owned()]);
    let of = |field, first: fn(&Link) -> &'static str, second: fn(&LinkReading) -> &'static str| {
        let read = both.iter().map(|(link, reading)| {
            (format!("{} → {}", id(link.from), id(link.to)), one(first(link)), one(second(reading)))
        });
        Agreement::of(field, true, &read.collect::<Vec<_>>())
    };
    vec![
        of("relation", |link| link.relation.id(), |reading| reading.relation.id()),
        of("verdict", |link| link.relation.verdict().id(), |reading| reading.relation.verdict().id()),
        of("aspect", |link| link.aspect.id(), |reading| reading.aspect.id()),
        of("extent", |link| link.extent.id(), |reading| reading.extent.id()),
    ]
}

/// A field that is compared.
struct ComparedField {
    name: &'static str,
    /// One value of a closed list, or of two; else any number of values.
    is_single: bool,
    values: fn(&Records, &Fact) -> Vec<String>,
}

const FIELDS: &[ComparedField] = &[
    ComparedField { name: "statement", is_single: false, values: |_, fact| stems(&fact.statement) },
    ComparedField {
        name: "status",
        is_single: true,
        values: |_, fact| vec![fact.status.map_or("", Status::id).to_owned()],
    },
    ComparedField {
        name: "stance",
        is_single: true,
        values: |_, fact| vec![fact.stance.map_or("", Stance::id).to_owned()],
    },
    ComparedField { name: "negated", is_single: true, values: |_, fact| vec![fact.negated.to_string()] },
    ComparedField {
        name: "condition",
        is_single: true,
        values: |_, fact| vec![(!fact.condition.is_empty()).to_string()],
    },
    ComparedField {
        name: "author_view",
        is_single: true,
        values: |_, fact| vec![fact.author_view.map_or("none", |view| view.id()).to_owned()],
    },
    ComparedField { name: "when", is_single: false, values: |_, fact| date(fact.when.as_ref()).into_iter().collect() },
    ComparedField {
        name: "voice",
        is_single: false,
        values: |records, fact| fact.voices.iter().map(|voice| speaker(records, voice)).collect(),
    },
    ComparedField {
        name: "voice type",
        is_single: false,
        values: |_, fact| fact.voices.iter().map(|voice| voice.kind.id().to_owned()).collect(),
    },
    ComparedField {
        name: "figures",
        is_single: false,
        values: |records, fact| fact.figures.iter().map(|figure| amount(records, figure)).collect(),
    },
    ComparedField {
        name: "actors",
        is_single: false,
        values: |records, fact| fact.actors.iter().map(|part| records.actors[part.actor.at()].id.clone()).collect(),
    },
    ComparedField { name: "roles", is_single: false, values: roles },
];

impl ComparedField {
    fn agreement(&self, records: &Records, pairs: &[(&Fact, &Fact)]) -> Agreement {
        let values = |fact: &Fact| -> BTreeSet<String> { (self.values)(records, fact).into_iter().collect() };
        let read: Vec<ReadTwice> =
            pairs.iter().map(|(first, second)| (first.id.clone(), values(first), values(second))).collect();
        Agreement::of(self.name, self.is_single, &read)
    }
}

/// What was read, and the values of either reader.
type ReadTwice = (String, BTreeSet<String>, BTreeSet<String>);

impl Agreement {
    fn of(field: &'static str, is_single: bool, read: &[ReadTwice]) -> Self {
        let n_both: usize = read.iter().map(|(_, first, second)| first.intersection(second).count()).sum();
        let n_given: usize = read.iter().map(|(_, first, second)| first.len() + second.len()).sum();
        let differing = read.iter().filter(|(_, first, second)| first != second);
        let differences: Vec<_> =
            differing.map(|(id, first, second)| (id.clone(), listed(first), listed(second))).collect();
        Self {
            field,
            n: read.len(),
            n_same: read.len() - differences.len(),
            shared: if n_given == 0 { 1.0 } else { ratio(2 * n_both, n_given) },
            kappa: is_single.then(|| kappa(read)).flatten(),
            differences,
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    // Counts of facts are far below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "counts of facts")]
    let ratio = part as f64 / whole as f64;
    ratio
}

/// `None` where chance alone would agree: both give one value throughout.
fn kappa(read: &[ReadTwice]) -> Option<f64> {
    let mut counts: BTreeMap<&BTreeSet<String>, (usize, usize)> = BTreeMap::new();
    for (_, first, second) in read {
        counts.entry(first).or_default().0 += 1;
        counts.entry(second).or_default().1 += 1;
    }
    let same = ratio(read.iter().filter(|(_, first, second)| first == second).count(), read.len().max(1));
    let by_chance: f64 =
        counts.values().map(|&(first, second)| ratio(first, read.len()) * ratio(second, read.len())).sum();
    (by_chance < 1.0 && !read.is_empty()).then(|| (same - by_chance) / (1.0 - by_chance))
}

fn listed(values: &BTreeSet<String>) -> String {
    if values.is_empty() { "–".to_owned() } else { values.iter().cloned().collect::<Vec<_>>().join(", ") }
}

fn stems(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.stem).collect()
}

fn date(when: Option<&When>) -> Option<String> {
    when.map(|when| when.edtf.clone())
}

fn speaker(records: &Records, voice: &Voice) -> String {
    match &voice.speaker {
        Speaker::Actor(actor) => records.actors[actor.at()].id.clone(),
        Speaker::Thing(thing) => records.things[thing.at()].id.clone(),
        Speaker::Named(_) => "by name".to_owned(),
    }
}

fn amount(records: &Records, figure: &Figure) -> String {
    let unit = &records.units[figure.unit.at()].id;
    let per = figure.per.map_or_else(String::new, |per| format!("/{}", records.units[per.at()].id));
    let qualifier = figure.qualifier.map_or_else(String::new, |qualifier| format!("{} ", qualifier.id()));
    format!("{qualifier}{} {unit}{per} {}", figure.value, figure.role.id())
}

fn roles(records: &Records, fact: &Fact) -> Vec<String> {
    let of_part = |part: &model::Part| {
        let actor = &records.actors[part.actor.at()].id;
        part.roles.iter().map(|role| format!("{actor}:{}", role.id())).collect::<Vec<_>>()
    };
    fact.actors.iter().flat_map(of_part).collect()
}
