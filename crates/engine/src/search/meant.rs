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
        if !forms.is_empty() {
            also.push((phrase.words[0].as_str(), forms));
        }
    }
    lines.extend(typing::also(&also));
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
    let indexes = corpus.text_index().all();
    // A beginning that is no word, and begins some, is not yet what is meant.
    let goes_on = |prefix: &String| indexes.iter().any(|index| index.words_from(prefix).next().is_some());
    let is_whole = indexes.iter().any(|index| index.has(word)) || !phrase.prefix.as_ref().is_some_and(goes_on);
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for index in indexes.into_iter().filter(|_| is_whole && !phrase.is_exact) {
        for (form, n) in index.forms_of(stem) {
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, sum)) => *sum += n,
                None if form != word => forms.push((form, n)),
                None => {}
            }
        }
    }
    most_of(forms, MOST_FORMS)
}
