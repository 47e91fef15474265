//! The same measure in two articles: which figures stand side by side, and whether anything may be computed of them.

use crate::closed::{FigureRole, Status};
use crate::figures::decimal;
use crate::label;
use crate::model::{ArticleIndex, Corpus, Fact, FactIndex, Figure, TermIndex};
use crate::text::fold;
use crate::when::When;

/// A figure of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Whose.
    pub fact: FactIndex,
    /// Which of its figures.
    pub figure: usize,
}

impl Measured {
    fn of<'c>(&self, corpus: &'c Corpus) -> Option<(&'c Fact, &'c Figure)> {
        let fact = corpus.facts.get(self.fact.at())?;
        Some((fact, fact.figures.get(self.figure)?))
    }

    /// The figure.
    pub fn figure<'c>(&self, corpus: &'c Corpus) -> Option<&'c Figure> {
        Some(self.of(corpus)?.1)
    }

    /// Its own time, or its fact's.
    pub fn when<'c>(&self, corpus: &'c Corpus) -> Option<&'c When> {
        let (fact, figure) = self.of(corpus)?;
        figure.when.as_ref().or(fact.when.as_ref())
    }
}

/// One measure that both articles give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is measured, as the first article's figure has it.
    pub measures: String,
    /// The first article's.
    pub a: Measured,
    /// The second's.
    pub b: Measured,
    /// What may be computed of the two; else why nothing is.
    pub computed: Result<Computed, &'static str>,
}

/// What two comparable values come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The unit, a place in [`crate::model::Records::units`]: the first article's.
    pub unit: TermIndex,
    /// The second less the first, a decimal.
    pub difference: String,
    /// The second by the first, in thousandths; `None` where the first is not above 0.
    pub ratio: Option<u32>,
}

impl Comparison {
    /// "25 bcm more, 1.8 times as much (our arithmetic)", "no ratio: two expectations for different times".
    pub fn words(&self, corpus: &Corpus) -> String {
        match (&self.computed, self.a.figure(corpus)) {
            (Err(reason), _) => format!("no ratio: {reason}"),
            (Ok(computed), Some(figure)) => computed.words(corpus, figure),
            (Ok(_), None) => String::new(),
        }
    }
}

impl Computed {
    fn words(&self, corpus: &Corpus, first: &Figure) -> String {
        let (value, more) = match self.difference.strip_prefix('-') {
            Some(less) => (less, "less"),
            None => (self.difference.as_str(), "more"),
        };
        if value == "0" {
            return "the same amount".to_owned();
        }
        let amount = label::figure(corpus, &Figure { value: value.to_owned(), qualifier: None, ..first.clone() });
        let ratio = self.ratio.map(|ratio| format!(", {} times as much", printed(i64::from(ratio))));
        format!("{amount} {more}{} (our arithmetic)", ratio.unwrap_or_default())
    }
}

/// What follows from two figures of one article by plain arithmetic: our reckoning, not the article's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// "US$40 billion".
    pub total: Measured,
    /// "double".
    pub change: Measured,
    /// From what it started, a decimal in the total's unit.
    pub value: String,
}

impl Implied {
    /// "“2 times … US$40 bn” implies about US$20 bn at the start; the base year is not stated."
    pub fn words(&self, corpus: &Corpus) -> String {
        let (Some(total), Some(change)) = (self.total.figure(corpus), self.change.figure(corpus)) else {
            return String::new();
        };
        let start = Figure { value: self.value.clone(), qualifier: None, ..total.clone() };
        let [change, total, start] = [change, total, &start].map(|figure| label::figure(corpus, figure));
        format!("{change} and {total} imply about {start} at the start; the base year is not stated (our arithmetic)")
    }
}

