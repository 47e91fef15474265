//! The comparison as a ledger: a row a subject, the relation between the sentences in words.

use crate::derived::derived;
use crate::dom::{Tag, button, link, tag, words};
use crate::state::{Explorer, article_class, href};
use crate::views::card::relation_words;
use crate::views::compare::Shown;
use crate::views::parts::{
    article_name, as_of, counted, link_to_article, link_to_fact, n_facts, publication_name, quiet, quotes, statements,
    status_mark, thousands,
};
use corpus::closed::Verdict;
use corpus::compare::{Ledger, Row, ledger};
use corpus::model::{ArticleIndex, FactIndex, Link};
use corpus::text::Words;
use corpus::{Corpus, Query, label};
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows of each verdict "All" shows before it folds the rest.
const FIRST: usize = 3;

/// The order in which verdicts are shown.
pub(crate) const VERDICTS: [Verdict; 6] =
    [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyA, Verdict::OnlyB];

/// The mode "Side by side".
pub(crate) fn side_by_side(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let compared = derived(move || Arc::new(ledger(&explorer.corpus.get(), a, b, &explorer.narrowing.get())));
    let title = move || compared.with(|ledger| summary(&explorer.corpus.get_untracked(), ledger));
    let beside = tag("div").class("verdicts").part(move || vec![verdict_tabs(explorer, &compared.get())]);
    let content = move || {
        let ledger = compared.get();
        let shown = {
            let ledger = ledger.clone();
            move || rows(explorer, &ledger)
        };
        vec![tag("div").class("ledger").child(heads(&explorer.corpus.get_untracked(), &ledger)).part(shown)]
    };
    let content = tag("div").part(content);
    Shown { title: Box::new(title), beside: Some(beside), content: vec![back_to_all(explorer), content] }
}

/// "106 subjects: 14 in both articles, 70 only in China Brief, 22 only in CACI Analyst".
fn summary(corpus: &Corpus, ledger: &Ledger) -> String {
    let (only_a, only_b) = (ledger.count(Verdict::OnlyA), ledger.count(Verdict::OnlyB));
    let both = thousands(ledger.rows.len() - only_a - only_b);
    let subjects = counted(ledger.rows.len(), "subject", "subjects");
    let (a, b) = (label::publication(corpus, ledger.a), label::publication(corpus, ledger.b));
    format!("{subjects}: {both} in both articles, {} only in {a}, {} only in {b}", thousands(only_a), thousands(only_b))
}

/// "Agree", "Only ■ China Brief".
pub(crate) fn verdict_name(corpus: &Corpus, ledger: &Ledger, verdict: Verdict) -> Tag {
    let name = tag("span");
    match verdict {
        Verdict::OnlyA => name.text("Only ").child(publication_name(corpus, ledger.a)),
        Verdict::OnlyB => name.text("Only ").child(publication_name(corpus, ledger.b)),
        _ => name.text(verdict.label()),
    }
}

/// All, Agree, Changed, Differ … with how many rows each has.
fn verdict_tabs(explorer: Explorer, ledger: &Ledger) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let tab = |verdict: Option<Verdict>, name: Tag, n: usize| {
        let target = move || Some(explorer.href(|query| Query { verdict, matter: None, ..query }));
        let is_on = move || explorer.query.with(|query| query.verdict == verdict && query.matter.is_none());
        let current = move || is_on().then(|| "true".to_owned());
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", current)
            .child(name)
            .text(" ")
            .child(words("span", "n num", &n.to_string()))
    };
    let all = tab(None, words("span", "", "All"), ledger.rows.len());
    let each =
        VERDICTS.map(|verdict| tab(Some(verdict), verdict_name(&corpus, ledger, verdict), ledger.count(verdict)));
    tag("nav").class("switch").attr("aria-label", "Verdict").child(all).children(each)
}

fn back_to_all(explorer: Explorer) -> Tag {
    let target = move || Some(explorer.href(|query| Query { matter: None, ..query }));
    let way = move || tag("p").class("one").child(tag("a").attr_of("href", target).text("← All subjects"));
    tag("div").when(move || explorer.query.with(|query| query.matter.is_some()), way)
}

fn heads(corpus: &Corpus, ledger: &Ledger) -> Tag {
    tag("div")
        .class("heads")
        .child(tag("span"))
        .child(article_head(corpus, ledger.a))
        .child(quiet("span", "Our reading"))
        .child(article_head(corpus, ledger.b))
}

fn article_head(corpus: &Corpus, index: ArticleIndex) -> Tag {
    let article = corpus.article(index);
    let length = format!(
        "{} · {}",
        counted(corpus::article::n_article_words(article), "word", "words"),
        statements(n_facts(corpus, index))
    );
    tag("div")
        .class(article_class(index))
        .child(tag("p").child(article_name(corpus, index)).child(quiet("span", &length)))
        .child(tag("h2").child(link(&link_to_article(article)).text(&article.title)))
}

/// The rows that the query's verdict or matter leaves, by verdict.
fn rows(explorer: Explorer, ledger: &Ledger) -> Vec<Tag> {
    let corpus = explorer.corpus.get_untracked();
    let query = explorer.query.get();
    let is_all = query.verdict.is_none() && query.matter.is_none();
    let shown = ledger.shown(&corpus, &query);
    let group = |verdict: Verdict| {
        let rows: Vec<&Row> = shown.iter().copied().filter(|row| row.verdict == verdict).collect();
        (is_all || !rows.is_empty()).then(|| group_view(explorer, &corpus, ledger, verdict, &rows, is_all))
    };
    let groups: Vec<Tag> = VERDICTS.into_iter().filter_map(group).collect();
    if groups.is_empty() {
        vec![words("p", "nothing", "No subject comes to this under the present filters.")]
    } else {
        groups
    }
}

