//! The comparison as a ledger: a row a subject, the relation between the sentences in words.

mod groups;
mod subject_row;

use crate::state::explorer;
use crate::views::index::Index;
use crate::views::labels::{VERDICTS, VerdictName};
use crate::views::ledger_row::{ComparedPair, Heads};
use crate::views::mode::{ModeFrame, SwitchLink};
use crate::views::phrases::{n_facts, statements_of};
use crate::views::reader::Pane;
use crate::wording::app::both_say;
use crate::wording::ledger::{
    ALL, BACK_TO_ALL, BY_THEME, BY_VERDICT, INDEX, ReadingOf, SUBJECTS, VERDICT_TABS, in_both_or_one,
};
use engine::Corpus;
use engine::Query;
use engine::compare::ledger::{Ledger, ledger};
use engine::query::{Group, Mode};
use groups::{Groups, index_of};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{ArticleIndex, Fact};
use std::sync::Arc;

/// So few subjects are seen at once.
const FEW: usize = 3;

/// "26 subjects in both articles; 182 statements only in our reading of China Brief, 33 only in that of CACI Analyst".
fn summary(corpus: &Corpus, ledger: &Ledger, is_narrowed: bool) -> String {
    let reading = |article, verdict| ReadingOf {
        name: corpus.short_name(article),
        n_taken: n_facts(corpus, article),
        n_only: ledger.n_of(verdict),
        only: statements_of(corpus, article, ledger.n_of(verdict)),
        is_found: corpus.facts.iter().filter(|fact| fact.article == article).all(Fact::is_by_program),
    };
    let (a, b) = (reading(ledger.a, Verdict::OnlyA), reading(ledger.b, Verdict::OnlyB));
    in_both_or_one(ledger.n_in_both(), [a, b], is_narrowed)
}

/// The mode "Side by side".
#[component]
pub(crate) fn SideBySide(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let explorer = explorer();
    let compared = Memo::new(move |_| Arc::new(ledger(&explorer.corpus(), a, b, &explorer.plan().get())));
    let pair = ComparedPair::new(explorer, a, b);
    view! {
        <ModeFrame
            mode=Mode::Ledger
            a
            b
            title=Memo::new(move |_| {
                let (corpus, is_narrowed) = (explorer.corpus(), explorer.narrowing().with(Query::narrows));
                let subject = explorer.query().with(|query| corpus.matter_label(query.matter.as_deref()).map(both_say));
                subject.unwrap_or_else(|| compared.with(|ledger| summary(&corpus, ledger, is_narrowed)))
            })
            beside=move || view! { <VerdictTabs a b compared /> }
        >
            <BackToAll />
            <div>
                <div class="ledger">
                    <Heads a b>
                        <Groupings />
                        <SubjectIndex pair compared />
                    </Heads>
                    <Groups pair compared />
                </div>
            </div>
            <Pane />
        </ModeFrame>
    }
}

/// All, Agree, Changed, Differ … with how many subjects each has; what only one article says with how many statements.
#[component]
fn VerdictTabs(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
    /// The rows.
    compared: Memo<Arc<Ledger>>,
) -> impl IntoView {
    // Where nothing is tied there is nothing to agree or differ on.
    let is_tied = explorer().corpus().is_tied(a, b);
    let is_possible = |verdict: &Verdict| is_tied || matches!(verdict, Verdict::OnlyA | Verdict::OnlyB);
    let tab = |verdict: Verdict| {
        view! {
            <VerdictTab verdict=Some(verdict) compared>
                <VerdictName verdict a b />
            </VerdictTab>
        }
    };
    view! {
        <div class="verdicts">
            <nav class="switch" aria-label=VERDICT_TABS>
                <VerdictTab verdict=None compared>
                    <span>{ALL}</span>
                </VerdictTab>
                {VERDICTS.into_iter().filter(is_possible).map(tab).collect_view()}
            </nav>
        </div>
    }
}

#[component]
fn VerdictTab(
    /// The verdict that it leaves; `None`: all.
    verdict: Option<Verdict>,
    /// The rows.
    compared: Memo<Arc<Ledger>>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    let explorer = explorer();
    let n = move || verdict.map(|verdict| compared.with(|ledger| ledger.n_of(verdict)));
    view! {
        <SwitchLink
            href=Memo::new(move |_| {
                explorer
                    .href(|query| {
                        query.verdict = verdict;
                        query.matter = None;
                    })
            })
            is_on=Memo::new(move |_| explorer.query().with(|query| query.verdict == verdict && query.matter.is_none()))
        >
            {children()}
            " "
            <span class="n num">{n}</span>
        </SwitchLink>
    }
}

/// The way from one row back to all of them.
#[component]
fn BackToAll() -> impl IntoView {
    let explorer = explorer();
    view! {
        <div>
            <Show when=move || explorer.query().with(|query| query.matter.is_some())>
                <p class="one">
                    <a href=move || explorer.href(|query| query.matter = None)>{BACK_TO_ALL}</a>
                </p>
            </Show>
        </div>
    }
}

/// The names of the subjects, folded, where there are enough for that.
#[component]
fn SubjectIndex(
    /// The articles.
    pair: ComparedPair,
    /// The rows.
    compared: Memo<Arc<Ledger>>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let entries = Memo::new(move |_| compared.with(|ledger| pair.asked.with(|asked| index_of(&corpus, ledger, asked))));
    let n = move || entries.with(|entries| entries.iter().filter(|entry| entry.is_under).count());
    view! {
        <Show when=move || { n() > FEW }>
            <Index name=INDEX entries label=|| SUBJECTS.into_any() />
        </Show>
    }
}

/// "By verdict", "By theme".
#[component]
fn Groupings() -> impl IntoView {
    let has_themes = explorer().corpus().facts.iter().any(|fact| !fact.themes.is_empty());
    view! {
        {has_themes
            .then(|| {
                view! {
                    <Grouping group=None name=BY_VERDICT />
                    <Grouping group=Some(Group::Theme) name=BY_THEME />
                }
            })}
    }
}

#[component]
fn Grouping(
    /// By what the rows are grouped; `None`: by verdict.
    group: Option<Group>,
    /// What the link says.
    name: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    view! {
        <SwitchLink
            href=Memo::new(move |_| explorer.href(|query| query.group = group))
            is_on=Memo::new(move |_| {
                explorer.query().with(|query| (query.group == Some(Group::Theme)) == group.is_some())
            })
        >
            {name}
        </SwitchLink>
    }
}
