//! The comparison as a ledger: a row a subject, the relation between the sentences in words.

use crate::derived::derived;
use crate::dom::{Tag, button, keep, link, tag, words};
use crate::state::{Explorer, article_class, href};
use crate::views::card::relation_words;
use crate::views::compare::Shown;
use crate::views::parts::{
    VERDICTS, article_name, as_of, capitalized, counted, link_to_article, n_facts, quiet, quotes, statements,
    status_mark, thousands, verdict_name,
};
use crate::views::reader::pane;
use corpus::closed::Verdict;
use corpus::compare::absence::{Absence, AbsenceKind, Search, nearness, unnamed};
use corpus::compare::numbers::{self, Implied, of_facts};
use corpus::compare::promises::uncovered;
use corpus::compare::{Ledger, Row, ledger, sentences};
use corpus::model::{ArticleIndex, FactIndex, Link, MatterIndex, Span, TermIndex};
use corpus::query::{Group, View};
use corpus::text::Words;
use corpus::{Corpus, Query, label};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// How many rows of each verdict "All" shows before it folds the rest.
const FIRST: usize = 3;

/// Above how many folded rows they are built only when they are unfolded, so many at a time: the browser's own search
/// finds them no more.
const MANY: usize = 500;

/// How long nobody types before folded rows are built, in milliseconds.
const REST: u32 = 300;

/// How many statements that a subject's links leave open are named.
const OPEN: usize = 6;

/// Two articles on the desk, and what is known about them.
#[derive(Clone, Copy)]
pub(crate) struct Desk<'c> {
    explorer: Explorer,
    pub(crate) corpus: &'c Corpus,
    pub(crate) a: ArticleIndex,
    pub(crate) b: ArticleIndex,
    known: &'c Rc<Known>,
}

/// What rows of two articles need, looked up once a pair: it stays the same under all filters.
pub(crate) struct Known {
    pub(crate) a: ArticleIndex,
    pub(crate) b: ArticleIndex,
    search: Search,
    implied: Vec<Implied>,
}

