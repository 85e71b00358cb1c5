//! Moves that somebody is thinking about: nothing of them is published yet.

use chrono::NaiveDateTime;

use super::Move;
use crate::event::clash::{clashes_of_all, leave, take};
use crate::event::{Clash, Placed, Settings, Slot};
use crate::ids::ClassId;

/// The moves at hand, each class once, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    steps: Vec<Step>,
}

/// One class that is to go elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which class.
    pub class: ClassId,
    /// Where to.
    pub to: Slot,
    /// The class that it changes places with: the two are undone together.
    pub with: Option<ClassId>,
}

impl Draft {
    /// The moves.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Where a class is to go, if it is moved.
    #[must_use]
    pub fn of(&self, class: ClassId) -> Option<&Step> {
        self.steps.iter().find(|step| step.class == class)
    }

    /// Moves a class, in place of what was planned for it before. `standing` is what is published: back to its own
    /// place is no move.
    pub fn put(&mut self, standing: &[Placed], class: ClassId, to: Slot) {
        self.steps.retain(|step| step.class != class);
        for step in &mut self.steps {
            step.with = step.with.filter(|with| *with != class);
        }
        let own = standing.iter().find(|it| it.class == class);
        if own
            .and_then(|it| it.slot.as_ref())
            .is_none_or(|own| !is_same_place(own, &to))
        {
            self.steps.push(Step {
                class,
                to,
                with: None,
            });
        }
    }

    /// Two classes change places, from where the draft has them. Nothing happens where one of them has no place.
    pub fn swap(&mut self, standing: &[Placed], a: ClassId, b: ClassId) {
        let placed = self.over(standing);
        let slot = |class| placed.iter().find(|it| it.class == class)?.slot.clone();
        let (Some(of_a), Some(of_b)) = (slot(a), slot(b)) else {
            return;
        };
        self.put(standing, a, of_b);
        self.put(standing, b, of_a);
        for step in &mut self.steps {
            if step.class == a || step.class == b {
                step.with = Some(if step.class == a { b } else { a });
            }
        }
        // Where one of the two is at home again, the other's move stands alone.
        let alone = |with: &ClassId| self.of(*with).is_some();
        let kept: Vec<_> = self
            .steps
            .iter()
            .map(|step| step.with.filter(alone))
            .collect();
        for (step, with) in self.steps.iter_mut().zip(kept) {
            step.with = with;
        }
    }

    /// A class stays where it is, and so does the one that it was to change places with.
    pub fn undo(&mut self, class: ClassId) {
        let with = self.of(class).and_then(|step| step.with);
        self.steps
            .retain(|step| step.class != class && Some(step.class) != with);
    }

    /// After another timetable was published: what says nothing any more goes. The answer is how many that are.
    pub fn settle(&mut self, standing: &[Placed]) -> usize {
        let before = self.steps.len();
        self.steps.retain(|step| {
            let own = standing.iter().find(|it| it.class == step.class);
            own.is_some_and(|it| {
                it.slot
                    .as_ref()
                    .is_none_or(|own| !is_same_place(own, &step.to))
            })
        });
        before - self.steps.len()
    }

    /// The timetable as it would be.
    #[must_use]
    pub fn over(&self, standing: &[Placed]) -> Vec<Placed> {
        let mut placed = standing.to_vec();
        for it in &mut placed {
            if let Some(step) = self.of(it.class) {
                it.slot = Some(step.to.clone());
            }
        }
        placed
    }

    /// The free places as they would be: those of the plan and those that are left, less those that are taken.
    #[must_use]
    pub fn free(&self, standing: &[Placed], spares: &[Slot]) -> Vec<Slot> {
        let mut free = spares.to_vec();
        let moved = standing.iter().filter(|it| self.of(it.class).is_some());
        for slot in moved.filter_map(|it| it.slot.as_ref()) {
            leave(&mut free, slot);
        }
        for step in &self.steps {
            take(&mut free, &step.to);
        }
        free
    }

    /// What stands against each of the moves, if all of them are made.
    #[must_use]
    pub fn clashes(
        &self,
        standing: &[Placed],
        settings: &Settings,
        now_local: NaiveDateTime,
    ) -> Vec<(ClassId, Vec<Clash>)> {
        let moves: Vec<_> = self
            .steps
            .iter()
            .map(|it| (it.class, it.to.clone()))
            .collect();
        clashes_of_all(standing, &moves, settings, now_local)
    }

    /// As they are published.
    #[must_use]
    pub fn moves(&self) -> Vec<Move> {
        let moves = self.steps.iter();
        moves
            .map(|step| Move {
                class: step.class,
                to: step.to.clone(),
            })
            .collect()
    }
}

