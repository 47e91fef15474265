//! Holds that all that is linked, or takes part in building it, has a licence under which the page may be given away.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use spdx::{Expression, LicenseReq, ParseMode};

/// Permissive licences, those of data (CDLA is that of Mozilla's list of certificates and asks for its text alone), and MPL,
/// which asks only that its own files stay open. No GPL of any kind.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn all_that_is_linked_has_an_allowed_licence() {
    let metadata = MetadataCommand::new().other_options(["--locked".to_owned()]).exec().unwrap();
    let linked = linked(&metadata);
    assert!(linked.iter().any(|package| package.name == "reactive_graph"), "the graph is not the workspace's");
    let refused: Vec<String> = linked.into_iter().filter_map(refusal).collect();
    let why = "why a crate is there: cargo tree --workspace --target all --edges normal,build --invert CRATE";
    assert!(refused.is_empty(), "not a licence to link:\n    {}\n{why}", refused.join("\n    "));
}

#[test]
fn a_choice_is_allowed_where_one_of_it_is() {
    let allowed = ["MIT", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "Unlicense OR MIT"];
    let both = ["(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception", "MPL-2.0"];
    for licence in allowed.iter().chain(&both) {
        assert!(is_allowed(licence), "{licence}");
    }
}

#[test]
fn what_binds_the_page_is_refused() {
    for licence in ["GPL-3.0-or-later", "MIT AND GPL-2.0-only", "AGPL-3.0-only", "LGPL-2.1", "SSPL-1.0", "mine", ""] {
        assert!(!is_allowed(licence), "{licence}");
    }
}

/// The workspace's packages and all that they are built from, on any system; what only their tests use is left out.
fn linked(metadata: &Metadata) -> Vec<&Package> {
    let nodes = metadata.resolve.iter().flat_map(|it| &it.nodes);
    let nodes: BTreeMap<&PackageId, _> = nodes.map(|node| (&node.id, &node.deps)).collect();
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&PackageId> = metadata.workspace_members.iter().collect();
    while let Some(package) = waiting.pop() {
        if found.insert(package) {
            let needed = nodes.get(package).into_iter().copied().flatten();
            let linked = needed.filter(|it| it.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development));
            waiting.extend(linked.map(|it| &it.pkg));
        }
    }
    metadata.packages.iter().filter(|package| found.contains(&package.id)).collect()
}

/// What is wrong with the licence of a package.
fn refusal(package: &Package) -> Option<String> {
    let name = format!("{} {}", package.name, package.version);
    match package.license.as_deref() {
        None => Some(format!("{name}: its Cargo.toml names no licence")),
        Some(licence) if is_allowed(licence) => None,
        Some(licence) => Some(format!("{name}: {licence}")),
    }
}

/// Old crates write a slash for `OR`.
fn is_allowed(licence: &str) -> bool {
    let listed = |it: &LicenseReq| it.license.id().is_some_and(|id| ALLOWED.contains(&id.name));
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|it| it.evaluate(listed))
}
