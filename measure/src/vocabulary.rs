//! The vocabularies of a made corpus: they grow with the root of its facts, as those of real collections do.

use crate::chance::{Chance, Zipf};
use crate::words::{Namer, cyrillic};
use model::{Records, Term, TermIndex, Unit};

/// At so many facts the vocabularies have their full sizes.
const FULL: usize = 100_000;
const N_ACTORS: usize = 2_000;
const N_THINGS: usize = 500;
const N_THEMES: usize = 200;
const N_PLACES: usize = 300;

const COUNTRIES: [&str; 5] = ["stan", "ia", "land", "ova", "mark"];
const PEOPLE: [&str; 6] = ["ov", "son", "sky", "enko", "ez", "man"];
const BODIES: [&str; 4] = ["gaz", "com", "bank", "net"];
const TOWNS: [&str; 5] = ["burg", "ton", "abad", "grad", "ville"];
const SUBJECTS: [&str; 4] = ["ics", "ism", "ure", "age"];
const WORKS: [&str; 4] = [" Pipeline", " Treaty", " Programme", " Corridor"];

/// Records with vocabularies for `n` facts, and nothing else yet.
pub(crate) fn records(n: usize, chance: &mut Chance) -> Records {
    let mut namer = Namer::default();
    let sized = |full: usize| (full * (n * FULL).isqrt() / FULL).max(8);
    let actors = actors(sized(N_ACTORS), &mut namer, chance);
    let mut terms = |n: usize, letter: char, endings: &[&str]| -> Vec<Term> {
        (0..n).map(|at| term(letter, at, namer.name(endings, chance))).collect()
    };
    let mut out = Records {
        actors,
        things: terms(sized(N_THINGS), 'p', &WORKS),
        themes: terms(sized(N_THEMES), 't', &SUBJECTS),
        places: terms(sized(N_PLACES), 'l', &TOWNS),
        kinds: terms(12, 'k', &SUBJECTS),
        units: units(),
        ..Records::default()
    };
    grow_tree(&mut out.themes, chance);
    grow_tree(&mut out.places, chance);
    out
}

fn term(letter: char, at: usize, name: String) -> Term {
    Term { id: format!("{letter}{at:04}"), name, ..Term::default() }
}

/// States first, for they are named most; then bodies of theirs and people, companies, blocs.
fn actors(n: usize, namer: &mut Namer, chance: &mut Chance) -> Vec<Term> {
    let n_states = (n / 10).max(4);
    let states = Zipf::over(n_states);
    (0..n).map(|at| if at < n_states { state(at, namer, chance) } else { actor(at, &states, namer, chance) }).collect()
}

fn state(at: usize, namer: &mut Namer, chance: &mut Chance) -> Term {
    let name = namer.name(&COUNTRIES, chance);
    let aliases = [format!("{name}i"), cyrillic(&name)];
    let aliases = aliases.into_iter().filter(|alias| namer.is_new(alias)).collect();
    Term { aliases, ..term('a', at, name) }
}

/// What sort of actor, by which it is named.
#[derive(Clone, Copy, PartialEq)]
enum ActorSort {
    Person,
    Organisation,
    Company,
    Group,
    Bloc,
}

fn actor(at: usize, states: &Zipf, namer: &mut Namer, chance: &mut Chance) -> Term {
    let kinds = [ActorSort::Person, ActorSort::Organisation, ActorSort::Company, ActorSort::Group, ActorSort::Bloc];
    let kind = Zipf::over(kinds.len()).pick(&kinds, chance);
    let name = match kind {
        ActorSort::Person => format!("{} {}", namer.name(&["a", "o", "an"], chance), namer.name(&PEOPLE, chance)),
        ActorSort::Company => namer.name(&BODIES, chance),
        _ => format!("{} {}", namer.name(&COUNTRIES, chance), chance.pick(&["Council", "Union", "Forum", "Agency"])),
    };
    let mut aliases: Vec<String> = name
        .split_once(' ')
        .filter(|_| kind == ActorSort::Person)
        .map(|(_, last)| last.to_owned())
        .into_iter()
        .collect();
    if chance.percent(40) {
        aliases.push(cyrillic(&name));
    }
    aliases.retain(|alias| namer.is_new(alias));
    let is_organ = kind != ActorSort::Bloc && chance.percent(40);
    let mut state = || TermIndex::new(states.draw(chance));
    Term {
        aliases,
        parent: is_organ.then(&mut state),
        member_of: if is_organ { Vec::new() } else { vec![state()] },
        ..term('a', at, name)
    }
}

/// Hangs nine of ten below an earlier one, so that there are roots and two or three steps below them.
fn grow_tree(terms: &mut [Term], chance: &mut Chance) {
    let n_roots = terms.len().div_ceil(10);
    for (at, term) in terms.iter_mut().enumerate().skip(n_roots) {
        term.parent = Some(TermIndex::new(chance.below(at.min(n_roots * 3))));
    }
}

fn units() -> Vec<Unit> {
    let listed = [
        ("usd", "US$", true),
        ("percent", "%", false),
        ("km", "km", false),
        ("bcm", "bcm", false),
        ("a", "a", false),
        ("people", "people", false),
    ];
    let unit = |(id, symbol, before): (&str, &str, bool)| Unit {
        id: id.to_owned(),
        name: id.to_owned(),
        symbol: symbol.to_owned(),
        before,
        amount: String::new(),
    };
    listed.map(unit).to_vec()
}
