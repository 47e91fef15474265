//! What was typed, read: words and phrases, `AND OR NOT -word ( )`, `actor:kazakhstan`, `when:2003/2008`,
//! `figure>10bn`.
//!
//! Reading never fails. What it cannot make sense of is left out and said as a [`Mistake`] at its place; the rest is
//! still searched. Words alone are read as plain words, of which the engine asks all and falls back on any; with an
//! operator or a field the reader says exactly what is meant, and the engine does just that.
//!
//! `NOT` binds strongest, then `AND`, which may be left out between two terms, then `OR`. Operators are in capitals.

use crate::bounds::Bound;
use crate::wording::typing;
use model::closed::Facet;
use std::ops::Range;
use text::{Token, is_stop_word, tokens};

/// What was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedQuery {
    /// Each is wanted; one with more than one stem is a phrase.
    pub wanted: Vec<Phrase>,
    /// None of these.
    pub unwanted: Vec<Phrase>,
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

/// Stems that stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Folded and stemmed, in order; never empty.
    pub stems: Vec<String>,
    /// The last word as typed and folded, where it may be the beginning of a longer one.
    pub prefix: Option<String>,
    /// In quotation marks: as it stands, whatever is known of its spelling.
    pub is_quoted: bool,
    /// A word that every text has.
    pub is_stop_word: bool,
    /// Places among the stems and further stems that count there, for words that are misspelt.
    pub alternatives: Vec<(usize, String)>,
}

/// A word or phrase as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypedTerm {
    /// Where, with its sign and quotes.
    pub(crate) range: Range<usize>,
    /// Where, without.
    pub(crate) inner: Range<usize>,
    pub(crate) excluded: bool,
    pub(crate) phrase: Phrase,
}

/// Reads what was typed: `words`, `"phrases"` (curly quotes as well), `-without`, operators and fields. Never fails.
///
/// A typed word that is several to the engine (`Sino-Kazakh`, Chinese text) is a phrase. The last word, as long as no
/// space follows it, may be the beginning of a longer one. Words that every text has ("the", "of") count only within
/// phrases, or where nothing else was typed.
///
/// ```
/// use engine::typed::read;
/// let found = read("\"gas pipelines\" -uranium of kaz");
/// assert_eq!(found.wanted[0].stems, ["gas", "pipelin"]);
/// assert_eq!(found.wanted[1].prefix.as_deref(), Some("kaz"));
/// assert_eq!(found.unwanted[0].stems, ["uranium"]);
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
        words.typed.retain(|typed| typed.excluded || !typed.phrase.is_stop_word);
    }
    words
}

/// The phrase that a typed piece means; `is_open`: its last word may go on.
pub(crate) fn read_phrase(typed: &str, is_open: bool, is_quoted: bool) -> Option<Phrase> {
    let mut tokens = tokens(typed);
    tokens.truncate(MOST_WORDS);
    let last = tokens.last()?;
    let prefix = (is_open && last.range.end == typed.len()).then(|| last.word.clone());
    let is_stop_word = !is_quoted && is_stop_word(&last.word) && tokens.len() == 1;
    let stems = tokens.into_iter().map(|token| token.stem).collect();
    Some(Phrase { stems, prefix, is_quoted, is_stop_word, alternatives: Vec::new() })
}

/// Whether a letter opens or closes a phrase.
pub(crate) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

impl Phrase {
    /// Whether it stands at the start of these words.
    pub(crate) fn begins(&self, tokens: &[Token]) -> bool {
        let n = self.stems.len();
        tokens.len() >= n
            && self.stems.iter().zip(tokens).enumerate().all(|(at, (stem, token))| {
                *stem == token.stem
                    || at + 1 == n && self.prefix.as_ref().is_some_and(|prefix| token.word.starts_with(prefix.as_str()))
                    || self.alternatives.iter().any(|(place, other)| *place == at && *other == token.stem)
            })
    }
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

/// `actor:kazakhstan`: a field and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Where it stands in what was typed, bytes.
    pub range: Range<usize>,
    /// Where its value stands, without quotation marks.
    pub value: Range<usize>,
    /// What is asked.
    pub predicate: Predicate,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A facet has a value: as typed, an id, a name or the beginning of one.
    Facet(Facet, String),
    /// A figure lies there.
    Figure(Bound),
}

/// Something typed that could not be read, or names what there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, bytes of what was typed.
    pub range: Range<usize>,
    /// What is wrong and what to do, for the reader.
    pub what: String,
}

/// Fields that can be asked for by name: each facet with values of its own, and `figure`.
pub const FIELDS: [(&str, Option<Facet>); 12] = [
    ("actor", Some(Facet::Actor)),
    ("thing", Some(Facet::Thing)),
    ("theme", Some(Facet::Theme)),
    ("place", Some(Facet::Place)),
    ("kind", Some(Facet::Kind)),
    ("status", Some(Facet::Status)),
    ("stance", Some(Facet::Stance)),
    ("voice", Some(Facet::Voice)),
    ("article", Some(Facet::Article)),
    ("when", Some(Facet::When)),
    ("other", Some(Facet::Other)),
    ("figure", None),
];

/// As many words and conditions count; what is pasted beyond that is left out.
pub const MOST_WORDS: usize = 32;

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

/// A piece of what was typed.
#[derive(Clone, Debug)]
struct Lexeme {
    range: Range<usize>,
    kind: LexemeKind,
}

#[derive(Clone, Debug)]
enum LexemeKind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `-` right before a word.
    Minus,
    Words(TypedTerm),
    Field(Condition),
    /// A field whose value cannot be read.
    Wrong(String),
}

