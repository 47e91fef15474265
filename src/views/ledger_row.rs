//! What the ledger and the promises draw their rows of: the heads of both articles, two statements and what ties them,
//! and what stands in place of a statement that an article does not make.

use crate::state::{Explorer, explorer, href};
use crate::views::labels::{ArticleName, article_class};
use crate::views::links::link_to_article;
use crate::views::phrases::{capitalized, n_facts, relation_words, statements_of};
use crate::views::statement::{Statement, opened};
use crate::wording::ledger::{
    AS_ABOVE, NOT_OUR_READING, ON_THE_SAME_THEME, OTHER_NUMBERS, OUR_READING, OUR_READING_IS, SAME_WORDS,
    TIED_FOR_ANOTHER, WHAT_WAS_LOOKED_FOR, came_after, does_not_treat, has_no_text, looked, none_found, of_several,
    sentences, words,
};
use engine::compare::absence::{Absence, AbsenceFinder, AbsenceKind, Basis};
use engine::compare::ledger::LedgerRow;
use engine::compare::looked::Looked;
use engine::compare::numbers::{self, Implied, of_facts};
use engine::compare::row::{Tie, TiedGroup, beside_each_other};
use engine::compare::sources::sources;
use engine::query::View;
use engine::wording::dates::time;
use engine::wording::{Label, comparison};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{Article, ArticleIndex, FactIndex, Link, Span};

/// How many of the names that stand nowhere are named.
const NAMED: usize = 3;

/// Two articles whose statements stand side by side, and what their rows have in common.
#[derive(Clone, Copy)]
pub(crate) struct ComparedPair {
    /// The article on the left.
    pub(crate) a: ArticleIndex,
    /// The article on the right.
    pub(crate) b: ArticleIndex,
    /// What is asked, without the statement that is selected: what links within the rows keep.
    pub(crate) asked: Memo<Query>,
    lookup: StoredValue<PairLookup, LocalStorage>,
}

/// What rows of two articles need, looked up once a pair: it stays the same under all filters.
struct PairLookup {
    search: AbsenceFinder,
    implied: Vec<Implied>,
}

