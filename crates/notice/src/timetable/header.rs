//! Header words name columns; a column may hold several things (`校区、日期`, `各学院拍摄时间安排`).

use crate::normalise::fold;

/// A thing a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    When,
    College,
    Class,
    Headcount,
    Seq,
    Counsellor,
    Venue,
    Campus,
    Note,
    Person,
    Task,
}

/// Header words, and what they name. A word is looked for inside the cell.
const WORDS: [(&str, Kind); 40] = [
    ("姓名", Kind::Person),
    ("学号", Kind::Person),
    ("身份证", Kind::Person),
    ("证件号", Kind::Person),
    ("准考证", Kind::Person),
    ("考生号", Kind::Person),
    ("主要工作", Kind::Task),
    ("工作内容", Kind::Task),
    ("事项", Kind::Task),
    ("任务", Kind::Task),
    ("工作安排", Kind::Task),
    ("环节", Kind::Task),
    ("时间", Kind::When),
    ("时段", Kind::When),
    ("日期", Kind::When),
    ("学院", Kind::College),
    ("院系", Kind::College),
    ("院(系)", Kind::College),
    ("系部", Kind::College),
    ("系别", Kind::College),
    ("单位", Kind::College),
    ("部门", Kind::College),
    ("班级", Kind::Class),
    ("班别", Kind::Class),
    ("专业", Kind::Class),
    ("人数", Kind::Headcount),
    ("序号", Kind::Seq),
    ("编号", Kind::Seq),
    ("辅导员", Kind::Counsellor),
    ("班主任", Kind::Counsellor),
    ("负责人", Kind::Counsellor),
    ("责任人", Kind::Counsellor),
    ("带队", Kind::Counsellor),
    ("领队", Kind::Counsellor),
    ("地点", Kind::Venue),
    ("教室", Kind::Venue),
    ("场地", Kind::Venue),
    ("校区", Kind::Campus),
    ("备注", Kind::Note),
    ("说明", Kind::Note),
];

/// What may stand around 学院, 地点 and 校区 in a header. Anything else makes it a name: 造纸学院, 第一教室.
const AROUND: [&str; 36] = [
    "二级", "各", "所在", "所属", "图像", "信息", "采集", "拍摄", "摄像", "拍照", "参加", "教学",
    "名称", "安排", "时间", "时段", "具体", "培养", "单位", "部门", "人员", "班级", "专业", "日期",
    "校区", "地点", "教室", "场地", "候场", "学院", "院系", "院(系)", "系部", "系别", "学生", "及",
];

fn is_name(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['/', '、', '与', '和', '部', '段']);
    while !rest.is_empty() {
        let Some(shorter) = AROUND.iter().find_map(|word| rest.strip_prefix(word)) else {
            return true;
        };
        rest = shorter.trim_start_matches(['/', '、', '与', '和', '部', '段']);
    }
    false
}

/// What a column holds; empty for a column whose header says nothing known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Column {
    pub kinds: Vec<Kind>,
}

impl Column {
    pub fn holds(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// A column of these kinds.
    pub fn of(kinds: &[Kind]) -> Self {
        Self {
            kinds: kinds.to_vec(),
        }
    }
}

/// A header: its columns by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub columns: Vec<Column>,
}

/// What kind of table a header opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Timetable,
    /// Steps with dates and tasks: no timetable, but deadlines.
    Steps,
    /// A list of persons: counted, never read.
    Persons,
}

/// More columns than any notice has; what stands beyond is noise.
const MOST_COLUMNS: usize = 32;

