//! What the ledger and the promises draw their rows of: the heads of both articles, two statements and what ties them,
//! and what stands in place of a statement that an article does not make.

use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, quiet};
use crate::views::links::link_to_article;
use crate::views::phrases::{capitalized, counted, n_facts, relation_words, statements};
use crate::views::statement::statement;
use engine::compare::absence::{Absence, AbsenceFinder, AbsenceKind, unnamed};
use engine::compare::numbers::{self, Implied, of_facts};
use engine::query::View;
use engine::wording::{Label, comparison, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{ArticleIndex, FactIndex, Link, Span};
use std::rc::Rc;

/// The two articles of a ledger, and what was looked up of them.
#[derive(Clone, Copy)]
pub(crate) struct LedgerContext<'c> {
    pub(crate) explorer: Explorer,
    pub(crate) corpus: &'c Corpus,
    pub(crate) a: ArticleIndex,
    pub(crate) b: ArticleIndex,
    pub(crate) lookup: &'c Rc<PairLookup>,
}

/// What rows of two articles need, looked up once a pair: it stays the same under all filters.
pub(crate) struct PairLookup {
    pub(crate) a: ArticleIndex,
    pub(crate) b: ArticleIndex,
    pub(crate) search: AbsenceFinder,
    implied: Vec<Implied>,
}

impl PairLookup {
    pub(crate) fn of(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Rc<Self> {
        let corpus = explorer.corpus.get_untracked();
        let mut implied = numbers::implied(&corpus, a);
        implied.extend(numbers::implied(&corpus, b));
        Rc::new(Self { a, b, search: AbsenceFinder::new(&corpus, &[a, b]), implied })
    }
}

/// Draws with what was looked up of two articles.
pub(crate) fn in_context(
    explorer: Explorer,
    lookup: &Rc<PairLookup>,
    draw: &dyn Fn(LedgerContext) -> Vec<Tag>,
) -> Vec<Tag> {
    let corpus = explorer.corpus.get_untracked();
    draw(LedgerContext { explorer, corpus: &corpus, a: lookup.a, b: lookup.b, lookup })
}

/// The heads of the columns: both articles with their lengths.
pub(crate) fn heads(corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex), first: Vec<Tag>) -> Tag {
    tag("div")
        .class("heads")
        .child(tag("div").class("by").children(first))
        .child(article_head(corpus, a))
        .child(quiet("span", "Our reading"))
        .child(article_head(corpus, b))
}

fn article_head(corpus: &Corpus, index: ArticleIndex) -> Tag {
    let article = corpus.article(index);
    let lengths = [
        counted(article.n_words(), "word", "words"),
        counted(corpus.article(index).sentences().len(), "sentence", "sentences"),
        statements(n_facts(corpus, index)),
    ];
    tag("div")
        .class(article_class(index))
        .child(tag("p").child(article_name(corpus, index)).child(quiet("span", &lengths.join(" · "))))
        .child(tag("h2").child(link(&link_to_article(article)).text(&article.title)))
}

/// Two statements and the link between them; `None` where it ties other articles.
pub(crate) fn pair_view(context: LedgerContext, tie: &Link, left: ArticleIndex, right: ArticleIndex) -> Option<Tag> {
    let corpus = context.corpus;
    let (a, b) = if corpus.fact(tie.from).article == left { (tie.from, tie.to) } else { (tie.to, tie.from) };
    let is_across = corpus.fact(a).article == left && corpus.fact(b).article == right;
    let arrow = match (tie.relation.verdict(), tie.from == a) {
        (Verdict::Differ, _) => "apart",
        (Verdict::Both, _) => "level",
        (_, true) => "forward",
        (_, false) => "back",
    };
    let relation = tag("div")
        .class("relation")
        .child(tag("p").child(words("span", "away", "Our reading: ")).child(words("b", "", &relation_words(tie))))
        .child(tag("i").class(arrow).attr("aria-hidden", "true"))
        .child(words("p", "", &tie.why))
        .children(reckoning(context, a, b).iter().map(|line| words("p", "reckoning", line)));
    is_across.then(|| tag("div").class("pair").child(side(context, a)).child(relation).child(side(context, b)))
}

/// What their numbers come to: a ratio, or why there is none; and what follows from one side's by arithmetic.
fn reckoning(context: LedgerContext, a: FactIndex, b: FactIndex) -> Vec<String> {
    let mut lines = Vec::new();
    for compared in of_facts(context.corpus, a, b) {
        let line = comparison::comparison(context.corpus, &compared);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let of_one = context.lookup.implied.iter().filter(|implied| [a, b].contains(&implied.total.fact));
    lines.extend(of_one.map(|implied| comparison::implied(context.corpus, implied)));
    lines
}

/// What an article has in place of statements of the other: nothing, a sentence that comes near, or another subject.
pub(crate) fn missing(
    context: LedgerContext,
    facts: &[FactIndex],
    article: ArticleIndex,
    absence: Option<Absence>,
) -> Tag {
    let Some(absence) = absence else { return tag("div") };
    let name = records::publication(context.corpus, article);
    let head = words("b", "", &capitalized(absence.kind.label()));
    let boxed = tag("div").class("missing").child(tag("p").child(head));
    match (absence.kind, absence.nearest) {
        (AbsenceKind::Outside, _) => {
            boxed.child(words("p", "", &format!("{name} does not set out to treat it, says the editor.")))
        }
        (_, Some(nearest)) => boxed
            .child(tag("blockquote").class("q").child(sentence_link(context, article, nearest.place)))
            .child(quiet("p", &format!("The nearest sentence: it {}.", comparison::nearness(nearest.score)))),
        (_, None) => boxed.child(words("p", "", &looked_through(context, facts, article))),
    }
}

/// "None of the 26 sentences of CACI Analyst names Uyghurs or Xinjiang."
fn looked_through(context: LedgerContext, facts: &[FactIndex], article: ArticleIndex) -> String {
    let n = counted(context.corpus.article(article).sentences().len(), "sentence", "sentences");
    let mut names = unnamed(context.corpus, facts, article);
    names.truncate(3);
    let says = match names.pop() {
        None => "speaks of it".to_owned(),
        Some(last) if names.is_empty() => format!("names {last}"),
        Some(last) => format!("names {} or {last}", names.join(", ")),
    };
    format!("None of the {n} of {} {says}.", records::publication(context.corpus, article))
}

/// A sentence as a link to where it stands.
fn sentence_link(context: LedgerContext, article: ArticleIndex, place: Span) -> Tag {
    let document = context.corpus.article(article);
    let there = Query { view: View::Article(document.id.clone()), at: Some(place), ..Query::default() };
    link(&href(&there)).text(&format!("“{}”", place.of(&document.text).trim()))
}

/// One of the statements of a row.
pub(crate) fn side(context: LedgerContext, index: FactIndex) -> Tag {
    statement(context.explorer, context.corpus, index)
}
