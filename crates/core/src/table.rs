//! A small ordered map in one piece of memory. A class has a few hundred ops: to search and to move them costs
//! nothing that could be measured, and a tree would be in the phone's bundle once for every kind of entry.

/// Values by their keys, in the order of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Table<K, V> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(here, _)| here.cmp(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// The value of a key, to change.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Whether the key has a value.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Gives a key a value, in place of another if it had one. Answers whether it is new.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        match self.place(&key) {
            Ok(at) => {
                self.0[at].1 = value;
                false
            }
            Err(at) => {
                self.0.insert(at, (key, value));
                true
            }
        }
    }

    /// The value of a key, which begins with what `first` makes of it.
    pub fn of(&mut self, key: K, first: impl FnOnce(&K) -> V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            let value = first(&key);
            self.0.insert(at, (key, value));
            at
        });
        &mut self.0[at].1
    }

    /// Takes a key and its value out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.place(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps what `keep` lets through.
    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.0.retain(|(key, _)| keep(key));
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The entries from a key on.
    pub fn from(&self, key: &K) -> impl Iterator<Item = (&K, &V)> {
        let first = self.place(key).unwrap_or_else(|at| at);
        self.iter().skip(first)
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values alone.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> core::ops::Index<&K> for Table<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        // A key that is not here is out of bounds, as in every map.
        let at = self.place(key).unwrap_or(usize::MAX);
        &self.0[at].1
    }
}

impl<K, V> IntoIterator for Table<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Things in the order of a key; those with equal keys stay as they come. By insertion: what comes here is short,
/// and nearly in order.
pub fn in_order<T, K: Ord>(things: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<(K, T)> = Vec::new();
    for thing in things {
        let key = key(&thing);
        let at = sorted.partition_point(|(other, _)| *other <= key);
        sorted.insert(at, (key, thing));
    }
    sorted.into_iter().map(|(_, thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_in_the_order_of_its_keys() {
        let mut table = Table::default();
        for (key, value) in [(3, 'c'), (1, 'a'), (2, 'x'), (2, 'b')] {
            table.insert(key, value);
        }
        assert_eq!(table.values().collect::<String>(), "abc");
        assert_eq!(
            table.from(&2).map(|(key, _)| *key).collect::<Vec<_>>(),
            [2, 3]
        );
        assert_eq!((table.remove(&2), table.remove(&2)), (Some('b'), None));
        *table.of(2, |_| 'n') = 'y';
        assert_eq!(*table.of(2, |_| 'n'), 'y');
        assert_eq!((table.get(&2), table.get(&9)), (Some(&'y'), None));
    }

    #[test]
    fn equals_stay_as_they_come() {
        let words = in_order(["bb", "a", "cc", "d"], |word| word.len());
        assert_eq!(words, ["a", "d", "bb", "cc"]);
    }
}
