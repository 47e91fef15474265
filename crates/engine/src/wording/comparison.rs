//! How a comparison is worded.

use crate::compare::absence::AbsenceKind;
use crate::compare::numbers::{Comparison, Computed, Implied, Incomparable, amount};
use crate::compare::promises::{Due, Fate};
use crate::compare::sources::SourceAgreement;
use crate::corpus::Corpus;
use crate::matrix::Order;
use crate::wording::article_names::bare_name;
use crate::wording::dates::time;
use crate::wording::lists::{Label, labels};
use crate::wording::records;
use model::closed::FigureRole;
use model::decimal::Decimal;
use model::units::Amount;
use model::when::When;
use model::{ArticleIndex, Figure};

labels! {
    Incomparable {
        Missing => "one of the figures is missing",
        NoNumber => "one of the values is a range or not a plain number",
        Units => "the units cannot be made the same",
        AddedAgainstTotal => "an added amount is not set against a total",
        Roles => "one is a share or a change, the other is not",
        Measures => "the two are not said to measure the same",
        Rates => "one is a rate, the other is not, or over another time",
        Denied => "one of them is denied or given up",
        Conditional => "one of them holds under a condition",
        ExpectationsApart => "two expectations for different times",
        HappenedAgainstExpected => "one happened, the other was expected",
        ChangesApart => "two changes over different times",
    }
    AbsenceKind {
        SameWords => "word for word, found by program",
        Later => "later than this article",
        Nearest => "nearest sentence, found by program",
        Outside => "outside this article’s subject",
        NoneFound => "no sentence found",
    }
    SourceAgreement {
        Same => "same source",
        Different => "different sources",
        NotStated => "same source or different: not told",
    }
    Fate {
        Fulfilled => "come true",
        Partly => "come true in part",
        Changed => "changed",
        Contradicted => "contradicted",
        Failed => "failed",
        StillPlanned => "still planned",
        AlsoSpoken => "also spoken of",
        Unlinked => "not linked",
    }
    Due {
        Past => "was due before the later article",
        Ahead => "not yet due",
        Undated => "undated",
    }
    Order {
        Total => "most first",
        Name => "by name",
        Difference => "most different first",
    }
}

/// "about 25 bcm more, 1.8 times as much (our arithmetic)", "no ratio: two expectations for different times".
pub fn comparison(corpus: &Corpus, comparison: &Comparison) -> String {
    let (Some(a), Some(b)) = (comparison.a.figure(corpus), comparison.b.figure(corpus)) else { return String::new() };
    match &comparison.computed {
        Err(reason) => format!("no ratio: {}", reason.label()),
        Ok(computed) => {
            let is_rough = a.qualifier.is_some() || b.qualifier.is_some();
            format!("{}{} (our arithmetic)", if is_rough { "about " } else { "" }, change(corpus, computed, a))
        }
    }
}

/// "25 bcm more, 1.8 times as much".
fn change(corpus: &Corpus, computed: &Computed, first: &Figure) -> String {
    let (value, more) = match computed.difference.strip_prefix('-') {
        Some(less) => (less, "less"),
        None => (computed.difference.as_str(), "more"),
    };
    if value == "0" {
        return "the same amount".to_owned();
    }
    let amount = if amount(corpus, computed.unit).is_some_and(Amount::is_percent) {
        format!("{value} percentage points")
    } else {
        let (value, role) = (value.to_owned(), FigureRole::Total);
        records::figure(corpus, &Figure { value, role, qualifier: None, ..first.clone() })
    };
    // Two decimals of the three are enough for a reader.
    let ratio = computed.ratio.map(|ratio| (i64::from(ratio) + 5) / 10 * 10).filter(|ratio| *ratio > 0);
    let ratio = ratio.and_then(|ratio| Decimal::new(ratio.into(), -3));
    let ratio = ratio.map(|ratio| format!(", {ratio} times as much"));
    format!("{amount} {more}{}", ratio.unwrap_or_default())
}

/// "2 times and US$40 bn imply about US$20 bn at the start; the base year is not stated."
pub fn implied(corpus: &Corpus, implied: &Implied) -> String {
    let (Some(total), Some(change)) = (implied.total.figure(corpus), implied.change.figure(corpus)) else {
        return String::new();
    };
    let start = Figure { value: implied.value.clone(), qualifier: None, ..total.clone() };
    let [change_words, total, start] = [change, total, &start].map(|figure| records::figure(corpus, figure));
    let begun = implied.change.when(corpus).and_then(|when| when.edtf.split_once('/')).map_or("", |(from, _)| from);
    let base = match When::of(begun) {
        Some(when) => format!("in {}", time(&when, None)),
        None => "at the start; the base year is not stated".to_owned(),
    };
    format!("{change_words} and {total} imply about {start} {base} (our arithmetic)")
}

/// An article in a choice: "22 June 2011 · CACI Analyst: China and Kazakhstan", or the title first; with its id where
/// nothing else tells it from another.
pub(crate) fn choice(corpus: &Corpus, article: ArticleIndex, by_title: bool) -> String {
    let record = corpus.article(article);
    let date = record.published.as_ref().map_or_else(|| "no date".to_owned(), |when| time(when, None));
    let publication = bare_name(record);
    let id = [" (", &record.id, ")"].concat();
    let id = if corpus.article_name(article).ends_with(&id) { &id } else { "" };
    match by_title {
        _ if publication == record.title => [&record.title, " · ", &date, id].concat(),
        true => [&record.title, " · ", publication, ", ", &date, id].concat(),
        false => [&date, " · ", publication, ": ", &record.title, id].concat(),
    }
}
