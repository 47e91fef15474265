//! What was typed, read: words and phrases, `AND OR NOT -word ( )`, `actor:kazakhstan`, `when:2003/2008`,
//! `figure>10bn`.
//!
//! Reading never fails. What it cannot make sense of is left out and said as a [`Mistake`] at its place; the rest is
//! still searched. Words alone are read as plain words, of which the engine asks all and falls back on any; with an
//! operator or a field the reader says exactly what is meant, and the engine does just that.
//!
//! `NOT` binds strongest, then `AND`, which may be left out between two terms, then `OR`. Operators are in capitals.

mod phrase;
mod pieces;
mod terms;

pub use phrase::{OtherForm, OtherKind, Phrase};
pub use pieces::bound;
pub(crate) use pieces::is_quote;
pub(crate) use terms::TypedTerm;
pub use terms::{Condition, FIELDS, MOST_WORDS, Predicate};

use crate::wording::typing;
use pieces::{Lexeme, LexemeKind, lexed};
use std::ops::Range;

/// What was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedQuery {
    /// Each is wanted; one with more than one word is a phrase.
    pub wanted: Vec<Phrase>,
    /// None of these.
    pub unwanted: Vec<Phrase>,
    /// Wanted words that were typed without a space between them: what has them side by side comes first.
    pub adjacent: Vec<Phrase>,
    /// What exactly is asked, where an operator or a field stands in it; `None`: all of the wanted, none of the
    /// unwanted.
    pub expression: Option<Expression>,
    /// The fields that are asked for, as they stand.
    pub fields: Vec<Condition>,
    /// What could not be read.
    pub mistakes: Vec<Mistake>,
    /// Words and phrases as they were typed, each once.
    pub(crate) typed: Vec<TypedTerm>,
}

/// Reads what was typed: `words`, `"phrases"` (curly quotes as well), `-without`, operators and fields. Never fails.
///
/// A typed piece that is several words to the engine (`Sino-Kazakh`, `30bcm`) is all of them, side by side first; where
/// letters are words of their own (Chinese), those that stand together are a phrase. The last word, as long as no space
/// follows it, may be the beginning of a longer one. Words that every text has ("the", "of") count only in quotation
/// marks, or where nothing else was typed. Quotation marks, and a minus, ask for the very form that was typed.
///
/// ```
/// use engine::typed::read;
/// let found = read("\"gas pipelines\" -uranium of kaz");
/// assert_eq!(found.wanted[0].words, ["gas", "pipelines"]);
/// assert_eq!(found.wanted[1].prefix.as_deref(), Some("kaz"));
/// assert_eq!(found.unwanted[0].words, ["uranium"]);
/// let asked = read("(gas OR oil) actor:china");
/// assert!(asked.expression.is_some() && asked.fields.len() == 1);
/// // What makes no sense is said, and the rest is searched.
/// let wrong = read("gas AND");
/// assert_eq!(wrong.mistakes[0].what, "AND stands between two words; write another after it");
/// ```
pub fn read(q: &str) -> TypedQuery {
    let mut words = parse(q);
    if words.expression.is_none() && words.wanted.iter().any(|phrase| !phrase.is_stop_word) {
        words.wanted.retain(|phrase| !phrase.is_stop_word);
        words.typed.retain(|typed| typed.excluded || !typed.is_stop_word());
    }
    let is_empty = words.wanted.is_empty() && words.unwanted.is_empty() && words.fields.is_empty();
    if is_empty && words.mistakes.is_empty() && !q.trim().is_empty() {
        words.mistakes.push(Mistake { range: 0..q.len(), what: typing::NOTHING_TO_SEARCH.to_owned() });
    }
    words
}

/// What must hold of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// All of these.
    All(Vec<Expression>),
    /// Any of these.
    Any(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
    /// A word or phrase: a place in [`TypedQuery::wanted`] or, below a `NOT`, in [`TypedQuery::unwanted`].
    Words {
        /// Whether it is among the unwanted.
        unwanted: bool,
        /// Its place there.
        at: usize,
    },
    /// A field has a value.
    Field(Condition),
}

