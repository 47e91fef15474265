//! A program as wasm-bindgen and wasm-opt leave it, read as far as cutting it in two needs.

use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    ConstExpr, ElementItems, ElementKind, ElementSectionReader, FunctionBody, GlobalType, KnownCustom, MemoryType,
    Name, Operator, Parser, Payload, TableType, TypeRef,
};

/// What stops a program from being read.
pub(super) type Error = String;

/// A program. Functions, and all else that is numbered, have one row of numbers, imports first.
#[derive(Default)]
pub(super) struct Program<'a> {
    pub(super) bytes: &'a [u8],
    /// What each section holds, by the section's number.
    pub(super) sections: BTreeMap<u8, Range<usize>>,
    pub(super) n_imports: usize,
    /// Imports that are not functions.
    pub(super) n_other_imports: usize,
    /// Of each function the number of its type.
    pub(super) types: Vec<u32>,
    /// Of each function that is not imported.
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    /// Name, kind and number of each.
    pub(super) exports: Vec<wasmparser::Export<'a>>,
    pub(super) start: Option<u32>,
    /// Which functions stand in a row in the first table, from which place on.
    pub(super) rows: Vec<(u32, Vec<u32>)>,
    pub(super) names: Vec<&'a str>,
}

/// A call in a body, or another word that names a function: where its number stands, and the number.
pub(super) struct Named {
    pub(super) place: Range<usize>,
    pub(super) function: u32,
}

impl<'a> Program<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut program = Program { bytes, ..Program::default() };
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(said)?;
            if let Some((number, range)) = payload.as_section() {
                program.sections.insert(number, range);
            }
            program.take(payload)?;
        }
        program.names.resize(program.types.len(), "");
        Ok(program)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    match import.map_err(said)?.ty {
                        TypeRef::Func(of) => self.types.push(of),
                        _ => self.n_other_imports += 1,
                    }
                }
                self.n_imports = self.types.len();
            }
            Payload::FunctionSection(types) => self.types.extend(all(types)?),
            Payload::TableSection(tables) => self.tables = all(tables)?.into_iter().map(|table| table.ty).collect(),
            Payload::MemorySection(memories) => self.memories = all(memories)?,
            Payload::GlobalSection(globals) => {
                self.globals = all(globals)?.into_iter().map(|global| global.ty).collect();
            }
            Payload::ExportSection(exports) => self.exports = all(exports)?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(rows) => self.rows = rows_of(rows)?,
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => self.take_names(section.as_known())?,
            Payload::TagSection(_) => return Err("it has tags, which cutting does not know".to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn take_names(&mut self, section: KnownCustom<'a>) -> Result<(), Error> {
        let KnownCustom::Name(names) = section else { return Ok(()) };
        for names in names {
            let Name::Function(names) = names.map_err(said)? else { continue };
            for naming in all(names)? {
                let at = naming.index as usize;
                self.names.resize(self.names.len().max(at + 1), "");
                self.names[at] = naming.name;
            }
        }
        Ok(())
    }

    /// The body of a function that is not imported.
    pub(super) fn body(&self, function: usize) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.n_imports)?)
    }

    /// The body of a function as it stands in the program; empty of one that is imported.
    pub(super) fn words(&self, function: usize) -> &'a [u8] {
        self.body(function).map_or(&[], |body| &self.bytes[body.range()])
    }

    /// All functions that a body names, as they stand in it.
    pub(super) fn named_in(&self, body: &FunctionBody<'a>) -> Result<Vec<Named>, Error> {
        let mut named = Vec::new();
        let mut operators = body.get_operators_reader().map_err(said)?;
        while !operators.eof() {
            let start = operators.original_position();
            let function = match operators.read().map_err(said)? {
                Operator::Call { function_index } | Operator::RefFunc { function_index } => function_index,
                Operator::ReturnCall { function_index } => function_index,
                _ => continue,
            };
            named.push(Named { place: start + 1..operators.original_position(), function });
        }
        Ok(named)
    }
}

fn rows_of(section: ElementSectionReader<'_>) -> Result<Vec<(u32, Vec<u32>)>, Error> {
    let mut rows = Vec::new();
    for row in all(section)? {
        let (ElementKind::Active { table_index: None | Some(0), offset_expr }, ElementItems::Functions(functions)) =
            (row.kind, row.items)
        else {
            return Err("a row of its table is not of functions that stand there from the beginning".to_owned());
        };
        rows.push((number(&offset_expr)?, all(functions)?));
    }
    Ok(rows)
}

/// A place that is said as a number.
fn number(expression: &ConstExpr<'_>) -> Result<u32, Error> {
    match expression.get_operators_reader().read().map_err(said)? {
        Operator::I32Const { value } => u32::try_from(value).map_err(|_| "a place in its table is negative".to_owned()),
        _ => Err("a place in its table is not a number".to_owned()),
    }
}

fn all<'a, T: wasmparser::FromReader<'a>>(section: wasmparser::SectionLimited<'a, T>) -> Result<Vec<T>, Error> {
    section.into_iter().collect::<Result<_, _>>().map_err(said)
}

fn said(error: wasmparser::BinaryReaderError) -> Error {
    error.to_string()
}
