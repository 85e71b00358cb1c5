//! Texts nobody wrote: notices with lines lost, doubled and mixed up, and texts made to be slow. Shapes are asserted here;
//! how long they take is what `examples/notice_speed.rs` prints.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use rollcall_core::desk::{ColumnKind, Field, Mend};
use rollcall_notice::Code;
use rollcall_notice::timetable::{Reading, read, read_with};

/// Every line of every notice there is to mix.
static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(root.join("tests/unseen"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files.push(root.join("../../demo/notice.txt"));
    let texts = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap());
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
});

/// What is true of every reading.
fn holds(text: &str, reading: &Reading) -> Result<(), TestCaseError> {
    let lines = text.split(['\n', '\r']).count().max(1);
    prop_assert!(reading.findings.iter().map(|f| f.line).is_sorted());
    prop_assert!(
        reading
            .findings
            .iter()
            .all(|f| f.line.is_none_or(|l| (1..=lines).contains(&l)))
    );
    prop_assert!(
        reading
            .entries
            .iter()
            .all(|e| (1..=lines).contains(&e.line))
    );
    prop_assert!(reading.said_at.values().all(|l| (1..=lines).contains(l)));
    prop_assert!(
        reading
            .tables
            .iter()
            .all(|t| t.first <= t.last && t.last <= lines)
    );
    prop_assert!(reading.entries.iter().all(|e| e.group > 0));
    let mut names: Vec<_> = reading.entries.iter().map(|e| (e.line, e.nth)).collect();
    names.dedup();
    prop_assert_eq!(names.len(), reading.entries.len());
    prop_assert_eq!(
        reading.has_timetable(),
        !reading.findings.iter().any(|f| f.code == Code::NoTimetable)
    );
    Ok(())
}

/// One line of a notice, as it is, cut, or with a character changed.
fn line() -> impl Strategy<Value = String> {
    let any = || (0..LINES.len()).prop_map(|i| LINES[i].clone());
    prop_oneof![
        6 => any(),
        1 => (any(), 0usize..40).prop_map(|(line, at)| line.chars().take(at).collect()),
        1 => (any(), 0usize..40).prop_map(|(line, at)| line.chars().skip(at).collect()),
        1 => (any(), 0usize..40, proptest::char::any()).prop_map(|(line, at, c)| {
            line.chars().enumerate().map(|(i, own)| if i == at { c } else { own }).collect()
        }),
        1 => (any(), any()).prop_map(|(one, other)| format!("{one}\t{other}")),
        1 => Just(String::new()),
    ]
}

fn mend() -> impl Strategy<Value = Mend> {
    let fields = [
        Field::Date,
        Field::Start,
        Field::Class,
        Field::Headcount,
        Field::Group,
        Field::Campus,
    ];
    let text = || {
        prop_oneof![
            "\\PC{0,12}",
            Just("4月15日".to_owned()),
            Just("8:30".to_owned()),
            Just(String::new())
        ]
    };
    let field = move || (0..fields.len()).prop_map(move |i| fields[i]);
    prop_oneof![
        (1usize..40, 0usize..8, 0..ColumnKind::ALL.len()).prop_map(|(table, at, kind)| {
            Mend::Column {
                table,
                at,
                holds: ColumnKind::ALL[kind],
            }
        }),
        (1usize..40, 0usize..3, field(), text()).prop_map(|(line, nth, field, text)| Mend::Field {
            line,
            nth,
            field,
            text
        }),
        (1usize..40, 0usize..3).prop_map(|(line, nth)| Mend::Drop { line, nth }),
        (field(), text()).prop_map(|(field, text)| Mend::Add {
            line: None,
            fields: BTreeMap::from([(field, text)])
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn notices_mixed_up_are_read_without_a_panic(lines in proptest::collection::vec(line(), 0..40)) {
        let text = lines.join("\n");
        holds(&text, &read(&text))?;
    }

    #[test]
    fn mends_of_whatever_is_there_never_panic(
        lines in proptest::collection::vec(line(), 0..30),
        mends in proptest::collection::vec(mend(), 0..6),
    ) {
        let text = lines.join("\n");
        let reading = read_with(&text, &mends);
        prop_assert!(reading.findings.iter().map(|f| f.line).is_sorted());
        let own: u64 = reading.entries.iter().filter_map(|e| e.headcount).map(u64::from).sum();
        prop_assert!(own <= reading.totals.students);
    }
}

#[test]
fn a_range_of_a_million_classes_is_one_entry_and_a_finding() {
    for class in [
        "1-999999班",
        "[1-999999999]班",
        "22软工[1-999999999]班",
        "软工1班-软工99999班",
    ] {
        let text = format!("2026年4月15日\n时间\t班级\t人数\n8:30-9:00\t{class}\t44\n");
        let reading = read(&text);
        assert_eq!(reading.entries.len(), 1, "{class}");
        assert!(
            reading
                .findings
                .iter()
                .any(|f| f.code == Code::RangeUnopened),
            "{class}"
        );
    }
}

#[test]
fn texts_made_to_be_slow_give_few_entries_and_few_findings() {
    for piece in [
        "7",
        "|",
        "\t",
        "(",
        "\n",
        "某学院的同学",
        "1-999999班、",
        "[1-999999999]班\t8:30-9:00\t44\n",
        "4月15日、",
        "二〇二六年",
        "8:30-9:00 ",
        "23甲1班 8:30-9:00\n",
        "\"a\tb\n",
        "提前10分钟每生20元。",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        let reading = read(&text);
        assert!(
            reading.entries.len() <= 20_000 && reading.findings.len() <= 4_001,
            "{piece:?}"
        );
    }
}
