//! What an address asks, held against a corpus: what the corpus does not have is left out and told, with the nearest that
//! it has. What mails, editors and hands make of ids is borne: capitals, a full stop behind, `%2C`, names in place of ids.

use crate::corpus::Corpus;
use crate::query::{Choice, NOT_STATED, Pick, Query, View};
use crate::resolve::{nearest_id, values_equal, values_named};
use crate::sets::is_known;
use crate::wording::sentence::usual_noun;
use crate::wording::typing;
use model::closed::Facet;
use model::when;

/// What an address asks of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What the corpus has of it.
    pub query: Query,
    /// What it does not have, as the address runs.
    pub left_out: Vec<LeftOut>,
}

/// A value of an address that a corpus does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The key that it stands behind; `article` for the article of a screen.
    pub key: String,
    /// As the address has it.
    pub value: String,
    /// The two in words: "actor ‘nobody’".
    pub label: String,
    /// The nearest that there is.
    pub nearest: Option<Nearest>,
}

/// What an address may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it would be excluded.
    pub excluded: bool,
}

impl LeftOut {
    /// A query with the nearest in place of what was left out.
    pub fn mended(&self, mut query: Query) -> Query {
        let Some(Nearest { id, excluded, .. }) = self.nearest.clone() else { return query };
        match self.key.as_str() {
            ARTICLE => query.view = View::Article(id),
            "fact" => query.fact = Some(id),
            "matter" => query.matter = Some(id),
            "a" => query.a = Some(id),
            "b" => query.b = Some(id),
            key => {
                let choice = if excluded { Choice::Excluded } else { Choice::Picked };
                return Facet::from_id(key).map_or(query.clone(), |facet| query.with_choice(facet, &id, choice));
            }
        }
        query
    }
}

/// In place of a key for the article of a screen.
const ARTICLE: &str = "/article";

/// Reads an address (see [`Query::parse`]) and holds it against a corpus. Never fails; unknown keys are silent.
///
/// ```
/// use engine::Corpus;
/// use engine::asked::ask;
/// let asked = ask(&Corpus::new(model::Records::default()), "/facts?q=gas&actor=nobody&status=Planned.&colour=red");
/// assert_eq!(asked.query.to_string(), "/facts?q=gas&status=planned");
/// assert_eq!(asked.left_out[0].label, "actor ‘nobody’");
/// ```
pub fn ask(corpus: &Corpus, address: &str) -> Asked {
    let (query, unread) = Query::read(address);
    let mut asked = Asked { query: query.clone(), left_out: Vec::new() };
    for &facet in Facet::ALL {
        hold_facet(corpus, &mut asked, &query, facet);
    }
    let articles: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
    let facts: Vec<&str> = corpus.facts.iter().map(|fact| fact.id.as_str()).collect();
    let matters: Vec<&str> = corpus.matters.iter().map(|matter| matter.id.as_str()).collect();
    if let View::Article(id) = query.view {
        asked.query.view = hold_id(&mut asked, ARTICLE, Some(id), &articles).map_or(View::Articles, View::Article);
    }
    asked.query.fact = hold_id(&mut asked, "fact", query.fact, &facts);
    asked.query.matter = hold_id(&mut asked, "matter", query.matter, &matters);
    asked.query.a = hold_id(&mut asked, "a", query.a, &articles);
    asked.query.b = hold_id(&mut asked, "b", query.b, &articles);
    if asked.query.a.is_some() && asked.query.a == asked.query.b {
        let same = asked.query.b.take().unwrap_or_default();
        let label = typing::same_twice(&same);
        asked.left_out.push(LeftOut { label, ..left_out("b", &same, None) });
    }
    asked.left_out.extend(unread.iter().map(|(key, value)| left_out(key, value, None)));
    asked
}

/// An id without what is put behind it where it is pasted into a sentence.
pub(crate) fn bare(id: &str) -> &str {
    id.trim().trim_end_matches(['.', ',', ';', ':', '!', '?', '/', ')', '>', '"', '\'', '’', '”'])
}

fn left_out(key: &str, value: &str, nearest: Option<Nearest>) -> LeftOut {
    let name = match Facet::from_id(key) {
        Some(facet) => usual_noun(facet),
        None => typing::key_name(key),
    };
    LeftOut { key: key.to_owned(), value: value.to_owned(), label: typing::left_out(name, value), nearest }
}

/// The id that is meant, if there is one; otherwise it is left out, and the nearest told.
fn hold_id(asked: &mut Asked, key: &str, id: Option<String>, known: &[&str]) -> Option<String> {
    let id = id?;
    let small = bare(&id).to_ascii_lowercase();
    for written in [id.as_str(), bare(&id), &small] {
        if known.contains(&written) {
            return Some(written.to_owned());
        }
    }
    let nearest = nearest_id(&small, known);
    let nearest = nearest.map(|id| Nearest { id: id.to_owned(), name: id.to_owned(), excluded: false });
    asked.left_out.push(left_out(key, &id, nearest));
    None
}

/// Keeps the values of a facet that there are.
fn hold_facet(corpus: &Corpus, asked: &mut Asked, query: &Query, facet: Facet) {
    let selection = query.selection(facet);
    let is_held = |pick: &Pick| is_known(corpus, facet, pick);
    if selection.picks.iter().chain(&selection.exclusions).all(is_held) {
        return;
    }
    asked.query.selection_mut(facet).picks.clear();
    asked.query.selection_mut(facet).exclusions.clear();
    let mut unknown: Vec<(String, bool)> = Vec::new();
    for (pick, excluded) in
        selection.picks.iter().map(|pick| (pick, false)).chain(selection.exclusions.iter().map(|pick| (pick, true)))
    {
        // A comma that came percent-encoded parts all the same.
        let parts: Vec<&str> = if is_held(pick) { vec![&pick.id] } else { pick.id.split(',').collect() };
        for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
            let (excluded, part) = part.strip_prefix('-').map_or((excluded, part), |part| (true, part));
            let Some(id) = meant(corpus, facet, part) else {
                unknown.push((part.to_owned(), excluded));
                continue;
            };
            let selection = asked.query.selection_mut(facet);
            let list = if excluded { &mut selection.exclusions } else { &mut selection.picks };
            let pick = Pick { id, role: pick.role };
            if !list.contains(&pick) {
                list.push(pick);
            }
        }
    }
    for (part, excluded) in unknown {
        let values = &corpus.field(facet).values;
        let ids: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
        let near = || values_named(corpus, facet, bare(&part)).first().copied();
        let nearest =
            nearest_id(&bare(&part).to_ascii_lowercase(), &ids).or_else(near).filter(|_| facet != Facet::When);
        let nearest = nearest.and_then(|id| values.iter().find(|value| value.id == id));
        let nearest = nearest.map(|value| Nearest { id: value.id.clone(), name: value.name.clone(), excluded });
        asked.left_out.push(left_out(facet.id(), &part, nearest));
    }
}

/// The id of the value that is meant by what an address has for it.
fn meant(corpus: &Corpus, facet: Facet, written: &str) -> Option<String> {
    let small = bare(written).to_ascii_lowercase();
    let is_there = |id: &&str| is_known(corpus, facet, &Pick::of(*id));
    if let Some(id) = [written, bare(written), &small].into_iter().find(is_there) {
        return Some(id.to_owned());
    }
    if facet == Facet::When || small == NOT_STATED {
        return when::days(&small.to_ascii_uppercase()).map(|_| small.to_ascii_uppercase());
    }
    match values_equal(corpus, facet, bare(written))[..] {
        [only] => Some(only.to_owned()),
        _ => None,
    }
}
