//! The classes of demo/notice.txt with their headcounts, and its two exempt students.
//!
//! A few lines of its own instead of the crate rollcall-notice: xtask must build and run while that crate is
//! being changed, and what is made here then checks that reader instead of repeating its mistakes.

/// A class as the timetable names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Class {
    /// The name without spaces: `23物联网3班`.
    pub name: String,
    /// The two digits of the grade: `23`.
    pub grade: String,
    /// The students that the timetable counts.
    pub headcount: usize,
}

/// A student whom the notice lists as not taking part.
#[derive(Debug, PartialEq, Eq)]
pub struct Exempt {
    /// The class, without spaces.
    pub class: String,
    /// The student number.
    pub number: String,
    /// The name.
    pub name: String,
    /// Why.
    pub remark: String,
}

/// Every row that has a class followed by a headcount; rows may be shifted, so the columns are not counted.
pub fn classes(notice: &str) -> Vec<Class> {
    let pair = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.windows(2).find_map(|two| {
            let name = class_name(two[0])?;
            let headcount = two[1]
                .trim()
                .parse()
                .ok()
                .filter(|n| (1..=99).contains(n))?;
            Some(Class {
                grade: name.chars().take(2).collect(),
                name,
                headcount,
            })
        })
    };
    notice.lines().filter_map(pair).collect()
}

/// The rows of the exempt list: a class, then a number of many digits, a name and the reason.
pub fn exempt(notice: &str) -> Vec<Exempt> {
    let person = |line: &str| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        cells.windows(4).find_map(|four| {
            let class = class_name(four[0])?;
            let long = four[1].len() > 6 && four[1].bytes().all(|b| b.is_ascii_digit());
            long.then(|| Exempt {
                class,
                number: four[1].to_owned(),
                name: four[2].to_owned(),
                remark: four[3].to_owned(),
            })
        })
    };
    notice.lines().filter_map(person).collect()
}

fn class_name(cell: &str) -> Option<String> {
    let name: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    (name.ends_with('班') && name.starts_with(|c: char| c.is_ascii_digit())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Class, Exempt, classes, exempt};

    #[test]
    fn a_row_is_read_wherever_its_cells_stand() {
        let text = "\t8:30-08:50\t软件学院\t1\t23 软工 1 班\t44\t某某\t\n17:10-17:30\t软件学院\t2\t23软工2班\t48\t某某\t\n小计\t\t\t\t\t92\t\t";
        let found = classes(text);
        let made = |name: &str, headcount| Class {
            name: name.into(),
            grade: "23".into(),
            headcount,
        };
        assert_eq!(found, [made("23软工1班", 44), made("23软工2班", 48)]);
    }

    #[test]
    fn the_exempt_list_is_told_from_the_timetable() {
        let text = "1\t软件学院\t软件工程\t23 软工 1 班\t99992200001\t某某\t以前年度已摄像\n\t8:30-08:50\t软件学院\t1\t23 软工 1 班\t44\t某某\t";
        let one = Exempt {
            class: "23软工1班".into(),
            number: "99992200001".into(),
            name: "某某".into(),
            remark: "以前年度已摄像".into(),
        };
        assert_eq!(exempt(text), [one]);
        assert_eq!(classes(text).len(), 1);
    }
}
