//! All ids of all files: what there is, before anything refers to it.

use crate::error::{Report, nearest};
use crate::keys::{Key, Named, Shape};
use crate::tree::{Document, Fields};
use std::collections::{HashMap, HashSet};

/// The ids of every kind, each with its place in the seeds' order.
#[derive(Debug, Default)]
pub(super) struct Names<'d> {
    ids: [KnownIds<'d>; Named::ALL.len()],
}

#[derive(Debug, Default)]
struct KnownIds<'d> {
    in_order: Vec<&'d str>,
    places: HashMap<&'d str, usize>,
    first_at: HashMap<&'d str, String>,
    retired: HashSet<&'d str>,
    /// What else they are called, in small letters, with the id.
    by_name: HashMap<String, &'d str>,
    /// A file of this kind has broken syntax: ids may be missing here that are not missing there.
    has_gaps: bool,
}

impl<'d> Names<'d> {
    /// Collects the ids of all files; reports those given twice and those that are dead. Articles are named by their
    /// files, see [`Names::add_article`].
    pub(super) fn of(documents: &'d [Document<'d>], report: &mut Report) -> Self {
        let mut names = Self::default();
        documents
            .iter()
            .filter(|document| document.path == "retired.toml")
            .for_each(|document| names.retire(document.root()));
        for document in documents {
            for key in document.file.record.keys {
                let Some((named, id)) = id_key(key) else { continue };
                names.ids[named as usize].has_gaps |= !document.is_whole;
                for record in document.root().records(key.name) {
                    names.add(named, id, record, document, report);
                }
            }
        }
        names
    }

    fn retire(&mut self, root: Fields<'d>) {
        for &named in Named::ALL {
            self.ids[named as usize].retired = root.texts(named.plural()).map(|id| id.text).collect();
        }
    }

    fn add(&mut self, named: Named, key: &str, record: Fields<'d>, document: &Document<'d>, report: &mut Report) {
        let Some(id) = record.located(key) else { return };
        let ids = &mut self.ids[named as usize];
        if document.is_built_in && (ids.retired.contains(id.text) || ids.places.contains_key(id.text)) {
            return;
        }
        if ids.retired.contains(id.text) {
            let hint = "retired.toml lists it as dead, for old addresses may still use it; choose another id";
            report.at(document.place(), id.span.clone(), format!("the {named} id `{}` is retired", id.text), hint);
        }
        if let Some(first) = ids.first_at.get(id.text) {
            let hint = format!("it is first given at {first}; ids are unique over all files");
            report.at(document.place(), id.span, format!("the {named} id `{}` is given twice", id.text), hint);
            return;
        }
        let (line, column) = document.lines.place(id.span.start);
        ids.first_at.insert(id.text, format!("{}:{line}:{column}", document.path));
        ids.places.insert(id.text, ids.in_order.len());
        ids.in_order.push(id.text);
        let one = ["name", "symbol", "label"].into_iter().filter_map(|key| record.located(key));
        let several = ["aliases", "metonyms", "adjectives"].into_iter().flat_map(|key| record.texts(key));
        for name in one.chain(several) {
            ids.by_name.entry(name.text.to_lowercase()).or_insert(id.text);
        }
    }

    /// An article, by the name of its file.
    pub(super) fn add_article(&mut self, id: &'d str, path: &str, report: &mut Report) {
        let ids = &mut self.ids[Named::Article as usize];
        if ids.retired.contains(id) {
            let hint = "retired.toml lists it as dead, for old addresses may still use it; give the file another name";
            report.file(path, format!("the article id `{id}` is retired"), hint);
        }
        if ids.places.insert(id, ids.in_order.len()).is_none() {
            ids.in_order.push(id);
        }
    }

    /// All of a kind, in the seeds' order.
    pub(super) fn all(&self, named: Named) -> impl Iterator<Item = &'d str> {
        self.ids[named as usize].in_order.iter().copied()
    }

    /// The place of an id among those of its kind.
    pub(super) fn place(&self, named: Named, id: &str) -> Option<usize> {
        self.ids[named as usize].places.get(id).copied()
    }

    /// Whether an id may be reported as unknown: it is not known, and all files that could give it were read whole.
    pub(super) fn lacks(&self, named: Named, id: &str) -> bool {
        let ids = &self.ids[named as usize];
        !ids.has_gaps && !ids.places.contains_key(id)
    }

    /// What to do about an unknown id.
    pub(super) fn hint(&self, named: Named, id: &str) -> String {
        let ids = &self.ids[named as usize];
        if ids.retired.contains(id) {
            return "retired.toml lists it as dead".to_owned();
        }
        let small = id.to_lowercase();
        if let Some(known) = ids.in_order.iter().find(|known| **known == small) {
            return format!("did you mean `{known}`?");
        }
        if let Some(named) = [&small, &small.replace('-', " ")].into_iter().find_map(|name| ids.by_name.get(name)) {
            return format!("did you mean `{named}`, which is also called so? An id stands here");
        }
        match nearest(id, ids.in_order.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if ids.in_order.is_empty() => {
                format!("the seeds have no {}; add it to {}", named.plural(), home(named))
            }
            None => format!("add it to {}, or use an id from there", home(named)),
        }
    }
}

/// The kind of id that the records of a list carry, and the key they carry it in.
fn id_key(key: &Key) -> Option<(Named, &'static str)> {
    let Shape::List(Shape::Record(record)) = key.shape else { return None };
    record.keys.iter().find_map(|key| match key.shape {
        Shape::Id(named) => Some((named, key.name)),
        _ => None,
    })
}

/// Where records of a kind are written.
fn home(named: Named) -> &'static str {
    match named {
        Named::Article => "articles/",
        Named::Actor => "vocabulary/actors.toml",
        Named::Thing => "vocabulary/things.toml",
        Named::Theme => "vocabulary/themes.toml",
        Named::Place => "vocabulary/places.toml",
        Named::Kind => "vocabulary/kinds.toml",
        Named::Unit => "vocabulary/units.toml",
        Named::Fact => "a file in facts/",
        Named::Matter => "links.toml",
    }
}
