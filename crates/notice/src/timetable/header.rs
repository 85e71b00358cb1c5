//! Header words name columns; a column may hold several things (`校区、日期`, `各学院拍摄时间安排`).

mod words;

use rollcall_core::desk::ColumnKind;

pub(crate) use words::column;

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
    Group,
    /// A subject beside a column of classes: what `1班` is the first class of.
    Major,
    Note,
    /// A student's name or number: such a table is a list of persons.
    Person,
    /// A monitor's name, a telephone: passed over and never shown.
    Private,
    Task,
}

/// What a column holds; empty for a column whose header says nothing known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    pub kinds: Vec<Kind>,
    /// The header cell, as printed.
    pub title: Option<String>,
    /// What a line of heads above the header says of it: a day, a hall.
    pub over: Option<String>,
    /// What a person said it holds: then its cells are taken as that, whatever they look like.
    pub fixed: Option<ColumnKind>,
}

/// Columns are equal when they hold the same, however their headers are spaced.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.kinds == other.kinds && self.fixed == other.fixed
    }
}

impl Eq for Column {}

impl Column {
    pub fn holds(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// A column of these kinds.
    pub fn of(kinds: &[Kind]) -> Self {
        Self {
            kinds: kinds.to_vec(),
            ..Self::default()
        }
    }

    /// Says what it holds, over whatever its header says.
    pub fn fix(&mut self, holds: ColumnKind) {
        self.fixed = Some(holds);
        self.kinds = match holds {
            ColumnKind::Seq => vec![Kind::Seq],
            ColumnKind::Date | ColumnKind::HalfDay | ColumnKind::Time => vec![Kind::When],
            ColumnKind::Campus => vec![Kind::Campus],
            ColumnKind::Venue => vec![Kind::Venue],
            ColumnKind::College => vec![Kind::College],
            ColumnKind::Class => vec![Kind::Class],
            ColumnKind::Headcount => vec![Kind::Headcount],
            ColumnKind::Counsellor => vec![Kind::Counsellor],
            ColumnKind::Group => vec![Kind::Group],
            ColumnKind::Note => vec![Kind::Note],
            ColumnKind::Ignored => Vec::new(),
        };
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
    /// Columns this reader knows, but nobody in them: places, fees.
    Other,
}

/// More columns than any notice has; what stands beyond is noise.
const MOST_COLUMNS: usize = 32;

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
        // A row: most of its cells begin with a number.
        let numbers = cells.iter().map(|c| c.as_ref().trim());
        let numbers = numbers.filter(|c| c.starts_with(|c: char| c.is_ascii_digit()));
        if filled < 2 || numbers.count() * 2 > filled {
            return None;
        }
        let mut columns: Vec<Option<Column>> = cells
            .iter()
            .take(MOST_COLUMNS)
            .map(|c| column(c.as_ref()))
            .collect();
        heads_with_counts(cells, &mut columns);
        let known = columns.iter().flatten().count();
        if known < 2 || known * 3 < filled * 2 {
            return None;
        }
        let mut header = Self {
            columns: columns.into_iter().map(Option::unwrap_or_default).collect(),
        };
        for (column, cell) in header.columns.iter_mut().zip(cells) {
            let printed = cell.as_ref().trim();
            column.title = (!printed.is_empty()).then(|| printed.chars().take(40).collect());
        }
        header.prefer_classes_over_majors(cells);
        header.prefer_slots_over_gathering(cells);
        header.prefer_the_whole_count(cells);
        Some(header)
    }

    /// Where a column has when or where a class gathers beside when or where it is photographed, only the latter counts.
    fn prefer_slots_over_gathering<S: AsRef<str>>(&mut self, cells: &[S]) {
        for kind in [Kind::When, Kind::Venue] {
            let gathers: Vec<bool> = cells
                .iter()
                .map(|c| words::GATHERING.iter().any(|w| c.as_ref().contains(w)))
                .collect();
            let own = self.columns.iter().zip(&gathers);
            if own.clone().any(|(c, gathers)| c.holds(kind) && !gathers) {
                for (column, _) in self.columns.iter_mut().zip(gathers).filter(|(_, g)| *g) {
                    if column.holds(kind) {
                        column.kinds = vec![Kind::Note];
                    }
                }
            }
        }
    }

    /// Of 男生人数, 女生人数 and 总人数 the last counts.
    fn prefer_the_whole_count<S: AsRef<str>>(&mut self, cells: &[S]) {
        let part = |c: &S| c.as_ref().contains(['男', '女']);
        let counts = self.columns.iter().zip(cells);
        let whole = counts
            .clone()
            .any(|(c, cell)| c.holds(Kind::Headcount) && !part(cell));
        if whole {
            for (column, _) in self.columns.iter_mut().zip(cells).filter(|(_, c)| part(c)) {
                column.kinds = vec![Kind::Note];
            }
        }
    }

    /// Where there are columns 专业 and 班级, the class is the class.
    fn prefer_classes_over_majors<S: AsRef<str>>(&mut self, cells: &[S]) {
        let has_class = cells.iter().any(|c| {
            let folded = crate::normalise::fold(c.as_ref());
            folded.contains('班') && column(&folded).is_some_and(|c| c.holds(Kind::Class))
        });
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            if has_class && cell.as_ref().contains("专业") && !cell.as_ref().contains('班') {
                column.kinds = vec![Kind::Major];
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

/// `时间 第一组 人数 第二组 人数`: a group, hall or day over its classes, with a column of counts beside each.
fn heads_with_counts<S: AsRef<str>>(cells: &[S], columns: &mut [Option<Column>]) {
    let holds = |c: &Option<Column>, kind| c.as_ref().is_some_and(|c: &Column| c.holds(kind));
    if columns.iter().any(|c| holds(c, Kind::Class))
        || !columns.iter().any(|c| holds(c, Kind::Headcount))
    {
        return;
    }
    let is_head = |j: usize| {
        columns[j].is_none()
            && columns
                .get(j + 1)
                .is_some_and(|next| holds(next, Kind::Headcount))
            && super::matrix::is_head(cells[j].as_ref())
    };
    let heads: Vec<usize> = (0..columns.len()).filter(|j| is_head(*j)).collect();
    if heads.len() >= 2 {
        for j in heads {
            columns[j] = Some(Column::of(&[Kind::Class]));
        }
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
