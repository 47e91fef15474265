//! The values of a measure on one axis; where all of them have a time, on an axis of time as well.

use crate::compare::numbers::{Comparison, Implied, Measure, Measured, factor};
use crate::corpus::Corpus;
use crate::wording::records;
use model::closed::{FigureRole, Qualifier};
use model::decimal::Decimal;
use model::units::Factor;
use model::when::{Days, OPEN_END, OPEN_START, year_of};
use model::{ArticleIndex, Figure};

/// An axis with values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueAxis {
    /// What stands at its start.
    pub low: String,
    /// What stands at its end.
    pub high: String,
    /// The years in which the times of the values begin and end; `None` where a value has no time, or an open one, or
    /// all have the same.
    pub years: Option<(i32, i32)>,
    /// The values: the first article's, then the second's.
    pub marks: Vec<ValueMark>,
    /// What follows from values by plain arithmetic: no time is stated for it.
    pub levels: Vec<ValueLevel>,
}

/// A value on an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueMark {
    /// Whose.
    pub article: ArticleIndex,
    /// Where it begins, per mille of the axis.
    pub from: u32,
    /// Where it ends: a range is longer than a point.
    pub to: u32,
    /// Whether it was planned or expected.
    pub is_ahead: bool,
    /// The value as its article gives it: "US$15 bn".
    pub label: String,
    /// Where its time lies on the axis of time; 0 where there is none.
    pub time: MarkTime,
}

/// The time of a value, per mille of an axis of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkTime {
    /// The first day that can be meant.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// Where its mark stands: at a deadline, else in the middle.
    pub at: u32,
}

/// A value that no article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueLevel {
    /// Where it lies, per mille of the axis.
    pub at: u32,
    /// "about US$20 bn".
    pub label: String,
}

/// A value in the first one's unit, with what its mark says.
struct Converted {
    from: Decimal,
    to: Decimal,
    article: ArticleIndex,
    is_ahead: bool,
    label: String,
    days: Option<Days>,
    is_deadline: bool,
}

/// Where the values of a measure lie; `None` where they have no axis in common. Values of one role and rate that measure
/// the same have one; changes only where they can be compared, for each has a time of its own.
pub fn value_axis(corpus: &Corpus, measure: &Measure) -> Option<ValueAxis> {
    let first = measure.a.first()?.figure(corpus)?;
    let fails = |pair: &Comparison| first.role == FigureRole::Change && pair.computed.is_err();
    if measure.is_apart(corpus) || measure.comparisons.iter().any(fails) {
        return None;
    }
    let values = measure.a.iter().chain(&measure.b).map(|&value| converted(corpus, first, value));
    let values = values.collect::<Option<Vec<Converted>>>()?;
    let implied: Vec<(Decimal, String)> =
        measure.implied.iter().filter_map(|implied| level(corpus, first, implied)).collect();
    let ends = values.iter().flat_map(|value| [value.from, value.to]).chain(implied.iter().map(|(value, _)| *value));
    let (low, high) = ends.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), value| (low.min(value), high.max(value)));
    let span = high.minus(low).filter(|span| *span != Decimal::ZERO)?;
    let place = |value: Decimal| value.minus(low).and_then(|part| per_mille(part, span)).unwrap_or(0);
    let label = |value: Decimal| match value == Decimal::ZERO {
        true => "0".to_owned(),
        false => records::figure(corpus, &Figure { value: value.to_string(), qualifier: None, ..first.clone() }),
    };
    let times = Times::around(&values);
    let mark = |value: &Converted| ValueMark {
        article: value.article,
        from: place(value.from),
        to: place(value.to),
        is_ahead: value.is_ahead,
        label: value.label.clone(),
        time: times.and_then(|times| times.of(value)).unwrap_or_default(),
    };
    Some(ValueAxis {
        low: label(low),
        high: label(high),
        years: times.map(|times| (year_of(times.0.first), year_of(times.0.last))),
        marks: values.iter().map(mark).collect(),
        levels: implied.iter().map(|(value, label)| ValueLevel { at: place(*value), label: label.clone() }).collect(),
    })
}

fn converted(corpus: &Corpus, first: &Figure, value: Measured) -> Option<Converted> {
    let (fact, figure) = value.of(corpus)?;
    if figure.role != first.role || figure.per != first.per {
        return None;
    }
    let factor: Factor = factor(corpus, first, figure)?;
    let (from, to) = Decimal::read_range(&figure.value)?;
    let published = corpus.article(fact.article).published.as_ref().map(|when| when.days);
    let when = value.when(corpus);
    let days = when.map(|when| when.days_stated(fact.status, published));
    Some(Converted {
        from: factor.convert(from)?.0,
        to: factor.convert(to)?.0,
        article: fact.article,
        is_ahead: fact.is_ahead(),
        label: records::figure(corpus, figure),
        days: days.filter(|days| days.first != OPEN_START && days.last != OPEN_END),
        is_deadline: when.is_some_and(|when| when.days.first == OPEN_START),
    })
}

/// What follows by arithmetic, in the first value's unit, and what it is called.
fn level(corpus: &Corpus, first: &Figure, implied: &Implied) -> Option<(Decimal, String)> {
    let total = implied.total.figure(corpus)?;
    let started = Figure { value: implied.value.clone(), qualifier: Some(Qualifier::About), ..total.clone() };
    let value = factor(corpus, first, total)?.convert(Decimal::read(&implied.value)?)?.0;
    Some((value, records::figure(corpus, &started)))
}

/// The axis of time.
#[derive(Clone, Copy)]
struct Times(Days);

impl Times {
    /// `None` where a value has no time, or all have the same.
    fn around(values: &[Converted]) -> Option<Self> {
        let all = values.iter().map(|value| value.days).collect::<Option<Vec<Days>>>()?;
        let first = all.iter().map(|days| days.first).min()?;
        let last = all.iter().map(|days| days.last).max()?;
        let is_one = all.iter().all(|days| *days == all[0]);
        (!is_one).then_some(Self(Days { first, last }))
    }

    fn of(self, value: &Converted) -> Option<MarkTime> {
        let Days { first, last } = value.days?;
        let (from, to) = (self.place(first), self.place(last));
        Some(MarkTime { from, to, at: if value.is_deadline { to } else { u32::midpoint(from, to) } })
    }

    fn place(self, day: i32) -> u32 {
        let part = i64::from(day) - i64::from(self.0.first);
        let whole = (i64::from(self.0.last) - i64::from(self.0.first)).max(1);
        u32::try_from(part * 1_000 / whole).unwrap_or(0)
    }
}

/// How many thousandths of the whole a part is, what is finer cut off.
fn per_mille(part: Decimal, whole: Decimal) -> Option<u32> {
    part.cut(whole, 3)?.0.times(Decimal::ten_to(3))?.whole()
}
