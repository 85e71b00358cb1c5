//! What a reader has to say about a text, each at the line it came from.

use serde::{Deserialize, Serialize};

/// How much a finding matters. Ordered: the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing needs to be done.
    Info,
    /// Somebody should look; nothing was changed.
    Warning,
    /// Publishing or importing as it stands would lose a class or a student.
    Error,
}

/// One finding. Messages never hold a student's name, a student number, an ID-card number or a phone number,
/// except that the roster names a doubled student number's last four digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// 1-based line of the pasted text or row of the sheet; `None` where the whole text is meant.
    pub line: Option<usize>,
    /// Stable name of the kind of finding.
    pub code: Code,
    /// What happened, what is safe, what to do next; in Chinese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// The stable names of all findings, written in kebab case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $text)] $name),+ }

        impl Code {
            /// Every code there is, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name as it stands in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

codes! {
    /// Warning: the text holds no timetable; the message says what was found instead.
    NoTimetable = "no-timetable",
    /// Error: a row of a timetable for which no time could be found.
    TimeMissing = "time-missing",
    /// Error: a row of a timetable with a headcount or a number, but no class or college that could be read.
    RowUnread = "row-unread",
    /// Warning: a bare text below or inside a table was not read, for it may be prose.
    LineUnread = "line-unread",
    /// Error: the text ends in the middle of a row.
    RowCutShort = "row-cut-short",
    /// Warning: a time range with neither class nor college nor 机动.
    SlotEmpty = "slot-empty",
    /// Info: part of a cell was left unread.
    CellRemainder = "cell-remainder",
    /// Info: a row whose cells stand beside their columns was read by what the cells hold.
    RowShifted = "row-shifted",
    /// Info: a row after a page break or blank line took the time of the row above.
    TimeInherited = "time-inherited",
    /// Info: rows without a college took the college above.
    CollegeInherited = "college-inherited",
    /// Info: a bracket in a cell is left open; something may have been lost.
    BracketOpen = "bracket-open",
    /// Info: date or time came from the prose because the table has none.
    WhenFromText = "when-from-text",
    /// Info: a date without a year took the year from elsewhere.
    YearTaken = "year-taken",
    /// Warning: no date could be found for a table.
    DateMissing = "date-missing",
    /// Warning: a cell names more than one time; the first is in the entry.
    SeveralTimes = "several-times",
    /// Info: a time that is kept for something else than a class, such as 午休 or 补拍.
    SlotSpecial = "slot-special",
    /// Warning: a range of classes too large to be real was kept as one entry.
    RangeUnopened = "range-unopened",
    /// Info: rows without a counsellor took the one above, whose cell was merged.
    CounsellorInherited = "counsellor-inherited",
    /// Warning: the printed weekday is not that of the date.
    WeekdayDiffers = "weekday-differs",
    /// Warning: a row names more than one date; the first is in the entry.
    SeveralDates = "several-dates",
    /// Warning: a range that ends before it begins, or lies in the night.
    TimeUnusual = "time-unusual",
    /// Info: a half-day label contradicts the time.
    HalfDayDiffers = "half-day-differs",
    /// Warning: two slots of one place overlap without being the same.
    TimesOverlap = "times-overlap",
    /// Warning: two classes of different rows stand in one queue of one slot.
    GroupTwice = "group-twice",
    /// Warning: a day is far from the other days of shooting.
    DateFar = "date-far",
    /// Info: a college has classes on two campuses at the same time.
    CollegeTwoCampuses = "college-two-campuses",
    /// Info: a printed total equals the sum of what was read.
    TotalAgrees = "total-agrees",
    /// Warning: a printed total differs from the sum of what was read.
    TotalDiffers = "total-differs",
    /// Warning: printed running numbers skip or repeat.
    SeqGap = "seq-gap",
    /// Warning: one class stands in two rows; nothing was merged.
    ClassTwice = "class-twice",
    /// Warning: a class far smaller than its sisters.
    ClassSmall = "class-small",
    /// Warning: the prose moves a class to another time; no entry was changed.
    ClassMoved = "class-moved",
    /// Info: a number is missing in a run of sister classes.
    ClassGap = "class-gap",
    /// Info: one headcount stands for several classes.
    HeadcountShared = "headcount-shared",
    /// Warning: the table has headcounts, this row has none.
    HeadcountMissing = "headcount-missing",
    /// Info: whether a class's headcount includes its exempt students is not said.
    ExemptUnclear = "exempt-unclear",
    /// Warning: a list with names was found; it was counted at most, never read.
    NameList = "name-list",
    /// Warning: one counsellor is wanted in two places at the same time.
    CounsellorTwoPlaces = "counsellor-two-places",
    /// Info: one counsellor has several classes in one slot of one place.
    CounsellorParallel = "counsellor-parallel",
    /// Info: one counsellor's slots follow each other without a pause.
    CounsellorBackToBack = "counsellor-back-to-back",
    /// Info: a setting of the event was read from the prose.
    SettingRead = "setting-read",
    /// Warning: the prose gives different values for one setting; the first was taken.
    SettingSeveral = "setting-several",
    /// Warning or error: the text is longer, or has more classes, than a notice can; the rest was left unread.
    TextTooLong = "text-too-long",
    /// Error: what a mend says cannot be read as the field it mends.
    MendUnread = "mend-unread",
    /// Warning: a mend speaks of an entry or a table that is not there.
    MendLost = "mend-lost",
    /// Error: the roster has no column of names.
    NameColumnMissing = "name-column-missing",
    /// Error: the roster has no column of student numbers.
    NumberColumnMissing = "number-column-missing",
    /// Error: the roster has no students.
    RosterEmpty = "roster-empty",
    /// Error: one student number stands in two rows.
    NumberTwice = "number-twice",
    /// Error: a row has a name but no student number.
    NumberMissing = "number-missing",
    /// Error: a spreadsheet turned a student number into an exponent.
    NumberDamaged = "number-damaged",
    /// Error: a row has a student number but no name.
    NameMissing = "name-missing",
    /// Info: two students have the same name.
    NameTwice = "name-twice",
    /// Warning: a column of ID-card numbers was dropped.
    IdCardDropped = "id-card-dropped",
    /// Warning: a column of phone numbers was dropped.
    PhoneDropped = "phone-dropped",
    /// Info: a column was not needed and ignored.
    ColumnIgnored = "column-ignored",
    /// Info: a row was no student's row and was passed over.
    RowSkipped = "row-skipped",
    /// Info: rows without a class took the class above.
    ClassInherited = "class-inherited",
    /// Warning: the file names another class than the one it was given to.
    OtherClass = "other-class",
    /// Info: a sheet of a workbook holds no students and was passed over.
    SheetSkipped = "sheet-skipped",
    /// Info: columns were recognised by what they hold, for want of a header row.
    HeaderMissing = "header-missing",
}

impl Finding {
    /// A finding that only informs.
    #[must_use]
    pub fn info(
        line: impl Into<Option<usize>>,
        code: Code,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Info,
            line: line.into(),
            code,
            message: zh.into(),
            message_en: en.into(),
        }
    }

    /// A finding somebody should look at.
    #[must_use]
    pub fn warning(
        line: impl Into<Option<usize>>,
        code: Code,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::info(line, code, zh, en)
        }
    }

    /// A finding that stands in the way.
    #[must_use]
    pub fn error(
        line: impl Into<Option<usize>>,
        code: Code,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            ..Self::info(line, code, zh, en)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_kebab_case_and_stands_in_json_as_it_says() {
        for code in Code::ALL {
            let name = code.as_str();
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{name}"
            );
            assert_eq!(serde_json::to_string(code).unwrap(), format!("\"{name}\""));
        }
    }

    #[test]
    fn an_error_outranks_a_warning_and_a_warning_an_info() {
        assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Info);
    }
}
