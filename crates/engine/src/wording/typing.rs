//! What is said of what was typed: what could not be read, how it was understood, how to go on.

/// A `)` without its `(`.
pub(crate) const CLOSES_NOTHING: &str = "this parenthesis closes nothing";
/// A `(` without its `)`.
pub(crate) const NOT_CLOSED: &str = "this parenthesis is not closed";
/// `()`.
pub(crate) const NOTHING_INSIDE: &str = "there is nothing in these parentheses";
/// Too many `(`.
pub(crate) const TOO_DEEP: &str = "parentheses stand too deep in each other here";

/// Signs alone.
pub(crate) const NOTHING_TO_SEARCH: &str = "there is no letter and no digit in it to search for";

/// More words than count.
pub(crate) fn too_many(most: usize) -> String {
    format!("only the first {most} words count; the rest is left out")
}

/// What looks like a field, of a name that none has.
pub(crate) fn no_field(name: &str, names: &[&str]) -> String {
    format!("there is no field ‘{name}’, so it is searched as words; fields are {}", names.join(", "))
}

/// An article on both sides of a comparison.
pub(crate) fn same_twice(id: &str) -> String {
    format!("a comparison of ‘{id}’ with itself")
}

/// What stands behind a key of an address that is no facet.
pub(crate) fn key_name(key: &str) -> &'static str {
    match key {
        "/article" | "a" | "b" => "article",
        "fact" => "statement",
        "matter" => "subject",
        "at" | "with" => "place in an article",
        "mode" => "way to compare",
        "verdict" => "verdict",
        "sort" => "order",
        "group" => "grouping",
        "scope" => "scope",
        "passages" => "sort of passages",
        _ => "value",
    }
}

/// "actor ‘nobody’": a value of an address that there is not.
pub(crate) fn left_out(name: &str, value: &str) -> String {
    format!("{name} ‘{value}’")
}

/// Kinds of suggestions besides the facets' names.
pub(crate) const RECENT: &str = "Recent";
/// Two words that stand side by side.
pub(crate) const PHRASE: &str = "Phrase";
/// A word that begins as typed.
pub(crate) const WORD: &str = "Word";
/// A field that is no facet.
pub(crate) const NUMBER: &str = "Number";
/// The name of a field.
pub(crate) const FIELD: &str = "Field";

/// A field without a value.
pub(crate) fn wants_value(name: &str, sign: &str) -> String {
    format!("{name}{sign} wants a value after it")
}

/// `figure:` with something that is none.
pub(crate) fn no_number(value: &str) -> String {
    format!("‘{value}’ is no number; write figure>10bn, figure<=5% or figure:20/30")
}

/// `when:` with something that is none.
pub(crate) fn no_time(value: &str) -> String {
    format!("‘{value}’ is no time; write 2008, 2008-07 or 2003/2008")
}

/// AND or OR with nothing on one side.
pub(crate) fn stands_between(operator: &str, is_first: bool) -> String {
    let side = if is_first { "before" } else { "after" };
    format!("{operator} stands between two words; write another {side} it")
}

/// NOT, or a minus, with nothing behind it.
pub(crate) fn wants_word(is_word: bool) -> String {
    format!("{} wants a word after it", if is_word { "NOT" } else { "the minus" })
}

/// "‘Назарбаев’ is Nursultan Nazarbayev".
pub(crate) fn other_name(typed: &str, name: &str) -> String {
    format!("‘{typed}’ is {name}")
}

/// "also: relation, relating", where several words have other forms with the word behind.
pub(crate) fn also(forms: &[(&str, Vec<&str>)]) -> Option<String> {
    let mut out = String::new();
    for (word, others) in forms {
        out.push_str(if out.is_empty() { "also: " } else { "; " });
        out.push_str(&others.join(", "));
        if forms.len() > 1 {
            out.push_str(&format!(" for ‘{word}’"));
        }
    }
    Some(out).filter(|out| !out.is_empty())
}

/// A phrase that stands nowhere.
pub(crate) fn no_phrase(phrase: &str, is_found: bool) -> String {
    let shown = if is_found { "; shown is what has its words" } else { "" };
    format!("‘{phrase}’ stands nowhere as it is{shown}")
}

/// A word that no text, no name and no title has: "Nothing has ‘pipline’; shown is ‘pipeline’".
pub(crate) fn nothing_has(word: &str, shown: &[String]) -> String {
    match shown {
        [] => format!("Nothing has ‘{word}’"),
        _ => format!("Nothing has ‘{word}’; shown is ‘{}’", shown.join("’ or ‘")),
    }
}

/// What becomes of a statement elsewhere, where there is none.
pub(crate) const NO_OTHER_ARTICLE: &str = "there is no other article";

/// "no actor is called ‘kazahkstan’". What becomes of a statement elsewhere is nothing that is called
/// something.
pub(crate) fn unknown_value(field: &str, typed: &str, is_named: bool) -> String {
    if is_named {
        format!("no {field} is called ‘{typed}’")
    } else {
        format!("‘{typed}’ is nothing that becomes of a statement in another article")
    }
}

/// With the value that is spelt most like it.
pub(crate) fn did_you_mean(unknown: &str, id: &str) -> String {
    format!("{unknown}; did you mean {id}?")
}

/// With all that there are.
pub(crate) fn there_are(unknown: &str, ids: &[&str]) -> String {
    format!("{unknown}; there are {}", ids.join(", "))
}
