//! What a query means, written over the records with plain loops: slow, and plainly right.

use engine::elsewhere::Other;
use engine::query::{NOT_STATED, Pick, Query, Scope};
use engine::typed::{OtherForm, Phrase, TypedQuery};
use model::closed::{BlockRole, Facet, FoundBy, Relation, VoiceType};
use model::when::{Days, days};
use model::{Fact, FactIndex, Records, Span, Speaker, Term, TermIndex};
use text::{Token, tokens};

/// The terms and all that they roll up into.
fn with_parents(terms: &[Term], direct: impl IntoIterator<Item = TermIndex>) -> Vec<String> {
    let mut ids = Vec::new();
    for term in direct {
        let mut next = Some(term);
        while let Some(term) = next {
            ids.push(terms[term.at()].id.clone());
            next = terms[term.at()].parent;
        }
    }
    ids
}

fn days_stated(records: &Records, fact: &Fact) -> Option<Days> {
    let published = records.articles[fact.article.at()].published.as_ref().map(|when| when.days);
    fact.when.as_ref().map(|when| when.days_stated(fact.status, published))
}

/// What becomes of a fact in the other articles.
fn others(records: &Records, fact: &Fact) -> Vec<String> {
    let article = |at: FactIndex| records.facts[at.at()].article;
    let is_meant = |at: FactIndex| std::ptr::eq(&raw const records.facts[at.at()], fact);
    let between = records.links.iter().filter(|link| article(link.from) != article(link.to));
    let own = between.filter(|link| is_meant(link.from) || is_meant(link.to));
    let named = own.map(|link| match link.relation {
        Relation::Restates | Relation::Fulfils => "confirmed",
        Relation::Updates | Relation::Qualifies => "changed",
        Relation::Contradicts | Relation::Fails => "contradicted",
        Relation::Continues | Relation::BearsOn => "also-spoken",
    });
    let named: Vec<String> = named.map(str::to_owned).collect();
    match &records.absences {
        Some(absences) if named.is_empty() && records.articles.len() > 1 => {
            absences.iter().filter(|(at, _)| is_meant(*at)).map(|(_, kind)| kind.id().to_owned()).collect()
        }
        _ => named,
    }
}

/// The values that a fact carries, what they roll up into included; times have none here.
fn values(records: &Records, fact: &Fact, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Actor => with_parents(&records.actors, fact.actors.iter().map(|part| part.actor)),
        Facet::Thing => with_parents(&records.things, fact.things.clone()),
        Facet::Theme => with_parents(&records.themes, fact.themes.clone()),
        Facet::Place => with_parents(&records.places, fact.places.clone()),
        Facet::Kind => with_parents(&records.kinds, fact.kind),
        Facet::Voice if fact.voices.is_empty() && fact.found_by == FoundBy::Person => vec!["author".to_owned()],
        Facet::Voice => fact.voices.iter().map(|voice| voice.kind.id().to_owned()).collect(),
        Facet::Words => fact.voices.iter().map(|voice| voice.words.id().to_owned()).collect(),
        Facet::Status => fact.status.iter().map(|status| status.id().to_owned()).collect(),
        Facet::Stance => fact.stance.iter().map(|stance| stance.id().to_owned()).collect(),
        Facet::Article => vec![records.articles[fact.article.at()].id.clone()],
        Facet::FoundBy => vec![fact.found_by.id().to_owned()],
        Facet::When => Vec::new(),
        Facet::Other => others(records, fact),
    }
}

fn knows(records: &Records, facet: Facet, id: &str) -> bool {
    let among = |terms: &[Term]| terms.iter().any(|term| term.id == id);
    match facet {
        _ if id == NOT_STATED => true,
        Facet::Actor => among(&records.actors),
        Facet::Thing => among(&records.things),
        Facet::Theme => among(&records.themes),
        Facet::Place => among(&records.places),
        Facet::Kind => among(&records.kinds),
        Facet::When => days(id).is_some(),
        Facet::Voice => VoiceType::from_id(id).is_some(),
        Facet::Words => model::closed::Words::from_id(id).is_some(),
        Facet::Status => model::closed::Status::from_id(id).is_some(),
        Facet::Stance => model::closed::Stance::from_id(id).is_some(),
        Facet::Article => records.articles.iter().any(|article| article.id == id),
        Facet::FoundBy => FoundBy::from_id(id).is_some(),
        Facet::Other => records.articles.len() > 1 && Other::from_id(id).is_some(),
    }
}

pub(crate) fn carries(records: &Records, fact: &Fact, facet: Facet, pick: &Pick) -> bool {
    let has = |ids: Vec<String>| ids.contains(&pick.id);
    match (facet, pick.id.as_str(), pick.role) {
        (Facet::When, NOT_STATED, _) => fact.when.is_none(),
        (_, NOT_STATED, _) => values(records, fact, facet).is_empty(),
        (Facet::When, edtf, _) => match (days_stated(records, fact), days(edtf)) {
            (Some(stated), Some(wanted)) => stated.first <= wanted.last && wanted.first <= stated.last,
            _ => false,
        },
        (Facet::Actor, _, Some(role)) => fact
            .actors
            .iter()
            .any(|part| part.roles.contains(&role) && has(with_parents(&records.actors, [part.actor]))),
        _ => has(values(records, fact, facet)),
    }
}

