//! Random records and random queries.

use crate::small::{article, fact, link, matter, term, unit, voice};
use engine::elsewhere::Other;
use engine::query::{Group, NOT_STATED, Pick, Query, Scope, Selection, Sort};
use model::closed::{AbsenceKind, BlockRole, Facet, FoundBy, Relation, Role, Stance, Status, VoiceType, Words};
use model::when::When;
use model::{Article, Fact, FactIndex, Part, Records, Span, Speaker, Term, TermIndex};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) const WORDS: &[&str] = &[
    "gas",
    "pipeline",
    "pipelines",
    "Kazakhstan",
    "Kazakhstan’s",
    "Sino-Kazakh",
    "oil",
    "the",
    "of",
    "2009",
    "Астана",
    "中国",
    "Émile",
    "pip",
    "studies",
    "studying",
    "1,300",
    "30bcm",
    "authority",
    "author",
];
const TIMES: &[&str] = &["2008", "2003/2005", "2005/..", "../2009", "2011-06-13", "199X", "2008-07", "2013~", "19XX"];
const PUBLISHED: &[&str] = &["2008", "2011-06-22", "2009/2010", ""];
const ACTORS: &[&str] = &["a0", "a1", "a2", "a3", "a4"];
const THINGS: &[&str] = &["g0", "g1"];
const THEMES: &[&str] = &["t0", "t1", "t2", "t3"];
const PLACES: &[&str] = &["p0", "p1"];
const KINDS: &[&str] = &["k0", "k1"];
const ARTICLES: &[&str] = &["one", "two", "three"];

/// Which place in a list that may turn out shorter.
type Somewhere = prop::sample::Index;

fn sentence_text() -> impl Strategy<Value = String> {
    vec(select(WORDS), 1..6).prop_map(|words| words.join(" ") + ". ")
}

fn article_text() -> impl Strategy<Value = String> {
    let paragraph = vec(sentence_text(), 1..4).prop_map(|sentences| sentences.concat());
    vec(paragraph, 1..4).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// A tree in any order: parents before children or behind them.
fn vocabulary(ids: &'static [&'static str]) -> impl Strategy<Value = Vec<Term>> {
    let n = ids.len();
    (vec(option::of(any::<Somewhere>()), n), any::<bool>(), vec(select(WORDS), n)).prop_map(
        move |(parents, turned, names)| {
            let place = |at: usize| if turned { n - 1 - at } else { at } as u32;
            let parent = |at: usize| parents[at].filter(|_| at > 0).map(|parent| place(parent.index(at)));
            let mut terms: Vec<(u32, Term)> = (0..n)
                .map(|at| {
                    (
                        place(at),
                        Term {
                            aliases: vec![names[at].to_owned()],
                            ..term(ids[place(at) as usize], "name", parent(at))
                        },
                    )
                })
                .collect();
            terms.sort_by_key(|(place, _)| *place);
            terms.into_iter().map(|(_, term)| term).collect()
        },
    )
}

fn places_in(terms: &'static [&'static str], at_most: usize) -> impl Strategy<Value = Vec<TermIndex>> {
    vec((0..terms.len()).prop_map(TermIndex::new), 0..=at_most)
}

fn random_fact(articles: Vec<Article>) -> impl Strategy<Value = Fact> {
    let about = (
        places_in(THINGS, 2),
        places_in(THEMES, 3),
        places_in(PLACES, 1),
        vec(((0..ACTORS.len()).prop_map(TermIndex::new), vec(select(Role::ALL), 0..2)), 0..3),
        option::of((0..KINDS.len()).prop_map(TermIndex::new)),
    );
    let held = (
        select(FoundBy::ALL),
        option::of(select(Status::ALL)),
        option::of(select(Stance::ALL)),
        option::of(select(TIMES)),
        vec((0..ACTORS.len(), select(VoiceType::ALL)), 0..3),
    );
    (any::<Somewhere>(), vec(any::<Somewhere>(), 1..3), vec(select(WORDS), 1..5), about, held).prop_map(
        move |(
            article,
            sentences,
            words,
            (things, themes, places, actors, kind),
            (found_by, status, stance, when, voices),
        )| {
            let article = article.index(articles.len());
            let all: Vec<Span> = articles[article].blocks.iter().flat_map(|block| block.sentences.clone()).collect();
            let mut evidence: Vec<Span> = sentences.iter().map(|at| all[at.index(all.len())]).collect();
            evidence.sort();
            let speaker = |at: usize| Speaker::Actor(TermIndex::new(at));
            Fact {
                evidence,
                kind,
                found_by,
                status,
                stance,
                when: when.and_then(When::of),
                voices: voices.into_iter().map(|(actor, kind)| voice(speaker(actor), kind, Words::Reported)).collect(),
                actors: actors.into_iter().map(|(actor, roles)| Part { actor, roles }).collect(),
                things,
                themes,
                places,
                ..fact(&articles, "", u32::try_from(article).expect("small"), "", &words.join(" "))
            }
        },
    )
}

fn random_articles() -> impl Strategy<Value = Vec<Article>> {
    let one = (article_text(), select(PUBLISHED), any::<bool>());
    vec(one, 1..=ARTICLES.len()).prop_map(|articles| {
        let with_id = |(id, (text, published, skips)): (&&str, (String, &str, bool))| {
            let mut article = article(id, "X", published, &text);
            if let Some(last) = article.blocks.last_mut().filter(|_| skips) {
                last.role = BlockRole::Skip;
            }
            article
        };
        ARTICLES.iter().zip(articles).map(with_id).collect()
    })
}

