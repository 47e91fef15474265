//! What the rows of the comparison consist of.

use crate::{random, small};
use engine::compare::ledger::ledger;
use engine::compare::row::{Tie, beside_each_other, open, ties};
use engine::compare::sources::{SourceAgreement, sources};
use engine::plan::Plan;
use engine::{Corpus, Query};
use model::closed::{Verdict, VoiceType, Words};
use model::{ArticleIndex, Fact, FactIndex, Records, Source, Speaker, TermIndex, Voice};
use proptest::prelude::*;

fn pairs(corpus: &Corpus) -> Vec<(ArticleIndex, ArticleIndex)> {
    let articles = || (0..corpus.articles.len()).map(ArticleIndex::new);
    articles().flat_map(|a| articles().map(move |b| (a, b))).filter(|(a, b)| a != b).collect()
}

/// Whether a fact names a work or a voice besides its author, read as plainly as can be.
fn states_a_source(records: &Records, fact: &Fact) -> bool {
    let is_named = |text: &str| text.chars().any(char::is_alphanumeric);
    let article = &records.articles[fact.article.at()];
    let work = fact.sources.iter().any(|source| match source {
        Source::Text(text) => is_named(text),
        Source::Note(_, block) => {
            article.blocks.get(*block as usize).is_some_and(|block| is_named(block.span.of(&article.text)))
        }
    });
    let voice = fact.voices.first().is_some_and(|voice| match &voice.speaker {
        Speaker::Actor(_) | Speaker::Thing(_) => true,
        Speaker::Named(name) => is_named(name),
    });
    work || voice
}

fn groups(tied: &[Tie]) -> Vec<Tie> {
    beside_each_other(tied.to_vec()).into_iter().flat_map(|group| group.ties).collect()
}

proptest! {
    #[test]
    fn every_statement_that_is_counted_is_drawn(records in random::records()) {
        let corpus = Corpus::new(records);
        for (a, b) in pairs(&corpus) {
            let ledger = ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
            let mut drawn: Vec<FactIndex> = Vec::new();
            for row in &ledger.rows {
                let tied = ties(&corpus, &row.links, (a, b));
                let mut of_row: Vec<FactIndex> = match row.verdict {
                    Verdict::OnlyA | Verdict::OnlyB => row.a.iter().chain(&row.b).copied().collect(),
                    _ => groups(&tied).into_iter().flat_map(|tie| [tie.left, tie.right]).collect(),
                };
                prop_assert_eq!(groups(&tied).len(), tied.len(), "no link is lost");
                for group in beside_each_other(tied.clone()) {
                    let shared = |tie: &Tie| if group.is_left_shared { tie.left } else { tie.right };
                    prop_assert!(group.ties.iter().all(|tie| shared(tie) == shared(&group.ties[0])), "one statement is shared");
                }
                if !row.a.is_empty() && !row.b.is_empty() {
                    of_row.extend(open(&corpus, row, a));
                    of_row.extend(open(&corpus, row, b));
                }
                for fact in row.a.iter().chain(&row.b) {
                    prop_assert!(of_row.contains(fact), "{} of {}", corpus.fact(*fact).id, row.label);
                }
                drawn.extend(of_row);
            }
            // Naively: every statement of the two articles is somewhere.
            let all = (0..corpus.facts.len()).map(FactIndex::new);
            for fact in all.filter(|&fact| [a, b].contains(&corpus.fact(fact).article)) {
                prop_assert!(drawn.contains(&fact), "{}", corpus.fact(fact).id);
            }
        }
    }

    #[test]
    fn sources_are_different_only_where_both_state_one(records in random::records()) {
        for link in &records.links {
            let (from, to) = (&records.facts[link.from.at()], &records.facts[link.to.at()]);
            let both = states_a_source(&records, from) && states_a_source(&records, to);
            match sources(&records, link) {
                None => prop_assert!(link.relation.verdict() != Verdict::Agree),
                Some(SourceAgreement::Different) => prop_assert!(both),
                Some(SourceAgreement::NotStated | SourceAgreement::Same) => {}
            }
        }
    }
}

#[test]
fn two_sources_are_the_same_or_different_only_where_their_names_tell() {
    #[track_caller]
    fn check(one: &[Source], other: &[Source], expected: SourceAgreement) {
        let mut records = small::records();
        let link = records.links.iter().find(|link| link.relation.verdict() == Verdict::Agree).cloned();
        let link = link.expect("a link that makes two statements agree");
        for (fact, sources) in [(link.from, one), (link.to, other)] {
            records.facts[fact.at()].sources = sources.to_vec();
            records.facts[fact.at()].voices.clear();
        }
        assert_eq!(sources(&records, &link), Some(expected), "{one:?} and {other:?}");
    }

    let work = |text: &str| [Source::Text(text.to_owned())];
    let rosbalt = work("Rosbalt, 24 June 2004");
    check(&rosbalt, &work("ROSBALT – 24 June, 2004"), SourceAgreement::Same);
    check(&rosbalt, &work("Xinhua"), SourceAgreement::Different);
    check(&rosbalt, &work("Rosbalt.biz, June 24"), SourceAgreement::NotStated);
    check(&rosbalt, &[], SourceAgreement::NotStated);
    check(&work("Ibid., p. 5."), &work("Ibid., p. 5."), SourceAgreement::NotStated);
    check(&work("Op. cit."), &work("Xinhua"), SourceAgreement::NotStated);
}

#[test]
fn speakers_without_a_name_are_no_source() {
    #[track_caller]
    fn check(one: (Speaker, VoiceType), other: (Speaker, VoiceType), expected: SourceAgreement) {
        let mut records = small::records();
        let link = records.links.iter().find(|link| link.relation.verdict() == Verdict::Agree).cloned();
        let link = link.expect("a link that makes two statements agree");
        for (fact, (speaker, kind)) in [(link.from, one), (link.to, other)] {
            let voice = Voice { speaker, kind, words: Words::Reported, when: None };
            records.facts[fact.at()].sources.clear();
            records.facts[fact.at()].voices = vec![voice];
        }
        assert_eq!(sources(&records, &link), Some(expected));
    }

    let named = |name: &str, kind: VoiceType| (Speaker::Named(name.to_owned()), kind);
    let known = |at: u32| (Speaker::Actor(TermIndex(at)), VoiceType::Official);
    let officials = || named("officials", VoiceType::Official);
    check(officials(), officials(), SourceAgreement::NotStated);
    check(officials(), known(0), SourceAgreement::NotStated);
    check(known(0), known(0), SourceAgreement::Same);
    check(known(0), known(1), SourceAgreement::Different);
    check(named("Reuters", VoiceType::Media), named("Reuters", VoiceType::Media), SourceAgreement::Same);
    check(named("Reuters", VoiceType::Media), named("Xinhua", VoiceType::Media), SourceAgreement::Different);
}
