//! Both parts written.

use super::order::alike_together;
use super::program::{Error, Program};
use super::{FIRST, Parts, TABLE};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, Module, RawSection, SectionId,
};

/// Writes the parts: of each function whether it stays, and which function it is the same as.
pub(super) fn parts(program: &Program<'_>, stays: &[bool], stands_for: &[u32]) -> Result<Parts, Error> {
    let is_own = |at: usize| at >= program.n_imports && stands_for[at] as usize == at;
    let own = |staying: bool| {
        let own = (0..program.types.len()).filter(|&at| is_own(at) && stays[at] == staying);
        alike_together(program, own.collect())
    };
    let (first, second) = (own(true), own(false));
    let used = used(program, &second, stays, stands_for)?;
    Ok(Parts {
        first: write_first(program, &first, &used, stays, stands_for),
        second: write_second(program, &second, &used, stays, stands_for)?,
    })
}

/// The functions of the first part that the second calls, those called most first.
fn used(program: &Program<'_>, second: &[usize], stays: &[bool], stands_for: &[u32]) -> Result<Vec<u32>, Error> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for body in second.iter().filter_map(|&at| program.body(at)) {
        for named in program.named_in(body)? {
            let function = stands_for[named.function as usize];
            if stays[function as usize] {
                *counts.entry(function).or_default() += 1;
            }
        }
    }
    let mut used: Vec<u32> = counts.keys().copied().collect();
    used.sort_by_key(|function| std::cmp::Reverse(counts[function]));
    Ok(used)
}

/// The number that each function has in a part; `None`: it is not in it.
fn numbers(n_functions: usize, in_order: impl Iterator<Item = usize>, stands_for: &[u32]) -> Vec<Option<u32>> {
    let mut own = vec![None; n_functions];
    in_order.zip(0..).for_each(|(at, number)| own[at] = Some(number));
    stands_for.iter().map(|&at| own[at as usize]).collect()
}

fn write_first(program: &Program<'_>, own: &[usize], used: &[u32], stays: &[bool], stands_for: &[u32]) -> Vec<u8> {
    let in_order = (0..program.n_imports).chain(own.iter().copied());
    let numbers = numbers(program.types.len(), in_order, stands_for);
    let stop = (program.n_imports + own.len()) as u32;
    let number = |function: u32| {
        let at = stands_for[function as usize] as usize;
        if stays[at] { numbers[at].unwrap_or(stop) } else { stop }
    };

    let mut module = Module::new();
    copy(program, &mut module, &[SectionId::Type, SectionId::Import]);
    let mut types = types(program, own);
    // What only stops may be of any type.
    types.function(program.types[0]);
    module.section(&types);
    copy(program, &mut module, &[SectionId::Table, SectionId::Memory, SectionId::Global]);
    module.section(&first_exports(program, used, number));
    if let Some(start) = program.start {
        module.section(&wasm_encoder::StartSection { function_index: number(start) });
    }
    let mut rows = ElementSection::new();
    for (place, functions) in &program.rows {
        let functions: Vec<u32> = functions.iter().map(|&function| number(function)).collect();
        rows.active(None, &ConstExpr::i32_const(*place as i32), Elements::Functions(functions.into()));
    }
    module.section(&rows);
    copy(program, &mut module, &[SectionId::DataCount]);
    let mut code = code(program, own, number);
    let mut stop = Function::new([]);
    stop.instructions().unreachable().end();
    code.function(&stop);
    module.section(&code);
    copy(program, &mut module, &[SectionId::Data]);
    module.finish()
}

fn first_exports(program: &Program<'_>, used: &[u32], number: impl Fn(u32) -> u32) -> ExportSection {
    let mut exports = ExportSection::new();
    for export in &program.exports {
        let kind = match export.kind {
            wasmparser::ExternalKind::Func | wasmparser::ExternalKind::FuncExact => ExportKind::Func,
            wasmparser::ExternalKind::Table => ExportKind::Table,
            wasmparser::ExternalKind::Memory => ExportKind::Memory,
            wasmparser::ExternalKind::Global => ExportKind::Global,
            wasmparser::ExternalKind::Tag => ExportKind::Tag,
        };
        let at = if kind == ExportKind::Func { number(export.index) } else { export.index };
        exports.export(export.name, kind, at);
    }
    for (name, kind, at) in shared(program) {
        exports.export(&name, kind, at);
    }
    for (&function, place) in used.iter().zip(0..) {
        exports.export(&short(place), ExportKind::Func, number(function));
    }
    exports
}

