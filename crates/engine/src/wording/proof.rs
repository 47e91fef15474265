//! How far a fact's quotes prove it: what of its figures, dates and names they say, and which words of its statement are
//! ours.

use crate::corpus::Corpus;
use crate::wording::dates::time;
use crate::wording::records;
use model::closed::Facet;
use model::{Fact, FactIndex, Speaker, TermIndex};
use text::{Stemmer, each_word, is_stop_word};

/// What a fact's quotes say of it, each once, as the page writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Figures, dates and names that stand in the quotes.
    pub said: Vec<String>,
    /// Those that do not.
    pub unsaid: Vec<String>,
}

/// What a fact's quotes prove, as [`Fact::unquoted`] has it.
pub fn proof(corpus: &Corpus, fact: FactIndex) -> Proof {
    let record = corpus.fact(fact);
    let mut proof = Proof::default();
    let unsaid = |path: &String| record.unquoted.contains(path);
    let mut claims = claims(corpus, record);
    // Kazakhstan the place is said where the actor is: what is said comes first.
    claims.sort_by_cached_key(|(path, _)| u32::from(unsaid(path)));
    for (path, words) in claims {
        if !proof.said.contains(&words) && !proof.unsaid.contains(&words) {
            let list = if unsaid(&path) { &mut proof.unsaid } else { &mut proof.said };
            list.push(words);
        }
    }
    proof
}

/// The path of a year that no quote says, where one says the month or the day.
const YEAR: &str = "when.year";

/// What a fact has that a quote can say, by its path; and what else its statement names that no quote does.
fn claims(corpus: &Corpus, fact: &Fact) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (at, figure) in fact.figures.iter().enumerate() {
        out.push((format!("figures.{at}"), records::figure(corpus, figure)));
    }
    let is_year_unsaid = fact.unquoted.iter().any(|path| path == YEAR);
    out.extend(fact.when.iter().map(|when| match is_year_unsaid {
        true => (YEAR.to_owned(), format!("the year of {}", time(when, None))),
        false => ("when".to_owned(), time(when, None)),
    }));
    let mut named = |facet: Facet, term: TermIndex| {
        let term = corpus.terms(facet).get(term.at());
        out.extend(term.map(|term| (format!("{}s.{}", facet.id(), term.id), term.name.clone())));
    };
    fact.actors.iter().for_each(|part| named(Facet::Actor, part.actor));
    for voice in &fact.voices {
        match voice.speaker {
            Speaker::Actor(actor) => named(Facet::Actor, actor),
            Speaker::Thing(thing) => named(Facet::Thing, thing),
            Speaker::Named(_) => {}
        }
    }
    fact.things.iter().for_each(|&thing| named(Facet::Thing, thing));
    fact.places.iter().for_each(|&place| named(Facet::Place, place));
    for path in &fact.unquoted {
        let of_statement = |facet: &Facet| {
            let id = path.strip_prefix(facet.id())?.strip_prefix("s.")?;
            corpus.terms(*facet).iter().find(|term| term.id == id)
        };
        let term = [Facet::Actor, Facet::Thing, Facet::Place].iter().find_map(of_statement);
        out.extend(term.map(|term| (path.clone(), term.name.clone())));
    }
    out
}

/// Words of a fact's statement that no quote has in any form; those that say nothing by themselves are left out.
pub fn own_words(corpus: &Corpus, fact: FactIndex) -> Vec<String> {
    let stemmer = Stemmer::new();
    let mut quoted: Vec<String> = Vec::new();
    for quote in corpus.quotes(fact) {
        each_word(quote, &mut |_, word| quoted.push(stemmer.stem(word)));
    }
    let statement = &corpus.fact(fact).statement;
    let mut out: Vec<String> = Vec::new();
    each_word(statement, &mut |range, word| {
        if !is_stop_word(word) && !quoted.contains(&stemmer.stem(word)) {
            let written = statement.get(range).unwrap_or("").to_owned();
            if !out.contains(&written) {
                out.push(written);
            }
        }
    });
    out
}
