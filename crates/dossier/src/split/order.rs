//! In which order the functions of a part stand: what is alike side by side, for that packs better, by a thirtieth.

use super::program::Program;
use std::cmp::Reverse;

/// So many bytes in a row are something that two functions may share.
const RUN: usize = 3;
/// What short functions share by chance counts for less.
const CHANCE: usize = 8;

/// The same functions: those of one type together, and after each what is most like it of the rest.
pub(super) fn alike_together(program: &Program<'_>, mut functions: Vec<usize>) -> Vec<usize> {
    functions.sort_by_key(|&at| (program.types[at], program.words(at)));
    let of_one_type = functions.chunk_by(|&one, &other| program.types[one] == program.types[other]);
    of_one_type.flat_map(|functions| chain(program, functions)).collect()
}

fn chain(program: &Program<'_>, functions: &[usize]) -> Vec<usize> {
    let mut rest: Vec<(usize, Vec<&[u8]>)> = functions.iter().map(|&at| (at, runs(program.words(at)))).collect();
    let (mut order, mut next) = (Vec::with_capacity(functions.len()), 0);
    while !rest.is_empty() {
        let (at, own) = rest.remove(next);
        order.push(at);
        let likest = rest.iter().enumerate().max_by_key(|(place, (_, other))| (likeness(&own, other), Reverse(*place)));
        next = likest.map_or(0, |(place, _)| place);
    }
    order
}

/// What a body has, each once, in order.
fn runs(body: &[u8]) -> Vec<&[u8]> {
    let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// What two have in common, in millionths of what both have.
fn likeness(one: &[&[u8]], other: &[&[u8]]) -> usize {
    let (mut one_at, mut other_at, mut n_shared) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(one_at), other.get(other_at)) {
        n_shared += usize::from(left == right);
        one_at += usize::from(left <= right);
        other_at += usize::from(right <= left);
    }
    n_shared * 1_000_000 / (one.len() + other.len() - n_shared + CHANCE)
}
