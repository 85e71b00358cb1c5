//! What a monitor does, from two days before to the settlement, for one class.

use fastrand::Rng;
use rollcall_core::event::{ClassSheet, Settings, WalkIns};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Absence, Method};
use rollcall_core::money::Fen;
use rollcall_core::time::Millis;

/// One thing to do about the student in this place of the roster, or about the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// 采集码已存.
    Code(usize),
    /// 信息已核对.
    Data(usize),
    /// 已缴.
    Pay(usize, Method),
    /// 到场.
    Arrive(usize),
    /// 已拍.
    Shoot(usize),
    /// 缺席.
    Absent(usize, Absence),
    /// Somebody who is not on the list is written at its bottom, under this identity.
    WriteDown(StudentId),
    /// The same is photographed.
    ShootBelow(StudentId),
    /// 备注.
    Note(usize),
    /// 结算.
    Settle(Method),
}

/// What the crew of one queue is like: how fast, and when it is free again.
#[derive(Debug, Clone, Copy)]
pub struct Crew {
    /// Of the planned time a student takes, in percent.
    pub percent: i64,
    /// When it has done with the class before.
    pub free_at: Millis,
}

/// Everything about a class in the order of time. The crew's time goes on.
#[must_use]
pub fn script(
    sheet: &ClassSheet,
    settings: &Settings,
    crew: &mut Crew,
    random: &mut Rng,
) -> Vec<(Millis, Act)> {
    let Some(slot) = &sheet.slot else {
        return Vec::new();
    };
    let [gathering, start, end] = slot.instants(settings);
    let students: Vec<usize> = (0..sheet.roster.students.len())
        .filter(|at| !sheet.roster.students[*at].exempt)
        .collect();
    let mut acts = Vec::new();
    let lead = start.since(gathering).max(1);
    let before = gathering.after(-8 * lead);
    for at in &students {
        if random.u8(..) < 235 {
            acts.push((between(before, gathering, random), Act::Code(*at)));
        }
        if random.u8(..) < 225 {
            acts.push((between(before, gathering, random), Act::Data(*at)));
        }
        if settings.fee > Fen::ZERO && random.u8(..) < 240 {
            acts.push((between(before, start, random), Act::Pay(*at, way(random))));
        }
    }
    // A class is not begun with before it stands there, and hardly a minute before its gathering time.
    let begins = crew.free_at.max(gathering.after(lead * 6 / 10));
    let planned = end.since(start) / i64::try_from(students.len().max(1)).unwrap_or(1);
    let a_student = (planned * crew.percent / 100).max(1);
    let mut now = begins;
    for at in students {
        if random.u8(..) < 6 {
            let reason = random.choice(Absence::ALL).unwrap_or_default();
            acts.push((now, Act::Absent(at, reason)));
            continue;
        }
        let here = between(gathering.after(-lead / 3), begins, random).min(now);
        acts.push((here, Act::Arrive(at)));
        now = now.after(a_student * i64::from(random.u8(70..130)) / 100);
        acts.push((now, Act::Shoot(at)));
    }
    below_the_list(sheet, settings, now, &mut acts);
    crew.free_at = now;
    acts.push((now.after(3 * a_student), Act::Settle(way(random))));
    acts.sort_by_key(|(at, _)| *at);
    acts
}