/// Whole records, as the compiler of seeds would make them.
pub(crate) fn records() -> impl Strategy<Value = Records> {
    let with_facts =
        random_articles().prop_flat_map(|articles| (vec(random_fact(articles.clone()), 0..14), Just(articles)));
    let vocabularies =
        (vocabulary(ACTORS), vocabulary(THINGS), vocabulary(THEMES), vocabulary(PLACES), vocabulary(KINDS));
    let links = vec((0..3_u32, any::<Somewhere>(), any::<Somewhere>(), select(Relation::ALL)), 0..6);
    let absent = option::weighted(0.8, vec((any::<Somewhere>(), select(AbsenceKind::ALL)), 0..6));
    let said = (absent, vec((any::<Somewhere>(), 0..THEMES.len()), 0..2));
    (with_facts, vocabularies, links, said).prop_map(
        |((mut facts, mut articles), (actors, things, themes, places, kinds), links, (absent, outside))| {
            for (article, theme) in outside {
                let article = article.index(articles.len());
                articles[article].outside.push(TermIndex::new(theme));
            }
            facts.sort_by_key(|fact| (fact.article, fact.evidence[0]));
            facts.iter_mut().enumerate().for_each(|(at, fact)| fact.id = format!("f{at}"));
            let end = |at: Somewhere| at.index(facts.len()) as u32;
            let links = links.into_iter().filter(|_| !facts.is_empty());
            let links = links.map(|(matter, from, to, relation)| link(matter, end(from), end(to), relation)).collect();
            let matters = ["m0", "m1", "m2"].map(|id| matter(id, id)).to_vec();
            let absences = absent.filter(|_| !facts.is_empty()).map(|absent| {
                let mut absent: Vec<(FactIndex, AbsenceKind)> =
                    absent.into_iter().map(|(at, kind)| (FactIndex::new(at.index(facts.len())), kind)).collect();
                absent.sort_unstable();
                absent.dedup_by_key(|(fact, _)| *fact);
                absent
            });
            let units = vec![unit("km", "kilometres", "km", false)];
            Records {
                articles,
                actors,
                things,
                themes,
                places,
                kinds,
                units,
                facts,
                matters,
                links,
                absences,
                ..Records::default()
            }
        },
    )
}

fn ids_of(facet: Facet) -> Vec<&'static str> {
    match facet {
        Facet::Actor => ACTORS.to_vec(),
        Facet::Thing => THINGS.to_vec(),
        Facet::Theme => THEMES.to_vec(),
        Facet::Place => PLACES.to_vec(),
        Facet::Kind => KINDS.to_vec(),
        Facet::When => [TIMES, &["2007", "2010/..", "soon"]].concat(),
        Facet::Voice => VoiceType::ALL.iter().map(|kind| kind.id()).collect(),
        Facet::Words => vec!["own", "reported"],
        Facet::Status => Status::ALL.iter().map(|status| status.id()).collect(),
        Facet::Stance => Stance::ALL.iter().map(|stance| stance.id()).collect(),
        Facet::Article => ARTICLES.to_vec(),
        Facet::FoundBy => FoundBy::ALL.iter().map(|by| by.id()).collect(),
        Facet::Other => Other::ALL.iter().map(|other| other.id()).collect(),
    }
}

fn pick(facet: Facet) -> impl Strategy<Value = Pick> {
    let ids = [ids_of(facet), vec![NOT_STATED, "nobody"]].concat();
    (select(ids), option::weighted(0.3, select(Role::ALL))).prop_map(move |(id, role)| {
        let role = role.filter(|_| facet == Facet::Actor && id != NOT_STATED);
        Pick { id: id.to_owned(), role }
    })
}

fn selection(facet: Facet) -> impl Strategy<Value = Selection> {
    let distinct = |picks: Vec<Pick>| {
        let mut out: Vec<Pick> = Vec::new();
        picks.into_iter().for_each(|pick| {
            if !out.contains(&pick) {
                out.push(pick);
            }
        });
        out
    };
    (any::<bool>(), vec(pick(facet), 0..3), vec(pick(facet), 0..2)).prop_map(move |(all, picks, exclusions)| {
        Selection { all, picks: distinct(picks), exclusions: distinct(exclusions) }
    })
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(WORDS).prop_map(str::to_owned),
        1 => select(WORDS).prop_map(|word| format!("-{word}")),
        1 => (select(WORDS), select(WORDS)).prop_map(|(one, two)| format!("\"{one} {two}\"")),
        1 => Just("k".to_owned()),
    ];
    let end = select(&["", " ", "studie", "pipel", "autho", "1 300", "30", "bcm"][..]);
    (vec(piece, 0..4), end).prop_map(|(pieces, end)| match end.trim() {
        "" => pieces.join(" ") + end,
        end => [pieces.join(" ").as_str(), " ", end].concat(),
    })
}

/// Queries over those records, with few conditions, so that something is found.
pub(crate) fn query() -> impl Strategy<Value = Query> {
    let conditions = vec(select(Facet::ALL).prop_flat_map(|facet| (Just(facet), selection(facet))), 0..3);
    let shown = (option::of(select(Scope::ALL)), option::of(select(Group::ALL)), option::of(select(Sort::ALL)));
    (prop_oneof![2 => Just(String::new()), 1 => typed()], conditions, shown).prop_map(
        |(q, conditions, (scope, group, sort))| {
            let mut query = Query { q, scope, group, sort, ..Query::default() };
            for (facet, selection) in conditions {
                *query.selection_mut(facet) = selection;
            }
            query
        },
    )
}
