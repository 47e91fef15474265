//! Lists of numbers, without a piece of memory for each.

/// Lists of small numbers, one after another.
#[derive(Debug)]
pub(crate) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    pub(crate) fn new() -> Self {
        Self { ends: Vec::new(), items: Vec::new() }
    }

    pub(crate) fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.ends.push(self.items.len() as u32);
    }

    pub(crate) fn get(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = self.ends.get(at).map_or(start, |&end| end as usize);
        self.items.get(start..end).unwrap_or(&[])
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// For each of `n` items the lists that hold it.
    pub(crate) fn turned(&self, n: usize) -> Self {
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); n];
        for (list, at) in (0..).zip(0..self.ends.len()) {
            for &item in self.get(at) {
                if let Some(holders) = holders.get_mut(item as usize) {
                    holders.push(list);
                }
            }
        }
        let mut turned = Self::new();
        holders.iter().for_each(|holders| turned.push(holders));
        turned
    }
}
