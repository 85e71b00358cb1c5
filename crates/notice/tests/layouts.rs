//! Layouts of notices as they are found on the web (domain.md), in small made-up examples.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use proptest::prelude::*;
use rollcall_notice::timetable::{Entry, read};
use rollcall_notice::{Code, sheet, timetable};

fn brief(entry: &Entry) -> String {
    let time =
        |t: Option<chrono::NaiveTime>| t.map_or("?".to_owned(), |t| t.format("%H:%M").to_string());
    format!(
        "{} {}-{} {} {} {}",
        entry.date.map_or("?".to_owned(), |d| d.to_string()),
        time(entry.start),
        time(entry.end),
        entry.college.as_deref().unwrap_or("?"),
        entry.class.as_deref().unwrap_or("?"),
        entry.headcount.map_or("?".to_owned(), |n| n.to_string()),
    )
}

fn entries(text: &str) -> Vec<String> {
    read(text).entries.iter().map(brief).collect()
}

fn codes(text: &str) -> Vec<Code> {
    read(text).findings.into_iter().map(|f| f.code).collect()
}

#[test]
fn one_cell_a_line_with_a_year_from_the_sign_off() {
    let text = "1.补拍时间:5月8日(星期四)下午15:00-16:00。\n序号 |\n学院 |\n人数 |\n拍照时段 |\n1 |\n商贸 |\n32 |\n15:00-15:05 |\n\
                2 |\n其他学院 |\n103 |\n15:05-15:40 |\n2.地点:东楼大厅。\n教务处\n2025年4月10日\n";
    assert_eq!(
        entries(text),
        [
            "2025-05-08 15:00-15:05 商贸 ? 32",
            "2025-05-08 15:05-15:40 其他学院 ? 103"
        ]
    );
    assert!(read(text).is_clean());
}

#[test]
fn majors_of_one_college_share_the_time_after_the_first() {
    let text = "一、拍摄时间\n2023年11月19日(周日)\n四、安排\n二级学院\n\n专业\n\n时间\n\n造纸学院\n\n(225人)\n\n造纸工程(124人)\n\n9:00-10:20\n\n\
                装潢工程(71人)\n\n复合材料(30人)\n\n机电学院\n\n(64人)\n\n测控技术(64)\n\n10:20-11:10\n";
    let got = entries(text);
    let expected = [
        "2023-11-19 09:00-10:20 造纸学院 造纸工程 124",
        "2023-11-19 09:00-10:20 造纸学院 装潢工程 71",
        "2023-11-19 09:00-10:20 造纸学院 复合材料 30",
        "2023-11-19 10:20-11:10 机电学院 测控技术 64",
    ];
    assert_eq!(got, expected);
    assert_eq!(
        codes(text)
            .iter()
            .filter(|c| **c == Code::TotalAgrees)
            .count(),
        2
    );
}

#[test]
fn campus_and_date_in_one_cell_with_pipes_and_a_row_cut_short() {
    let text = "2024级新生\n9月3日(周二)\n校区、日期 | 时间 | 学院 |\n甲校区 9月3日 | 8:30--10:30 | 商学 |\n10:30--12:00 | 机械、马院 | |\n\
                乙校区 9月4日 | 8:30——10:00 | 环境 |\n10:00--11:30 |\n";
    let expected = [
        "2024-09-03 08:30-10:30 商学 ? ?",
        "2024-09-03 10:30-12:00 机械 ? ?",
        "2024-09-03 10:30-12:00 马院 ? ?",
        "2024-09-04 08:30-10:00 环境 ? ?",
    ];
    assert_eq!(entries(text), expected);
    assert!(codes(text).contains(&Code::RowCutShort) && !read(text).is_clean());
    assert_eq!(read(text).entries[3].campus.as_deref(), Some("乙校区"));
}

#[test]
fn rooms_without_times_take_the_one_time_for_all_and_ranges_are_every_class() {
    let text = "采集定于2024年11月20日(周三)9:00-11:00进行。\n拍摄班级 | 地点(和平校区) |\n22级硕1班—硕3班 博1班 | 主楼2层4教室 |\n22-[1-2]班 | 主楼3层7教室 |\n";
    let reading = read(text);
    let names: Vec<_> = reading
        .entries
        .iter()
        .filter_map(|e| e.class.as_deref())
        .collect();
    assert_eq!(
        names,
        [
            "22级硕1班",
            "22级硕2班",
            "22级硕3班",
            "博1班",
            "22-1班",
            "22-2班"
        ]
    );
    let first = &reading.entries[0];
    assert_eq!(
        (first.campus.as_deref(), first.venue.as_deref()),
        (Some("和平校区"), Some("主楼2层4教室"))
    );
    assert_eq!(brief(first), "2024-11-20 09:00-11:00 ? 22级硕1班 ?");
}

