//! Whose work the program holds, and under which licences: a text to go along with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use crate::failure::{Failure, Outcome};

/// How the files begin in which a package says under what it may be given on.
const BEGINNINGS: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"];

/// What the fonts of the page say of themselves.
const FONTS: &str = "style/fonts/OFL.txt";

/// The text: every package that is linked into the program or its page, then the licences, each text once.
pub(crate) fn notices(root: &Path) -> Outcome<String> {
    let metadata = MetadataCommand::new().current_dir(root).other_options(["--locked".to_owned()]).exec();
    let metadata = metadata.map_err(|error| Failure::new(format!("cargo metadata: {error}")))?;
    let packages = linked(&metadata, &["dossier", "dossier-page"]);
    let mut text =
        "What `dossier` is made of besides its own code, and under which licences. The standard library of Rust is\n\
                    under MIT or Apache-2.0 as well.\n\n"
            .to_owned();
    for package in &packages {
        let licence = package.license.as_deref().unwrap_or("see below");
        text += &format!("{} {}: {licence}\n", package.name, package.version);
    }
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        for found in licence_texts(package.manifest_path.as_std_path()) {
            texts.entry(found).or_default().push(package.name.to_string());
        }
    }
    let fonts = root.join(FONTS);
    let fonts = fs::read_to_string(&fonts).map_err(|error| Failure::file(&fonts, "read", &error))?;
    texts.entry(fonts).or_default().push("the fonts of the page, Source Serif".to_owned());
    for (licence, names) in texts {
        text += &format!("\n\n======== {}\n\n{}\n", names.join(", "), licence.trim());
    }
    Ok(text)
}

/// Packages of others that these of ours are linked with, on any system.
fn linked<'m>(metadata: &'m Metadata, ours: &[&str]) -> Vec<&'m Package> {
    let nodes = metadata.resolve.iter().flat_map(|it| &it.nodes);
    let nodes: BTreeMap<&PackageId, _> = nodes.map(|node| (&node.id, &node.deps)).collect();
    let is_ours = |package: &&Package| ours.contains(&package.name.as_str());
    let mut waiting: Vec<&PackageId> = metadata.packages.iter().filter(is_ours).map(|package| &package.id).collect();
    let mut found = BTreeSet::new();
    while let Some(package) = waiting.pop() {
        if found.insert(package) {
            let needed = nodes.get(package).into_iter().copied().flatten();
            let linked = needed.filter(|it| it.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
            waiting.extend(linked.map(|it| &it.pkg));
        }
    }
    let of_others = |package: &&Package| found.contains(&package.id) && package.source.is_some();
    metadata.packages.iter().filter(of_others).collect()
}

/// The texts beside a package's manifest.
fn licence_texts(manifest: &Path) -> BTreeSet<String> {
    let entries = manifest.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let is_one = |name: &str| BEGINNINGS.iter().any(|begin| name.to_uppercase().starts_with(begin));
    let files = entries.filter(|entry| is_one(&entry.file_name().to_string_lossy())).map(|entry| entry.path());
    // A package may name a folder so.
    files.filter_map(|file| fs::read_to_string(file).ok()).map(|text| text.replace('\r', "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::root;

    #[test]
    fn all_that_is_linked_is_named_with_its_licence() {
        let text = notices(&root()).unwrap();
        for expected in
            ["\nserde 1.", "\nlol_html ", "\nwasm-bindgen ", "======== ", "SIL OPEN FONT LICENSE", "Apache License"]
        {
            assert!(text.contains(expected), "{expected}");
        }
        assert!(!text.contains("\nproptest ") && !text.contains("\nxtask "), "neither what only tests use nor our own");
    }
}
