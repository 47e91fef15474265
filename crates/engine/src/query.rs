//! What is asked: everything that narrows what is shown, as one value with one text form.
//!
//! The text form is what follows `#` in the address: `/view?key=value,…`. Parsing is total: what it does not know it
//! ignores, and what it knows it prints back, so that `parse(print(query)) == query` for every query.
//! Ids stay strings here; a corpus that does not know one ignores it.

mod address;

use model::Span;
use model::closed::{Facet, Role, Verdict, closed_list};

closed_list! {
    /// Whether one of a facet's picks is enough or all must be met.
    MatchMode {
        Any = "any";
        All = "all";
    }
}

closed_list! {
    /// Where conditions must meet.
    Scope {
        Fact = "fact";
        Paragraph = "paragraph";
        Article = "article";
    }
}

closed_list! {
    /// How facts are grouped.
    Group {
        None = "none";
        Theme = "theme";
        Article = "article";
        Actor = "actor";
        Kind = "kind";
        Status = "status";
        Voice = "voice";
    }
}

closed_list! {
    /// How facts are ordered within a group.
    Sort {
        Relevance = "relevance";
        When = "when";
        Newest = "newest";
        Article = "article";
    }
}

closed_list! {
    /// How two articles are compared.
    Mode {
        Ledger = "ledger";
        Figures = "figures";
        Text = "text";
        Emphasis = "emphasis";
        Promises = "promises";
    }
}

closed_list! {
    /// Which passages of two whole texts are joined.
    JoinedPassages {
        /// Those that are only alike as well: a guess of the program.
        Alike = "alike";
        /// Not those.
        Tied = "tied";
    }
}

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The first screen.
    #[default]
    Entry,
    /// The list of facts.
    Facts,
    /// Two articles side by side.
    Compare,
    /// The list of articles.
    Articles,
    /// One article, by id.
    Article(String),
    /// What was told on a time axis.
    Timeline,
    /// One facet against another.
    Matrix,
    /// What this is and who made it.
    About,
}

/// The id that stands for "not stated".
pub const NOT_STATED: &str = "_";

/// A value of a facet, as the reader picks or excludes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pick {
    /// The value's id, [`NOT_STATED`], or for [`Facet::When`] an EDTF interval.
    pub id: String,
    /// For actors: only in this role.
    pub role: Option<Role>,
}

impl Pick {
    /// A value in whatever role.
    pub fn of(id: impl Into<String>) -> Self {
        Self { id: id.into(), role: None }
    }
}

/// Ids that have changed since somebody may have written them, in an address or by hand: they are read for ever.
const RENAMED: [(Facet, &str, &str); 3] = [
    (Facet::Other, "also-said", "also-spoken"),
    (Facet::Other, "mentioned", "nearest"),
    (Facet::Other, "not-mentioned", "none-found"),
];

/// The id as it is written today.
pub(crate) fn renamed(facet: Facet, id: &str) -> &str {
    let old = RENAMED.iter().find(|(of, old, _)| *of == facet && *old == id);
    old.map_or(id, |(_, _, new)| new)
}

/// What is chosen in one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Whether all picks must be met rather than any.
    pub all: bool,
    /// Wanted.
    pub picks: Vec<Pick>,
    /// Not wanted.
    pub exclusions: Vec<Pick>,
}

impl Selection {
    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        self.picks.is_empty() && self.exclusions.is_empty()
    }
}

/// How a value is chosen: what a tick box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Neither picked nor excluded.
    Open,
    /// Picked.
    Picked,
    /// Excluded.
    Excluded,
}

/// Everything that narrows what is shown, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What is on the screen.
    pub view: View,
    /// Words, as typed.
    pub q: String,
    /// By facet, in [`Facet::ALL`]'s order; use [`Query::selection`].
    pub selections: [Selection; Facet::ALL.len()],
    /// Where conditions must meet; `None`: in the same fact.
    pub scope: Option<Scope>,
    /// `None`: by theme; with words, not grouped.
    pub group: Option<Group>,
    /// `None`: oldest first; with words, best match first.
    pub sort: Option<Sort>,
    /// The fact that is selected.
    pub fact: Option<String>,
    /// The bytes of the article on the screen that are lit where no fact is selected.
    pub at: Option<Span>,
    /// The bytes of the comparison's second article that are lit with those of the first.
    pub with: Option<Span>,
    /// The first article of the comparison.
    pub a: Option<String>,
    /// The second article of the comparison.
    pub b: Option<String>,
    /// `None`: side by side.
    pub mode: Option<Mode>,
    /// `None`: only passages that our reading ties, and those of the same words; where there are none, those that are alike.
    pub passages: Option<JoinedPassages>,
    /// The verdict that is shown; `None`: all.
    pub verdict: Option<Verdict>,
    /// One row of the comparison.
    pub matter: Option<String>,
    /// What the matrix has as rows.
    pub rows: Option<Facet>,
    /// What the matrix has as columns.
    pub columns: Option<Facet>,
}

impl Query {
    /// What is chosen in a facet.
    pub fn selection(&self, facet: Facet) -> &Selection {
        &self.selections[facet as usize]
    }

    /// The same, to change it.
    pub fn selection_mut(&mut self, facet: Facet) -> &mut Selection {
        &mut self.selections[facet as usize]
    }

    /// Where conditions must meet.
    pub fn scope(&self) -> Scope {
        self.scope.unwrap_or(Scope::Fact)
    }

    /// How facts are ordered.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(if self.has_words() { Sort::Relevance } else { Sort::When })
    }

    /// Whether anything was typed.
    pub fn has_words(&self) -> bool {
        !self.q.trim().is_empty()
    }

    /// Whether anything narrows the facts.
    pub fn narrows(&self) -> bool {
        self.has_words() || self.selections.iter().any(|selection| !selection.is_empty())
    }

    /// How many conditions there are besides the words.
    pub fn n_conditions(&self) -> usize {
        self.selections.iter().map(|selection| selection.picks.len() + selection.exclusions.len()).sum()
    }

    /// How a value is chosen, in whatever role.
    pub fn choice(&self, facet: Facet, id: &str) -> Choice {
        let selection = self.selection(facet);
        if selection.picks.iter().any(|pick| pick.id == id) {
            Choice::Picked
        } else if selection.exclusions.iter().any(|pick| pick.id == id) {
            Choice::Excluded
        } else {
            Choice::Open
        }
    }

    /// The same query with a value chosen so.
    #[must_use]
    pub fn with_choice(mut self, facet: Facet, id: &str, choice: Choice) -> Self {
        let selection = self.selection_mut(facet);
        selection.picks.retain(|pick| pick.id != id);
        selection.exclusions.retain(|pick| pick.id != id);
        match choice {
            Choice::Open => {}
            Choice::Picked => selection.picks.push(Pick::of(id)),
            Choice::Excluded => selection.exclusions.push(Pick::of(id)),
        }
        self
    }

    /// The same query on another screen.
    #[must_use]
    pub fn with_view(mut self, view: View) -> Self {
        self.view = view;
        self
    }

    /// Only what the results depend on: no screen, no selection, no comparison.
    #[must_use]
    pub fn narrowing(&self) -> Self {
        Self {
            q: self.q.clone(),
            selections: self.selections.clone(),
            scope: self.scope,
            group: self.group,
            sort: self.sort,
            ..Self::default()
        }
    }

    /// The same screen without what narrows it; how it is grouped, sorted and compared stays.
    #[must_use]
    pub fn cleared(mut self) -> Self {
        self.q.clear();
        self.selections = Default::default();
        self.scope = None;
        self.verdict = None;
        self.matter = None;
        self
    }
}