/// Pieces, one after another; beyond [`MOST_WORDS`] words none.
fn lexed(q: &str) -> Vec<Lexeme> {
    let mut out: Vec<Lexeme> = Vec::new();
    let (mut at, mut n_words) = (0, 0);
    while n_words < MOST_WORDS && out.len() < 4 * MOST_WORDS {
        at = q.len() - q[at..].trim_start().len();
        if at == q.len() {
            break;
        }
        let (lexeme, end) = lexeme(q, at);
        at = end;
        n_words +=
            usize::from(matches!(lexeme, Some(Lexeme { kind: LexemeKind::Words(_) | LexemeKind::Field(_), .. })));
        out.extend(lexeme);
    }
    out
}

fn lexeme(q: &str, start: usize) -> (Option<Lexeme>, usize) {
    let rest = &q[start..];
    let sign = |kind: LexemeKind, length: usize| (Some(Lexeme { range: start..start + length, kind }), start + length);
    match rest.chars().next() {
        Some('(') => return sign(LexemeKind::Open, 1),
        Some(')') => return sign(LexemeKind::Close, 1),
        Some('-') if rest[1..].starts_with(|next: char| !next.is_whitespace() && next != '-' && next != ')') => {
            return sign(LexemeKind::Minus, 1);
        }
        _ => {}
    }
    for (word, kind) in [("AND", LexemeKind::And), ("OR", LexemeKind::Or), ("NOT", LexemeKind::Not)] {
        let ends = |after: &str| after.chars().next().is_none_or(|next| next.is_whitespace() || next == '(');
        if rest.strip_prefix(word).is_some_and(ends) {
            return sign(kind, word.len());
        }
    }
    field(q, start).unwrap_or_else(|| typed_words(q, start))
}

/// A word, or a phrase in quotation marks, and where it ends.
fn typed_words(q: &str, start: usize) -> (Option<Lexeme>, usize) {
    let (inner, end, is_quoted) = text_at(q, start);
    let is_open = !is_quoted && inner.end == q.len();
    let phrase = read_phrase(&q[inner.clone()], is_open, is_quoted);
    let typed = phrase.map(|phrase| TypedTerm { range: start..end, inner, excluded: false, phrase });
    (typed.map(|typed| Lexeme { range: start..end, kind: LexemeKind::Words(typed) }), end)
}

/// The text at a place: its inside, where it ends, and whether it stands in quotation marks.
fn text_at(q: &str, start: usize) -> (Range<usize>, usize, bool) {
    let rest = &q[start..];
    match rest.chars().next().filter(|&letter| is_quote(letter)) {
        Some(quote) => {
            let inner = start + quote.len_utf8();
            let closes = q[inner..].find(is_quote).map_or(q.len(), |length| inner + length);
            (inner..closes, closes + q[closes..].chars().next().map_or(0, char::len_utf8), true)
        }
        None => {
            let is_end = |letter: char| letter.is_whitespace() || is_quote(letter) || matches!(letter, '(' | ')');
            let end = start + rest.find(is_end).unwrap_or(rest.len());
            // What ends a word is never the whole of it.
            let end = end.max(start + rest.chars().next().map_or(0, char::len_utf8));
            (start..end, end, false)
        }
    }
}

/// What a condition on figures asks, as it is typed: `figure>10bn`.
pub fn bound(typed: &str) -> Option<Bound> {
    match field(typed, 0)?.0?.kind {
        LexemeKind::Field(Condition { predicate: Predicate::Figure(bound), .. }) => Some(bound),
        _ => None,
    }
}

/// `name:value`, `figure>10bn`; `None` where no field of ours begins here.
fn field(q: &str, start: usize) -> Option<(Option<Lexeme>, usize)> {
    let rest = &q[start..];
    let length = rest.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let name = rest[..length].to_ascii_lowercase();
    let signs: usize =
        rest[length..].find(|letter: char| !matches!(letter, ':' | '<' | '>' | '=')).unwrap_or(rest.len() - length);
    let sign = &rest[length..length + signs];
    let (_, facet) = FIELDS.iter().find(|(known, _)| *known == name)?;
    let value_at = start + length + signs;
    let is_field = if facet.is_some() { sign == ":" } else { matches!(sign, ":" | "=" | "<" | ">" | "<=" | ">=") };
    if !is_field {
        return None;
    }
    let (inner, end) = match q[value_at..].chars().next().filter(|letter| !letter.is_whitespace() && *letter != ')') {
        Some(_) => {
            let (inner, end, _) = text_at(q, value_at);
            (inner, end)
        }
        None => (value_at..value_at, value_at),
    };
    let range = start..end;
    let value = q[inner.clone()].trim().to_owned();
    let predicate = match facet {
        _ if value.is_empty() => Err(typing::wants_value(&name, sign)),
        Some(facet) => Ok(Predicate::Facet(*facet, value)),
        None => Bound::read(sign, &value).map(Predicate::Figure).ok_or_else(|| typing::no_number(&value)),
    };
    let kind = match predicate {
        Ok(predicate) => LexemeKind::Field(Condition { range: range.clone(), value: inner, predicate }),
        Err(what) => LexemeKind::Wrong(what),
    };
    Some((Some(Lexeme { range, kind }), end))
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
        let list = if unwanted { &mut self.words.unwanted } else { &mut self.words.wanted };
        if unwanted {
            // What is not wanted is no beginning of a word.
            typed.phrase.prefix = None;
        }
        let known = list.iter().position(|phrase| *phrase == typed.phrase);
        let at = known.unwrap_or(list.len());
        if known.is_none() {
            list.push(typed.phrase.clone());
            self.words.typed.push(typed);
        }
        Some(Expression::Words { unwanted, at })
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
