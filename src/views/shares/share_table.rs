//! The shares of both articles as a table.

use crate::state::{explorer, href};
use crate::views::labels::{ArticleName, article_class};
use crate::views::phrases::{capitalized, percent, statements_of, thousands};
use crate::views::shares::view::SharesView;
use crate::wording::ledger::sentences;
use crate::wording::shares::{DIFFERENCE, POINTS, TABLE, cell_name, more_in, percent_of};
use engine::Corpus;
use engine::compare::emphasis::{Counts, ShareOrder, ShareRow, ShareUnit, facts_with};
use engine::wording::records;
use leptos::prelude::*;
use model::closed::{Facet, Status};
use model::{ArticleIndex, TermIndex};

/// "60 %", "< 1 %".
fn in_percent(percent: u32, n: u32) -> String {
    if n > 0 && percent == 0 { "< 1\u{A0}%".to_owned() } else { format!("{percent}\u{A0}%") }
}

/// The shares, a value a row. What is shown changes the rows and leaves the heads, one of which has the focus.
#[component]
pub(super) fn ShareTable(
    /// What is shown.
    shares: SharesView,
) -> impl IntoView {
    let [a, b] = shares.pair;
    view! {
        <table class="shares">
            <caption class="away">{TABLE}</caption>
            <thead>
                <tr>
                    <th scope="col" aria-sort=move || shares.sorted_by(ShareOrder::Name)>
                        <OrderButton shares order=ShareOrder::Name>
                            <span>{move || capitalized(&shares.nouns().0)}</span>
                        </OrderButton>
                    </th>
                    <th scope="col" aria-sort=move || shares.sorted_by(ShareOrder::First)>
                        <OrderButton shares order=ShareOrder::First>
                            <ArticleName article=a />
                        </OrderButton>
                        <span class="quiet">{move || shares.of_how_many(0)}</span>
                    </th>
                    <th scope="col" aria-sort=move || shares.sorted_by(ShareOrder::Second)>
                        <OrderButton shares order=ShareOrder::Second>
                            <ArticleName article=b />
                        </OrderButton>
                        <span class="quiet">{move || shares.of_how_many(1)}</span>
                    </th>
                    <th scope="col" aria-sort=move || shares.sorted_by(ShareOrder::Difference)>
                        <OrderButton shares order=ShareOrder::Difference>
                            <span>{DIFFERENCE}</span>
                        </OrderButton>
                        <span class="quiet">{POINTS}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{move || shares.rows().into_iter().map(|row| view! { <ShareTableRow row /> }).collect_view()}</tbody>
        </table>
    }
}

/// The head of a column: says what its numbers are, and orders the rows.
#[component]
fn OrderButton(
    /// What is shown.
    shares: SharesView,
    /// The order that it gives them.
    order: ShareOrder,
    /// The head.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="plain"
            class:on=move || shares.order.get() == order
            on:click=move |_| shares.order.set(order)
        >
            {children()}
        </button>
    }
}