/// What is not a function and belongs to both: name, kind, number.
fn shared(program: &Program<'_>) -> Vec<(String, ExportKind, u32)> {
    let row = |kind: ExportKind, name: &'static str, n: usize| {
        (0..n as u32).map(move |at| (if at == 0 { name.to_owned() } else { format!("{name}{at}") }, kind, at))
    };
    let tables = row(ExportKind::Table, TABLE, program.tables.len());
    let memories = row(ExportKind::Memory, "later:memory", program.memories.len());
    tables.chain(memories).chain(row(ExportKind::Global, "later:global", program.globals.len())).collect()
}

/// A short name that no other export has.
fn short(mut place: u32) -> String {
    let mut name = String::from(":");
    loop {
        name.push(char::from(b'!' + (place % 90) as u8));
        place /= 90;
        if place == 0 {
            return name;
        }
    }
}

fn write_second(
    program: &Program<'_>,
    own: &[usize],
    used: &[u32],
    stays: &[bool],
    stands_for: &[u32],
) -> Result<Vec<u8>, Error> {
    let in_order = used.iter().map(|&function| function as usize).chain(own.iter().copied());
    let numbers = numbers(program.types.len(), in_order, stands_for);
    let number = |function: u32| numbers[function as usize].unwrap_or(u32::MAX);

    let mut module = Module::new();
    copy(program, &mut module, &[SectionId::Type]);
    let mut imports = ImportSection::new();
    for (&function, place) in used.iter().zip(0..) {
        imports.import(FIRST, &short(place), EntityType::Function(program.types[function as usize]));
    }
    for (name, kind, at) in shared(program) {
        imports.import(FIRST, &name, entity(program, kind, at as usize)?);
    }
    module.section(&imports);
    module.section(&types(program, own));
    let mut rows = ElementSection::new();
    for (place, functions) in going_rows(program, stays, stands_for) {
        let functions: Vec<u32> = functions.into_iter().map(number).collect();
        rows.active(None, &ConstExpr::i32_const(place as i32), Elements::Functions(functions.into()));
    }
    module.section(&rows);
    module.section(&code(program, own, number));
    Ok(module.finish())
}

fn entity(program: &Program<'_>, kind: ExportKind, at: usize) -> Result<EntityType, Error> {
    let entity = match kind {
        ExportKind::Table => RoundtripReencoder.table_type(program.tables[at]).map(EntityType::Table),
        ExportKind::Memory => RoundtripReencoder.memory_type(program.memories[at]).map(EntityType::Memory),
        _ => RoundtripReencoder.global_type(program.globals[at]).map(EntityType::Global),
    };
    entity.map_err(|error| error.to_string())
}

/// What the second part puts into the table: from which place on, which functions.
fn going_rows(program: &Program<'_>, stays: &[bool], stands_for: &[u32]) -> Vec<(u32, Vec<u32>)> {
    let mut going: Vec<(u32, Vec<u32>)> = Vec::new();
    let places = program.rows.iter().flat_map(|(place, functions)| (*place..).zip(functions));
    for (place, &function) in places.filter(|(_, function)| !stays[stands_for[**function as usize] as usize]) {
        match going.last_mut() {
            Some((from, row)) if *from + row.len() as u32 == place => row.push(function),
            _ => going.push((place, vec![function])),
        }
    }
    going
}

fn types(program: &Program<'_>, own: &[usize]) -> FunctionSection {
    let mut types = FunctionSection::new();
    for &at in own {
        types.function(program.types[at]);
    }
    types
}

fn code(program: &Program<'_>, own: &[usize], number: impl Fn(u32) -> u32) -> CodeSection {
    let mut code = CodeSection::new();
    for &at in own {
        code.raw(&body(program, at, &number));
    }
    code
}

/// A body in which each function that is named has another number.
pub(super) fn body(program: &Program<'_>, at: usize, number: impl Fn(u32) -> u32) -> Vec<u8> {
    let Some(body) = program.body(at) else { return Vec::new() };
    let (mut out, mut from) = (Vec::new(), body.range().start);
    // Read once before, so it can be read.
    for named in program.named_in(body).unwrap_or_default() {
        out.extend_from_slice(&program.bytes[from..named.place.start]);
        wasm_encoder::Encode::encode(&number(named.function), &mut out);
        from = named.place.end;
    }
    out.extend_from_slice(&program.bytes[from..body.range().end]);
    out
}

fn copy(program: &Program<'_>, module: &mut Module, sections: &[SectionId]) {
    for &id in sections {
        if let Some(range) = program.sections.get(&(id as u8)) {
            module.section(&RawSection { id: id as u8, data: &program.bytes[range.clone()] });
        }
    }
}
