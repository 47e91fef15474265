//! Fields: which values each fact carries, with all that they roll up into.

use crate::elsewhere::{Other, others};
use crate::number_lists::Lists;
use crate::wording::article_names::article_names;
use crate::wording::dates::time;
use crate::wording::lists::Label;
use fixedbitset::FixedBitSet;
use model::closed::{Facet, FoundBy, Stance, Status, VoiceType, Words};
use model::when::{self, Day, Days, OPEN_END, OPEN_START, When, date_of, day_number, year_of};
use model::{Fact, Records, Term, TermIndex};
use text::sorted::unique;

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As in the URL.
    pub id: String,
    /// As on the page.
    pub name: String,
    /// What it rolls up into: a place in [`Field::values`].
    pub parent: Option<u32>,
}

/// A field: its values, and which fact carries which.
#[derive(Debug)]
pub struct Field {
    /// Which field.
    pub facet: Facet,
    /// In the vocabulary's order; for [`Facet::When`] the bins of the histogram, oldest first.
    pub values: Vec<Value>,
    /// By fact the values it carries; one past the last value stands for "not stated".
    pub(crate) by_fact: Lists,
    /// By value the facts that carry it.
    by_value: Lists,
    /// The same as sets, for a field of few values: counting what two sets share is then the quickest.
    pub(crate) sets: Vec<FixedBitSet>,
}

/// A field of at most so many values has sets.
const FEW: usize = 48;

impl Field {
    /// A field of all facts.
    pub fn of(records: &Records, facet: Facet) -> Self {
        let values = values_of(records, facet);
        let bins: Vec<(u32, Days)> =
            (0..).zip(&values).filter_map(|(at, bin)| Some((at, when::days(&bin.id)?))).collect();
        let others = if facet == Facet::Other { others(records) } else { Vec::new() };
        let mut by_fact = Lists::new();
        for (at, fact) in records.facts.iter().enumerate() {
            let mut codes = match facet {
                Facet::When => touched(&bins, days_stated(records, fact)),
                Facet::Other => (0..values.len() as u32).filter(|value| others[at] >> value & 1 == 1).collect(),
                _ => rolled_up(&values, direct_codes(records, facet, fact)),
            };
            if codes.is_empty() {
                codes.push(values.len() as u32);
            }
            by_fact.push(&codes);
        }
        let by_value = by_fact.turned(values.len() + 1);
        let n_sets = if values.len() < FEW { values.len() + 1 } else { 0 };
        let set = |value: usize| {
            let mut set = FixedBitSet::with_capacity(records.facts.len());
            by_value.get(value).iter().for_each(|&fact| set.insert(fact as usize));
            set
        };
        Self { facet, sets: (0..n_sets).map(set).collect(), values, by_fact, by_value }
    }

    /// The place of a value in [`Field::values`], found by walking them; `None` for an id that it does not know.
    pub fn value_of(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.id == id)
    }

    /// How far down the tree a value stands: 0 for a root.
    pub fn depth(&self, value: usize) -> u32 {
        let parent = |at: &u32| self.values.get(*at as usize)?.parent;
        std::iter::successors(self.values.get(value).and_then(|value| value.parent), parent)
            .take(self.values.len())
            .count() as u32
    }

    /// The facts that carry a value, what rolls up into it included: places in [`Records::facts`], rising; for one past
    /// the last value those where the field is not stated; for any further place none.
    pub fn facts(&self, value: usize) -> &[u32] {
        self.by_value.get(value)
    }
}

fn values_of(records: &Records, facet: Facet) -> Vec<Value> {
    let of_terms = |terms: &[Term]| {
        terms
            .iter()
            .map(|term| Value {
                id: term.id.clone(),
                name: term.name.clone(),
                parent: term.parent.map(|parent| parent.0),
            })
            .collect()
    };
    let flat =
        |pairs: Vec<(String, String)>| pairs.into_iter().map(|(id, name)| Value { id, name, parent: None }).collect();
    match facet {
        Facet::Actor => of_terms(&records.actors),
        Facet::Thing => of_terms(&records.things),
        Facet::Theme => of_terms(&records.themes),
        Facet::Place => of_terms(&records.places),
        Facet::Kind => of_terms(&records.kinds),
        Facet::When => flat(bins(records)),
        Facet::Voice => {
            flat(VoiceType::ALL.iter().map(|kind| (kind.id().to_owned(), kind.label().to_owned())).collect())
        }
        Facet::Words => {
            flat(Words::ALL.iter().map(|words| (words.id().to_owned(), words.label().to_owned())).collect())
        }
        Facet::Status => {
            flat(Status::ALL.iter().map(|status| (status.id().to_owned(), status.label().to_owned())).collect())
        }
        Facet::Stance => {
            flat(Stance::ALL.iter().map(|stance| (stance.id().to_owned(), stance.label().to_owned())).collect())
        }
        Facet::Article => {
            let ids = records.articles.iter().map(|article| article.id.clone());
            flat(ids.zip(article_names(records)).collect())
        }
        Facet::FoundBy => flat(FoundBy::ALL.iter().map(|by| (by.id().to_owned(), by.label().to_owned())).collect()),
        // Where there is no other article, nothing can become of a fact in it.
        Facet::Other if records.articles.len() < 2 => Vec::new(),
        Facet::Other => {
            flat(Other::ALL.iter().map(|other| (other.id().to_owned(), other.label().to_owned())).collect())
        }
    }
}

