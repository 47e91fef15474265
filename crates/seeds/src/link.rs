//! Matters and links.

use crate::error::Report;
use crate::keys::Named;
use crate::names::Names;
use crate::tree::{Document, Fields};
use model::closed::{Aspect, Extent, Relation};
use model::{FactIndex, Link, Matter, MatterIndex, Records, TermIndex};
use std::collections::{HashMap, HashSet};

/// Fills in matters and links.
pub(super) fn build(
    document: &Document<'_>,
    names: &Names<'_>,
    facts: &HashMap<String, FactIndex>,
    records: &mut Records,
    report: &mut Report,
) {
    let root = document.root();
    for fields in root.records("matter") {
        if names.place(Named::Matter, fields.text("id")) == Some(records.matters.len()) {
            records.matters.push(matter(fields, names));
        }
    }
    records.links = root.records("link").filter_map(|fields| link(fields, names, facts)).collect();
    check_links(document, report);
    check_matters(document, report);
}

fn matter(fields: Fields<'_>, names: &Names<'_>) -> Matter {
    let theme = names.place(Named::Theme, fields.text("theme")).map_or(TermIndex(0), TermIndex::new);
    Matter { id: fields.text("id").to_owned(), label: fields.text("label").to_owned(), theme }
}

fn link(fields: Fields<'_>, names: &Names<'_>, facts: &HashMap<String, FactIndex>) -> Option<Link> {
    Some(Link {
        matter: MatterIndex::new(names.place(Named::Matter, fields.text("matter"))?),
        from: *facts.get(fields.text("from"))?,
        to: *facts.get(fields.text("to"))?,
        relation: Relation::from_id(fields.text("relation"))?,
        aspect: Aspect::from_id(fields.text("aspect")).unwrap_or(Aspect::Other),
        extent: Extent::from_id(fields.text("extent")).unwrap_or(Extent::Whole),
        why: fields.text("why").to_owned(),
    })
}

/// A link ties two facts, and says each thing once.
fn check_links(document: &Document<'_>, report: &mut Report) {
    let mut said = HashSet::new();
    for fields in document.root().records("link") {
        let (Some(from), Some(to)) = (fields.located("from"), fields.located("to")) else { continue };
        if from.text == to.text {
            report.at(
                document.place(),
                to.span,
                "the link ties a fact to itself",
                "`from` is the earlier fact, `to` the later",
            );
        } else if !said.insert((from.text, to.text, fields.text("relation"), fields.text("aspect"))) {
            report.at(
                document.place(),
                fields.start(),
                "the link is given twice",
                "leave one out, or say in which `aspect` they differ",
            );
        }
    }
}

fn check_matters(document: &Document<'_>, report: &mut Report) {
    let used: HashSet<&str> = document.root().records("link").map(|fields| fields.text("matter")).collect();
    for id in document.root().records("matter").filter_map(|fields| fields.located("id")) {
        if !used.contains(id.text) {
            let hint = "give it a [[link]], or leave it out; a fact without links is a row of its own";
            report.at(document.place(), id.span, format!("the matter `{}` has no link", id.text), hint);
        }
    }
}