#[test]
fn a_time_after_the_class_full_width_and_an_unclosed_date_bracket() {
    let text = "学院\t班级\t人数\t日期\t时间\n甲学院\t２３甲１班\t４０\t２０２６年５月６日(星期四)\t８：３０～９：００\n乙学院\t23乙1班\t41\t\t下午2:00-3:00\n";
    assert_eq!(
        entries(text),
        [
            "2026-05-06 08:30-09:00 甲学院 ２３甲１班 40",
            "2026-05-06 14:00-15:00 乙学院 23乙1班 41"
        ]
    );
    // The 6th of May 2026 is a Wednesday.
    assert!(codes(text).contains(&Code::WeekdayDiffers));
}

#[test]
fn a_rooms_programme_in_lines_gives_each_college_its_room_time_and_headcount() {
    let text = "时间:2023年9月26日(星期二)下午\n拍摄地点 |\n各学院拍摄时间安排 |\n一号楼A107 |\n信息学院600 13:30-15:50 |\n数理学院160 15:50-16:40 |\n|\n\
                一号楼A305 |\n安全学院141 14:50 -15:20 |\n以班级为单位拍摄,每小时250人。\n";
    let reading = read(text);
    let rooms: Vec<_> = reading.entries.iter().map(|e| e.venue.as_deref()).collect();
    assert_eq!(
        rooms,
        [Some("一号楼A107"), Some("一号楼A107"), Some("一号楼A305")]
    );
    assert_eq!(
        (brief(&reading.entries[2]), reading.totals.students),
        ("2023-09-26 14:50-15:20 安全学院 ? 141".to_owned(), 901)
    );
}

#[test]
fn two_dates_a_row_are_told_and_an_open_bracket_too() {
    let text = "发布时间:2023-05-19\n采集定于202212月6日-15日进行。\n序号\n采集时间\n采集学院\n1\n12月6日、7日\n8:00-22:00\n商学院\n\
                2\n12月10日、11日(8:00-22:00\n能源学院、信息学院\n二、延长学制的不参加。\n";
    assert_eq!(
        entries(text),
        [
            "2022-12-06 08:00-22:00 商学院 ? ?",
            "2022-12-10 08:00-22:00 能源学院 ? ?",
            "2022-12-10 08:00-22:00 信息学院 ? ?"
        ]
    );
    let told = |code| codes(text).iter().filter(|c| **c == code).count();
    assert_eq!((told(Code::SeveralDates), told(Code::BracketOpen)), (2, 1));
}

#[test]
fn zones_and_rooms_in_prose_are_places_and_no_timetable() {
    let text = "一、时间\n2019年4月17日下午13:00-16:30\n二、地点\n采集一区:1209教室,候场区:1220教室\n国医学院、经管学院\n采集二区:1213教室,候场区:1222教室\n\
                护士学院\n(一)按附表时间提前20分钟到候场教室等候。\n";
    let reading = read(text);
    let venues: Vec<_> = reading
        .campuses
        .iter()
        .filter_map(|c| c.venue.as_deref())
        .collect();
    assert_eq!(venues, ["1209教室", "1213教室"]);
    assert!(reading.entries.is_empty() && codes(text).contains(&Code::NoTimetable));
    assert_eq!(reading.settings.lead_minutes, Some(20));
}

#[test]
fn a_table_goes_on_after_a_page_number_and_its_repeated_header() {
    let head = "时间\t学院\t班级\t人数\n";
    let text = format!(
        "{head}2026年5月6日 8:30-9:00\t甲学院\t23甲1班\t40\n\n— 2 —\n\n{head}\t甲学院\t23甲2班\t41\n"
    );
    assert_eq!(
        entries(&text)[1],
        "2026-05-06 08:30-09:00 甲学院 23甲2班 41"
    );
    assert!(codes(&text).contains(&Code::TimeInherited));
}

