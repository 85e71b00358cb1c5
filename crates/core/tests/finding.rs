//! A person with a phone in one hand finds anybody of a class by three keystrokes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

use proptest::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::ids::StudentId;
use rollcall_core::queue::search::find;

fn student(order: u32, name: &str, pinyin: &str, number: &str) -> Student {
    Student {
        id: StudentId(u64::from(order)),
        order,
        name: name.into(),
        number: number.into(),
        exempt: false,
        pinyin: pinyin.into(),
    }
}

/// Made-up people whose names are close to each other.
fn a_few() -> Vec<Student> {
    vec![
        student(1, "李三四", "li san si", "99992300101"),
        student(2, "张三", "zhang san", "99992300102"),
        student(3, "赵三山", "zhao san shan", "99992300103"),
        student(4, "钱张", "qian zhang", "99992300104"),
        student(5, "吕某", "lv mou", "99992300105"),
        student(6, "阿依·某某", "a yi mou mou", "99992300121"),
        student(7, "Jane Doe", "jane doe", "S9923X"),
        student(12, "路人甲", "", ""),
    ]
}

fn found(typed: &str) -> Vec<u64> {
    let found = find(&a_few(), typed);
    found.into_iter().map(|id| id.0).collect()
}

#[test]
fn nothing_typed_finds_everybody_in_order() {
    for typed in ["", " ", "\u{3000}", "'"] {
        assert_eq!(found(typed), [1, 2, 3, 4, 5, 6, 7, 12], "{typed:?}");
    }
}

#[test]
fn a_name_is_found_by_any_part_of_it_its_beginning_first() {
    assert_eq!(found("张三"), [2]);
    assert_eq!(found("张"), [2, 4]);
    assert_eq!(found("三"), [1, 2, 3]);
    assert_eq!(found("路人"), [12]);
    assert_eq!(found("依某"), [6]);
    assert_eq!(found("阿依•某"), [6]);
    assert_eq!(found("nedo"), [7]);
}

#[test]
fn a_name_is_found_by_its_sound_its_initials_and_mixtures() {
    for typed in [
        "zhangsan",
        "ZHANG SAN",
        "zhang'san",
        "ｚｓａｎ",
        "zhsa",
        "张s",
        "张san",
    ] {
        assert_eq!(found(typed).first(), Some(&2), "{typed}");
    }
    assert_eq!(found("zs"), [2, 3], "all of a name's sounds go before some");
    assert_eq!(found("zss"), [3]);
    assert_eq!(found("zhs"), [2, 3]);
    assert_eq!(found("san"), [1, 2, 3]);
    assert_eq!(found("zhang"), [2, 4]);
    assert_eq!(found("lümou"), [5]);
    assert_eq!(found("lvm"), [5]);
    assert_eq!(found("aymm"), [6]);
    assert_eq!(found("doe"), [7]);
    assert_eq!(
        found("hang"),
        [] as [u64; 0],
        "a syllable is begun at its beginning"
    );
    assert_eq!(found("zan"), [] as [u64; 0]);
}

#[test]
fn digits_are_the_place_or_the_end_of_the_number() {
    assert_eq!(found("2").first(), Some(&2));
    assert_eq!(found("12"), [12]);
    assert_eq!(found("１２"), [12]);
    assert_eq!(
        found("1"),
        [1, 6, 12],
        "the place, then a number's end, then a place's beginning"
    );
    assert_eq!(found("103"), [3]);
    assert_eq!(found("99992300104"), [4]);
    assert_eq!(found("923x"), [7]);
    assert_eq!(
        found("012").first(),
        Some(&12),
        "zeros ahead of a place do no harm"
    );
}

