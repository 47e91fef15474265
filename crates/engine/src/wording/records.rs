//! Records as the page says them.

use crate::wording::dates::time;
use crate::wording::lists::Label;
use model::closed::{Facet, FigureRole, Status, VoiceType, Words};
use model::decimal::Decimal;
use model::when::{When, year_of};
use model::{Fact, Figure, Records, Speaker, Term, TermIndex, Unit, Voice};

/// A facet, as this dossier calls it: "In the other article"; in a dossier of more than two "In the other articles".
pub fn facet(records: &Records, facet: Facet) -> &str {
    if let Some(own) = own_label(records, facet) {
        return own;
    }
    if facet == Facet::Other && records.articles.len() > 2 { "In the other articles" } else { facet.label() }
}

/// What this dossier has named a facet itself.
pub fn own_label(records: &Records, facet: Facet) -> Option<&str> {
    records.dossier.labels.iter().find(|(its, _)| *its == facet).map(|(_, own)| own.as_str())
}

/// What stands for "not stated" in a facet. That an article mentions something nowhere is stated; here nobody has
/// looked.
pub fn not_stated(facet: Facet) -> &'static str {
    match facet {
        Facet::Other => "not looked for",
        Facet::Words => "nobody is cited",
        _ => "not stated",
    }
}

/// "2008"; of a time that is not within one year all of it.
pub fn year(when: &When) -> String {
    let (first, last) = (year_of(when.days.first), year_of(when.days.last));
    if first == last { first.to_string() } else { time(when, None) }
}

/// What keeps a number and its unit on one line.
const NO_BREAK: char = '\u{A0}';

/// A figure as "30 bcm a year", "more than US$40 bn", "24 %", "1,300 km", "2 – 3", "25 bcm a year more".
///
/// Numbers stay the decimals they are: nothing is rounded. What is no decimal is shown as it stands.
pub fn figure(records: &Records, figure: &Figure) -> String {
    let mut out = String::new();
    if let Some(qualifier) = figure.qualifier {
        out.push_str(qualifier.label());
        out.push(' ');
    }
    out.push_str(&amount(&figure.value, records.units.get(figure.unit.at())));
    if let Some(unit) = figure.per.and_then(|per| records.units.get(per.at())) {
        out.push_str(if unit.name.starts_with(['a', 'e', 'i', 'o']) || unit.name == "hour" { " an " } else { " a " });
        out.push_str(&unit.name);
    }
    if figure.role == FigureRole::Added {
        out.push_str(" more");
    }
    out
}

fn amount(value: &str, unit: Option<&Unit>) -> String {
    let is_money = unit.is_some_and(|unit| unit.before);
    let numbers: Vec<(String, &str)> = value.split('/').take(2).map(|end| number(end, is_money)).collect();
    let number = match numbers.as_slice() {
        [(from, from_scale), (to, scale)] if from_scale == scale => format!("{from} – {}", scaled(to, scale)),
        [(from, from_scale), (to, scale)] => format!("{} – {}", scaled(from, from_scale), scaled(to, scale)),
        [(one, scale)] => scaled(one, scale),
        _ => value.to_owned(),
    };
    match unit {
        Some(unit) if unit.symbol.is_empty() => number,
        Some(unit) if unit.before && unit.symbol.ends_with(char::is_alphabetic) => {
            format!("{}{NO_BREAK}{number}", unit.symbol)
        }
        Some(unit) if unit.before => format!("{}{number}", unit.symbol),
        Some(unit) => format!("{number}{NO_BREAK}{}", counted(&unit.symbol, &number)),
        None => number,
    }
}

/// One decade, two decades.
fn counted<'a>(symbol: &'a str, number: &str) -> &'a str {
    symbol.strip_suffix('s').filter(|one| number == "1" && one.len() > 2).unwrap_or(symbol)
}

fn scaled(number: &str, scale: &str) -> String {
    if scale.is_empty() { number.to_owned() } else { format!("{number}{NO_BREAK}{scale}") }
}

