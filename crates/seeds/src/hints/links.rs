//! Links: whether a second reader read a strong one so, and whether it leads forward in time.

use super::look::{Hint, Look};
use crate::link_readings::LinkReading;
use crate::rules::Rule;
use crate::tree::Document;
use model::closed::Relation;
use model::{Fact, Records};
use std::collections::HashMap;

/// Looks at every link of the file.
pub(super) fn look(
    document: &Document<'_>,
    records: &Records,
    facts: &HashMap<&str, &Fact>,
    readings: &[LinkReading],
    found: &mut Vec<Hint>,
) {
    let mut read: HashMap<(&str, &str), Vec<Relation>> = HashMap::new();
    for reading in readings {
        read.entry((&reading.from, &reading.to)).or_default().push(reading.relation);
    }
    for fields in document.root().records("link") {
        let (Some(from), Some(to)) = (facts.get(fields.text("from")), facts.get(fields.text("to"))) else { continue };
        let Some(relation) = Relation::from_id(fields.text("relation")) else { continue };
        let mut look = Look::at(document, fields);
        if is_backwards(records, from, to) {
            let what = format!("the link leads back in time, from `{}` to `{}`", from.id, to.id);
            look.say(Rule::LinkBackwards, fields.span("from"), what, "`from` is the earlier fact, `to` the later");
        }
        let relations = read.get(&(from.id.as_str(), to.id.as_str())).map_or(&[][..], Vec::as_slice);
        if is_strong(relation, from, to)
            && !(relations.contains(&relation) && relations.iter().all(|it| *it == relation))
        {
            let read_as = relations.iter().find(|read| **read != relation);
            let what = match read_as {
                Some(other) => format!("a second reader reads `{}`, not `{}`", other.id(), relation.id()),
                None => format!("no second reader has read this `{}`", relation.id()),
            };
            let hint =
                "have it read again, into second/links.toml; where two do not agree, it is bears-on or continues";
            look.say(Rule::LinkReadOnce, fields.span("relation"), what, hint);
        }
        look.finish(found);
    }
}

/// Whether the page draws a verdict from it that two should agree on. Within an article *qualifies* and *updates* are
/// its own argument.
fn is_strong(relation: Relation, from: &Fact, to: &Fact) -> bool {
    match relation {
        Relation::Continues | Relation::BearsOn => false,
        Relation::Qualifies | Relation::Updates => from.article != to.article,
        Relation::Restates | Relation::Fulfils | Relation::Fails | Relation::Contradicts => true,
    }
}

fn is_backwards(records: &Records, from: &Fact, to: &Fact) -> bool {
    let published = |fact: &Fact| records.articles[fact.article.at()].published.as_ref().map(|when| when.days);
    published(from).zip(published(to)).is_some_and(|(from, to)| from.first > to.last)
}
