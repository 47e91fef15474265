//! What the reader should know of how the words were understood.

use crate::corpus::Corpus;
use crate::inverted_index::most_of;
use crate::plan::Plan;
use crate::typed::Phrase;
use crate::wording::typing;

/// So many other forms of a word are named.
const MOST_FORMS: usize = 5;

/// Whose names were typed, in which other forms the words count, and which no text has; a line each. What is shown in place
/// of a word is told only where something is.
pub(super) fn meant(corpus: &Corpus, plan: &Plan, is_found: bool) -> Vec<String> {
    let mut lines = plan.names.clone();
    let mut also = Vec::new();
    for phrase in &plan.words.wanted {
        let forms = other_forms(corpus, phrase);
        let is_told = also.iter().any(|(word, _): &(&str, Vec<&str>)| *word == phrase.words[0]);
        if !forms.is_empty() && !is_told {
            also.push((phrase.words[0].as_str(), forms));
        }
    }
    lines.extend(typing::also(&also));
    lines.extend(plan.phrases.iter().map(|phrase| typing::no_phrase(phrase, is_found)));
    for unknown in &plan.unknown {
        let is_respelt = is_found && !unknown.spellings.is_empty();
        let spellings = if is_respelt { &unknown.spellings[..] } else { &[] };
        lines.push(typing::nothing_has(&unknown.word, spellings));
    }
    lines
}

/// The other forms of a word that texts have, those that most have first; of a word that is only begun none.
fn other_forms<'c>(corpus: &'c Corpus, phrase: &Phrase) -> Vec<&'c str> {
    let ([word], [stem]) = (&phrase.words[..], &phrase.stems[..]) else { return Vec::new() };
    if phrase.is_exact {
        return Vec::new();
    }
    let [facts, sentences, around] = corpus.text_index().all();
    // The indexes share their words; what has one form only has no other.
    let mut forms = facts.forms_of(stem);
    if forms.iter().all(|(form, _)| form == word) {
        return Vec::new();
    }
    for (form, n) in &mut forms {
        *n += sentences.n_having(form) + around.n_having(form);
    }
    // A beginning that is no word, and begins some, is not yet what is meant.
    let is_known = forms.iter().any(|(form, n)| form == word && *n > 0);
    let goes_on = |prefix: &String| facts.words_begun(prefix).next().is_some();
    if !is_known && phrase.prefix.as_ref().is_some_and(goes_on) {
        return Vec::new();
    }
    forms.retain(|(form, n)| form != word && *n > 0);
    most_of(forms, MOST_FORMS)
}
