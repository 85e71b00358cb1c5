//! Who is in the class, in the order of the 采集表.

use serde::{Deserialize, Serialize};

use crate::ids::StudentId;

/// One student. Least data: no ID-card number, no phone, no code (domain.md, personal data).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// Which student; kept when a roster is brought in again.
    pub id: StudentId,
    /// Place in the queue, from 1.
    pub order: u32,
    /// Name.
    pub name: String,
    /// Student number (学号). Shown by its last four characters.
    pub number: String,
    /// Exempt by the list: photographed in an earlier year.
    #[serde(default)]
    pub exempt: bool,
    /// The name's sound for searching, syllables apart, such as `zhang san`; made where the roster comes in, for a
    /// phone carries no dictionary. Empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pinyin: String,
}

impl Student {
    /// The last four characters of the student number: what screens show of it.
    #[must_use]
    pub fn number_tail(&self) -> &str {
        let cut = self
            .number
            .char_indices()
            .rev()
            .nth(3)
            .map_or(0, |(at, _)| at);
        &self.number[cut..]
    }
}

/// The students of one class, in queue order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roster {
    /// In queue order.
    pub students: Vec<Student>,
}

impl Roster {
    /// How many are to be photographed by the list alone: all but the exempt.
    #[must_use]
    pub fn expected(&self) -> u32 {
        let count = self
            .students
            .iter()
            .filter(|student| !student.exempt)
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_four_characters_of_a_student_number_are_shown() {
        let student = |number: &str| Student {
            id: StudentId(1),
            order: 1,
            name: "路人甲".into(),
            number: number.into(),
            exempt: false,
            pinyin: String::new(),
        };
        assert_eq!(student("9990012345").number_tail(), "2345");
        assert_eq!(student("学号9").number_tail(), "学号9");
        assert_eq!(student("").number_tail(), "");
    }
}