/// Every measure that both give: figures of one kind of unit that measure what is called the same, or whose facts a link
/// ties. As the first article tells them.
pub fn figures(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<Comparison> {
    set_together(corpus, &measured(corpus, a), &measured(corpus, b))
}

/// The same of one fact of each article.
pub fn of_facts(corpus: &Corpus, a: FactIndex, b: FactIndex) -> Vec<Comparison> {
    set_together(corpus, &figures_of(corpus, &[a]), &figures_of(corpus, &[b]))
}

fn set_together(corpus: &Corpus, of_a: &[Measured], of_b: &[Measured]) -> Vec<Comparison> {
    let mut out = Vec::new();
    for &a in of_a {
        for &b in of_b {
            if is_of_one_measure(corpus, a, b) {
                let measures = a.figure(corpus).map_or_else(String::new, |figure| figure.measures.clone());
                out.push(Comparison { measures, a, b, computed: computed(corpus, a, b) });
            }
        }
    }
    out
}

/// What the figures of an article imply: a total and a change of the same measure for the same time.
pub fn implied(corpus: &Corpus, article: ArticleIndex) -> Vec<Implied> {
    let all = measured(corpus, article);
    let of_role =
        |role| all.iter().copied().filter(move |&found| found.figure(corpus).is_some_and(|figure| figure.role == role));
    let (totals, changes): (Vec<Measured>, Vec<Measured>) =
        (of_role(FigureRole::Total).collect(), of_role(FigureRole::Change).collect());
    let mut out = Vec::new();
    for &total in &totals {
        for &change in &changes {
            out.extend(start(corpus, total, change).map(|value| Implied { total, change, value }));
        }
    }
    out
}

fn start(corpus: &Corpus, total: Measured, change: Measured) -> Option<String> {
    let (of_total, of_change) = (total.figure(corpus)?, change.figure(corpus)?);
    let is_change = of_total.role == FigureRole::Total && of_change.role == FigureRole::Change;
    let is_factor = corpus.units.get(of_change.unit.at())?.id == "times";
    let is_same = fold(&of_total.measures) == fold(&of_change.measures) && total.when(corpus) == change.when(corpus);
    let (value, factor) = (thousandths(&of_total.value)?, thousandths(&of_change.value).filter(|factor| *factor > 0)?);
    (is_change && is_factor && is_same)
        .then(|| value.checked_mul(THOUSAND).map(|value| printed(value / factor)))
        .flatten()
}

/// All figures of an article, as it tells them.
fn measured(corpus: &Corpus, article: ArticleIndex) -> Vec<Measured> {
    let mut facts: Vec<FactIndex> =
        (0..corpus.facts.len()).map(FactIndex::new).filter(|&fact| corpus.fact(fact).article == article).collect();
    crate::order::sort_by_number(&mut facts, |&fact| corpus.told(fact));
    figures_of(corpus, &facts)
}

fn figures_of(corpus: &Corpus, facts: &[FactIndex]) -> Vec<Measured> {
    let mut out = Vec::new();
    for &fact in facts {
        out.extend((0..corpus.fact(fact).figures.len()).map(|figure| Measured { fact, figure }));
    }
    out
}

fn is_of_one_measure(corpus: &Corpus, a: Measured, b: Measured) -> bool {
    let (Some(figure_a), Some(figure_b)) = (a.figure(corpus), b.figure(corpus)) else { return false };
    let is_same = !figure_a.measures.is_empty() && fold(&figure_a.measures) == fold(&figure_b.measures);
    let is_linked = corpus.links_of(a.fact).any(|link| link.from == b.fact || link.to == b.fact);
    (is_same || is_linked) && factor(corpus, figure_a, figure_b).is_some()
}

/// Units of one kind, and how many of the kind's least each is. Money is no kind: no rate of exchange is invented. Nor
/// are barrels tonnes: that depends on the oil.
const UNITS: [(&str, &str, i64); 19] = [
    ("m3", "volume", 1),
    ("mcm", "volume", 1_000_000),
    ("bcm", "volume", 1_000_000_000),
    ("tcm", "volume", 1_000_000_000_000),
    ("kg", "mass", 1),
    ("t", "mass", 1_000),
    ("kt", "mass", 1_000_000),
    ("mt", "mass", 1_000_000_000),
    ("bbl", "barrels", 1),
    ("kbbl", "barrels", 1_000),
    ("mbbl", "barrels", 1_000_000),
    ("m", "length", 1_000),
    ("km", "length", 1_000_000),
    ("mi", "length", 1_609_344),
    ("percent", "share", 10),
    ("permille", "share", 1),
    ("kw", "power", 1),
    ("mw", "power", 1_000),
    ("gw", "power", 1_000_000),
];

/// By what a value of the second is multiplied and divided to be one in the first's unit; `None`: they are of two kinds.
fn factor(corpus: &Corpus, a: &Figure, b: &Figure) -> Option<(i64, i64)> {
    if a.unit == b.unit {
        return Some((1, 1));
    }
    let kind = |figure: &Figure| {
        let id = corpus.units.get(figure.unit.at())?.id.as_str();
        UNITS.iter().find(|(unit, ..)| *unit == id).map(|&(_, kind, least)| (kind, least))
    };
    let ((kind_a, least_a), (kind_b, least_b)) = (kind(a)?, kind(b)?);
    (kind_a == kind_b).then_some((least_b, least_a))
}

/// A ratio only between two values that both happened, or two expectations for the same time.
fn computed(corpus: &Corpus, a: Measured, b: Measured) -> Result<Computed, &'static str> {
    let (Some((fact_a, figure_a)), Some((fact_b, figure_b))) = (a.of(corpus), b.of(corpus)) else {
        return Err("one of the figures is missing");
    };
    is_comparable((fact_a, figure_a), (fact_b, figure_b), a.when(corpus), b.when(corpus))?;
    let unread = "one of the values is a range or not a plain number";
    let (multiplied, divided) = factor(corpus, figure_a, figure_b).ok_or("the units cannot be made the same")?;
    let (first, second) = (thousandths(&figure_a.value).ok_or(unread)?, thousandths(&figure_b.value).ok_or(unread)?);
    let second = second.checked_mul(multiplied).ok_or(unread)? / divided;
    let difference = printed(second.checked_sub(first).ok_or(unread)?);
    let ratio = (first > 0).then(|| second.checked_mul(1000).map(|second| (second + first / 2) / first)).flatten();
    Ok(Computed { unit: figure_a.unit, difference, ratio: ratio.and_then(|ratio| u32::try_from(ratio).ok()) })
}

