//! Words that several views say: counts, labels, what is known of an article.

/// "1 statement", "12 statements".
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// "1 statement", "12 statements".
pub(crate) fn statements(n: usize) -> String {
    counted(n, "statement", "statements")
}

/// "2,872".
pub(crate) fn thousands(n: usize) -> String {
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

/// What takes every condition away.
pub(crate) const CLEAR_ALL: &str = "Clear all";
/// What closes something.
pub(crate) const CLOSE: &str = "Close";
/// The way to tell of an error.
pub(crate) const REPORT: &str = "Report an error";
/// What is stated of an article's publication, as a heading.
pub(crate) const SOURCE: &str = "Where it appeared";

// Labels.

/// What stands for the text between two quotes.
pub(crate) const LEFT_OUT: &str = " […] ";
/// Before the only article of the two that has a subject.
pub(crate) const ONLY: &str = "Only ";

// The answer to a question of the first screen.

/// What the answer is called.
pub(crate) const ANSWER: &str = "Answer";
/// What says whose answer it is.
pub(crate) const OURS: &str = "Our reading: ";

// What is known of an article, and how a link ties statements.

/// Behind the number of an article's words.
pub(crate) const WORDS: &str = "words";
/// In place of authors.
pub(crate) const NO_AUTHOR: &str = "Author not stated in our copy";
/// Behind a relation that holds for a part of what is said.
pub(crate) const IN_PART: &str = " in part";

/// "Vol. 8".
pub(crate) fn volume(number: &str) -> String {
    format!("Vol. {number}")
}

/// "issue 21".
pub(crate) fn issue_number(number: &str) -> String {
    format!("issue {number}")
}

/// Why an article has the year that it has.
pub(crate) fn year_inferred(why: &str) -> String {
    format!("year inferred: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_a_person_writes_them() {
        assert_eq!(statements(1), "1 statement");
        assert_eq!(statements(0), "0 statements");
        assert_eq!(counted(2_872, "word", "words"), "2,872 words");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