impl Known {
    pub(crate) fn of(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Rc<Self> {
        let corpus = explorer.corpus.get_untracked();
        let mut implied = numbers::implied(&corpus, a);
        implied.extend(numbers::implied(&corpus, b));
        Rc::new(Self { a, b, search: Search::new(&corpus, &[a, b]), implied })
    }
}

/// Draws with what is known of two articles.
pub(crate) fn at_desk(explorer: Explorer, known: &Rc<Known>, draw: &dyn Fn(Desk) -> Vec<Tag>) -> Vec<Tag> {
    let corpus = explorer.corpus.get_untracked();
    draw(Desk { explorer, corpus: &corpus, a: known.a, b: known.b, known })
}

/// The mode "Side by side".
pub(crate) fn side_by_side(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let compared = derived(move || Arc::new(ledger(&explorer.corpus.get(), a, b, &explorer.narrowing.get())));
    let title = move || compared.with(|ledger| summary(&explorer.corpus.get_untracked(), ledger));
    let beside = tag("div").class("verdicts").part(move || vec![verdict_tabs(explorer, &compared.get())]);
    // What of the query the rows depend on besides the filters: selecting a statement leaves them as they are.
    let chosen = derived(move || {
        explorer.query.with(|query| Query {
            verdict: query.verdict,
            matter: query.matter.clone(),
            group: query.group,
            ..Query::default()
        })
    });
    let known = Known::of(explorer, a, b);
    let later = known.clone();
    let first = move || at_desk(explorer, &known, &|desk| rows(desk, &compared.get(), &chosen.get()));
    let rest = move || {
        let compared = explorer.settled(compared);
        at_desk(explorer, &later, &|desk| rows_below(desk, &compared, &chosen.get()))
    };
    let head = heads(&explorer.corpus.get_untracked(), (a, b), groupings(explorer));
    let content = tag("div").child(tag("div").class("ledger").child(head).part(first).part(rest));
    Shown {
        title: Box::new(title),
        beside: Some(beside),
        content: vec![back_to_all(explorer), content, pane(explorer)],
    }
}

/// "106 subjects: 14 in both articles, 70 only in China Brief, 22 only in CACI Analyst".
fn summary(corpus: &Corpus, ledger: &Ledger) -> String {
    let (only_a, only_b) = (ledger.count(Verdict::OnlyA), ledger.count(Verdict::OnlyB));
    let both = thousands(ledger.rows.len() - only_a - only_b);
    let subjects = counted(ledger.rows.len(), "subject", "subjects");
    let (a, b) = (label::publication(corpus, ledger.a), label::publication(corpus, ledger.b));
    format!("{subjects}: {both} in both articles, {} only in {a}, {} only in {b}", thousands(only_a), thousands(only_b))
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

/// "By verdict", "By theme".
fn groupings(explorer: Explorer) -> Vec<Tag> {
    let item = |group: Option<Group>, name: &str| {
        let target = move || Some(explorer.href(|query| Query { group, ..query }));
        let is_on = move || explorer.query.with(|query| (query.group == Some(Group::Theme)) == group.is_some());
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
            .text(name)
    };
    vec![item(None, "By verdict"), item(Some(Group::Theme), "By theme")]
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
        counted(corpus::article::n_article_words(article), "word", "words"),
        counted(sentences(corpus, index).len(), "sentence", "sentences"),
        statements(n_facts(corpus, index)),
    ];
    tag("div")
        .class(article_class(index))
        .child(tag("p").child(article_name(corpus, index)).child(quiet("span", &lengths.join(" · "))))
        .child(tag("h2").child(link(&link_to_article(article)).text(&article.title)))
}

/// How many verdicts of all are drawn in one picture with what is typed; those below it come with the next one.
const ABOVE: usize = 2;

fn is_all(chosen: &Query) -> bool {
    chosen.verdict.is_none() && chosen.matter.is_none()
}

/// The rows that the query's verdict or matter leaves, by verdict or by theme; of all by verdict the first ones.
fn rows(desk: Desk, ledger: &Ledger, chosen: &Query) -> Vec<Tag> {
    let is_all = is_all(chosen);
    if chosen.group == Some(Group::Theme) {
        return by_theme(desk, &ledger.shown(desk.corpus, chosen), is_all);
    }
    let groups = by_verdict(desk, ledger, chosen, if is_all { &VERDICTS[..ABOVE] } else { &VERDICTS });
    if groups.is_empty() { vec![nothing()] } else { groups }
}

/// The rows below the first ones.
fn rows_below(desk: Desk, ledger: &Ledger, chosen: &Query) -> Vec<Tag> {
    let are_there = chosen.group != Some(Group::Theme) && is_all(chosen);
    if are_there { by_verdict(desk, ledger, chosen, &VERDICTS[ABOVE..]) } else { Vec::new() }
}

fn by_verdict(desk: Desk, ledger: &Ledger, chosen: &Query, verdicts: &[Verdict]) -> Vec<Tag> {
    let (shown, is_all) = (ledger.shown(desk.corpus, chosen), is_all(chosen));
    let mut groups = Vec::new();
    for &verdict in verdicts {
        let rows: Vec<&Row> = shown.iter().copied().filter(|row| row.verdict == verdict).collect();
        if is_all || !rows.is_empty() {
            groups.push(group_view(desk, verdict_name(desk.corpus, ledger, verdict), &rows, is_all));
        }
    }
    groups
}

fn nothing() -> Tag {
    words("p", "nothing", "No subject comes to this under the present filters.")
}

/// The same rows under the branches of the tree of themes, in the vocabulary's order; what has no theme comes last.
fn by_theme(desk: Desk, shown: &[&Row], is_all: bool) -> Vec<Tag> {
    let branches: Vec<Option<TermIndex>> = shown.iter().map(|row| branch(desk.corpus, row)).collect();
    let mut order: Vec<Option<TermIndex>> = (0..desk.corpus.themes.len()).map(|at| Some(TermIndex::new(at))).collect();
    order.push(None);
    let mut groups = Vec::new();
    for theme in order {
        let here = shown.iter().zip(&branches).filter(|(_, branch)| **branch == theme);
        let rows: Vec<&Row> = here.map(|(row, _)| *row).collect();
        if !rows.is_empty() {
            let name = theme.and_then(|theme| desk.corpus.themes.get(theme.at()));
            let name = name.map_or("No theme stated", |theme| theme.name.as_str());
            groups.push(group_view(desk, words("span", "", name), &rows, is_all));
        }
    }
    if groups.is_empty() { vec![nothing()] } else { groups }
}

/// The branch of the tree of themes that a row belongs to.
fn branch(corpus: &Corpus, row: &Row) -> Option<TermIndex> {
    let of_fact = || row.a.first().or(row.b.first()).and_then(|&fact| corpus.fact(fact).themes.first().copied());
    let theme =
        row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.theme).or_else(of_fact)?;
    Some(label::lineage(&corpus.themes, theme).first().copied().unwrap_or(theme))
}