/// A decimal in digits and the word for its thousands: 40e9 is "40" and "billion". It takes such a word only where at
/// most two decimals are left. What is no decimal, or has very many zeros, stays as it is written.
fn number(text: &str, is_money: bool) -> (String, &'static str) {
    let is_short = |decimal: &Decimal| decimal.n_places().abs() <= MOST_ZEROS;
    let Some(decimal) = Decimal::read(text).filter(is_short) else { return (text.to_owned(), "") };
    let billion = if is_money { "bn" } else { "billion" };
    for (power, word) in [(12, "trillion"), (9, billion), (6, "million")] {
        let shifted = decimal.times(Decimal::ten_to(-power)).filter(|it| it.n_whole() > 0 && it.n_places() <= 2);
        if let Some(shifted) = shifted {
            return (print(shifted), word);
        }
    }
    (print(decimal), "")
}

const MOST_ZEROS: i32 = 40;

/// In digits, thousands parted by commas: "1,300", "0.05", "−2.5".
fn print(decimal: Decimal) -> String {
    let (whole, part) = decimal.digits();
    let mut out = if decimal.is_negative() { "−".to_owned() } else { String::new() };
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(&part);
    }
    out
}

/// "The author", or the chain: "Hu Jintao › joint plan, as reported". Empty for what a program found: nobody has looked.
pub fn voice(records: &Records, fact: &Fact) -> String {
    let Some(last) = fact.voices.last() else {
        return if fact.is_by_program() { String::new() } else { VoiceType::Author.label().to_owned() };
    };
    let names: Vec<&str> = fact.voices.iter().map(|voice| speaker(records, voice)).collect();
    let is_own = fact.voices.iter().all(|voice| voice.words == Words::Own);
    let whose = match last.kind {
        _ if !is_own => Words::Reported.label(),
        VoiceType::Document | VoiceType::Survey => "in its own words",
        _ => Words::Own.label(),
    };
    format!("{}, {whose}", names.join(" › "))
}

fn speaker<'a>(records: &'a Records, voice: &'a Voice) -> &'a str {
    let name_of = |terms: &'a [Term], term: TermIndex| terms.get(term.at()).map(|term| term.name.as_str());
    let name = match &voice.speaker {
        Speaker::Actor(actor) => name_of(&records.actors, *actor),
        Speaker::Thing(thing) => name_of(&records.things, *thing),
        Speaker::Named(name) => Some(name.as_str()),
    };
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| voice.kind.label())
}

/// "planned", "did not happen", "not planned". Of what is said not to go on, "not so": "not ongoing" would say that it was.
/// Empty where it is not stated; of what a program found, that.
pub fn status_word(fact: &Fact) -> String {
    match fact.status {
        _ if fact.is_by_program() => "found by program".to_owned(),
        None if !fact.negated => String::new(),
        Some(status) if !fact.negated => status.label().to_owned(),
        Some(Status::Happened) => "did not happen".to_owned(),
        None | Some(Status::Ongoing) => "not so".to_owned(),
        Some(status) => format!("not {}", status.label()),
    }
}

/// "planned, as of 2008"; "did not happen, as of 2011" where negated; plain "happened", for that stays so.
pub fn status(records: &Records, fact: &Fact) -> String {
    let words = status_word(fact);
    if words.is_empty() || fact.is_by_program() || (fact.status == Some(Status::Happened) && !fact.negated) {
        return words;
    }
    match records.articles.get(fact.article.at()).and_then(|article| article.published.as_ref()) {
        Some(published) => format!("{words}, as of {}", year(published)),
        None => words,
    }
}

/// A term with what it rolls up into: "Energy › Gas".
pub fn path(terms: &[Term], term: TermIndex) -> String {
    let names: Vec<&str> = model::lineage(terms, term)
        .into_iter()
        .filter_map(|at| terms.get(at.at()))
        .map(|term| term.name.as_str())
        .collect();
    names.join(" › ")
}
