//! What was typed, cut into pieces: words, phrases, operators, fields.

use crate::bounds::Bound;
use crate::typed::phrase::{OtherForm, OtherKind, Phrase};
use crate::typed::terms::{Condition, FIELDS, MOST_WORDS, Predicate, TypedTerm};
use crate::wording::typing;
use std::ops::Range;
use text::numbers::{is_number, same_scale};
use text::{Token, first_word_end, is_stop_word, is_unspaced, tokens};

/// A piece of what was typed.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub(super) range: Range<usize>,
    pub(super) kind: LexemeKind,
}

#[derive(Clone, Debug)]
pub(super) enum LexemeKind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `-` right before a word.
    Minus,
    Words(TypedTerm),
    Field(Condition),
    /// What cannot be read, and what is wrong with it.
    Wrong(String),
}

/// Pieces, one after another; beyond [`MOST_WORDS`] words none, and the last says so.
pub(super) fn lexed(q: &str) -> Vec<Lexeme> {
    let mut out: Vec<Lexeme> = Vec::new();
    let (mut at, mut n_words) = (0, 0);
    loop {
        at = q.len() - q[at..].trim_start().len();
        if at == q.len() {
            return out;
        }
        if n_words >= MOST_WORDS || out.len() >= 4 * MOST_WORDS {
            out.push(Lexeme { range: at..q.len(), kind: LexemeKind::Wrong(typing::too_many(MOST_WORDS)) });
            return out;
        }
        let (lexeme, end) = lexeme(q, at);
        match lexeme.as_ref().map(|lexeme| &lexeme.kind) {
            Some(LexemeKind::Words(typed)) => {
                out.extend(unknown_field(q, at..end));
                n_words += typed.n_words();
            }
            Some(LexemeKind::Field(_)) => n_words += 1,
            _ => {}
        }
        at = end;
        out.extend(lexeme);
    }
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
    // A phrase whose mark is still to come may go on as well.
    let is_open = inner.end == q.len();
    let is_counted = q[..start].trim_end().ends_with(|letter: char| letter.is_ascii_digit());
    let term = term(&q[inner.clone()], is_open, is_quoted, is_counted);
    let typed = term.map(|parts| TypedTerm { range: start..end, inner, excluded: false, parts });
    (typed.map(|typed| Lexeme { range: start..end, kind: LexemeKind::Words(typed) }), end)
}

/// The words or phrases that a typed piece has; `is_open`: its last word may go on; `is_counted`: a number stands before it.
fn term(typed: &str, is_open: bool, is_quoted: bool, is_counted: bool) -> Option<Vec<Phrase>> {
    let mut tokens = tokens(typed);
    tokens.truncate(MOST_WORDS);
    let last = tokens.last()?;
    let open = (is_open && last.range.end == typed.len()).then(|| last.word.clone());
    if is_quoted {
        return Some(vec![Phrase { prefix: open, is_exact: true, is_stop_word: false, ..phrase(&tokens) }]);
    }
    let mut parts: Vec<Phrase> = runs(&tokens).into_iter().map(phrase).collect();
    parts.last_mut()?.prefix = open;
    let mut is_counted = is_counted;
    for part in &mut parts {
        if let Some(scale) = same_scale(&part.words[0]).filter(|_| is_counted && part.n_words() == 1) {
            let stem = text::Stemmer::new().stem(scale);
            part.others.push(OtherForm { stem, is_begun: false, kind: OtherKind::Scale });
            // "10k" goes on to no Kazakhstan.
            part.prefix = None;
        }
        is_counted = part.words.last().is_some_and(|word| is_number(word));
    }
    Some(parts)
}

fn phrase(tokens: &[Token]) -> Phrase {
    let words: Vec<String> = tokens.iter().map(|token| token.word.clone()).collect();
    let is_stop_word = words.len() == 1 && is_stop_word(&words[0]);
    Phrase { stems: tokens.iter().map(|token| token.stem.clone()).collect(), words, is_stop_word, ..Phrase::default() }
}

/// The words one by one; where letters are words of their own (Chinese), those that stand together.
fn runs(tokens: &[Token]) -> Vec<&[Token]> {
    let is_letter = |token: &Token| token.word.starts_with(is_unspaced);
    let is_joined = |one: &Token, next: &Token| is_letter(one) && is_letter(next) && one.range.end == next.range.start;
    tokens.chunk_by(is_joined).collect()
}

/// Whether a letter opens or closes a phrase.
pub(crate) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟')
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
            let end = rest.find(is_end).unwrap_or(rest.len());
            // What ends a word is never the whole of it; and "1 300" is one word.
            let end = end.max(rest.chars().next().map_or(0, char::len_utf8));
            let end = start + first_word_end(rest, end);
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

/// What is written as a field but names none; its words are searched all the same. An address ("https://…") is no field.
fn unknown_field(q: &str, range: Range<usize>) -> Option<Lexeme> {
    let piece = &q[range.clone()];
    let (name, value) = piece.split_once(':')?;
    let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_value = |text: &str| text.starts_with(|letter: char| letter.is_alphanumeric() || is_quote(letter));
    let has_value = is_value(if value.is_empty() { &q[range.end..] } else { value });
    let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
    (is_name && has_value).then(|| Lexeme {
        range: range.start..range.start + name.len() + 1,
        kind: LexemeKind::Wrong(typing::no_field(name, &names)),
    })
}
