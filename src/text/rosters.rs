//! Texts of rosters of many classes, and of lists of the exempt.

use rollcall_core::desk::{Dropped, RosterColumn, Unknown};

texts! {
    title: "导入名单", "Import rosters";
    intro: "一次导入很多个班：全校一张表（有“班级”一列）、一个工作簿里每班一张工作表，或者每班一个文件，都可以。先看清会改动什么，再导入。身份证号、电话等列会整列丢弃，不保存。",
        "Many classes at once: one sheet for the school with a column of classes, a workbook with a sheet a class, or a file a class. You see what would change before anything does. Columns with ID-card or phone numbers are dropped whole and never kept.";
    drop_here: "把文件拖到这里", "Drop files here";
    drop_kinds: "可以一次选多个：.xlsx、.csv、.docx、.txt、网页表格、文字版 PDF", "Several at a time: .xlsx, .csv, .docx, .txt, tables of web pages, PDF with text";
    choose_files: "选择文件", "Choose files";
    or_paste: "或粘贴表格里的单元格", "Or paste cells of a sheet";
    paste_placeholder: "班级\t姓名\t学号\n23软工1班\t路人甲\t9990012345", "Class\tName\tNumber\n23软工1班\tDoe\t9990012345";
    read: "读取", "Read";
    reading: "正在读取……", "Reading…";
    pasted_name: "粘贴的内容", "Pasted cells";
    remove_file: "移除", "Remove";
    remove_file_named(name): "移除 {name}", "Remove {name}";

    read_count(students, classes): "{students} 人，对上 {classes} 个班", "{students} students, {classes} classes recognised";
    columns_title: "各列的内容", "What the columns hold";
    column_nameless(n): "第 {n} 列", "Column {n}";
    column_label(header): "“{header}”是", "“{header}” holds";
    dropped_id: "身份证号，已丢弃", "ID-card numbers, dropped";
    dropped_phone: "联系方式，已丢弃", "Phone numbers, dropped";
    holds_name: "姓名", "Name";
    holds_number: "学号", "Number";
    holds_class: "班级", "Class";
    holds_order: "序号", "No.";
    holds_note: "备注", "Remarks";
    holds_exempt: "是否免拍", "Exempt?";
    holds_shoot: "是否拍摄", "To be photographed?";
    holds_ignored: "不用", "Not used";

    look_title(n): "请看一眼 · {n} 个班", "Worth a look · classes: {n}";
    fine_title(n): "人数相符、只有新增 · {n} 个班", "Headcounts agree, additions only · classes: {n}";
    same_title(n): "和现有名单一样 · {n} 个班", "Same as the rosters now · classes: {n}";
    found(n): "{n} 人", "{n} students";
    printed(n): "通知写 {n} 人", "notice says {n}";
    listed_as(name): "表里写作“{name}”", "called “{name}” in the file";
    plus(n): "新增 {n}", "{n} new";
    minus(n): "移出 {n}", "{n} removed";
    altered(n): "改动 {n}", "{n} altered";
    moved(n): "换位 {n}", "{n} moved";
    unchanged: "没有变化", "No change";
    added_title: "新增", "New";
    removed_title: "移出名单", "Leave the list";
    changed_title: "改动", "Altered";
    moved_words(n): "有 {n} 人在队伍里的位置变了。", "Students who change their place in the queue: {n}.";
    aside(n): "移出的人里有 {n} 人已有点名或缴费记录：记录保留，重新导入时会接上。", "{n} of those who leave have marks: these are kept, and found again when they come back.";
    adopted: "原在名单外，记录接上", "was below the list; marks stay";
    has_marks: "有记录", "has marks";
    was(name): "原来是 {name}", "was {name}";
    now_exempt: "变为免拍", "now exempt";
    not_exempt: "不再免拍", "no longer exempt";

    untouched_title(n): "这个文件没有提到 · {n} 个班，名单不变", "Not in this file, left as it is · {n}";

    unmatched_title(n): "{n} 个班没有对上，请指定", "Classes that were not recognised: {n}. Which are they?";
    unmatched_hint: "名字写法不同的班不会自己猜。没有指定的，这次不导入。", "Other spellings are never guessed. What is left open is not imported.";
    unmatched_choice(name): "“{name}”是哪个班", "Which class “{name}” is";
    leave_out: "不导入", "Do not import";
    likely: "可能是", "Likely";
    all_classes: "全部班级", "All classes";
    chosen_as(listed, class): "{listed} → {class}", "{listed} → {class}";
    undo_choice: "改回", "Undo";
    skipped(n, names): "另有 {n} 个班不在你的权限内，没有读取：{names}。", "Not yours and left alone ({n}): {names}.";
    names_more(names, n): "{names} 等 {n} 个", "{names} and others, {n} in all";

    remarks(n): "{n} 条提示", "Notes: {n}";
    sheet_row(sheet, row): "{sheet} 第 {row} 行", "{sheet}, row {row}";
    row(row): "第 {row} 行", "Row {row}";

    import(classes, students): "导入 {classes} 个班、{students} 人", "Import {classes} classes, {students} students";
    importing: "正在导入……", "Importing…";
    cannot: "不能导入", "Cannot be imported";
    nothing_to_do: "没有要改动的", "Nothing to change";
    bar_ready: "还没有改动任何数据。", "Nothing has been changed yet.";
    bar_blocked: "有文件不能导入：请改好或移除它。", "A file cannot be imported: mend it or remove it.";
    bar_open(n): "有 {n} 个班没有指定，不会导入。", "Classes left open, not to be imported: {n}.";
    bar_without(n): "导入之后还有 {n} 个班没有名单。", "Classes still without a roster afterwards: {n}.";
    blocked: "有错误，这个文件一个人都不会导入，原来的名单不变。", "There are errors: nobody of this file is imported, and the rosters stay as they are.";
    between: "", " ";
    listed_between: "、", ", ";
    done_title(classes, students): "已导入 {classes} 个班、{students} 人。", "Imported {classes} classes, {students} students.";
    done_hint: "班长的手机下次联网时会自动换成新名单。", "The monitors' phones take the new rosters the next time they are online.";
    file_done(classes): "已导入 {classes} 个班", "Classes imported: {classes}";
    start_over: "继续导入别的文件", "Import more files";

    exempt_title: "按名单免拍", "Exempt by list";
    exempt_hint: "往年已拍、不参加的学生：粘贴学号，一行一个；也可以是姓名和班级。找到谁会先列出来。",
        "Students photographed in an earlier year or not taking part: paste student numbers, one a line, or names with their class. Those who are found are listed first.";
    exempt_label: "要免拍的学生", "Students who are exempt";
    exempt_placeholder: "9990012345\n路人甲\t23软工1班", "9990012345\nDoe\t23软工1班";
    exempt_found(n): "找到 {n} 人", "{n} found";
    exempt_already(n): "另有 {n} 人早已是免拍。", "{n} more are exempt already.";
    exempt_unknown(n): "{n} 行没有找到人", "Rows that match nobody: {n}";
    exempt_apply(n): "设 {n} 人为免拍", "Make {n} exempt";
    exempt_done(n): "已设 {n} 人免拍。", "Made exempt: {n}.";
    exempt_none: "没有要设为免拍的人。", "Nobody is to be made exempt.";
    nowhere: "名单里没有", "On no roster";
    several: "同名不止一人，请写学号", "Several of that name: give the number";
    other_name: "学号对应的是另一个名字", "The number is of another name";

    many_hint: "要导入很多个班？", "Many classes to import?";
    many_link: "一次导入多个班的名单", "Import rosters of many classes";
}

/// The word for what a column holds.
#[must_use]
pub fn holds(column: RosterColumn) -> &'static str {
    match column {
        RosterColumn::Name => holds_name(),
        RosterColumn::Number => holds_number(),
        RosterColumn::Class => holds_class(),
        RosterColumn::Order => holds_order(),
        RosterColumn::Note => holds_note(),
        RosterColumn::Exempt => holds_exempt(),
        RosterColumn::Shoot => holds_shoot(),
        RosterColumn::Ignored => holds_ignored(),
    }
}

/// The words for why a column is not there.
#[must_use]
pub fn dropped(why: Dropped) -> &'static str {
    match why {
        Dropped::IdCard => dropped_id(),
        Dropped::Phone => dropped_phone(),
    }
}

/// The words for why somebody was not found.
#[must_use]
pub fn unknown(why: Unknown) -> &'static str {
    match why {
        Unknown::Nowhere => nowhere(),
        Unknown::Several => several(),
        Unknown::OtherName => other_name(),
    }
}