/// The rows of one verdict; in "All" the first few, the rest folded but found by the browser's own search.
fn group_view(
    explorer: Explorer,
    corpus: &Corpus,
    ledger: &Ledger,
    verdict: Verdict,
    rows: &[&Row],
    is_all: bool,
) -> Tag {
    let n_first = if is_all { FIRST } else { rows.len() };
    let (first, rest) = rows.split_at(n_first.min(rows.len()));
    let is_open = RwSignal::new(false);
    let unfold = (!rest.is_empty()).then(|| unfold_button(corpus, rest, is_open));
    let heading = tag("h2")
        .child(verdict_name(corpus, ledger, verdict))
        .text(" ")
        .child(words("span", "n num", &rows.len().to_string()))
        .children(unfold);
    let row = |row: &&Row| row_view(explorer, corpus, ledger, row);
    let folded = tag("div")
        .class("folded")
        .attr_of("hidden", move || (!is_open.get()).then(|| "until-found".to_owned()))
        .on("beforematch", move |_| is_open.set(true))
        .children(rest.iter().map(row));
    tag("section").class("verdict").child(heading).children(first.iter().map(row)).child(folded)
}

/// "Also: Outside interference, Water … 12 more".
fn unfold_button(corpus: &Corpus, rest: &[&Row], is_open: RwSignal<bool>) -> Tag {
    let n = rest.len();
    let mut names: Vec<&str> = rest
        .iter()
        .filter_map(|row| row.matter.and_then(|matter| corpus.matters.get(matter.at())))
        .map(|matter| matter.label.as_str())
        .collect();
    names.truncate(4);
    let also = if names.is_empty() { String::new() } else { format!("Also: {} ", names.join(", ")) };
    let name = move || if is_open.get() { "Fewer".to_owned() } else { format!("{n} more") };
    let fold = button("plain", move || is_open.update(|is_open| *is_open = !*is_open))
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .text_of(name);
    tag("span").class("also").child(quiet("span", &also)).child(fold)
}

/// A subject: for each link both sentences and what ties them; or the one sentence and what stands against it.
fn row_view(explorer: Explorer, corpus: &Corpus, ledger: &Ledger, row: &Row) -> Tag {
    let pairs: Vec<Tag> = match row.verdict {
        Verdict::OnlyA => row.a.iter().map(|&fact| one_sided(corpus, ledger, row.verdict, fact)).collect(),
        Verdict::OnlyB => row.b.iter().map(|&fact| one_sided(corpus, ledger, row.verdict, fact)).collect(),
        _ => row
            .links
            .iter()
            .filter_map(|&at| corpus.links.get(at))
            .filter_map(|link| pair_view(corpus, ledger, link))
            .collect(),
    };
    let name = match row.matter.and_then(|matter| corpus.matters.get(matter.at())) {
        Some(matter) => {
            let own = explorer.query.with_untracked(|query| {
                href(&Query { matter: Some(matter.id.clone()), verdict: None, ..query.clone() })
            });
            tag("h3").child(link(&own).text(&row.label))
        }
        None => words("h3", "", &row.label),
    };
    let subject = tag("div").class("subject").child(name).child(quiet("p", &statements(row.a.len() + row.b.len())));
    tag("div").class("row").child(subject).child(tag("div").class("pairs").children(pairs))
}

fn pair_view(corpus: &Corpus, ledger: &Ledger, tie: &Link) -> Option<Tag> {
    let (a, b) = if corpus.fact(tie.from).article == ledger.a { (tie.from, tie.to) } else { (tie.to, tie.from) };
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
        .child(words("p", "", &tie.why));
    let is_across = corpus.fact(a).article == ledger.a && corpus.fact(b).article == ledger.b;
    is_across.then(|| tag("div").class("pair").child(side(corpus, a)).child(relation).child(side(corpus, b)))
}

fn one_sided(corpus: &Corpus, ledger: &Ledger, verdict: Verdict, fact: FactIndex) -> Tag {
    let other = if verdict == Verdict::OnlyA { ledger.b } else { ledger.a };
    let none = format!("No linked statement in {}.", label::publication(corpus, other));
    let none = tag("div").class("missing").child(words("p", "", &none));
    let only = format!("only {}", label::publication(corpus, corpus.fact(fact).article));
    let relation = tag("div").class("relation only").child(words("p", "", &only));
    let told = side(corpus, fact);
    let (left, right) = if verdict == Verdict::OnlyA { (told, none) } else { (none, told) };
    tag("div").class("pair").child(left).child(relation).child(right)
}

/// A statement with its quote, status, voice and figures; the article opens at it.
fn side(corpus: &Corpus, index: FactIndex) -> Tag {
    let fact = corpus.fact(index);
    let statement = link(&link_to_fact(corpus, &Query::default(), index)).text(&fact.statement);
    let figures = fact.figures.iter().map(|figure| label::figure(corpus, figure)).collect::<Vec<_>>().join(", ");
    let status = tag("span")
        .child(status_mark(fact))
        .text(&as_of(corpus, fact).map(|year| format!(", as of {year}")).unwrap_or_default());
    let voice = words("span", "", &label::voice(corpus, fact));
    let foot = tag("p")
        .class("facts-line")
        .child(status)
        .child(voice)
        .children((!figures.is_empty()).then(|| words("b", "", &figures)));
    tag("div")
        .class(&format!("side {}", article_class(fact.article)))
        .child(tag("p").class("whose").child(article_name(corpus, fact.article)))
        .child(tag("h4").class("st").child(statement))
        .child(tag("blockquote").class("q").child(quotes(corpus, index, &Words::default())))
        .child(foot)
}
