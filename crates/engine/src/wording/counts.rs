//! Numbers of what is found, with what they count: statements that people wrote down, sentences that a program cut out.
//! The two are never counted together without being called so.

use crate::corpus::Corpus;
use model::closed::{Facet, FoundBy};
use model::{ArticleIndex, FactIndex};

/// One of what people wrote down, and several.
const STATEMENTS: (&str, &str) = ("statement", "statements");
/// The same of what a program found.
const SENTENCES: (&str, &str) = ("sentence found by program", "sentences found by program");
/// The same where both are counted together.
const EITHER: (&str, &str) = ("statement or sentence found by program", "statements and sentences found by program");

/// "12 statements"; "12 sentences found by program" in a corpus that has only such; "12 statements and sentences found
/// by program" where it has both: for numbers of which no more is known.
pub fn statements(corpus: &Corpus, n: usize) -> String {
    let n_found = corpus.field(Facet::FoundBy).facts(FoundBy::Program as usize).len();
    among(n, n_found, corpus.facts.len())
}

/// The same of what one article tells.
pub fn statements_of(corpus: &Corpus, article: ArticleIndex, n: usize) -> String {
    let facts = corpus.field(Facet::Article).facts(article.at());
    let n_found = facts.iter().filter(|&&fact| corpus.fact(FactIndex(fact)).is_by_program()).count();
    among(n, n_found, facts.len())
}

/// So many of facts of which a program found some.
fn among(n: usize, n_found: usize, n_facts: usize) -> String {
    let (one, many) = match n_found {
        0 => STATEMENTS,
        n_found if n_found == n_facts => SENTENCES,
        _ => EITHER,
    };
    counted(n, one, many)
}

/// "12 statements", "12 sentences found by program", "9 statements and 3 sentences found by program": what some facts
/// are. Of none as of the corpus.
///
/// ```
/// use engine::wording::counts::statements_among;
/// assert_eq!(statements_among(&engine::Corpus::new(model::Records::default()), &mut std::iter::empty()), "0 statements");
/// ```
pub fn statements_among(corpus: &Corpus, facts: &mut dyn Iterator<Item = FactIndex>) -> String {
    let mut n = [0, 0];
    for fact in facts {
        n[corpus.fact(fact).found_by as usize] += 1;
    }
    match n {
        [0, 0] => statements(corpus, 0),
        [n, 0] => counted(n, STATEMENTS.0, STATEMENTS.1),
        [0, n] => counted(n, SENTENCES.0, SENTENCES.1),
        [n, n_found] => {
            format!("{} and {}", counted(n, STATEMENTS.0, STATEMENTS.1), counted(n_found, SENTENCES.0, SENTENCES.1))
        }
    }
}

/// "1 word", "2,872 words".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// "2,872".
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_a_person_writes_them() {
        assert_eq!(counted(2_872, "word", "words"), "2,872 words");
        assert_eq!(counted(1, "word", "words"), "1 word");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
