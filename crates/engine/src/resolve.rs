//! What was typed, held against a corpus: spellings forgiven, names known, fields resolved to sets of facts.

use crate::bounds::Interval;
use crate::corpus::Corpus;
use crate::forms;
use crate::names::normalize;
use crate::query::{NOT_STATED, Pick, renamed};
use crate::sets::{facts_where, join, set_of};
use crate::spelling::{Respelt, distance, forgiven};
use crate::typed::{self, Condition, Expression, FIELDS, Mistake, Predicate, TypedQuery};
use crate::wording::typing;
use fixedbitset::FixedBitSet;
use model::closed::Facet;
use model::{Fact, when};
use text::fold;

/// What was typed as the corpus understands it.
#[derive(Debug, Default)]
pub(crate) struct Understood {
    pub(crate) words: TypedQuery,
    /// Whose names were typed, a line each.
    pub(crate) names: Vec<String>,
    /// The words that no text has.
    pub(crate) unknown: Vec<Respelt>,
    /// The phrases that no text has: their words are sought.
    pub(crate) phrases: Vec<String>,
}

/// What was typed as the corpus understands it.
pub(crate) fn read(corpus: &Corpus, q: &str) -> Understood {
    let mut words = typed::read(q);
    let (mut names, mut unknown, mut phrases) = (Vec::new(), Vec::new(), Vec::new());
    if !words.wanted.is_empty() {
        names = other_names(corpus, q, &words);
        (unknown, phrases) = forms::extend(&corpus.text_index().all(), q, &mut words);
    }
    let wrong = words.fields.iter().filter_map(|condition| {
        let what = field(corpus, condition).err()?;
        Some(Mistake { range: condition.value.clone(), what })
    });
    let wrong: Vec<Mistake> = wrong.collect();
    words.mistakes.extend(wrong);
    Understood { words, names, unknown, phrases }
}

/// What a word or phrase is another name of: "‘Назарбаев’ is Nursultan Nazarbayev".
pub(crate) fn other_names(corpus: &Corpus, q: &str, words: &TypedQuery) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for typed in words.typed.iter().filter(|typed| !typed.excluded) {
        let inner = q.get(typed.inner.clone()).unwrap_or("").trim();
        for name in corpus.name_index().equal(&normalize(inner)).iter().filter(|name| name.at > 0) {
            let Some(term) = corpus.terms(name.facet).get(name.term.at()) else { continue };
            let line = typing::other_name(inner, &term.name);
            // "Nazarbayev" need not be told that it is Nursultan Nazarbayev.
            if !fold(&term.name).contains(&name.folded) && !said.contains(&line) {
                said.push(line);
            }
        }
    }
    said
}

/// The documents for which an expression holds, of `n`; `sets` are those of the wanted and of the unwanted phrases.
/// `None`: it asks nothing that is known.
pub(crate) fn held(
    expression: &Expression,
    n: usize,
    sets: &[&[FixedBitSet]; 2],
    field: &dyn Fn(&Condition) -> Option<FixedBitSet>,
) -> Option<FixedBitSet> {
    let parts = |parts: &[Expression]| -> Vec<FixedBitSet> {
        parts.iter().filter_map(|part| held(part, n, sets, field)).collect()
    };
    match expression {
        Expression::All(all) => {
            let parts = parts(all);
            let (first, rest) = parts.split_first()?;
            let mut out = first.clone();
            rest.iter().for_each(|set| out.intersect_with(set));
            Some(out)
        }
        Expression::Any(any) => Some(parts(any)).filter(|parts| !parts.is_empty()).map(|parts| join(n, &parts)),
        Expression::Not(inner) => {
            let mut out = held(inner, n, sets, field)?;
            out.toggle_range(..);
            Some(out)
        }
        Expression::Words { unwanted, at } => sets[usize::from(*unwanted)].get(*at).cloned(),
        Expression::Field(condition) => field(condition),
    }
}

