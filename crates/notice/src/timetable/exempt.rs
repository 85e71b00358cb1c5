//! Students the notice excludes: how many, and in which classes. Their names are never kept.

use std::collections::BTreeMap;

use super::cell::{Cell, Rest};
use super::header::Table;
use super::lines::Line;
use super::prose;
use super::reading::Entry;
use super::regions::{Layout, Region};
use super::tally;
use crate::findings::{Code, Finding};
use crate::normalise::class_key;

/// What a notice says about excluded students.
#[derive(Debug, Default)]
pub(crate) struct Exempt {
    pub count: u32,
    /// Class keys and how many of their students are excluded.
    classes: BTreeMap<String, u32>,
}

/// Counts the lists of persons, and holds the prose against them.
pub(crate) fn read(regions: &[Region], lines: &[Line], findings: &mut Vec<Finding>) -> Exempt {
    let mut exempt = Exempt::default();
    let mut listed: Option<usize> = None;
    for region in regions.iter().filter(|r| r.table == Table::Persons) {
        let people = region
            .rows
            .iter()
            .filter(|raw| is_person(&raw.cells, region.layout));
        let mut count = 0;
        for raw in people {
            count += 1;
            if region.exempt
                && let Some(class) = raw.cells.iter().find(|c| c.rest == Rest::Class)
            {
                *exempt.classes.entry(class_key(&class.text)).or_default() += 1;
            }
        }
        let line = region.rows.first().map(|r| r.line);
        if region.exempt && count > 0 {
            exempt.count += count;
            listed = listed.or(line);
        } else if count > 0 {
            findings.push(name_list(line, count));
        }
    }
    let said = lines
        .iter()
        .find_map(|l| stated(&l.folded).map(|n| (l.number, n)));
    match (said, listed) {
        (Some((line, number)), Some(_)) => {
            findings.push(tally::compare(
                line,
                ("不参加采集的人数", "The number of excluded students"),
                number.into(),
                exempt.count.into(),
            ));
        }
        (Some((_, number)), None) => exempt.count = number,
        _ => {}
    }
    exempt
}

fn is_person(cells: &[Cell], layout: Layout) -> bool {
    let numbered = cells.iter().any(|c| c.rest == Rest::LongNumber);
    let filled = cells.iter().filter(|c| c.rest != Rest::Empty).count();
    let sum = cells
        .iter()
        .any(|c| matches!(c.rest, Rest::Subtotal | Rest::Total));
    !sum && (numbered || matches!(layout, Layout::Rows(_)) && filled >= 3)
}

fn name_list(line: Option<usize>, count: u32) -> Finding {
    Finding::warning(
        line,
        Code::NameList,
        format!(
            "这里有一份 {count} 人的名单。通知只用来读时间表，名单没有读取、没有保存；请到班级页面导入名单。"
        ),
        format!(
            "Here is a list of {count} persons. A notice is read for its timetable only; the list was neither read nor kept. Import rosters on the class page."
        ),
    )
}

/// `有 2 人以前年度已摄像,故本次不参加`.
fn stated(text: &str) -> Option<u32> {
    if !prose::speaks_of_exempt(text) {
        return None;
    }
    text.match_indices(['人', '名'])
        .find_map(|(at, _)| prose::number_before(text, at))
        .map(|(number, _)| number)
}

impl Exempt {
    /// The notice cannot say whether a printed headcount includes the excluded: the roster decides (domain.md).
    pub fn unclear<'a>(&'a self, entries: &'a [Entry]) -> impl Iterator<Item = Finding> + 'a {
        entries.iter().filter_map(|entry| {
            let class = entry.class.as_deref()?;
            let count = self.classes.get(&class_key(class))?;
            let headcount = entry.headcount?;
            Some(Finding::info(
                entry.line,
                Code::ExemptUnclear,
                format!("{class} 有 {count} 名学生不参加采集；{headcount} 人中是否含他们，通知没有说，以名单为准。"),
                format!("{count} students of {class} are excluded; whether its {headcount} include them the notice does not say. The roster decides."),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::{lines, regions};

    #[test]
    fn excluded_students_are_counted_and_their_names_are_nowhere() {
        let text = "有 2 人以前年度已摄像,故本次不参加图像采集。\n附件5 不参加图像采集学生名单\n\
                    序号\t班级名称\t学号\t姓名\n1\t23甲3班\t229900001\t某某甲\n2\t23甲3班\t229900002\t某某乙\n";
        let parts = regions::split(lines::split(text));
        let mut findings = Vec::new();
        let exempt = read(&parts.regions, &parts.prose, &mut findings);
        assert_eq!((exempt.count, exempt.classes.get("23甲3班")), (2, Some(&2)));
        assert_eq!(
            findings.iter().map(|f| f.code).collect::<Vec<_>>(),
            [Code::TotalAgrees]
        );
        assert!(!format!("{exempt:?}{findings:?}{:?}", parts.prose).contains("某某"));
    }

    #[test]
    fn another_list_of_names_is_told_of_and_left() {
        let parts = regions::split(lines::split(
            "名单\n序号\t班级\t学号\t姓名\n1\t23甲3班\t229900001\t某某甲\n",
        ));
        let mut findings = Vec::new();
        assert_eq!(read(&parts.regions, &parts.prose, &mut findings).count, 0);
        assert_eq!(findings[0].code, Code::NameList);
    }
}
