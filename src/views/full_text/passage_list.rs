//! The matching passages as a list: what the ribbons show, and why they match.

use super::aligned::{AlignedArticles, whole, why};
use super::ribbons::BirdView;
use crate::dom::{Tag, follow, link, next_frame, spread, tag, words};
use crate::state::href;
use crate::views::labels::quiet;
use crate::views::phrases::{counted, thousands};
use engine::compare::alignment::PassageMatch;
use engine::compare::passages::THRESHOLD;
use engine::query::View;
use engine::wording::records;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::Span;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// How many passages of the first article a frame lists.
const CHUNK: usize = 60;
/// How many words of a passage name it.
const WORDS: usize = 8;

/// A match for who hears it: ": Gas pipeline to China, date: confirmed".
pub(super) fn said(corpus: &Corpus, aligned: &AlignedArticles, found: &PassageMatch) -> String {
    format!(": {}, {}", subject(corpus, aligned, found), why(corpus, found))
}

fn subject(corpus: &Corpus, aligned: &AlignedArticles, found: &PassageMatch) -> String {
    found.subject.clone().unwrap_or_else(|| beginning(corpus, aligned, found, false))
}

/// "In July 2008, Beijing and KazMunayGas signed a …"
fn beginning(corpus: &Corpus, aligned: &AlignedArticles, found: &PassageMatch, is_second: bool) -> String {
    let article = corpus.article(aligned.articles[usize::from(is_second)]);
    let mut out = String::new();
    for (n, word) in found.pair.side(is_second).of(&article.text).split_whitespace().enumerate() {
        if n == WORDS {
            out.push_str(" …");
            break;
        }
        if n > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The list, how its passages were found, and where they lie.
pub(super) fn passage_list(aligned: &AlignedArticles) -> Tag {
    let corpus = aligned.explorer.corpus.get_untracked();
    let n = counted(aligned.matches.len(), "matching passage", "matching passages");
    let n_tied = aligned.matches.iter().filter(|found| found.pair.link.is_some()).count();
    let order = format!(
        "in the order of {} · {} tied by our reading, {} found by likeness alone",
        records::publication(&corpus, aligned.articles[0]),
        thousands(n_tied),
        thousands(aligned.matches.len() - n_tied)
    );
    let list = tag("ol").class("listed").attr("aria-busy", "true");
    fill(aligned, &list);
    tag("aside")
        .class("matches")
        .attr("aria-label", "Matching passages")
        .child(words("h2", "", &n))
        .child(quiet("p", &order))
        .child(list)
        .child(how(&n))
        .child(where_they_lie(aligned, &corpus))
}

fn how(n: &str) -> Tag {
    let text = format!(
        "Two sentences match where our reading ties statements that they make; else where they, and the paragraphs \
         around them, share subjects, numbers and rare words; the same names and themes only add to that. Their \
         likeness must then come to at least {THRESHOLD} in 1,000, and they must be among the four likest of one of the \
         two. That leaves {n}, in whatever order the articles tell them."
    );
    tag("details").class("how").child(words("summary", "", "How they are found")).child(quiet("p", &text))
}

/// Puts in the matches, a passage of the first article an item.
fn fill(aligned: &AlignedArticles, list: &Tag) {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, found) in aligned.matches.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if aligned.matches[last.start].pair.a == found.pair.a => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    let items = Rc::new(RefCell::new(Vec::<Tag>::new()));
    let n = groups.len();
    let add = {
        let (aligned, list, items) = (aligned.clone(), list.clone(), items.clone());
        move |at: usize| {
            let corpus = aligned.explorer.corpus.get_untracked();
            if let Some(group) = groups.get(at) {
                let _list = list.clone().child(group_item(&aligned, &corpus, group, &mut items.borrow_mut()));
            }
            if at + 1 == n {
                list.set("aria-busy", "false");
            }
            if at + 1 == n || at.is_multiple_of(CHUNK) {
                show_chosen(&aligned, &list, &items.borrow());
            }
        }
    };
    spread(0..n, CHUNK, Rc::default(), Rc::new(add));
    let (aligned, list) = (aligned.clone(), list.clone());
    follow(Box::new(move || {
        let _followed = aligned.chosen.get();
        show_chosen(&aligned, &list, &items.borrow());
    }));
}

fn group_item(aligned: &AlignedArticles, corpus: &Corpus, group: &Range<usize>, items: &mut Vec<Tag>) -> Tag {
    let all = &aligned.matches[group.clone()];
    let Some(head) = all.iter().find(|found| found.pair.link.is_some()).or_else(|| all.first()) else {
        return tag("li");
    };
    let name = words("b", "", &subject(corpus, aligned, head));
    let begins = head.subject.is_some().then(|| words("span", "begins", &beginning(corpus, aligned, head, false)));
    let mut entry = |at: usize, content: Vec<Tag>| {
        let found = &aligned.matches[at];
        let button = tag("button").attr("type", "button").attr("data-match", &at.to_string()).children(content);
        let entry = tag("li").child(button).children(reading(aligned, corpus, found));
        items.push(entry.clone());
        entry
    };
    if group.len() == 1 {
        let why = quiet("span", &why(corpus, head));
        return entry(group.start, [name, why].into_iter().chain(begins).collect());
    }
    let count = words("span", "n num", &group.len().to_string());
    let summary = tag("summary").child(name).text(" ").child(count).children(begins);
    let entries: Vec<Tag> = group
        .clone()
        .map(|at| {
            let found = &aligned.matches[at];
            let begins = words("span", "begins", &beginning(corpus, aligned, found, true));
            entry(at, vec![words("span", "", &why(corpus, found)), begins])
        })
        .collect();
    tag("li").child(tag("details").child(summary).child(tag("ol").children(entries)))
}

/// Our reading of a match, and the way to its row side by side.
fn reading(aligned: &AlignedArticles, corpus: &Corpus, found: &PassageMatch) -> Option<Tag> {
    let tie = found.pair.link.and_then(|at| corpus.links.get(at))?;
    let id = |at: usize| Some(corpus.article(aligned.articles[at]).id.clone());
    let (a, b) = (id(0), id(1));
    let matter = corpus.matters.get(tie.matter.at()).map(|matter| matter.id.clone());
    let row = link(&href(&Query { view: View::Compare, a, b, matter, ..Query::default() })).text("Side by side");
    let ours = format!("Our reading: {} ", tie.why);
    Some(words("p", "reading quiet", &ours).child(row))
}

/// Marks the chosen match, opens what it is folded in, and scrolls the list to it.
fn show_chosen(aligned: &AlignedArticles, list: &Tag, items: &[Tag]) {
    let chosen = aligned.chosen.with_untracked(|chosen| *chosen);
    let entry = chosen.and_then(|at| items.get(at)).map(Tag::node);
    if let Ok(Some(last)) = list.node().query_selector("[aria-current]") {
        if last.parent_element().as_ref() == entry {
            return;
        }
        let _gone = last.remove_attribute("aria-current");
    }
    let Some(entry) = entry else { return };
    if let Some(button) = entry.first_element_child() {
        let _valid = button.set_attribute("aria-current", "true");
    }
    if let Ok(Some(folded)) = entry.closest("details") {
        let _valid = folded.set_attribute("open", "");
    }
    let (list, entry) = (list.node().clone(), entry.clone());
    next_frame(Box::new(move || {
        let (pane, at) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
        if at.top() < pane.top() || at.bottom() > pane.bottom() {
            list.set_scroll_top(list.scroll_top() + whole(at.top() - pane.top() - pane.height() / 3.0));
        }
    }));
}

fn where_they_lie(aligned: &AlignedArticles, corpus: &Corpus) -> Tag {
    let articles = [corpus.article(aligned.articles[0]), corpus.article(aligned.articles[1])];
    let middle = |span: Span| (span.start + span.end) as usize / 2;
    let mut places = Vec::new();
    aligned.matches.iter().for_each(|found| places.push((middle(found.pair.a), middle(found.pair.b))));
    let view = BirdView::new([articles[0].text.len(), articles[1].text.len()], &places);
    let (drawing, chosen) = (view.drawing.clone(), aligned.chosen);
    follow(Box::new(move || view.choose(chosen.get().and_then(|at| places.get(at).copied()))));
    let words_of = |at: usize| {
        let n = articles[at].n_words();
        quiet("span", &format!("{} words", thousands(n)))
    };
    let ends = tag("p").class("ends").child(words_of(0)).child(words_of(1));
    tag("div")
        .class("lie")
        .attr("aria-hidden", "true")
        .child(words("h3", "", "Where they lie"))
        .child(drawing)
        .child(ends)
}
