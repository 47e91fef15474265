//! The page's program cut in two: what every reader needs, and what only some views need, fetched when the first of
//! those is opened.
//!
//! Both parts share one memory and one table of functions. What goes is decided by names: a function that a module
//! named as going away has, and whatever nothing else calls. A function that is called directly from what stays, stays,
//! whatever its name. In the table the place of each function that goes is kept by one that stops the program, until
//! the second part puts its own there; so nothing that stays may call through the table what has gone. That cannot be
//! read from a program, so the sources are held to it: nothing else in the page can name a module that goes.

mod order;
mod program;
mod writing;

use program::{Error, Program};
use std::collections::HashMap;
use wasm_encoder::{Module, RawSection};

/// A program in two.
#[derive(Debug)]
pub struct Parts {
    /// What is loaded at once.
    pub first: Vec<u8>,
    /// What is loaded later: it imports from the exports of the first, under the name [`FIRST`].
    pub second: Vec<u8>,
}

/// As what the second part knows the first.
pub const FIRST: &str = "first";

/// The first part exports the table of functions under this name, and a whole program does not.
pub const TABLE: &str = "later:table";

/// Where the page has the modules whose functions go.
const VIEWS: &str = "dossier_page::views::";
const LATER: &str = "later::";

/// Modules of the core whose functions go, where no view that stays is named as well.
const CORE: [&str; 11] = [
    "corpus::compare::absence::",
    "corpus::compare::alignment::",
    "corpus::compare::emphasis::",
    "corpus::compare::likeness::",
    "corpus::compare::numbers::",
    "corpus::compare::pairs::",
    "corpus::compare::passages::",
    "corpus::compare::promises::",
    "corpus::compare::similarity::",
    "corpus::matrix::",
    "corpus::timeline::",
];

/// Whether a function of the page's program goes, by its name as the compiler writes it. What is made anew of a general
/// function goes with what it was made for.
///
/// ```
/// use dossier::split::goes;
/// assert!(goes("dossier_page[1f]::views::later::ledger::missing"));
/// assert!(goes("<alloc[2e]::vec::Vec<corpus[3d]::compare::passages::Pair>>::push"));
/// assert!(!goes("dossier_page[1f]::derived::derived::<corpus[3d]::timeline::Axis, dossier_page[1f]::views::entry::entry>"));
/// assert!(!goes("dossier_page[1f]::views::later::builder"));
/// assert!(!goes("corpus[3d]::compare::ledger"));
/// ```
pub fn goes(name: &str) -> bool {
    let name = without_numbers(name);
    let mut views = name.split(VIEWS).skip(1).peekable();
    if views.peek().is_some() {
        return views.all(|rest| rest.strip_prefix(LATER).is_some_and(|rest| rest.contains("::")));
    }
    CORE.iter().any(|module| name.contains(module))
}

/// A name without the numbers that tell crates of one name apart.
fn without_numbers(name: &str) -> String {
    let (mut out, mut is_number) = (String::with_capacity(name.len()), false);
    for sign in name.chars() {
        is_number = match sign {
            '[' => true,
            ']' if is_number => false,
            _ => {
                if !is_number {
                    out.push(sign);
                }
                is_number
            }
        };
    }
    out
}

/// Cuts a program as wasm-bindgen and wasm-opt leave it, names included; the parts have none. `goes` says of a
/// function's name whether it goes away.
///
/// # Errors
/// What of the program is not as expected. Also where nothing goes.
pub fn split(program: &[u8], goes: impl Fn(&str) -> bool) -> Result<Parts, Error> {
    let program = Program::read(program)?;
    if program.n_other_imports > 0 {
        return Err("it imports something else than functions".to_owned());
    }
    let calls = calls(&program)?;
    let stays = staying(&program, &calls, &goes);
    let strays: Vec<&str> =
        program.names.iter().zip(&stays).filter(|(name, stays)| **stays && goes(name)).map(|(name, _)| *name).collect();
    if !strays.is_empty() {
        return Err(format!("what stays calls what goes by its name: {}", strays.join(", ")));
    }
    if stays.iter().all(|stays| *stays) {
        return Err("nothing in it goes by its names, or it has no names".to_owned());
    }
    let stands_for = doubles(&program, &stays);
    writing::parts(&program, &stays, &stands_for)
}

/// A program whole, without the names of its functions.
///
/// # Errors
/// Where it cannot be read.
pub fn without_names(program: &[u8]) -> Result<Vec<u8>, Error> {
    let mut module = Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(program) {
        let payload = payload.map_err(|error| error.to_string())?;
        // What is custom has the number 0.
        if let Some((id, range)) = payload.as_section().filter(|(id, _)| *id != 0) {
            module.section(&RawSection { id, data: &program[range] });
        }
    }
    Ok(module.finish())
}

/// Of each function the functions that it names.
fn calls(program: &Program<'_>) -> Result<Vec<Vec<u32>>, Error> {
    let mut calls = vec![Vec::new(); program.n_imports];
    for body in &program.bodies {
        calls.push(program.named_in(body)?.into_iter().map(|named| named.function).collect());
    }
    Ok(calls)
}

