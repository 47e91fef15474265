//! The vocabularies: terms with their names, parents and memberships.

use crate::error::Report;
use crate::keys::Named;
use crate::names::Names;
use crate::tree::{Document, Fields, Located};
use crate::ucum;
use model::{Records, Term, TermIndex, Unit};
use std::collections::HashMap;

/// Fills in the vocabulary that a file holds.
pub(super) fn build<'d>(document: &'d Document<'d>, names: &Names<'d>, records: &mut Records, report: &mut Report) {
    let (named, parent_key, terms) = match document.file.schema {
        "actors" => (Named::Actor, "organ_of", &mut records.actors),
        "things" => (Named::Thing, "part_of", &mut records.things),
        "themes" => (Named::Theme, "part_of", &mut records.themes),
        "places" => (Named::Place, "part_of", &mut records.places),
        "kinds" => (Named::Kind, "part_of", &mut records.kinds),
        "units" => {
            let written = of_kind(document, names, Named::Unit, records.units.len());
            records.units.extend(written.map(|fields| unit(document, fields, report)));
            return;
        }
        _ => return,
    };
    let n_before = terms.len();
    let written: Vec<Fields<'d>> = of_kind(document, names, named, n_before).collect();
    terms.extend(written.iter().map(|fields| term(*fields, names, named, parent_key)));
    if !document.is_built_in {
        check_names(document, &written, report);
        check_parents(document, &written, parent_key, terms, report);
    }
}

/// Takes kinds and units out that are the program's own and that nothing uses.
pub(super) fn leave_out_unused(documents: &[Document<'_>], records: &mut Records) {
    let n_own = |schema: &str| {
        let own = documents.iter().filter(|document| document.file.schema == schema && !document.is_built_in);
        own.map(|document| document.root().all_records(document.file).count()).sum::<usize>()
    };
    let (n_kinds, n_units) = (n_own("kinds"), n_own("units"));
    let Records { facts, kinds, units, .. } = records;
    let used_kinds = facts.iter().filter_map(|fact| fact.kind);
    let kind_places = keep(kinds, n_kinds, used_kinds);
    let figures = facts.iter().flat_map(|fact| &fact.figures);
    let unit_places = keep(units, n_units, figures.flat_map(|figure| figure.per.into_iter().chain([figure.unit])));
    for fact in facts {
        fact.kind = fact.kind.and_then(|kind| moved(&kind_places, kind));
        for figure in &mut fact.figures {
            figure.unit = moved(&unit_places, figure.unit).unwrap_or(TermIndex(0));
            figure.per = figure.per.and_then(|per| moved(&unit_places, per));
        }
    }
}

fn moved(places: &[Option<TermIndex>], term: TermIndex) -> Option<TermIndex> {
    places.get(term.at()).copied().flatten()
}

/// Keeps the first `n_own`, and of the others what is used; gives the new place of each.
fn keep<T>(list: &mut Vec<T>, n_own: usize, used: impl Iterator<Item = TermIndex>) -> Vec<Option<TermIndex>> {
    let mut is_kept: Vec<bool> = (0..list.len()).map(|at| at < n_own).collect();
    for term in used {
        is_kept.get_mut(term.at()).into_iter().for_each(|is_kept| *is_kept = true);
    }
    let mut places = Vec::with_capacity(list.len());
    let mut next = 0;
    for &is_kept in &is_kept {
        places.push(is_kept.then(|| TermIndex::new(next)));
        next += usize::from(is_kept);
    }
    let mut is_kept = is_kept.into_iter();
    list.retain(|_| is_kept.next().unwrap_or(true));
    places
}

/// The records that an id stands for, behind so many of other files: of two with one id, the first.
fn of_kind<'d>(
    document: &'d Document<'d>,
    names: &Names<'d>,
    named: Named,
    n_before: usize,
) -> impl Iterator<Item = Fields<'d>> {
    let mut next = n_before;
    document.root().all_records(document.file).filter(move |fields| {
        let is_next = names.place(named, fields.text("id")) == Some(next);
        next += usize::from(is_next);
        is_next
    })
}

fn term(fields: Fields<'_>, names: &Names<'_>, named: Named, parent_key: &str) -> Term {
    let place = |id: &str| names.place(named, id).map(TermIndex::new);
    Term {
        id: fields.text("id").to_owned(),
        name: fields.text("name").to_owned(),
        aliases: other_names(fields).map(|name| name.text.to_owned()).collect(),
        parent: place(fields.text(parent_key)),
        member_of: fields.texts("member_of").filter_map(|id| place(id.text)).collect(),
    }
}

fn other_names(fields: Fields<'_>) -> impl Iterator<Item = Located<'_>> {
    ["aliases", "metonyms", "adjectives"].into_iter().flat_map(move |key| fields.texts(key))
}

fn unit(document: &Document<'_>, fields: Fields<'_>, report: &mut Report) -> Unit {
    Unit {
        id: fields.text("id").to_owned(),
        name: fields.text("name").to_owned(),
        symbol: fields.text("symbol").to_owned(),
        before: fields.flag("before"),
        amount: fields.located("ucum").map_or_else(String::new, |code| amount(document, &code, report)),
    }
}

/// What a UCUM code comes to; nothing where it is none.
fn amount(document: &Document<'_>, code: &Located<'_>, report: &mut Report) -> String {
    ucum::amount(code.text).unwrap_or_else(|hint| {
        let what = format!("`ucum` is not a code of UCUM: `{}`", code.text);
        report.at(document.place(), code.span.clone(), what, hint);
        String::new()
    })
}

/// No name stands for two terms of a vocabulary, and none is written twice.
fn check_names(document: &Document<'_>, written: &[Fields<'_>], report: &mut Report) {
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for fields in written {
        for name in fields.located("name").into_iter().chain(other_names(*fields)) {
            if let Some(owner) = owners.insert(name.text, fields.text("id")) {
                let hint = if owner == fields.text("id") {
                    "it is written there once already; leave it out here".to_owned()
                } else {
                    format!(
                        "`{owner}` has it; a name stands for one {} only",
                        document.file.schema.trim_end_matches('s')
                    )
                };
                report.at(document.place(), name.span, format!("the name `{}` is given twice", name.text), hint);
            }
        }
    }
}

/// No term is its own ancestor. Chains that break are cut where they closed, so that what follows comes to an end.
fn check_parents(document: &Document<'_>, written: &[Fields<'_>], key: &str, terms: &mut [Term], report: &mut Report) {
    // 0: not looked at; otherwise the walk that came by.
    let mut seen = vec![0_usize; terms.len()];
    for start in 0..terms.len() {
        let walk = start + 1;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = walk;
            let Some(parent) = terms[at].parent else { break };
            if seen[parent.at()] == walk {
                let what = format!("`{}` is its own ancestor by `{key}`", terms[at].id);
                report.at(
                    document.place(),
                    written[at].span(key),
                    what,
                    "what rolls up must end somewhere; leave one of them out",
                );
                terms[at].parent = None;
                break;
            }
            at = parent.at();
        }
    }
}