/// The column a header cell names; `None` when the text is no header cell.
pub(crate) fn column(cell: &str) -> Option<Column> {
    // Most cells of a table are none; say so before looking closer.
    if cell.is_empty() || cell.len() > 160 || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // The campus in `地点(和平校区)` is a value, read elsewhere.
    let text: String = fold(cell)
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(20)
        .collect();
    let whole_bracket = text.contains("院(系)");
    let text = if whole_bracket {
        text.as_str()
    } else {
        text.split('(').next().unwrap_or("")
    };
    let length = text.chars().count();
    if !(2..=12).contains(&length)
        || text.contains(['。', ':', ',', ';'])
        || text.chars().any(|c| c.is_ascii_digit())
    {
        return None;
    }
    // 一、拍摄时间 is a heading.
    if "一二三四五六七八九十".chars().any(|c| {
        text.strip_prefix(c)
            .is_some_and(|rest| rest.starts_with('、'))
    }) {
        return None;
    }
    let mut kinds = Vec::new();
    for (word, kind) in WORDS {
        if text.contains(word) && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.contains(&Kind::Person) {
        kinds.retain(|k| *k == Kind::Person);
    }
    // 班级人数, 学院名称: the first is a count. 工作时间 is a time.
    if kinds.contains(&Kind::Headcount) {
        kinds.retain(|k| *k == Kind::Headcount);
    }
    let value_like = |k: &Kind| matches!(k, Kind::College | Kind::Venue | Kind::Campus);
    if kinds.iter().any(value_like) && is_name(text) {
        kinds.retain(|k| !value_like(k));
    }
    (!kinds.is_empty()).then_some(Column { kinds })
}

impl Header {
    /// Reads a row of cells as a header: at least two known words, and most of the cells known.
    pub fn read<S: AsRef<str>>(cells: &[S]) -> Option<Self> {
        if cells.len() > MOST_COLUMNS * 2 {
            return None;
        }
        let filled = cells
            .iter()
            .filter(|c| !c.as_ref().trim().is_empty())
            .count();
        if filled < 2 {
            return None;
        }
        let columns: Vec<Option<Column>> = cells
            .iter()
            .take(MOST_COLUMNS)
            .map(|c| column(c.as_ref()))
            .collect();
        let known = columns.iter().flatten().count();
        if known < 2 || known * 3 < filled * 2 {
            return None;
        }
        let mut header = Self {
            columns: columns.into_iter().map(Option::unwrap_or_default).collect(),
        };
        header.prefer_classes_over_majors(cells);
        Some(header)
    }

    /// Where there are columns 专业 and 班级, the class is the class.
    fn prefer_classes_over_majors<S: AsRef<str>>(&mut self, cells: &[S]) {
        let has_class = cells.iter().any(|c| c.as_ref().contains("班级"));
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            if has_class && cell.as_ref().contains("专业") && !cell.as_ref().contains("班级") {
                column.kinds = vec![Kind::Note];
            }
        }
    }

    /// Whether any column holds this.
    pub fn has(&self, kind: Kind) -> bool {
        self.columns.iter().any(|c| c.holds(kind))
    }

    /// What kind of table this header opens, if any this reader knows.
    pub fn table(&self) -> Option<Table> {
        if self.has(Kind::Person) {
            return Some(Table::Persons);
        }
        if self.has(Kind::Task) && self.has(Kind::When) {
            return Some(Table::Steps);
        }
        let who = self.has(Kind::College) || self.has(Kind::Class);
        (who && (self.has(Kind::When) || self.has(Kind::Venue))).then_some(Table::Timetable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_what_kind_of_table_it_opens() {
        for (line, table) in [
            (
                "时间|具体时间段|二级学院|序号|班级|人数|辅导员|备注",
                Some(Table::Timetable),
            ),
            ("序号|主要工作|时间|地点|责任人|备注", Some(Table::Steps)),
            (
                "序号|院(系)/部|专业|班级名称|学号|姓名|备注",
                Some(Table::Persons),
            ),
            ("校区、日期|时间|学院|", Some(Table::Timetable)),
            ("拍摄地点|各学院拍摄时间安排", Some(Table::Timetable)),
            ("拍摄人员班级|地点(和平校区)", Some(Table::Timetable)),
            ("一、拍摄时间|二、拍摄地点", None),
        ] {
            let cells: Vec<&str> = line.split('|').collect();
            assert_eq!(
                Header::read(&cells).and_then(|h| h.table()),
                table,
                "{line}"
            );
        }
    }

    #[test]
    fn a_column_may_hold_two_things() {
        let column = column("校区、日期").unwrap();
        assert!(column.holds(Kind::Campus) && column.holds(Kind::When));
    }
}
