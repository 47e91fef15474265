//! An article as a file has it: its text, what it states of itself, what is guessed; or why there is none.

use crate::paragraphs::tidy;
use model::when::When;
use std::fmt::{self, Display, Formatter};

/// The article of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedArticle {
    /// Its text, UTF-8: paragraphs apart by a blank line, lines ended by `\n`, without the title where that is known.
    pub text: String,
    /// Its paragraphs that are headings, as they stand in the text.
    pub headings: Vec<String>,
    /// What it is called; `None`: the text's first line may be it.
    pub title: Option<Told>,
    /// Where it was published.
    pub publication: Option<Told>,
    /// Who wrote it.
    pub authors: Vec<Told>,
    /// When it was published, as EDTF.
    pub published: Option<Told>,
    /// As a BCP 47 tag.
    pub language: Option<Told>,
    /// `http:` or `https:`.
    pub url: Option<Told>,
    /// What of the file is not in the text, in words.
    pub left_out: Vec<String>,
}

/// A datum, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As the file has it.
    pub value: String,
    /// Why we say so, where the file does not state it; `None`: it does.
    pub guess: Option<&'static str>,
}

impl Told {
    /// What the file states; nothing of what is empty.
    pub(crate) fn stated(value: impl AsRef<str>) -> Option<Self> {
        let value = tidy(value.as_ref());
        (!value.is_empty()).then_some(Self { value, guess: None })
    }

    /// The day of a time as files write it: `2010-07-02T10:00:00Z`; nothing of what is no time.
    pub(crate) fn day(time: &str) -> Option<Self> {
        let day = time.trim().split(['T', ' ']).next().unwrap_or("");
        When::of(day).and_then(|_| Self::stated(day))
    }
}

/// Why a file gives no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: &'static str,
}

impl Refusal {
    pub(crate) fn new(what: impl Into<String>, hint: &'static str) -> Self {
        Self { what: what.into(), hint }
    }
}

impl Display for Refusal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {}", self.what, self.hint)
    }
}

impl std::error::Error for Refusal {}