/// The rows of one verdict or theme; in "All" the first few, the rest folded but found by the browser's own search.
fn group_view(desk: Desk, name: Tag, rows: &[&Row], is_all: bool) -> Tag {
    let n_first = if is_all { FIRST } else { MANY };
    let (first, rest) = rows.split_at(n_first.min(rows.len()));
    let is_open = RwSignal::new(false);
    let unfold = (!rest.is_empty()).then(|| unfold_button(desk.corpus, rest, is_open));
    let heading =
        tag("h2").child(name).text(" ").child(words("span", "n num", &thousands(rows.len()))).children(unfold);
    let folded = tag("div")
        .class("folded")
        .attr_of("hidden", move || (!is_open.get()).then(|| "until-found".to_owned()))
        .on("beforematch", move |_| is_open.set(true));
    fill_later(desk, &folded, rest, is_open);
    tag("section").class("verdict").child(heading).children(first.iter().map(|row| row_view(desk, row))).child(folded)
}

/// Builds folded rows when nobody waits for them: after a rest, or where there are very many, some at each asking.
fn fill_later(desk: Desk, folded: &Tag, rows: &[&Row], is_open: RwSignal<bool>) {
    if rows.is_empty() {
        return;
    }
    let (explorer, known) = (desk.explorer, desk.known.clone());
    let rows: Vec<Row> = rows.iter().map(|&row| row.clone()).collect();
    let is_rested = RwSignal::new(false);
    let n_shown = RwSignal::new(MANY);
    keep(Box::new(Timeout::new(REST, move || is_rested.set(true))));
    let more = button("plain", move || n_shown.update(|n| *n += MANY)).text("Show more");
    let n_rows = rows.len();
    let is_due = derived(move || is_open.get() || is_rested.get() && n_rows <= MANY);
    let _built = folded
        .clone()
        .part(move || match is_due.get() {
            true => at_desk(explorer, &known, &|desk| {
                rows.iter().take(n_shown.get()).map(|row| row_view(desk, row)).collect()
            }),
            false => Vec::new(),
        })
        .when(move || n_shown.get() < n_rows, move || tag("p").child(more.clone()));
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
    let name = move || if is_open.get() { "Fewer".to_owned() } else { format!("{} more", thousands(n)) };
    let fold = button("plain", move || is_open.update(|is_open| *is_open = !*is_open))
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .text_of(name);
    tag("span").class("also").child(quiet("span", &also)).child(fold)
}

/// A subject: for each link both sentences and what ties them; or the one sentence and what stands against it.
fn row_view(desk: Desk, row: &Row) -> Tag {
    let absence = desk.known.search.of_row(desk.corpus, row, (desk.a, desk.b));
    let mut pairs = Vec::new();
    match row.verdict {
        Verdict::OnlyA => one_sided(desk, &row.a, (desk.a, desk.b), absence, &mut pairs),
        Verdict::OnlyB => one_sided(desk, &row.b, (desk.b, desk.a), absence, &mut pairs),
        _ => {
            let links = row.links.iter().filter_map(|&at| desk.corpus.links.get(at));
            pairs.extend(links.filter_map(|link| pair_view(desk, link, desk.a, desk.b)));
            pairs.extend(left_open(desk, row));
        }
    }
    let n = statements(row.a.len() + row.b.len());
    let n = if row.a.is_empty() || row.b.is_empty() { n } else { format!("{} · {n}", row.verdict.label()) };
    let subject = tag("div")
        .class("subject")
        .child(tag("h3").child(link(&own_address(desk, row)).text(&row.label)))
        .child(quiet("p", &n));
    tag("div").class("row").child(subject).child(tag("div").class("pairs").children(pairs))
}