/// Which functions stay: what is exported, what stands in the table and does not go by its name, and all that these
/// call.
fn staying(program: &Program<'_>, calls: &[Vec<u32>], goes: &impl Fn(&str) -> bool) -> Vec<bool> {
    let mut stays = vec![false; program.types.len()];
    stays[..program.n_imports].fill(true);
    let exported = program.exports.iter().filter(|export| export.kind == wasmparser::ExternalKind::Func);
    let in_table = program.rows.iter().flat_map(|(_, functions)| functions).copied();
    let mut open: Vec<u32> = exported.map(|export| export.index).chain(program.start).collect();
    open.extend(in_table.filter(|&function| !goes(program.names[function as usize])));
    while let Some(function) = open.pop() {
        let at = function as usize;
        if at < program.n_imports || !std::mem::replace(&mut stays[at], true) {
            open.extend(&calls[at]);
        }
    }
    stays
}

/// Which function each is the same as, once the same ones are taken for one: of one type, with the same words, none of
/// which stays for one that goes. Compilers would do this earlier and thereby mix what stays with what goes.
fn doubles(program: &Program<'_>, stays: &[bool]) -> Vec<u32> {
    let mut stands_for: Vec<u32> = (0..program.types.len() as u32).collect();
    loop {
        let mut firsts: HashMap<(u32, Vec<u8>), u32> = HashMap::new();
        let mut changed = false;
        // Those that stay come first, so that what goes may be one of them, and never the other way round.
        for is_staying in [true, false] {
            for at in program.n_imports..program.types.len() {
                if stays[at] != is_staying {
                    continue;
                }
                let key = (program.types[at], writing::body(program, at, |function| stands_for[function as usize]));
                let first = *firsts.entry(key).or_insert(at as u32);
                changed |= stands_for[at] != first;
                stands_for[at] = first;
            }
        }
        if !changed {
            return stands_for;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::*;

    /// One function of each body, all of one type, named; those in the table stand from place 1 on. The first is
    /// exported.
    fn program(functions: &[(&str, &[Instruction<'_>])], in_table: &[u32]) -> Vec<u8> {
        let (mut types, mut kinds, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        let (mut names, mut naming) = (NameMap::new(), NameSection::new());
        types.ty().function([], [ValType::I32]);
        for ((name, words), at) in functions.iter().zip(0..) {
            let mut body = Function::new([]);
            words.iter().chain([&Instruction::End]).for_each(|word| {
                body.instruction(word);
            });
            code.function(&body);
            kinds.function(0);
            names.append(at, name);
        }
        naming.functions(&names);
        let (mut tables, mut rows, mut exports) = (TableSection::new(), ElementSection::new(), ExportSection::new());
        let minimum = in_table.len() as u64 + 1;
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum,
            maximum: None,
            shared: false,
        });
        rows.active(None, &ConstExpr::i32_const(1), Elements::Functions(in_table.into()));
        exports.export("begin", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&kinds).section(&tables).section(&exports);
        module.section(&rows).section(&code).section(&naming);
        module.finish()
    }

    fn later(name: &str) -> bool {
        name.starts_with("later::")
    }

    #[test]
    fn what_only_the_later_calls_goes_with_it() {
        use Instruction::{Call, I32Const};
        let functions: &[(&str, &[Instruction<'_>])] = &[
            ("begin", &[Call(2)]),
            ("later::view", &[Call(2), Instruction::Drop, Call(3), Instruction::Drop, Call(4)]),
            ("shared", &[I32Const(7)]),
            ("its_own", &[I32Const(8)]),
            ("its_double", &[I32Const(8)]),
            ("shared_double", &[I32Const(7)]),
        ];
        let program = program(functions, &[1, 2, 5]);
        let whole = without_names(&program).expect("it can be read");
        let whole = Program::read(&whole).expect("it is whole");
        assert!(whole.names.iter().all(|name| name.is_empty()) && whole.bodies.len() == functions.len());
        let parts = split(&program, later).expect("it can be cut");
        for part in [&parts.first, &parts.second] {
            wasmparser::validate(part).expect("it is right");
        }
        let (first, second) = (Program::read(&parts.first).expect("one"), Program::read(&parts.second).expect("two"));
        // Begin, shared (which stands for its double), and what stops; the view, and its own for two.
        assert_eq!((first.bodies.len(), second.n_imports, second.bodies.len()), (3, 1, 2));
        let stop = 2;
        assert_eq!(first.rows, [(1, vec![stop, 1, 1])]);
        let [(1, view)] = second.rows.as_slice() else { panic!("{:?}", second.rows) };
        let calls: Vec<u32> = second
            .named_in(second.body(view[0] as usize).expect("its own"))
            .expect("it can be read")
            .iter()
            .map(|named| named.function)
            .collect();
        assert_eq!((calls[0], calls[1] == calls[2]), (0, true), "first what is shared, then twice the same");
        let names: Vec<&str> = first.exports.iter().map(|export| export.name).collect();
        assert_eq!(names, ["begin", TABLE, ":!"]);
    }

    #[test]
    fn what_stays_may_not_call_what_goes_by_its_name() {
        use Instruction::{Call, I32Const};
        let calling = program(&[("begin", &[Call(1)]), ("later::view", &[I32Const(1)])], &[1]);
        let why = split(&calling, later).expect_err("that would stop the program");
        assert!(why.contains("later::view"), "{why}");
        let whole = program(&[("begin", &[I32Const(1)])], &[0]);
        assert!(split(&whole, later).is_err_and(|why| why.contains("nothing in it goes")));
        assert!(split(b"\0asm\x02\0\0\0", later).is_err());
        assert!(split(&calling[..calling.len() / 2], later).is_err());
    }
}
