//! Made-up names, of the lengths and with the doublings that a real roster has.

use super::random::Random;

/// The commonest surnames; those in the first line are met most often, so they stand for half of all.
const FREQUENT: [&str; 10] = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"];
const OTHERS: [&str; 50] = [
    "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许",
    "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜",
    "叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "姚", "卢", "姜", "崔", "钟", "谭", "陆", "汪",
    "范", "石",
];
const COMPOUND: [&str; 4] = ["欧阳", "上官", "司徒", "诸葛"];

const GIVEN: [&str; 72] = [
    "子", "雨", "浩", "欣", "梓", "宇", "佳", "思", "嘉", "俊", "一", "文", "天", "诗", "晨", "志",
    "明", "雅", "静", "婷", "鑫", "磊", "洋", "涛", "鹏", "杰", "峰", "强", "勇", "军", "丽", "娜",
    "敏", "燕", "玲", "莹", "轩", "涵", "怡", "琪", "航", "睿", "博", "然", "泽", "豪", "凯", "阳",
    "月", "雪", "梦", "瑶", "颖", "洁", "萱", "彤", "悦", "琳", "倩", "慧", "楠", "晓", "春", "秋",
    "海", "江", "川", "林", "龙", "飞", "龄", "远",
];

/// What many parents of one year choose: two of them may sit in one class, with the same surname.
const FASHIONABLE: [&str; 12] = [
    "子涵", "雨欣", "浩然", "宇轩", "佳怡", "欣怡", "俊杰", "婷婷", "嘉豪", "思雨", "梓萱", "子豪",
];

/// The two halves of names written with a dot between them.
const DOTTED: [(&str, &str); 6] = [
    ("阿依古丽", "艾山"),
    ("吾买尔", "吐尔逊"),
    ("扎西", "多吉"),
    ("迪丽努尔", "买合木提"),
    ("努尔兰", "叶尔肯"),
    ("古丽米热", "依明"),
];

/// One made-up name.
pub fn name(random: &mut Random) -> String {
    if random.once_in(1_500) {
        let (own, fathers) = random.one_of(&DOTTED);
        return format!("{own}·{fathers}");
    }
    let surname = match random.below(100) {
        0 => random.one_of(&COMPOUND),
        1..50 => random.one_of(&FREQUENT),
        _ => random.one_of(&OTHERS),
    };
    if random.once_in(6) {
        return format!("{surname}{}", random.one_of(&FASHIONABLE));
    }
    let first = random.one_of(&GIVEN);
    // About one name in seven has two characters.
    if random.once_in(7) && surname.chars().count() == 1 {
        return format!("{surname}{first}");
    }
    format!("{surname}{first}{}", random.one_of(&GIVEN))
}