/// The facts that a field's condition asks for.
///
/// # Errors
/// What is wrong with its value, for the reader.
pub(crate) fn field(corpus: &Corpus, condition: &Condition) -> Result<FixedBitSet, String> {
    match &condition.predicate {
        Predicate::Figure(bound) => {
            let sought = bound.among(&corpus.units);
            Ok(facts_where(corpus, |fact| sought.as_ref().is_some_and(|sought| has_figure(fact, sought))))
        }
        Predicate::Facet(Facet::When, value) => {
            let is_time = value == NOT_STATED || when::days(value).is_some();
            let found = set_of(corpus, Facet::When, &Pick::of(value.as_str())).filter(|_| is_time);
            found.ok_or_else(|| typing::no_time(value))
        }
        Predicate::Facet(facet, value) => {
            let mut named = values_named(corpus, *facet, value);
            if named.is_empty() && value.contains(',') {
                // As in an address: any of these.
                value.split(',').for_each(|part| named.extend(values_named(corpus, *facet, part.trim())));
            }
            let sets: Vec<FixedBitSet> = named.iter().filter_map(|id| set_of(corpus, *facet, &Pick::of(*id))).collect();
            if sets.is_empty() {
                return Err(unknown(corpus, *facet, value));
            }
            Ok(join(corpus.facts.len(), &sets))
        }
    }
}

fn has_figure(fact: &Fact, sought: &Interval) -> bool {
    fact.figures.iter().any(|figure| sought.holds(&figure.value, figure.unit))
}

/// The ids of the values that a text names: by id, by name or another name; where none does, those of which a word
/// begins so.
pub(crate) fn values_named<'a>(corpus: &'a Corpus, facet: Facet, typed: &str) -> Vec<&'a str> {
    let mut named = values_equal(corpus, facet, typed);
    let folded = normalize(typed);
    if named.is_empty() && !folded.is_empty() {
        let values = &corpus.field(facet).values;
        let begins = |name: &str| name.starts_with(&folded) || name.contains(&format!(" {folded}"));
        let known = corpus.name_index().begun(&folded).filter(|name| name.facet == facet);
        let begun = known.filter_map(|name| values.get(name.term.at()).map(|value| value.id.as_str()));
        named.extend(begun);
        named.extend(values.iter().filter(|value| begins(&normalize(&value.name))).map(|value| value.id.as_str()));
    }
    once(named)
}

/// The ids of the values that a text names: by id, by name or another name.
pub(crate) fn values_equal<'a>(corpus: &'a Corpus, facet: Facet, typed: &str) -> Vec<&'a str> {
    let values = &corpus.field(facet).values;
    if typed == NOT_STATED {
        return vec![NOT_STATED];
    }
    let folded = normalize(typed);
    let small = typed.to_ascii_lowercase();
    let small = renamed(facet, &small);
    let known = corpus.name_index().equal(&folded).iter().filter(|name| name.facet == facet);
    let known = known.filter_map(|name| values.get(name.term.at()).map(|value| value.id.as_str()));
    let mut named: Vec<&str> = known.collect();
    let is_named = |value: &&crate::fields::Value| value.id == small || normalize(&value.name) == folded;
    named.extend(values.iter().filter(is_named).map(|value| value.id.as_str()));
    once(named)
}

fn once(named: Vec<&str>) -> Vec<&str> {
    let mut once: Vec<&str> = Vec::new();
    for id in named {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

/// The id that is spelt most like a text.
pub(crate) fn nearest_id<'i>(typed: &str, ids: &[&'i str]) -> Option<&'i str> {
    let most = forgiven(typed).max(1);
    let near = ids.iter().filter_map(|id| Some((distance(typed, id, most)?, *id)));
    near.min_by_key(|(far, _)| *far).map(|(_, id)| id)
}

/// "No actor is called ‘kazahkstan’; did you mean kazakhstan?"
fn unknown(corpus: &Corpus, facet: Facet, typed: &str) -> String {
    let name = FIELDS.iter().find(|(_, field)| *field == Some(facet)).map_or("", |(name, _)| name);
    let small = normalize(typed);
    let most = if small.chars().count() < 3 { 0 } else { forgiven(&small).max(2) };
    let values = &corpus.field(facet).values;
    // What becomes of a statement elsewhere is nothing that is called something.
    let none = match facet {
        Facet::Other if values.is_empty() => return typing::NO_OTHER_ARTICLE.to_owned(),
        _ => typing::unknown_value(name, typed, facet != Facet::Other),
    };
    let near = |value: &&crate::fields::Value| {
        distance(&small, &normalize(&value.name), most).or_else(|| distance(&small, &value.id, most))
    };
    let nearest = values.iter().filter_map(|value| Some((near(&value)?, value))).min_by_key(|(far, _)| *far);
    match nearest {
        Some((_, value)) => typing::did_you_mean(&none, &value.id),
        None if !values.is_empty() && values.len() <= 12 => {
            let ids: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
            typing::there_are(&none, &ids)
        }
        None => none,
    }
}