impl Expression {
    /// Has another wanted phrase hold wherever one is asked.
    pub(crate) fn and_as_well(&mut self, at: usize, other: usize) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(|part| part.and_as_well(at, other)),
            Self::Not(inner) => inner.and_as_well(at, other),
            Self::Words { unwanted: false, at: here } if *here == at => {
                *self = Self::All(vec![self.clone(), Self::Words { unwanted: false, at: other }]);
            }
            Self::Words { .. } | Self::Field(_) => {}
        }
    }
}

/// Something typed that could not be read, or names what there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, bytes of what was typed.
    pub range: Range<usize>,
    /// What is wrong and what to do, for the reader.
    pub what: String,
}

/// So deep may parentheses stand in each other.
const DEEPEST: usize = 32;

fn parse(q: &str) -> TypedQuery {
    let mut parser =
        TypedParser { lexemes: lexed(q), at: 0, words: TypedQuery::default(), has_operators: false, depth: 0 };
    let expression = parser.alternatives(false);
    while let Some(lexeme) = parser.next() {
        // Only a parenthesis that closes nothing stops the reading.
        parser.mistake(lexeme.range, typing::CLOSES_NOTHING);
        let rest = parser.alternatives(false);
        drop(rest);
    }
    let mut words = parser.words;
    if parser.has_operators {
        words.expression = expression;
    }
    words
}

struct TypedParser {
    lexemes: Vec<Lexeme>,
    at: usize,
    words: TypedQuery,
    has_operators: bool,
    depth: usize,
}

impl TypedParser {
    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn next(&mut self) -> Option<Lexeme> {
        let lexeme = self.peek().cloned();
        self.at += 1;
        lexeme
    }

    fn mistake(&mut self, range: Range<usize>, what: impl Into<String>) {
        self.words.mistakes.push(Mistake { range, what: what.into() });
    }

    /// Terms with `OR` between them.
    fn alternatives(&mut self, unwanted: bool) -> Option<Expression> {
        let mut any: Vec<Expression> = self.conjunction(unwanted).into_iter().collect();
        while let Some(Lexeme { range, kind: LexemeKind::Or }) = self.peek().cloned() {
            self.at += 1;
            self.has_operators = true;
            let is_first = any.is_empty();
            let next = self.conjunction(unwanted);
            if is_first || next.is_none() {
                self.between(range, "OR", is_first);
            }
            any.extend(next);
        }
        joined(any, Expression::Any)
    }

    fn between(&mut self, range: Range<usize>, word: &str, is_first: bool) {
        self.mistake(range, typing::stands_between(word, is_first));
    }

    /// Terms one after another, with or without `AND`.
    fn conjunction(&mut self, unwanted: bool) -> Option<Expression> {
        let mut all: Vec<Expression> = Vec::new();
        let mut open_and: Option<Range<usize>> = None;
        while let Some(lexeme) = self.peek().cloned() {
            match lexeme.kind {
                LexemeKind::Or | LexemeKind::Close => break,
                LexemeKind::And => {
                    self.at += 1;
                    self.has_operators = true;
                    if all.is_empty() || open_and.is_some() {
                        self.between(lexeme.range.clone(), "AND", all.is_empty());
                    }
                    open_and = Some(lexeme.range).filter(|_| !all.is_empty());
                }
                _ => {
                    let term = self.term(unwanted);
                    open_and = open_and.filter(|_| term.is_none());
                    all.extend(term);
                }
            }
        }
        if let Some(range) = open_and {
            self.between(range, "AND", false);
        }
        joined(all, Expression::All)
    }

