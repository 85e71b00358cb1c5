//! Texts of both bundles.

use rollcall_core::access::Role;
use rollcall_core::marks::{Absence, Attendance, Method};

texts! {
    app_name: "图采点名", "Rollcall";
    switch_language: "English", "中文";
    close: "关闭", "Close";
    cancel: "取消", "Cancel";
    back: "返回", "Back";
    retry: "再试一次", "Try again";
    slot_label: "时间和地点", "Time and place";
    reload: "重新载入", "Reload";
    skip: "跳到正文", "Skip to the content";
    copy: "复制", "Copy";
    copied: "已复制", "Copied";
    yuan(amount): "¥{amount}", "¥{amount}";

    expected: "应拍", "Expected";
    missing: "未到", "Missing";
    arrived: "到场", "Here";
    photographed: "已拍", "Shot";
    absent: "缺席", "Absent";
    exempt: "免拍", "Exempt";
    unpaid: "未缴", "Unpaid";
    paid: "已缴", "Paid";
    headcount(n): "{n} 人", "{n} students";
    classes_count(n): "{n} 个班", "{n} classes";

    unsaid_reason: "不写原因", "No reason";
    unreachable: "联系不上", "Unreachable";
    on_leave: "请假", "On leave";
    internship: "实习在外", "Internship";
    class_clash: "课程冲突", "Has a class";
    code_failed: "采集码用不了", "Code fails";
    other_reason: "其他", "Other";

    wechat: "微信", "WeChat";
    alipay: "支付宝", "Alipay";
    cash: "现金", "Cash";

    monitor: "班长", "Monitor";
    counsellor: "辅导员", "Counsellor";
    college: "学院", "College";
    office: "教务处", "Office";

    no_answer: "连不上服务器。手机上的记录都在；连上网络后会自动再试。",
        "The server does not answer. What is on this phone is safe; it tries again by itself.";
    not_ours: "收到的不是图采点名的回答，可能要先登录校园网。记录都在手机上；登录后会自动再试。",
        "The answer was not ours: this network may want a login first. Your marks are safe on this phone.";
    invite_title(who): "邀请{who}", "Invite: {who}";
    invite_hint: "让对方扫码，或把链接发给本人。链接就是钥匙，不要发到群里。",
        "Let them scan this, or send them the link. The link is a key: not for the group chat.";
    invite_until(when): "{when} 前有效", "Valid until {when}";
    panic_title: "程序出错了", "The app has stopped";
    panic_safe: "已保存的记录都在手机里，没有丢。请重新载入。",
        "Your saved marks are safe on this phone. Please reload.";
}

/// The word for where a student stands.
#[must_use]
pub fn attendance(standing: Attendance) -> &'static str {
    match standing {
        Attendance::Expected => missing(),
        Attendance::Absent(_) => absent(),
        Attendance::Exempt => exempt(),
        Attendance::Arrived => arrived(),
        Attendance::Photographed => photographed(),
    }
}

/// The word for a reason.
#[must_use]
pub fn absence(reason: Absence) -> &'static str {
    match reason {
        Absence::Unsaid => unsaid_reason(),
        Absence::Unreachable => unreachable(),
        Absence::OnLeave => on_leave(),
        Absence::Internship => internship(),
        Absence::ClassClash => class_clash(),
        Absence::CodeFailed => code_failed(),
        Absence::Other => other_reason(),
    }
}

/// The word for a role.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Monitor => monitor(),
        Role::Counsellor => counsellor(),
        Role::College => college(),
        Role::Office => office(),
    }
}

/// The word for a way of paying.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Wechat => wechat(),
        Method::Alipay => alipay(),
        Method::Cash => cash(),
    }
}
