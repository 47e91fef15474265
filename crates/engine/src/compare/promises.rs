//! What was promised and what came: plans and forecasts of the earlier article in the later one.

use crate::compare::absence::{Absence, AbsenceFinder};
use crate::corpus::Corpus;
use model::closed::{Extent, Relation, Stance, Status, closed_list};
use model::when::{OPEN_END, OPEN_START};
use model::{ArticleIndex, Fact, FactIndex, Link};

closed_list! {
    /// What the later article says of a promise.
    Fate {
        Fulfilled = "fulfilled";
        Partly = "partly";
        Changed = "changed";
        Contradicted = "contradicted";
        Failed = "failed";
        StillPlanned = "still-planned";
        AlsoSpoken = "also-spoken";
        Unlinked = "unlinked";
    }
}

closed_list! {
    /// Whether a promise was due when the later article was published.
    Due {
        Past = "past";
        Ahead = "ahead";
        Undated = "undated";
    }
}

/// A plan or forecast of the earlier article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Planned, expected, proposed or called for.
    pub fact: FactIndex,
    /// By its strongest link to the later article.
    pub fate: Fate,
    /// Places in [`model::Records::links`] of all its links to the later article, strongest first; they say
    /// which aspect and how much of it.
    pub links: Vec<usize>,
    /// Where it has none: whether the later article mentions it.
    pub absence: Option<Absence>,
    /// Whether it was due.
    pub due: Due,
}

/// The plans and forecasts of the earlier of two articles, as it tells them; with the earlier and the later article. Where
/// it cannot be told which is earlier ([`is_order_known`]), those of the first.
pub fn promises(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> (ArticleIndex, ArticleIndex, Vec<Promise>) {
    promises_by(corpus, &AbsenceFinder::new(corpus, &[a, b]), a, b)
}

/// The same with what has been looked up of the two already.
pub(crate) fn promises_by(
    corpus: &Corpus,
    search: &AbsenceFinder,
    a: ArticleIndex,
    b: ArticleIndex,
) -> (ArticleIndex, ArticleIndex, Vec<Promise>) {
    let (earlier, later) = if is_before(corpus, b, a) { (b, a) } else { (a, b) };
    let all = corpus.facts.iter().enumerate().filter(|(_, fact)| fact.article == earlier && is_promise(fact));
    let mut facts: Vec<FactIndex> = all.map(|(at, _)| FactIndex::new(at)).collect();
    facts.sort_by_cached_key(|&fact| corpus.reading_order(fact));
    let promises = facts.into_iter().map(|fact| promise(corpus, fact, later, search.of_facts(corpus, &[fact], later)));
    (earlier, later, promises.collect())
}

/// Whether it is known which of two articles was published first.
pub fn is_order_known(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> bool {
    is_before(corpus, a, b) || is_before(corpus, b, a)
}

fn is_before(corpus: &Corpus, one: ArticleIndex, other: ArticleIndex) -> bool {
    let first_day = |article| corpus.article(article).published.as_ref().map(|when| when.days.first);
    first_day(one).zip(first_day(other)).is_some_and(|(one, other)| one < other)
}

/// Whether a fact tells of something that can come true: no mere possibility, nothing that is doubted, feared or denied,
/// and not that something will not be.
fn is_promise(fact: &Fact) -> bool {
    let is_meant = matches!(fact.status, Some(Status::Planned | Status::Expected | Status::Proposed));
    let is_called_for = fact.is_ahead() && fact.stance == Some(Stance::CallsFor);
    let is_against = matches!(fact.stance, Some(Stance::Doubts | Stance::Fears | Stance::Denies));
    (is_meant || is_called_for) && !is_against && !fact.negated
}

fn promise(corpus: &Corpus, fact: FactIndex, later: ArticleIndex, absence: Option<Absence>) -> Promise {
    let other = |at: &usize| {
        let link = corpus.links.get(*at)?;
        [(link.from, link.to), (link.to, link.from)].into_iter().find(|(one, _)| *one == fact).map(|(_, other)| other)
    };
    let is_answer = |at: &usize| other(at).is_some_and(|other| corpus.fact(other).article == later);
    let mut links: Vec<usize> = (0..corpus.links.len()).filter(is_answer).collect();
    links.sort_by_cached_key(|&at| corpus.links[at].relation.verdict() as u32);
    let found = links.iter().filter_map(|&at| corpus.links.get(at));
    let strongest = found.clone().next().map(|link| link.relation.verdict());
    // Of links to the same verdict the one that says most.
    let alike = found.filter(|link| Some(link.relation.verdict()) == strongest);
    let fate = alike.map(|link| fate(corpus, link)).min().unwrap_or(Fate::Unlinked);
    let absence = absence.filter(|_| links.is_empty());
    Promise { fact, fate, links, absence, due: due(corpus, corpus.fact(fact), later) }
}

/// What a link to the later article makes of a promise. What is only told again, and still lies ahead, has not come true.
fn fate(corpus: &Corpus, link: &Link) -> Fate {
    match link.relation {
        Relation::Restates if corpus.fact(link.to).is_ahead() => Fate::StillPlanned,
        Relation::Fulfils | Relation::Restates if link.extent == Extent::Part => Fate::Partly,
        Relation::Fulfils | Relation::Restates => Fate::Fulfilled,
        Relation::Updates | Relation::Qualifies => Fate::Changed,
        Relation::Contradicts => Fate::Contradicted,
        Relation::Fails => Fate::Failed,
        Relation::Continues | Relation::BearsOn => Fate::AlsoSpoken,
    }
}

/// By the last day that is meant; "from 2013" is due in 2013. A time before the promise was made is when it was made, and
/// tells nothing of when it is due.
fn due(corpus: &Corpus, fact: &Fact, later: ArticleIndex) -> Due {
    let (Some(when), Some(published)) = (&fact.when, &corpus.article(later).published) else { return Due::Undated };
    let day = if when.days.last == OPEN_END { when.days.first } else { when.days.last };
    let told = corpus.article(fact.article).published.as_ref().map_or(OPEN_START, |when| when.days.first);
    match day {
        _ if day < told => Due::Undated,
        _ if day < published.days.first => Due::Past,
        _ => Due::Ahead,
    }
}