    /// A word, a field, something in parentheses, and each of them with `NOT` or `-` before it.
    fn term(&mut self, unwanted: bool) -> Option<Expression> {
        let lexeme = self.next()?;
        match lexeme.kind {
            LexemeKind::Words(typed) => self.word(typed, unwanted),
            LexemeKind::Field(condition) => {
                self.has_operators = true;
                self.words.fields.push(condition.clone());
                Some(Expression::Field(condition))
            }
            LexemeKind::Wrong(what) => {
                self.mistake(lexeme.range, what);
                None
            }
            LexemeKind::Not | LexemeKind::Minus => self.negated(lexeme, unwanted),
            LexemeKind::Open => self.group(lexeme.range, unwanted),
            LexemeKind::Close | LexemeKind::And | LexemeKind::Or => None,
        }
    }

    fn negated(&mut self, lexeme: Lexeme, unwanted: bool) -> Option<Expression> {
        let is_plain =
            matches!((&lexeme.kind, self.peek()), (LexemeKind::Minus, Some(Lexeme { kind: LexemeKind::Words(_), .. })));
        self.has_operators |= !is_plain || self.depth > 0;
        let next =
            self.peek().filter(|next| !matches!(next.kind, LexemeKind::Or | LexemeKind::And | LexemeKind::Close));
        if next.is_none() || self.depth >= DEEPEST {
            let is_word = matches!(lexeme.kind, LexemeKind::Not);
            self.mistake(lexeme.range, typing::wants_word(is_word));
            return None;
        }
        self.depth += 1;
        let start = lexeme.range.start;
        let term = self.term(!unwanted);
        self.depth -= 1;
        // The sign belongs to the word when a part of the sentence is taken away.
        if let Some(typed) = self.words.typed.last_mut().filter(|_| is_plain) {
            typed.range.start = typed.range.start.min(start);
        }
        term.map(|term| Expression::Not(Box::new(term)))
    }

    fn group(&mut self, range: Range<usize>, unwanted: bool) -> Option<Expression> {
        self.has_operators = true;
        if self.depth >= DEEPEST {
            self.mistake(range, typing::TOO_DEEP);
            return None;
        }
        self.depth += 1;
        let inner = self.alternatives(unwanted);
        self.depth -= 1;
        match self.peek() {
            Some(Lexeme { kind: LexemeKind::Close, .. }) => self.at += 1,
            _ => self.mistake(range.clone(), typing::NOT_CLOSED),
        }
        if inner.is_none() && self.words.mistakes.is_empty() {
            self.mistake(range, typing::NOTHING_INSIDE);
        }
        inner
    }

    fn word(&mut self, mut typed: TypedTerm, unwanted: bool) -> Option<Expression> {
        typed.excluded = unwanted;
        if unwanted {
            // What is not wanted is the form that was typed, and no beginning of a word.
            typed.parts = vec![Phrase { prefix: None, is_exact: true, ..Phrase::side_by_side(&typed.parts) }];
        } else if typed.parts.len() > 1 {
            let whole = Phrase::side_by_side(&typed.parts);
            let is_new = !self.words.adjacent.contains(&whole);
            self.words.adjacent.extend(is_new.then_some(whole));
        }
        let list = if unwanted { &mut self.words.unwanted } else { &mut self.words.wanted };
        let n_before = list.len();
        let mut leaves = Vec::new();
        for part in &typed.parts {
            let at = list.iter().position(|phrase| phrase == part).unwrap_or(list.len());
            if at == list.len() {
                list.push(part.clone());
            }
            leaves.push(Expression::Words { unwanted, at });
        }
        if list.len() > n_before {
            self.words.typed.push(typed);
        }
        joined(leaves, Expression::All)
    }
}

fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Option<Expression> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(join(parts)),
    }
}

/// The phrases of an expression.
impl TypedQuery {
    /// The phrase that an expression's leaf means.
    pub fn phrase(&self, unwanted: bool, at: usize) -> Option<&Phrase> {
        if unwanted { self.unwanted.get(at) } else { self.wanted.get(at) }
    }
}
