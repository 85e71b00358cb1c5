//! Texts of the timetable and of moving classes.

texts! {
    nav_timetable: "时间表", "Timetable";
}