const SURNAMES: [(&str, &str); 20] = [
    ("王", "wang"),
    ("李", "li"),
    ("张", "zhang"),
    ("刘", "liu"),
    ("陈", "chen"),
    ("杨", "yang"),
    ("黄", "huang"),
    ("赵", "zhao"),
    ("吴", "wu"),
    ("周", "zhou"),
    ("徐", "xu"),
    ("孙", "sun"),
    ("马", "ma"),
    ("朱", "zhu"),
    ("胡", "hu"),
    ("郭", "guo"),
    ("何", "he"),
    ("林", "lin"),
    ("罗", "luo"),
    ("欧阳", "ou yang"),
];

const GIVEN: [(&str, &str); 30] = [
    ("佳", "jia"),
    ("宇", "yu"),
    ("涵", "han"),
    ("梓", "zi"),
    ("欣", "xin"),
    ("怡", "yi"),
    ("浩", "hao"),
    ("然", "ran"),
    ("诗", "shi"),
    ("雨", "yu"),
    ("晨", "chen"),
    ("思", "si"),
    ("琪", "qi"),
    ("文", "wen"),
    ("博", "bo"),
    ("静", "jing"),
    ("洁", "jie"),
    ("飞", "fei"),
    ("琳", "lin"),
    ("伟", "wei"),
    ("丽", "li"),
    ("强", "qiang"),
    ("磊", "lei"),
    ("敏", "min"),
    ("杰", "jie"),
    ("婷", "ting"),
    ("凯", "kai"),
    ("雪", "xue"),
    ("龙", "long"),
    ("安", "an"),
];

prop_compose! {
    /// Sixty people as a class has them: the commonest surnames oftenest, one in six with one given name.
    fn a_class()(
        drawn in proptest::collection::vec((0.0..1.0_f64, 0..30_usize, 0..30_usize, 0..6_u8), 60),
    ) -> Vec<Student> {
        let people = drawn.into_iter().zip(1_u32..);
        people.map(|((common, first, second, short), order)| {
            let (surname, sound) = SURNAMES[(common * common * 20.0) as usize % 20];
            let (mut name, mut pinyin) = (surname.to_owned(), sound.to_owned());
            let given = if short == 0 { vec![first] } else { vec![first, second] };
            for (character, sound) in given.into_iter().map(|at| GIVEN[at]) {
                name.push_str(character);
                pinyin.push(' ');
                pinyin.push_str(sound);
            }
            student(order, &name, &pinyin, &format!("9999230{:04}", 1000 + order * 7))
        }).collect()
    }
}

fn among_the_first(students: &[Student], typed: &str, wanted: &Student) -> bool {
    find(students, typed)
        .iter()
        .take(3)
        .any(|id| *id == wanted.id)
}

proptest! {
    #[test]
    fn anybody_of_sixty_is_among_the_first_three_after_three_keystrokes(class in a_class()) {
        let mut by_sound = 0;
        for who in &class {
            let initials: String = who.pinyin.split(' ').filter_map(|it| it.chars().next()).take(3).collect();
            let tail: String = who.number.chars().skip(8).collect();
            prop_assert!(among_the_first(&class, &who.order.to_string(), who), "place of {who:?}");
            prop_assert!(among_the_first(&class, &tail, who), "digits of {who:?}");
            by_sound += usize::from(among_the_first(&class, &initials, who));
        }
        // Who shares three initials with three others is found by a fourth letter.
        prop_assert!(by_sound >= 50, "{by_sound} of 60 by their initials");
    }

    #[test]
    fn whatever_is_typed_finds_members_and_each_once(class in a_class(), typed in "\\PC{0,80}") {
        let mut found = find(&class, &typed);
        prop_assert!(found.iter().all(|id| class.iter().any(|it| it.id == *id)));
        let all = found.len();
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(found.len(), all);
    }

    #[test]
    fn a_longer_word_of_the_same_name_never_loses_its_bearer(class in a_class(), at in 0..60_usize, keys in 1..9_usize) {
        let who = &class[at];
        let sound: String = who.pinyin.chars().filter(|c| *c != ' ').take(keys).collect();
        prop_assert!(find(&class, &sound).contains(&who.id), "{sound}");
    }
}
