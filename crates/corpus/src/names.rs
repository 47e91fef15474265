//! Names and their places: the one map of the crate.

/// A list of names that knows where each stands.
///
/// Always the same for the same names: its hash has no seed. It is no defence against who wants to slow it down, but
/// what it is given are a corpus's own ids and words.
#[derive(Clone, Debug)]
pub struct Names {
    names: Vec<String>,
    /// By hash one past a name's place; 0 where there is none. As long as a power of two, at most half full.
    slots: Vec<u32>,
}

impl Default for Names {
    fn default() -> Self {
        Self { names: Vec::new(), slots: vec![0; 16] }
    }
}

impl Names {
    /// Of names in their order; of equal ones only the first can be found.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut out = Self::default();
        names.for_each(|name| out.push(name.to_owned()));
        out
    }

    /// The place of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.slots.get(self.slot(name)).and_then(|&past| (past as usize).checked_sub(1))
    }

    /// The place of a name, which is added where it is new.
    pub fn enter(&mut self, name: &str) -> usize {
        self.find(name).unwrap_or_else(|| {
            self.push(name.to_owned());
            self.names.len() - 1
        })
    }

    /// The names in the order in which they came.
    pub fn list(&self) -> &[String] {
        &self.names
    }

    /// The names in the order in which they came.
    pub fn into_list(self) -> Vec<String> {
        self.names
    }

    fn push(&mut self, name: String) {
        self.names.push(name);
        if self.names.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            (0..self.names.len()).for_each(|at| self.fill(at));
        } else {
            self.fill(self.names.len() - 1);
        }
    }

    fn fill(&mut self, at: usize) {
        let slot = self.slot(&self.names[at]);
        if self.slots[slot] == 0 {
            self.slots[slot] = at as u32 + 1;
        }
    }

    /// Where a name stands among the slots, or would.
    fn slot(&self, name: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(name) as usize & mask;
        while let Some(at) = (self.slots[slot] as usize).checked_sub(1) {
            if self.names[at] == name {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// Fowler, Noll and Vo's, 1a, with its high bits folded in.
fn hash(name: &str) -> u32 {
    let sum = name.bytes().fold(0x811C_9DC5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    sum ^ sum >> 15
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_are_found_where_they_first_stood(list in prop::collection::vec("[a-c]{0,4}", 0..80), other in "[a-d]{0,4}") {
            let names = Names::of(list.iter().map(String::as_str));
            for name in list.iter().chain([&other]) {
                prop_assert_eq!(names.find(name), list.iter().position(|found| found == name));
            }
            let mut entered = Names::default();
            for name in &list {
                let at = entered.enter(name);
                prop_assert_eq!(entered.find(name), Some(at));
            }
            let mut once = entered.into_list();
            let n = once.len();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), n);
        }
    }
}