/// The values that a fact carries itself.
fn direct_codes(records: &Records, facet: Facet, fact: &Fact) -> Vec<u32> {
    let of_terms = |terms: &[TermIndex]| terms.iter().map(|term| term.0).collect();
    match facet {
        Facet::Actor => fact.actors.iter().map(|part| part.actor.0).collect(),
        Facet::Thing => of_terms(&fact.things),
        Facet::Theme => of_terms(&fact.themes),
        Facet::Place => of_terms(&fact.places),
        Facet::Kind => fact.kind.iter().map(|kind| kind.0).collect(),
        Facet::Voice if fact.voices.is_empty() && !fact.is_by_program() => vec![VoiceType::Author as u32],
        Facet::Voice => fact.voices.iter().map(|voice| voice.kind as u32).collect(),
        // Of whoever is cited; the author is not.
        Facet::Words => fact.voices.iter().map(|voice| voice.words as u32).collect(),
        Facet::Status => fact.status.iter().map(|&status| status as u32).collect(),
        Facet::Stance => fact.stance.iter().map(|&stance| stance as u32).collect(),
        Facet::Article => {
            vec![fact.article.0].into_iter().filter(|&article| (article as usize) < records.articles.len()).collect()
        }
        Facet::FoundBy => vec![fact.found_by as u32],
        Facet::When | Facet::Other => Vec::new(),
    }
}

/// Those values and all that they roll up into, rising.
pub(crate) fn rolled_up(values: &[Value], direct: Vec<u32>) -> Vec<u32> {
    let mut codes: Vec<u32> = direct.into_iter().filter(|&code| (code as usize) < values.len()).collect();
    let mut at = 0;
    while let Some(&code) = codes.get(at) {
        let parent = values.get(code as usize).and_then(|value| value.parent);
        codes.extend(parent.filter(|parent| (*parent as usize) < values.len() && !codes.contains(parent)));
        at += 1;
    }
    unique(codes)
}

/// The days that count for filters; `None`: not stated.
pub(crate) fn days_stated(records: &Records, fact: &Fact) -> Option<Days> {
    let published = records.articles.get(fact.article.at()).and_then(|article| article.published.as_ref());
    fact.when.as_ref().map(|when| when.days_stated(fact.status, published.map(|when| when.days)))
}

/// A histogram has at most so many bins; years become decades, decades centuries.
const MOST_BINS: i32 = 120;
/// What is told within so many days stands by days.
const DAYS: Day = 62;
/// What is told within so many days stands by months.
const MONTHS: Day = 2 * 366;

/// Days, months, years, decades or centuries from the first to the last that is told of, without gaps, as EDTF and as the
/// page says them.
fn bins(records: &Records) -> Vec<(String, String)> {
    let ends =
        records.facts.iter().filter_map(|fact| days_stated(records, fact)).flat_map(|days| [days.first, days.last]);
    let days: Vec<Day> = ends.filter(|&day| day != OPEN_START && day != OPEN_END).map(within_bins).collect();
    let (Some(&first), Some(&last)) = (days.iter().min(), days.iter().max()) else { return Vec::new() };
    let years = |width: i32, n_digits: usize| {
        let id = move |bin: i32| format!("{bin:0n_digits$}{:X<1$}", "", 4 - n_digits);
        (year_of(first) / width..=year_of(last) / width).map(id).collect()
    };
    let ids: Vec<String> = match (last - first, year_of(last) - year_of(first)) {
        (..DAYS, _) => (first..=last).map(day_id).collect(),
        (..MONTHS, _) => (month_of(first)..=month_of(last)).map(month_id).collect(),
        (_, ..MOST_BINS) => years(1, 4),
        (_, span) if span / 10 < MOST_BINS - 1 => years(10, 3),
        _ => years(100, 2),
    };
    let named = |id: String| (id.clone(), When::of(&id).map_or(id, |when| time(&when, None)));
    ids.into_iter().map(named).collect()
}

/// The day, or the nearest that has a bin.
fn within_bins(day: Day) -> Day {
    day.clamp(day_number((0, 1, 1)), day_number((9999, 12, 31)))
}

fn day_id(day: Day) -> String {
    let (year, month, of_month) = date_of(day);
    format!("{year:04}-{month:02}-{of_month:02}")
}

/// The months from the year 0 on.
fn month_of(day: Day) -> i32 {
    let (year, month, _) = date_of(day);
    year * 12 + i32::from(month) - 1
}

fn month_id(month: i32) -> String {
    format!("{:04}-{:02}", month / 12, month % 12 + 1)
}

/// The bins that days touch; an open end reaches the end of the histogram.
fn touched(bins: &[(u32, Days)], days: Option<Days>) -> Vec<u32> {
    let Some(days) = days else { return Vec::new() };
    let from = bins.partition_point(|(_, bin)| bin.last < days.first);
    bins.iter().skip(from).take_while(|(_, bin)| bin.first <= days.last).map(|&(at, _)| at).collect()
}