impl SharesView {
    /// How a column is sorted; none: another is.
    fn sorted_by(self, order: ShareOrder) -> Option<&'static str> {
        let way = if order == ShareOrder::Name { "ascending" } else { "descending" };
        (self.order.get() == order).then_some(way)
    }

    /// "% of 96 sentences".
    fn of_how_many(self, side: usize) -> String {
        let n = self.counts.with(|counts| counts.n[side]);
        percent_of(&n_counted(&self.explorer.corpus(), self.pair[side], self.unit.get(), n))
    }

    /// The rows that are shown now.
    fn rows(self) -> Vec<ShownRow> {
        let (corpus, counts) = (self.explorer.corpus(), self.counts.get());
        let order = counts.sorted(&corpus, self.facet.get(), self.order.get());
        let most = counts.rows.iter().flat_map(|row| counts.shares(row)).max().unwrap_or(0).max(1);
        let shown = order.iter().take(self.n_shown.get()).filter_map(|&at| counts.rows.get(at as usize));
        shown.map(|row| self.row(&corpus, &counts, row, most)).collect()
    }

    fn row(self, corpus: &Corpus, counts: &Counts, row: &ShareRow, most: u32) -> ShownRow {
        let facet = self.facet.get();
        let name = match facet {
            Facet::Theme => records::path(&corpus.themes, TermIndex::new(row.value)),
            _ => corpus.field(facet).values.get(row.value).map_or_else(String::new, |value| value.name.clone()),
        };
        let ([a, b], percents) = (counts.shares(row), counts.percents(row));
        let cells = [(0, a), (1, b)].map(|(side, share)| ShownCell {
            side,
            article: self.pair[side],
            share: in_percent(percents[side], row.n[side]),
            length: percent(share * 1000 / most),
            n: row.n[side],
            link: (row.n_facts[side] > 0).then(|| self.cell_link(corpus, counts, row, side, &name)),
        });
        let status = Status::ALL.get(row.value).copied().filter(|_| facet == Facet::Status);
        let points = counts.points(row);
        let more = (points > 0).then(|| (self.pair[usize::from(b > a)], points));
        ShownRow { name, status, cells, more }
    }

    /// Where a cell leads, and what it is called there: "60 %, 58 of 96 sentences of China Brief: China; 41 statements".
    fn cell_link(self, corpus: &Corpus, counts: &Counts, row: &ShareRow, side: usize, value: &str) -> (String, String) {
        let (article, unit, n) = (self.pair[side], self.unit.get(), row.n[side]);
        let share = in_percent(counts.percents(row)[side], n);
        let of = n_counted(corpus, article, unit, counts.n[side]);
        let publication = corpus.short_name(article);
        let facts = statements_of(corpus, article, row.n_facts[side] as usize);
        let name = cell_name(&share, (n, &of), publication, value, &facts);
        let query = self.explorer.narrowing().get();
        let target = facts_with(corpus, article, self.facet.get(), row.value, unit, &query);
        (href(&target), name)
    }
}

/// "96 sentences", "107 statements".
fn n_counted(corpus: &Corpus, article: ArticleIndex, unit: ShareUnit, n: u32) -> String {
    match unit {
        ShareUnit::Sentences => sentences(n as usize),
        ShareUnit::Facts => statements_of(corpus, article, n as usize),
    }
}

/// A value as it is shown.
struct ShownRow {
    name: String,
    /// Where statuses are shown, which one it is: a status has a mark.
    status: Option<Status>,
    cells: [ShownCell; 2],
    /// Which article gives more of itself to it, and by how many percentage points.
    more: Option<(ArticleIndex, u32)>,
}

/// The share of an article as it is shown.
struct ShownCell {
    side: usize,
    article: ArticleIndex,
    share: String,
    /// How long its bar is.
    length: String,
    n: u32,
    /// The address of the statements that were counted, and what the link is called; none: there are none.
    link: Option<(String, String)>,
}

/// A value, what each article gives to it, and which gives more.
#[component]
fn ShareTableRow(
    /// The value.
    row: ShownRow,
) -> impl IntoView {
    let [first, second] = row.cells;
    view! {
        <tr>
            <th scope="row">
                <span class=row.status.map(|status| format!("sta {}", status.id()))>{row.name}</span>
            </th>
            <ShareCell cell=first />
            <ShareCell cell=second />
            <td class="difference">
                <Difference more=row.more />
            </td>
        </tr>
    }
}

/// "60 % 58" and its bar, leading to the statements.
#[component]
fn ShareCell(
    /// The share.
    cell: ShownCell,
) -> impl IntoView {
    let class = format!("{} {}", if cell.side == 0 { "left" } else { "right" }, article_class(cell.article));
    let content = view! {
        <span class="track">
            <i aria-hidden="true" style:width=cell.length />
        </span>
        <b class="num">{cell.share}</b>
        <span class="n">{thousands(cell.n as usize)}</span>
    };
    let content = match cell.link {
        None => view! { <span class="share">{content}</span> }.into_any(),
        Some((address, name)) => view! {
            <a class="share" href=address aria-label=name>
                {content}
            </a>
        }
        .into_any(),
    };
    view! { <td class=class>{content}</td> }
}

/// Which article gives more of itself to a value, and by how much.
#[component]
fn Difference(
    /// The article, and by how many percentage points; none: neither does.
    more: Option<(ArticleIndex, u32)>,
) -> impl IntoView {
    let Some((article, points)) = more else {
        return view! { <span class="quiet">"0"</span> }.into_any();
    };
    let corpus = explorer().corpus();
    view! {
        <span class=format!("doc {}", article_class(article)) class:num=true>
            {format!("+{points}")}
        </span>
        <span class="away">{more_in(corpus.short_name(article))}</span>
    }
    .into_any()
}