/// Of one row: its matter's, or its only fact's.
fn own_address(desk: Desk, row: &Row) -> String {
    let matter = row.matter.and_then(|matter: MatterIndex| desk.corpus.matters.get(matter.at()));
    let fact = row.a.first().or(row.b.first()).filter(|_| matter.is_none());
    desk.explorer.query.with_untracked(|query| {
        let matter = matter.map(|matter| matter.id.clone());
        let fact = fact.map(|&fact| desk.corpus.fact(fact).id.clone());
        let verdict = if matter.is_some() { None } else { query.verdict };
        href(&Query { matter, fact, verdict, ..query.clone() })
    })
}

/// Two statements and the link between them; `None` where it ties other articles.
pub(crate) fn pair_view(desk: Desk, tie: &Link, left: ArticleIndex, right: ArticleIndex) -> Option<Tag> {
    let corpus = desk.corpus;
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
        .children(reckoning(desk, a, b).iter().map(|line| words("p", "reckoning", line)));
    is_across.then(|| tag("div").class("pair").child(side(desk, a)).child(relation).child(side(desk, b)))
}

/// What their numbers come to: a ratio, or why there is none; and what follows from one side's by arithmetic.
fn reckoning(desk: Desk, a: FactIndex, b: FactIndex) -> Vec<String> {
    let mut lines = Vec::new();
    for compared in of_facts(desk.corpus, a, b) {
        let line = compared.words(desk.corpus);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let of_one = desk.known.implied.iter().filter(|implied| [a, b].contains(&implied.total.fact));
    lines.extend(of_one.map(|implied| implied.words(desk.corpus)));
    lines
}

/// What the links of a row leave open on either side: "Not mentioned in CACI Analyst: US$7 bn, a third …".
fn left_open(desk: Desk, row: &Row) -> Option<Tag> {
    let sides = [(desk.a, desk.b), (desk.b, desk.a)].map(|(article, other)| {
        let told: Vec<FactIndex> = uncovered(desk.corpus, row, article)
            .into_iter()
            .filter(|fact| !row.a.contains(fact) && !row.b.contains(fact))
            .collect();
        let absences: Vec<Option<Absence>> =
            told.iter().map(|&fact| desk.known.search.of_facts(desk.corpus, &[fact], other)).collect();
        let cell = tag("div");
        [AbsenceKind::NotMentioned, AbsenceKind::Mentioned, AbsenceKind::Outside].into_iter().fold(
            cell,
            |cell, kind| {
                let of_kind =
                    told.iter().zip(&absences).filter(|(_, absence)| absence.is_some_and(|found| found.kind == kind));
                let mut facts: Vec<FactIndex> = of_kind.map(|(fact, _)| *fact).collect();
                // Numbers first: they are short, and what a reader compares.
                facts.sort_by_cached_key(|&fact| u32::from(desk.corpus.fact(fact).figures.is_empty()));
                cell.children((!facts.is_empty()).then(|| open_line(desk, &facts, kind, other)))
            },
        )
    });
    let [left, right] = sides;
    let is_empty = |cell: &Tag| cell.node().child_element_count() == 0;
    let note =
        if is_empty(&left) && is_empty(&right) { return None } else { quiet("p", "not covered by this reading") };
    Some(tag("div").class("pair open").child(left).child(note).child(right))
}

fn open_line(desk: Desk, facts: &[FactIndex], kind: AbsenceKind, other: ArticleIndex) -> Tag {
    let name = label::publication(desk.corpus, other);
    let begin = match kind {
        AbsenceKind::NotMentioned => format!("Not mentioned in {name}: "),
        AbsenceKind::Mentioned => format!("Mentioned in {name}, not linked: "),
        AbsenceKind::Outside => format!("Outside the subject of {name}: "),
    };
    let line = facts.iter().take(OPEN).enumerate().fold(words("p", "", &begin), |line, (at, &fact)| {
        let line = if at > 0 { line.text(" · ") } else { line };
        line.child(
            link(&opened(desk.explorer, desk.corpus, fact))
                .attr("title", &desk.corpus.fact(fact).statement)
                .text(&in_short(desk, fact)),
        )
    });
    let n_more = facts.len().saturating_sub(OPEN);
    if n_more > 0 { line.text(&format!(" · and {n_more} more")) } else { line }
}

/// "US$7 bn (cost)"; without a number the statement.
fn in_short(desk: Desk, fact: FactIndex) -> String {
    let fact = desk.corpus.fact(fact);
    match fact.figures.first() {
        Some(figure) if figure.measures.is_empty() => label::figure(desk.corpus, figure),
        Some(figure) => format!("{} ({})", label::figure(desk.corpus, figure), figure.measures),
        None => fact.statement.trim_end_matches('.').to_owned(),
    }
}

/// Statements of one article, and beside the first what the other has in their place.
fn one_sided(
    desk: Desk,
    facts: &[FactIndex],
    (own, other): (ArticleIndex, ArticleIndex),
    absence: Option<Absence>,
    pairs: &mut Vec<Tag>,
) {
    for (at, &fact) in facts.iter().enumerate() {
        let none = if at == 0 { missing(desk, facts, other, absence) } else { tag("div") };
        let only = format!("only {}", label::publication(desk.corpus, own));
        let relation = tag("div").class("relation only").child(words("p", "", if at == 0 { &only } else { "" }));
        let told = side(desk, fact);
        let (left, right) = if own == desk.a { (told, none) } else { (none, told) };
        pairs.push(tag("div").class("pair").child(left).child(relation).child(right));
    }
}

/// What an article has in place of statements of the other: nothing, a sentence that comes near, or another subject.
pub(crate) fn missing(desk: Desk, facts: &[FactIndex], article: ArticleIndex, absence: Option<Absence>) -> Tag {
    let Some(absence) = absence else { return tag("div") };
    let name = label::publication(desk.corpus, article);
    let head = words("b", "", &capitalized(absence.kind.label()));
    let boxed = tag("div").class("missing").child(tag("p").child(head));
    match (absence.kind, absence.nearest) {
        (AbsenceKind::Outside, _) => {
            boxed.child(words("p", "", &format!("{name} does not set out to treat it, says the editor.")))
        }
        (_, Some(nearest)) => boxed
            .child(tag("blockquote").class("q").child(sentence_link(desk, article, nearest.place)))
            .child(quiet("p", &format!("The nearest sentence: it {}.", nearness(nearest.score)))),
        (_, None) => boxed.child(words("p", "", &looked_through(desk, facts, article))),
    }
}

/// "None of the 26 sentences of CACI Analyst names Uyghurs or Xinjiang."
fn looked_through(desk: Desk, facts: &[FactIndex], article: ArticleIndex) -> String {
    let n = counted(sentences(desk.corpus, article).len(), "sentence", "sentences");
    let mut names = unnamed(desk.corpus, facts, article);
    names.truncate(3);
    let says = match names.pop() {
        None => "speaks of it".to_owned(),
        Some(last) if names.is_empty() => format!("names {last}"),
        Some(last) => format!("names {} or {last}", names.join(", ")),
    };
    format!("None of the {n} of {} {says}.", label::publication(desk.corpus, article))
}

/// A sentence as a link to where it stands.
fn sentence_link(desk: Desk, article: ArticleIndex, place: Span) -> Tag {
    let document = desk.corpus.article(article);
    let there = Query { view: View::Article(document.id.clone()), at: Some(place), ..Query::default() };
    link(&href(&there)).text(&format!("“{}”", place.of(&document.text).trim()))
}

/// The comparison with the article of a statement open at its sentence.
fn opened(explorer: Explorer, corpus: &Corpus, fact: FactIndex) -> String {
    let fact = Some(corpus.fact(fact).id.clone());
    explorer.query.with_untracked(|query| href(&Query { fact, at: None, ..query.clone() }))
}

/// A statement with its quote, status, voice and figures; the article opens at it, in its own pane.
pub(crate) fn side(desk: Desk, index: FactIndex) -> Tag {
    told(desk.explorer, desk.corpus, index)
}

/// The same without a desk.
pub(crate) fn told(explorer: Explorer, corpus: &Corpus, index: FactIndex) -> Tag {
    let fact = corpus.fact(index);
    let here = opened(explorer, corpus, index);
    let statement = link(&here).text(&fact.statement);
    // The same link as the statement's: for the pointer, not once more for the keyboard.
    let quote = link(&here).attr("tabindex", "-1").child(quotes(corpus, index, &Words::default()));
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
        .child(tag("blockquote").class("q").child(quote))
        .child(foot)
}