/// Now and then somebody comes who is not on the list, and of somebody there is something to note. Its dice are of the
/// class's name alone, so that the rest of the day is the day that it was.
fn below_the_list(
    sheet: &ClassSheet,
    settings: &Settings,
    end: Millis,
    acts: &mut Vec<(Millis, Act)>,
) {
    let seed = sheet.name.bytes().fold(0, |sum: u64, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    let mut random = Rng::with_seed(seed);
    if random.u8(..) < 96 && settings.walk_ins == WalkIns::Appended {
        let who = StudentId(sheet.id.0 ^ random.u64(1..));
        acts.push((end, Act::WriteDown(who)));
        acts.push((end, Act::ShootBelow(who)));
    }
    let absent = acts.iter().find_map(|(at, act)| match act {
        Act::Absent(place, _) => Some((*at, Act::Note(*place))),
        _ => None,
    });
    acts.extend(absent);
}

fn between(from: Millis, to: Millis, random: &mut Rng) -> Millis {
    from.after(random.i64(0..=to.since(from).max(0)))
}

fn way(random: &mut Rng) -> Method {
    random.choice(Method::ALL).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rollcall_core::event::{Group, Roster, Slot, Student};
    use rollcall_core::ids::{ClassId, EventId};

    fn sheet(students: u32) -> ClassSheet {
        let time = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let student = |order: u32| Student {
            id: StudentId(order.into()),
            order,
            name: "路人甲".into(),
            number: format!("{order:08}"),
            exempt: order == 3,
            pinyin: String::new(),
        };
        ClassSheet {
            id: ClassId(1),
            event: EventId(1),
            version: 1,
            name: "23 软工 10 班".into(),
            college: None,
            counsellor: None,
            headcount: None,
            slot: Some(Slot {
                campus: None,
                venue: None,
                date: chrono::NaiveDate::from_ymd_opt(2027, 4, 15).unwrap(),
                start: time(8, 30),
                end: time(8, 50),
                group: Some(Group(1)),
                seq: None,
            }),
            roster: Roster {
                students: (1..=students).map(student).collect(),
            },
        }
    }

    #[test]
    fn everybody_but_the_exempt_is_photographed_or_said_to_be_absent_once_and_in_queue_order() {
        let settings = Settings::default();
        let sheet = sheet(40);
        for seed in 0..200 {
            let mut random = Rng::with_seed(seed);
            let mut crew = Crew {
                percent: 90,
                free_at: Millis(0),
            };
            let acts = script(&sheet, &settings, &mut crew, &mut random);
            let done: Vec<usize> = acts
                .iter()
                .filter_map(|(_, act)| match act {
                    Act::Shoot(at) | Act::Absent(at, _) => Some(*at),
                    _ => None,
                })
                .collect();
            let expected: Vec<usize> = (0..40).filter(|at| *at != 2).collect();
            assert_eq!(done, expected, "seed {seed}");
            assert!(matches!(acts.last(), Some((_, Act::Settle(_)))));
            assert!(acts.is_sorted_by_key(|(at, _)| *at));
        }
    }

    #[test]
    fn who_is_written_at_the_bottom_is_photographed_after_the_class_and_paid_for_with_it() {
        let settings = Settings::default();
        let mut written = 0;
        for class in 1..100 {
            let mut sheet = sheet(12);
            sheet.name = format!("23 软工 {class} 班");
            let mut random = Rng::with_seed(1);
            let mut crew = Crew {
                percent: 90,
                free_at: Millis(0),
            };
            let acts = script(&sheet, &settings, &mut crew, &mut random);
            let place = |wanted: fn(&Act) -> bool| acts.iter().rposition(|(_, act)| wanted(act));
            let line = place(|act| matches!(act, Act::WriteDown(_)));
            let shot = place(|act| matches!(act, Act::ShootBelow(_)));
            let last = place(|act| matches!(act, Act::Shoot(_)));
            let paid = place(|act| matches!(act, Act::Settle(_)));
            assert_eq!(line.is_some(), shot.is_some());
            assert!(line.is_none() || last < line && line < shot && shot < paid);
            written += u32::from(line.is_some());
        }
        assert!((10..90).contains(&written), "{written}");
    }

    #[test]
    fn nobody_is_photographed_before_the_class_gathers_or_the_crew_is_free() {
        let settings = Settings::default();
        let sheet = sheet(20);
        let slot = sheet.slot.as_ref().unwrap();
        let [gathering, _, end] = slot.instants(&settings);
        let mut random = Rng::with_seed(1);
        for free_at in [Millis(0), end] {
            let mut crew = Crew {
                percent: 100,
                free_at,
            };
            let acts = script(&sheet, &settings, &mut crew, &mut random);
            let first = acts
                .iter()
                .find(|(_, act)| matches!(act, Act::Shoot(_)))
                .unwrap();
            assert!(first.0 >= gathering && first.0 >= free_at);
            assert!(crew.free_at >= first.0);
        }
    }
}