#[test]
fn a_row_without_any_time_is_an_error_and_is_kept() {
    let text = "时间\t学院\t班级\t人数\n2026年5月6日\t甲学院\t23甲1班\t40\n";
    assert_eq!(entries(text), ["2026-05-06 ?-? 甲学院 23甲1班 40"]);
    assert!(codes(text).contains(&Code::TimeMissing) && !read(text).is_clean());
}

#[test]
fn a_new_day_inherits_no_time_from_the_day_before() {
    let text = "日期\t时间\t学院\t班级\n2026年5月6日\t8:30-9:00\t甲学院\t23甲1班\n2026年5月7日\t\t甲学院\t23甲2班\n";
    assert_eq!(entries(text)[1], "2026-05-07 ?-? 甲学院 23甲2班 ?");
}

#[test]
fn rows_without_a_header_are_read_by_what_they_hold() {
    let text =
        "2026年5月6日 8:30-9:00\t甲学院\t1\t23甲1班\t40\t某甲\n\t甲学院\t2\t23甲2班\t41\t某甲\n";
    assert_eq!(
        entries(text),
        [
            "2026-05-06 08:30-09:00 甲学院 23甲1班 40",
            "2026-05-06 08:30-09:00 甲学院 23甲2班 41"
        ]
    );
}

#[test]
fn prose_alone_is_no_timetable_and_no_error() {
    let text = "采集定于2023年5月12日上午8:30-11:30在海湾校区进行。\n按学号排队,提前20分钟到场,每生20元。\n联系电话 0000-0000000\n";
    let reading = read(text);
    assert!(reading.entries.is_empty() && reading.spare.is_empty());
    assert_eq!(
        reading
            .findings
            .iter()
            .filter(|f| f.code == Code::NoTimetable)
            .count(),
        1
    );
    assert!(!reading.is_clean() && !reading.has_timetable());
    assert_eq!(reading.settings.lead_minutes, Some(20));
    assert_eq!(
        reading
            .findings
            .iter()
            .filter(|f| f.severity == rollcall_notice::Severity::Error)
            .count(),
        0
    );
}

#[test]
fn a_notice_that_came_as_a_sheet_reads_like_a_pasted_one() {
    let text =
        "时间,学院,班级,人数\n2026年5月6日 8:30-9:00,甲学院,23甲1班,40\n,甲学院,23甲2班,41\n";
    let reading = timetable::read_grid(&sheet::from_text(text).unwrap());
    assert_eq!((reading.entries.len(), reading.entries[1].line), (2, 3));
}

#[test]
fn names_and_numbers_of_a_list_in_the_notice_are_never_repeated() {
    let list = "学生名单\n序号\t班级\t学号\t姓名\n1\t23甲1班\t99990001\t某某甲\n\n重复的页眉\n2\t23甲1班\t99990002\t某某乙\n";
    let flow = "名单\n姓名\n学号\n某某甲\n99990001\n";
    for text in [list, flow] {
        let json = serde_json::to_string(&read(text)).unwrap();
        assert!(!json.contains("某某") && !json.contains("9999"), "{json}");
    }
}

/// Lines as they stand in notices, whole and broken.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[0-9:：;\\-—～月日年 ()（）|\t]{0,30}",
        Just("时间\t学院\t序号\t班级\t人数\t辅导员".to_owned()),
        Just("学院 |".to_owned()),
        Just("时间 |".to_owned()),
        "(4月1[0-9]日|)\t?(8:[0-5]0-9:[0-5]0|)\t(甲|乙)学院\t[0-9]{0,3}\t2[35]甲[0-9]班\t[0-9]{0,4}\t某甲",
        Just("\t\t\t机动".to_owned()),
        "小计\t\t[0-9]{1,5}",
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn no_text_panics_and_headcounts_add_up(lines in proptest::collection::vec(line(), 0..30)) {
        let text = lines.join("\n");
        let reading = read(&text);
        let sum: u64 = reading.entries.iter().map(|e| u64::from(e.headcount.unwrap_or(0))).sum();
        // A headcount that several share is in the total, and in no entry.
        prop_assert!(sum <= reading.totals.students);
        prop_assert!(reading.entries.iter().all(|e| e.line >= 1 && e.line <= lines.len().max(1)));
        prop_assert_eq!(reading.has_timetable(), !reading.findings.iter().any(|f| f.code == Code::NoTimetable));
        let keys: Vec<_> = reading.findings.iter().map(|f| f.line).collect();
        prop_assert!(keys.is_sorted());
    }
}