impl ComparedPair {
    /// These two. It lives as long as the owner that it is made under.
    pub(crate) fn new(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Self {
        let corpus = explorer.corpus();
        let mut implied = numbers::implied(&corpus, a);
        implied.extend(numbers::implied(&corpus, b));
        let lookup = PairLookup { search: AbsenceFinder::new(&corpus, &[a, b]), implied };
        let asked = Memo::new(move |_| explorer.query().with(|query| Query { fact: None, ..query.clone() }));
        Self { a, b, asked, lookup: StoredValue::new_local(lookup) }
    }

    /// What the article without a side in a row has in its place.
    pub(crate) fn absence_of_row(self, corpus: &Corpus, row: &LedgerRow) -> Option<Absence> {
        self.lookup.with_value(|lookup| lookup.search.of_row(corpus, row, (self.a, self.b)))
    }

    /// What an article has in place of a statement of the other.
    pub(crate) fn absence_of(self, corpus: &Corpus, fact: FactIndex, article: ArticleIndex) -> Option<Absence> {
        self.lookup.with_value(|lookup| lookup.search.of_facts(corpus, &[fact], article))
    }

    /// What was looked for in an article in place of statements of the other.
    fn looked(self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<Looked> {
        self.lookup.with_value(|lookup| lookup.search.looked(corpus, facts, article))
    }

    /// The first few names that stand nowhere in an article.
    fn unnamed(self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<String> {
        let mut names = self.lookup.with_value(|lookup| lookup.search.unnamed(corpus, facts, article));
        names.truncate(NAMED);
        names
    }

    /// What the numbers of two statements come to: a ratio, or why there is none; and what follows from one side's by
    /// arithmetic.
    fn reckoning(self, corpus: &Corpus, a: FactIndex, b: FactIndex) -> Vec<String> {
        let mut lines = Vec::new();
        for compared in of_facts(corpus, a, b) {
            let line = comparison::comparison(corpus, &compared);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        self.lookup.with_value(|lookup| {
            let of_one = lookup.implied.iter().filter(|implied| [a, b].contains(&implied.total.fact));
            lines.extend(of_one.map(|implied| comparison::implied(corpus, implied)));
        });
        lines
    }
}

/// The heads of the columns: both articles with their lengths.
#[component]
pub(crate) fn Heads(
    /// The article on the left.
    a: ArticleIndex,
    /// The article on the right.
    b: ArticleIndex,
    /// How the rows can be grouped.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="heads">
            <div class="by">{children.map(|children| children())}</div>
            <ArticleHead article=a />
            <p class="quiet">
                <span>{OUR_READING}</span>
                <span class="underlines">
                    <u>{SAME_WORDS}</u>
                    " "
                    <u class="apart">{OTHER_NUMBERS}</u>
                </span>
            </p>
            <ArticleHead article=b />
        </div>
    }
}

#[component]
fn ArticleHead(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    view! {
        <div class=article_class(article)>
            <p>
                <ArticleName article />
                <span class="quiet">{lengths(&corpus, article)}</span>
            </p>
            <h2>
                <a href=link_to_article(document)>{document.title.clone()}</a>
            </h2>
        </div>
    }
}

/// "1,024 words · 51 sentences · 60 statements".
fn lengths(corpus: &Corpus, article: ArticleIndex) -> String {
    let document = corpus.article(article);
    [
        words(document.n_words()),
        sentences(document.sentences().len()),
        statements_of(corpus, article, n_facts(corpus, article)),
    ]
    .join(" · ")
}

/// Links with the two statements of each: those of one statement stand together, beside it, and each statement is quoted
/// once.
#[component]
pub(crate) fn TiedPairs(
    /// The links.
    ties: Vec<Tie>,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let mut quoted: Vec<FactIndex> = Vec::new();
    let group_of = |group: TiedGroup| {
        let above = quoted.clone();
        quoted.extend(group.ties.iter().flat_map(|tie| [tie.left, tie.right]));
        view! { <TiedStatements group above pair /> }
    };
    beside_each_other(ties).into_iter().map(group_of).collect_view()
}

/// A statement and those of the other article that it is tied to, each with the link between them.
#[component]
fn TiedStatements(
    /// The links.
    group: TiedGroup,
    /// The statements that are quoted above.
    above: Vec<FactIndex>,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let TiedGroup { ties, is_left_shared } = group;
    let (left, right): (Vec<FactIndex>, Vec<FactIndex>) = ties.iter().map(|tie| (tie.left, tie.right)).unzip();
    let n = ties.len();
    let of_tie = |(at, tie): (usize, Tie)| {
        let side = |fact: FactIndex, is_shared: bool, beside: &[FactIndex]| {
            let beside = if is_shared { beside.to_vec() } else { beside[at..=at].to_vec() };
            (at == 0 || !is_shared).then(|| view! { <StatementOnce fact is_first=!above.contains(&fact) beside /> })
        };
        view! {
            {side(tie.left, is_left_shared, &right)}
            <LinkBetween tie pair />
            {side(tie.right, !is_left_shared, &left)}
        }
    };
    let of_ties = ties.into_iter().enumerate().map(of_tie).collect_view();
    view! {
        <div class="pair" class:left-shared=is_left_shared class:right-shared=!is_left_shared style:--n=n.to_string()>
            {of_ties}
        </div>
    }
}

/// What ties two statements: the link, its why, whether both rest on one source, what their numbers come to.
#[component]
fn LinkBetween(
    /// The link with its two statements.
    tie: Tie,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let link = corpus.links.get(tie.link);
    let reckoning = pair.reckoning(&corpus, tie.left, tie.right);
    let sources = link.and_then(|link| sources(&corpus, link));
    view! {
        <div class="relation">
            <p>
                <span class="away">{OUR_READING_IS}</span>
                <b>{link.map(relation_words)}</b>
            </p>
            <i class=link.map(|link| arrow(link, tie.left)) aria-hidden="true" />
            <p>{link.map(|link| link.why.clone())}</p>
            {sources.map(|sources| view! { <p class="quiet">{sources.label()}</p> })}
            {reckoning.into_iter().map(|line| view! { <p class="reckoning">{line}</p> }).collect_view()}
        </div>
    }
}

/// A statement; where it stands above, only what it says, as a link.
#[component]
fn StatementOnce(
    /// Which fact.
    fact: FactIndex,
    /// Whether it does not stand above.
    is_first: bool,
    /// The statements that it is tied to.
    beside: Vec<FactIndex>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    if is_first {
        return view! { <Statement fact beside /> }.into_any();
    }
    let stated = corpus.fact(fact);
    view! {
        <div class=format!("side {}", article_class(stated.article))>
            <p class="quiet">{AS_ABOVE} <a href=opened(explorer, &corpus, fact)>{stated.statement.clone()}</a></p>
        </div>
    }
    .into_any()
}

/// The class of the mark between two statements: which way their link goes.
fn arrow(link: &Link, left: FactIndex) -> &'static str {
    match (link.relation.verdict(), link.from == left) {
        (Verdict::Differ, _) => "apart",
        (Verdict::Both, _) => "level",
        (_, true) => "forward",
        (_, false) => "back",
    }
}

/// What an article has in place of statements of the other, and on what that rests.
#[component]
pub(crate) fn Missing(
    /// The statements.
    facts: Vec<FactIndex>,
    /// The article that does not make them.
    article: ArticleIndex,
    /// What was found in it; `None`: it was not looked through.
    absence: Option<Absence>,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let Some(Absence { kind, nearest }) = absence else { return view! { <div /> }.into_any() };
    let heading = match absence.map(Absence::basis) {
        Some(Basis::Link) => TIED_FOR_ANOTHER.to_owned(),
        Some(Basis::Theme) => ON_THE_SAME_THEME.to_owned(),
        _ => capitalized(kind.label()),
    };
    let has_text = !corpus.article(article).text.is_empty();
    let publication = corpus.short_name(article);
    let published = corpus.article(article).published.as_ref().map_or_else(String::new, |when| time(when, None));
    let is_near = matches!(kind, AbsenceKind::SameWords | AbsenceKind::Nearest);
    let sought = if kind == AbsenceKind::NoneFound && has_text {
        pair.looked(&corpus, &facts, article)
    } else {
        Default::default()
    };
    let in_words = match kind {
        AbsenceKind::SameWords => None,
        AbsenceKind::Nearest => Some(NOT_OUR_READING.to_owned()),
        AbsenceKind::Later => Some(came_after(publication, &published)),
        AbsenceKind::Outside => Some(does_not_treat(publication)),
        AbsenceKind::NoneFound if !has_text => Some(has_no_text(publication)),
        AbsenceKind::NoneFound => Some(none_found(publication, &pair.unnamed(&corpus, &facts, article))),
    };
    let sentence = nearest.filter(|_| is_near).map(|nearest| {
        view! {
            <blockquote class="q" dir="auto">
                <SentenceLink article place=nearest.place />
            </blockquote>
        }
    });
    view! {
        <div class="missing">
            {(facts.len() > 1).then(|| view! { <p class="quiet">{of_several(facts.len(), is_near)}</p> })} <p>
                <b>{heading}</b>
            </p> {sentence} {in_words.map(|words| view! { <p class=if is_near { "quiet" } else { "" }>{words}</p> })}
            {(!sought.is_empty()).then(|| view! { <Sought sought /> })}
        </div>
    }
    .into_any()
}

/// What was looked for, one click away.
#[component]
fn Sought(
    /// Each with whether it stands there.
    sought: Vec<Looked>,
) -> impl IntoView {
    let lines = sought.iter().map(|sought| view! { <li>{looked(sought)}</li> }).collect_view();
    view! {
        <details class="quiet">
            <summary>{WHAT_WAS_LOOKED_FOR}</summary>
            <ul>{lines}</ul>
        </details>
    }
}

/// A sentence as a link to where it stands.
#[component]
fn SentenceLink(
    /// Of which article.
    article: ArticleIndex,
    /// Where it lies in the article's text.
    place: Span,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    view! { <a href=link_to_place(document, place)>{format!("“{}”", place.of(&document.text).trim())}</a> }
}

fn link_to_place(article: &Article, place: Span) -> String {
    href(&Query { view: View::Article(article.id.clone()), at: Some(place), ..Query::default() })
}