/// Whether two slots are one place at one time; their printed numbers do not matter.
#[must_use]
pub fn is_same_place(a: &Slot, b: &Slot) -> bool {
    let place = |it: &Slot| (it.campus.clone(), it.venue.clone(), it.group);
    (a.date, a.start, a.end) == (b.date, b.start, b.end) && place(a) == place(b)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use crate::event::{ClashKind, Group};

    fn slot(hour: u32, group: u8) -> Slot {
        Slot {
            campus: None,
            venue: None,
            date: NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
            start: NaiveTime::from_hms_opt(hour, 0, 0).unwrap(),
            end: NaiveTime::from_hms_opt(hour, 20, 0).unwrap(),
            group: Some(Group(group)),
            seq: None,
        }
    }

    /// Class 1 at eight, class 2 at nine, class 3 without a time.
    fn standing() -> Vec<Placed> {
        let placed = |class, slot| Placed {
            class: ClassId(class),
            name: class.to_string(),
            counsellor: None,
            college: None,
            slot,
        };
        let seq = Some(7);
        vec![
            placed(1, Some(Slot { seq, ..slot(8, 1) })),
            placed(2, Some(slot(9, 1))),
            placed(3, None),
        ]
    }

    fn at(draft: &Draft, class: u64) -> Option<Slot> {
        let placed = draft.over(&standing());
        placed
            .into_iter()
            .find(|it| it.class == ClassId(class))?
            .slot
    }

    #[test]
    fn a_moved_class_leaves_a_free_place_and_takes_one() {
        let mut draft = Draft::default();
        draft.put(&standing(), ClassId(1), slot(17, 1));
        assert_eq!(at(&draft, 1), Some(slot(17, 1)));
        assert_eq!(
            draft.free(&standing(), &[slot(17, 1), slot(17, 2)]),
            [slot(8, 1), slot(17, 2)]
        );
        assert_eq!(
            draft.moves(),
            [Move {
                class: ClassId(1),
                to: slot(17, 1)
            }]
        );
    }

    #[test]
    fn back_to_its_own_place_is_no_move() {
        let mut draft = Draft::default();
        draft.put(&standing(), ClassId(1), slot(17, 1));
        draft.put(&standing(), ClassId(1), slot(8, 1));
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn two_classes_change_places_and_are_undone_together() {
        let mut draft = Draft::default();
        draft.swap(&standing(), ClassId(1), ClassId(2));
        assert_eq!(
            (at(&draft, 1), at(&draft, 2)),
            (
                Some(slot(9, 1)),
                Some(Slot {
                    seq: Some(7),
                    ..slot(8, 1)
                })
            )
        );
        assert_eq!(draft.free(&standing(), &[]), []);
        let early = slot(8, 1).date.and_time(NaiveTime::MIN);
        let clashes = draft.clashes(&standing(), &Settings::default(), early);
        assert!(
            clashes.iter().all(|(_, clashes)| clashes.is_empty()),
            "{clashes:?}"
        );
        draft.undo(ClassId(2));
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn swapped_twice_is_not_moved() {
        let mut draft = Draft::default();
        draft.swap(&standing(), ClassId(1), ClassId(2));
        draft.swap(&standing(), ClassId(2), ClassId(1));
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn a_class_that_went_elsewhere_after_a_swap_is_undone_alone_and_the_clash_is_said() {
        let mut draft = Draft::default();
        draft.swap(&standing(), ClassId(1), ClassId(2));
        draft.put(&standing(), ClassId(1), slot(17, 1));
        draft.undo(ClassId(1));
        assert_eq!(draft.steps().len(), 1);
        let early = slot(8, 1).date.and_time(NaiveTime::MIN);
        let clashes = draft.clashes(&standing(), &Settings::default(), early);
        assert_eq!(clashes[0].1[0].kind, ClashKind::Taken);
    }

    #[test]
    fn a_class_without_a_time_can_be_placed_and_not_swapped() {
        let mut draft = Draft::default();
        draft.swap(&standing(), ClassId(3), ClassId(2));
        assert_eq!(draft, Draft::default());
        draft.put(&standing(), ClassId(3), slot(17, 1));
        assert_eq!(draft.free(&standing(), &[slot(17, 1)]), []);
    }

    #[test]
    fn after_another_publication_only_what_still_says_something_is_kept() {
        let mut draft = Draft::default();
        draft.put(&standing(), ClassId(1), slot(17, 1));
        draft.put(&standing(), ClassId(2), slot(17, 2));
        draft.put(&standing(), ClassId(3), slot(18, 1));
        let mut others = standing();
        others.pop();
        others[1].slot = Some(slot(17, 2));
        assert_eq!(draft.settle(&others), 2);
        assert_eq!(draft.steps().len(), 1);
    }
}