fn is_comparable(
    (fact_a, a): (&Fact, &Figure),
    (fact_b, b): (&Fact, &Figure),
    when_a: Option<&When>,
    when_b: Option<&When>,
) -> Result<(), &'static str> {
    let is_same_time = when_a.map(|when| when.days) == when_b.map(|when| when.days) && when_a.is_some();
    let ahead = [fact_a, fact_b].map(|fact| fact.status.is_ahead());
    let one_is = |role| (a.role == role) != (b.role == role);
    match () {
        () if one_is(FigureRole::Added) => Err("an added amount is not set against a total"),
        () if a.role != b.role => Err("one is a share or a change, the other is not"),
        () if a.per != b.per => Err("one is a rate, the other is not, or over another time"),
        () if [fact_a, fact_b].iter().any(|fact| fact.negated || fact.status == Status::Abandoned) => {
            Err("one of them is denied or given up")
        }
        () if [fact_a, fact_b].iter().any(|fact| !fact.condition.is_empty()) => {
            Err("one of them holds under a condition")
        }
        () if ahead == [true, true] && !is_same_time => Err("two expectations for different times"),
        () if ahead[0] != ahead[1] => Err("one happened, the other was expected"),
        () if a.role == FigureRole::Change && !is_same_time => Err("two changes over different times"),
        () => Ok(()),
    }
}

/// What [`decimal`] gives.
const THOUSAND: i64 = 1000;

/// A decimal in thousandths; `None` also for what is finer: nothing is rounded that something is computed of.
fn thousandths(text: &str) -> Option<i64> {
    let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let n_decimals = number.split_once('.').map_or(0, |(_, part)| part.len() as i32);
    let power: i32 = power.parse().ok()?;
    decimal(text).filter(|_| n_decimals.saturating_sub(power) <= 3)
}

/// Thousandths as a decimal.
fn printed(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let size = thousandths.unsigned_abs();
    let part = (size % 1000 + 1000).to_string();
    let decimals = part[1..].trim_end_matches('0');
    [sign, &(size / 1000).to_string(), if decimals.is_empty() { "" } else { "." }, decimals].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_printed_as_decimals() {
        let check = |text: &str| assert_eq!(thousandths(text).map(printed).as_deref(), Some(text));
        ["0", "1.5", "-0.25", "40000000000", "0.001"].iter().for_each(|text| check(text));
        assert_eq!(thousandths("0.0004"), None);
        assert_eq!(thousandths("4e-4"), None);
        assert_eq!(thousandths("1.2345e4"), Some(12_345_000));
    }

    #[test]
    fn every_unit_is_listed_once() {
        let ids: std::collections::BTreeSet<&str> = UNITS.iter().map(|(id, ..)| *id).collect();
        assert_eq!(ids.len(), UNITS.len());
    }
}