/// Whether a text has a phrase.
pub(crate) fn has_phrase(text: &str, phrase: &Phrase) -> bool {
    let tokens = tokens(text);
    let n = phrase.stems.len();
    let is_met = |at: usize, token: &Token| {
        let begins = |prefix: &String| {
            token.word.starts_with(prefix.as_str())
                || phrase.grown.as_ref().is_some_and(|grown| grown.contains(&token.stem))
        };
        let counts = |other: &OtherForm| match other.is_begun {
            true => token.word.starts_with(&other.stem),
            false => token.stem == other.stem,
        };
        match phrase.is_exact {
            true => {
                let begins = |prefix: &String| at + 1 == n && token.word.starts_with(prefix.as_str());
                token.word == phrase.words[at] || phrase.prefix.as_ref().is_some_and(begins)
            }
            false => {
                token.stem == phrase.stems[at]
                    || at + 1 == n && phrase.prefix.as_ref().is_some_and(begins)
                    || n == 1 && phrase.others.iter().any(counts)
            }
        }
    };
    (0..tokens.len()).any(|from| (0..n).all(|at| tokens.get(from + at).is_some_and(|token| is_met(at, token))))
}

/// What was typed, its beginnings grown into all forms of the words that begin so.
pub(crate) fn asked(records: &Records, q: &str) -> TypedQuery {
    let mut read = engine::typed::read(q);
    let wanted = std::mem::take(&mut read.wanted);
    read.wanted = wanted.into_iter().flat_map(|phrase| fallen_back(records, phrase)).collect();
    for phrase in read.wanted.iter_mut().filter(|phrase| !phrase.is_exact) {
        let Some(prefix) = phrase.prefix.as_ref().filter(|prefix| prefix.len() > 2) else { continue };
        let words = texts(records).into_iter().flat_map(|text| tokens(&text));
        let stems = words.filter(|token| token.word.starts_with(prefix)).map(|token| token.stem);
        phrase.grown = Some(stems.collect());
    }
    read
}

/// A phrase in quotation marks that stands nowhere is its words.
fn fallen_back(records: &Records, phrase: Phrase) -> Vec<Phrase> {
    let in_facts =
        || records.facts.iter().flat_map(|fact| searched(records, fact)).any(|text| has_phrase(&text, &phrase));
    let in_articles = || {
        let titles = records.articles.iter().map(|article| article.title.as_str());
        sentences(records).into_iter().map(|(_, _, text)| text).chain(titles).any(|text| has_phrase(text, &phrase))
    };
    if !phrase.is_exact || phrase.words.len() < 2 || in_facts() || in_articles() {
        return vec![phrase];
    }
    let of_word = |(word, stem): (&String, &String)| Phrase {
        words: vec![word.clone()],
        stems: vec![stem.clone()],
        is_exact: true,
        ..Phrase::default()
    };
    phrase.words.iter().zip(&phrase.stems).map(of_word).collect()
}

/// Everything that is searched.
fn texts(records: &Records) -> Vec<String> {
    let mut out: Vec<String> = records.facts.iter().flat_map(|fact| searched(records, fact)).collect();
    for terms in [&records.actors, &records.things, &records.themes, &records.places] {
        out.extend(terms.iter().flat_map(|term| [vec![term.name.clone()], term.aliases.clone()].concat()));
    }
    out.extend(records.articles.iter().map(|article| [article.title.as_str(), " ", &article.text].concat()));
    out
}

/// Everything of a fact that is searched, piece by piece.
fn searched(records: &Records, fact: &Fact) -> Vec<String> {
    let mut pieces = vec![fact.statement.clone()];
    pieces.extend(fact.evidence.iter().map(|span| span.of(&records.articles[fact.article.at()].text).to_owned()));
    let mut name = |terms: &[Term], term: TermIndex| {
        pieces.push(terms[term.at()].name.clone());
        pieces.extend(terms[term.at()].aliases.clone());
    };
    fact.actors.iter().for_each(|part| name(&records.actors, part.actor));
    fact.things.iter().for_each(|&thing| name(&records.things, thing));
    fact.themes.iter().for_each(|&theme| name(&records.themes, theme));
    fact.places.iter().for_each(|&place| name(&records.places, place));
    for voice in &fact.voices {
        match voice.speaker {
            Speaker::Actor(actor) => name(&records.actors, actor),
            Speaker::Thing(thing) => name(&records.things, thing),
            Speaker::Named(_) => {}
        }
    }
    pieces
}

pub(crate) fn fact_has(records: &Records, fact: &Fact, phrase: &Phrase) -> bool {
    searched(records, fact).iter().any(|piece| has_phrase(piece, phrase))
}

