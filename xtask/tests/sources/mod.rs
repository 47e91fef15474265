//! Sources of Rust, read by `syn`: which modules each uses, which types it declares, which texts stand in it. What only
//! tests compile is left out.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::Visit;
use syn::{Attribute, Item, ItemMod, ItemUse, LitStr, Macro, UseTree};

/// The modules of a crate.
pub(crate) type Names = BTreeSet<String>;

/// A file of a crate.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// `compare::ledger`; the root is called `crate`.
    pub(crate) name: String,
    /// From the root of the repository.
    pub(crate) path: String,
    /// The other modules of the crate that it names, in uses and in paths.
    pub(crate) uses: Names,
    pub(crate) types: Vec<String>,
    /// Texts that stand in it, but for those of attributes.
    pub(crate) texts: Vec<String>,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository is whole").to_owned()
}

const ROOT: &str = "crate";

/// All modules of the crate whose sources lie in a folder.
pub(crate) fn crate_modules(folder: &Path) -> Vec<Module> {
    let mut files = Vec::new();
    add_files(folder, &mut files);
    let name = |file: &Path| {
        let path = file.strip_prefix(folder).expect("the repository is whole").with_extension("");
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let name = parts.join("::");
        if matches!(name.as_str(), "lib" | "main") { ROOT.to_owned() } else { name }
    };
    let names: Names = files.iter().map(|file| name(file)).collect();
    let read = |file: &PathBuf| {
        module(&name(file), file, &std::fs::read_to_string(file).expect("the repository is whole"), &names)
    };
    files.iter().map(read).collect()
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the repository is whole")
        .map(|entry| entry.expect("the repository is whole").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            // A program of its own, with its own root.
            if !path.ends_with("src/bin") {
                add_files(&path, files);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// One file.
pub(crate) fn module(name: &str, path: &Path, text: &str, names: &Names) -> Module {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let children = file.items.iter().filter_map(|item| match item {
        Item::Mod(child) if child.content.is_none() => Some(child.ident.to_string()),
        _ => None,
    });
    let mut reader = SourceReader { name, names, children: children.collect(), depth: 0, module: Module::default() };
    reader.visit_file(&file);
    let path = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    Module { name: name.to_owned(), path, ..reader.module }
}

struct SourceReader<'s> {
    name: &'s str,
    names: &'s Names,
    children: Vec<String>,
    /// How many modules within the file the reader is in.
    depth: usize,
    module: Module,
}

impl SourceReader<'_> {
    /// Adds the module that a path leads into: the longest beginning of it that is one.
    fn add(&mut self, path: &[String]) {
        let Some(absolute) = self.absolute(path) else { return };
        let lengths = (0..=absolute.len()).rev();
        let found = lengths.map(|n| if n == 0 { ROOT.to_owned() } else { absolute[..n].join("::") });
        let found = found.into_iter().find(|name| self.names.contains(name));
        self.module.uses.extend(found.filter(|found| found != self.name));
    }

    /// A path from the crate's root; `None` for one that leads out of the crate, or to something of this file.
    fn absolute(&self, path: &[String]) -> Option<Vec<String>> {
        let own: Vec<String> =
            if self.name == ROOT { Vec::new() } else { self.name.split("::").map(str::to_owned).collect() };
        let (first, rest) = path.split_first()?;
        let base = match first.as_str() {
            "crate" => Vec::new(),
            "super" => {
                let n_up = path.iter().take_while(|part| *part == "super").count();
                let out_of_file = n_up.checked_sub(self.depth).filter(|&n| n > 0)?;
                let base = own.get(..own.len().checked_sub(out_of_file)?)?;
                return Some([base, &path[n_up..]].concat());
            }
            "self" => own,
            child if self.children.iter().any(|known| known == child) => [own, vec![child.to_owned()]].concat(),
            _ => return None,
        };
        Some([&base[..], rest].concat())
    }

    fn add_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_use(&with(&path.ident), &path.tree),
            UseTree::Name(name) if name.ident == "self" => self.add(before),
            UseTree::Name(name) => self.add(&with(&name.ident)),
            UseTree::Rename(name) => self.add(&with(&name.ident)),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(before, tree)),
        }
    }

    /// What stands in a macro's call is but tokens: paths of the crate are read off, texts taken, types of the lists that
    /// are closed in code by their place.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Literal(_) if is_class(&tokens[..at]) => {}
                TokenTree::Literal(literal) => {
                    self.module.texts.extend(syn::parse_str::<LitStr>(&literal.to_string()).map(|text| text.value()));
                }
                TokenTree::Ident(ident) if ident == "crate" || ident == "super" => {
                    let mut path = vec![ident.to_string()];
                    let mut rest = tokens[at + 1..].iter();
                    while let (Some(TokenTree::Punct(_)), Some(TokenTree::Punct(_)), Some(TokenTree::Ident(next))) =
                        (rest.next(), rest.next(), rest.next())
                    {
                        path.push(next.to_string());
                    }
                    self.add(&path);
                }
                _ => {}
            }
        }
    }
}

/// Whether what comes next is the value of `class=`: names of style sheets.
fn is_class(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), TokenTree::Punct(sign)] => name == "class" && sign.as_char() == '=',
        _ => false,
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    };
    attributes.iter().any(is_test)
}

impl<'ast> Visit<'ast> for SourceReader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let name = match item {
            Item::Struct(it) => Some(&it.ident),
            Item::Enum(it) => Some(&it.ident),
            Item::Trait(it) => Some(&it.ident),
            Item::Type(it) => Some(&it.ident),
            Item::Union(it) => Some(&it.ident),
            _ => None,
        };
        self.module.types.extend(name.map(ToString::to_string));
        if let Item::Macro(it) = item
            && it.mac.path.segments.last().is_some_and(|last| last.ident == "closed_list")
        {
            let name = it.mac.tokens.clone().into_iter().find_map(|token| match token {
                TokenTree::Ident(name) => Some(name.to_string()),
                _ => None,
            });
            self.module.types.extend(name);
            return;
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_for_tests(&item.attrs) {
            self.depth += 1;
            syn::visit::visit_item_mod(self, item);
            self.depth -= 1;
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_use(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if parts.len() > 1 {
            self.add(&parts);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.add_tokens(called.tokens.clone());
        syn::visit::visit_macro(self, called);
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.module.texts.push(text.value());
    }

    /// Texts of attributes are for the compiler.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}
