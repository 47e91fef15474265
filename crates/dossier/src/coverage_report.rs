//! What `dossier check` says beyond right or wrong: what of the articles is in facts, and how far two readers agree.

use engine::facets::counts;
use engine::plan::Plan;
use engine::query::NOT_STATED;
use engine::{Corpus, Query};
use model::Span;
use model::closed::Facet;
use seeds::keys::Judgement;
use seeds::{Agreement, Compiled, Coverage, Reading, agreement, link_agreement};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The coverage of each article, then how many facts each theme, thing and actor has.
pub fn coverage(compiled: &Compiled) -> String {
    let articles = compiled.records.articles.iter().zip(compiled.coverage());
    let mut out: String =
        articles.map(|(article, coverage)| of_article(&article.id, &article.text, &coverage)).collect();
    let corpus = Corpus::new(compiled.records.clone());
    for facet in [Facet::Theme, Facet::Thing, Facet::Actor] {
        out.push_str(&per_value(&corpus, facet));
    }
    out
}

fn of_article(id: &str, text: &str, coverage: &Coverage) -> String {
    let Coverage { n_sentences, n_with_fact, n_listed_sentences, n_numbers, n_listed_numbers, .. } = coverage;
    let n_carried = n_numbers - n_listed_numbers - coverage.bare_numbers.len();
    let mut out = format!(
        "{id}\n  sentences: {n_sentences}; with a fact {n_with_fact}, only leading over {n_listed_sentences}, without {}\n  \
         figures and dates: {n_numbers}; in a fact {n_carried}, stating nothing {n_listed_numbers}, in none {}\n",
        coverage.bare_sentences.len(),
        coverage.bare_numbers.len(),
    );
    let mut show = |what: &str, spans: &[Span]| {
        for span in spans {
            let line = text[..span.range().start].matches('\n').count() + 1;
            let around = around(text, *span);
            writeln!(out, "  articles/{id}.txt:{line}: {what}: {around}").unwrap_or_default();
        }
    };
    show("no fact has this sentence", &coverage.bare_sentences);
    show("no fact has this figure or date", &coverage.bare_numbers);
    out
}

/// The passage, and of a short one a little of what stands around it.
fn around(text: &str, span: Span) -> String {
    let range = span.range();
    let before: String = text[..range.start].chars().rev().take_while(|&letter| letter != '\n').take(20).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[range.end..].chars().take_while(|&letter| letter != '\n').take(20).collect();
    if range.len() > 60 {
        format!("“{}”", &text[range])
    } else {
        format!("…{before}»{}«{after}…", &text[range])
    }
}

/// Every value of a facet with its facts, and how many have none of it.
fn per_value(corpus: &Corpus, facet: Facet) -> String {
    let all = counts(corpus, &Plan::of(corpus, &Query::default()));
    let mut values: Vec<_> =
        all.into_iter().filter(|counts| counts.facet == facet).flat_map(|counts| counts.values).collect();
    values.sort_by_key(|value| (value.id == NOT_STATED, std::cmp::Reverse(value.total)));
    let mut out = format!("facts per {}\n", facet.id());
    for value in values {
        let id = if value.id == NOT_STATED { "(none)" } else { &value.id };
        writeln!(out, "{:6}  {id}", value.total).unwrap_or_default();
    }
    out
}

/// How far each other reader agrees with the seeds, field by field, as tables, and what is said of the statements; with
/// `list` every difference and every remark after it.
pub fn agreements(compiled: &Compiled, list: bool) -> String {
    let readers = |readers: Vec<&str>| readers.into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
    let mut out = String::new();
    for reader in readers(compiled.readings.iter().map(|reading| reading.reader.as_str()).collect()) {
        let read: Vec<&Reading> = compiled.readings.iter().filter(|reading| reading.reader == reader).collect();
        out.push_str(&heading("facts", &reader));
        out.push_str(&table("facts", &agreement(&compiled.records, read.iter().copied()), list));
        out.push_str(&judgements(&read, list));
    }
    for reader in readers(compiled.link_readings.iter().map(|reading| reading.reader.as_str()).collect()) {
        let read = compiled.link_readings.iter().filter(|reading| reading.reader == reader);
        out.push_str(&heading("links", &reader));
        out.push_str(&table("links", &link_agreement(&compiled.records, read), list));
    }
    out
}

fn heading(what: &str, reader: &str) -> String {
    format!(
        "{what}, read again by {}\n",
        if reader.is_empty() { "the second reader".to_owned() } else { format!("reader {reader}") }
    )
}

/// How many of the statements that a reader was shown are what.
fn judgements(readings: &[&Reading], list: bool) -> String {
    let judged: Vec<(&Reading, Judgement)> =
        readings.iter().filter_map(|reading| Some((*reading, reading.judgement?))).collect();
    if judged.is_empty() {
        return String::new();
    }
    let count = |judgement: Judgement| judged.iter().filter(|(_, given)| *given == judgement).count();
    let counts: Vec<String> =
        Judgement::ALL.iter().map(|&judgement| format!("{} {}", judgement.id(), count(judgement))).collect();
    let mut out = format!("statements judged: {}; {}\n", judged.len(), counts.join(", "));
    for (reading, judgement) in judged.iter().filter(|(_, judgement)| list && *judgement != Judgement::Faithful) {
        writeln!(out, "{}: {}: {}", reading.fact, judgement.id(), reading.remark).unwrap_or_default();
    }
    out
}

fn table(of: &str, fields: &[Agreement], list: bool) -> String {
    let mut out = format!("| field | {of} | the same | values shared | kappa |\n|---|---|---|---|---|\n");
    for field in fields {
        let kappa = field.kappa.map_or_else(String::new, |kappa| format!("{kappa:.2}"));
        let percent = (100 * field.n_same + field.n / 2).checked_div(field.n).unwrap_or(0);
        let same = format!("{} ({percent} %)", field.n_same);
        writeln!(out, "| {} | {} | {same} | {:.2} | {kappa} |", field.field, field.n, field.shared).unwrap_or_default();
    }
    if list {
        for field in fields {
            for (id, first, second) in &field.differences {
                writeln!(out, "{id}: {}: {first} | {second}", field.field).unwrap_or_default();
            }
        }
    }
    out
}