fn unit(records: &Records, at: usize, scope: Scope) -> (usize, usize) {
    let fact = &records.facts[at];
    let start = fact.evidence[0].start;
    let is_around = |span: Span| span.start <= start && start < span.end;
    match scope {
        Scope::Fact => (at, 0),
        Scope::Paragraph => {
            let block = records.articles[fact.article.at()].blocks.iter().position(|block| is_around(block.span));
            (fact.article.at(), block.unwrap_or(usize::MAX - at))
        }
        Scope::Article => (fact.article.at(), 0),
    }
}

/// A condition: by fact, whether it is met.
type FactMask = Vec<bool>;

fn with_words(records: &Records, query: &Query, any: bool) -> Vec<usize> {
    let facts = &records.facts;
    let met = |is_met: &dyn Fn(&Fact) -> bool| -> FactMask { facts.iter().map(is_met).collect() };
    let read = asked(records, &query.q);
    let mut positive: Vec<FactMask> = Vec::new();
    let mut excluded: Vec<FactMask> = Vec::new();
    if !read.wanted.is_empty() {
        positive.push(met(&|fact| {
            let mut each = read.wanted.iter().map(|phrase| fact_has(records, fact, phrase));
            if any { each.any(|has| has) } else { each.all(|has| has) }
        }));
    }
    for phrase in &read.unwanted {
        excluded.push(met(&|fact| fact_has(records, fact, phrase)));
    }
    for &facet in Facet::ALL {
        let selection = query.selection(facet);
        let picks: Vec<&Pick> = selection.picks.iter().filter(|pick| knows(records, facet, &pick.id)).collect();
        if selection.all {
            positive.extend(picks.iter().map(|pick| met(&|fact| carries(records, fact, facet, pick))));
        } else if !picks.is_empty() {
            positive.push(met(&|fact| picks.iter().any(|pick| carries(records, fact, facet, pick))));
        }
        let exclusions = selection.exclusions.iter().filter(|pick| knows(records, facet, &pick.id));
        excluded.extend(exclusions.map(|pick| met(&|fact| carries(records, fact, facet, pick))));
    }
    let units: Vec<(usize, usize)> = (0..facts.len()).map(|at| unit(records, at, query.scope())).collect();
    let within = |at: usize, met: &FactMask| (0..facts.len()).any(|other| units[other] == units[at] && met[other]);
    (0..facts.len())
        .filter(|&at| positive.iter().all(|met| within(at, met)) && !excluded.iter().any(|met| within(at, met)))
        .filter(|&at| positive.is_empty() || positive.iter().any(|met| met[at]))
        .collect()
}

/// The facts of the result, and whether that took facts with any of the words.
pub(crate) fn result(records: &Records, query: &Query) -> (Vec<usize>, bool) {
    let all = with_words(records, query, false);
    if !all.is_empty() {
        return (all, false);
    }
    let any = with_words(records, query, true);
    let relaxed = !any.is_empty();
    (any, relaxed)
}

/// The number of facts that the result would have if, in this facet, the value were the only pick (any) or were added
/// to the picks (all), its own exclusion lifted, all else kept.
pub(crate) fn count(records: &Records, query: &Query, facet: Facet, value: &str) -> usize {
    let mut query = query.clone();
    let selection = query.selection_mut(facet);
    if !selection.all {
        selection.picks.clear();
    }
    selection.picks.push(Pick::of(value));
    selection.exclusions.retain(|pick| pick.id != value);
    result(records, &query).0.len()
}

/// Facts of the corpus that carry a value.
pub(crate) fn total(records: &Records, facet: Facet, value: &str) -> usize {
    records.facts.iter().filter(|fact| carries(records, fact, facet, &Pick::of(value))).count()
}

/// Sentences that are searched: article, place, text.
pub(crate) fn sentences(records: &Records) -> Vec<(usize, Span, &str)> {
    let mut out = Vec::new();
    for (at, article) in records.articles.iter().enumerate() {
        let searched = article
            .blocks
            .iter()
            .filter(|block| matches!(block.role, BlockRole::Paragraph | BlockRole::Heading | BlockRole::Note));
        out.extend(searched.flat_map(|block| &block.sentences).map(|span| (at, *span, span.of(&article.text))));
    }
    out
}

/// Whether the conditions on articles let an article's sentences be shown.
pub(crate) fn reads(records: &Records, query: &Query, article: usize) -> bool {
    let selection = query.selection(Facet::Article);
    let is_meant = |pick: &&Pick| pick.id == records.articles[article].id;
    let mut picks = selection.picks.iter().filter(|pick| knows(records, Facet::Article, &pick.id)).peekable();
    let is_picked = picks.peek().is_none()
        || if selection.all { picks.all(|pick| is_meant(&pick)) } else { picks.any(|pick| is_meant(&pick)) };
    is_picked && !selection.exclusions.iter().any(|pick| is_meant(&pick))
}
