//! Who may say and see what. One mechanism: a grant of a role on a scope, checked when an op is applied (I9).

use serde::{Deserialize, Serialize};

use crate::ids::{ClassId, CounsellorId, EventId};
use crate::marks::Mark;
use crate::words::words;

/// As what a person acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 班长.
    Monitor,
    /// 辅导员.
    Counsellor,
    /// 学生科长.
    College,
    /// 教务处.
    Office,
}

words! {
    Role { Monitor = "monitor", Counsellor = "counsellor", College = "college", Office = "office" }
}

/// A role on a scope, as an invitation gives it to a device.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// A class of an event.
    Monitor {
        /// The event.
        event: EventId,
        /// The class.
        class: ClassId,
    },
    /// The classes of a counsellor.
    Counsellor {
        /// The event.
        event: EventId,
        /// Who.
        counsellor: CounsellorId,
    },
    /// The classes of a college.
    College {
        /// The event.
        event: EventId,
        /// Its name as printed.
        college: String,
    },
    /// A whole event.
    Office {
        /// The event.
        event: EventId,
    },
}

/// What a decision about rights needs to know of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassFacts {
    /// The class.
    pub class: ClassId,
    /// Its event.
    pub event: EventId,
    /// Its counsellor.
    pub counsellor: Option<CounsellorId>,
    /// Its college.
    pub college: Option<String>,
    /// Its event is closed: nothing is said of it any more, and no phone carries it.
    pub closed: bool,
}

impl Grant {
    /// The role granted.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Monitor { .. } => Role::Monitor,
            Self::Counsellor { .. } => Role::Counsellor,
            Self::College { .. } => Role::College,
            Self::Office { .. } => Role::Office,
        }
    }

    /// The event the grant belongs to.
    #[must_use]
    pub const fn event(&self) -> EventId {
        match self {
            Self::Monitor { event, .. }
            | Self::Counsellor { event, .. }
            | Self::College { event, .. }
            | Self::Office { event } => *event,
        }
    }

    /// Whether the class is in the grant's scope.
    #[must_use]
    pub fn covers(&self, facts: &ClassFacts) -> bool {
        self.event() == facts.event
            && match self {
                Self::Monitor { class, .. } => *class == facts.class,
                Self::Counsellor { counsellor, .. } => facts.counsellor == Some(*counsellor),
                Self::College { college, .. } => facts.college.as_ref() == Some(college),
                Self::Office { .. } => true,
            }
    }

    /// Whether a phone with this grant carries the class's roster and marks (I13). The office and a college
    /// look at counts on the server instead: a whole school's names do not belong on one device. Of a closed event
    /// nobody carries anything.
    #[must_use]
    pub fn carries(&self, facts: &ClassFacts) -> bool {
        !facts.closed
            && matches!(self, Self::Monitor { .. } | Self::Counsellor { .. })
            && self.covers(facts)
    }

    /// Whether the holder may say `mark` of a class in scope, acting as `by`.
    #[must_use]
    pub fn may_say(&self, facts: &ClassFacts, by: Role, mark: &Mark) -> bool {
        // A mark from a newer app is kept for those who understand it: the scope is what can be checked.
        let _ = mark;
        self.role() == by && self.covers(facts)
    }

    /// Whether the holder may bring in what another device has said of the class, acting as `by`.
    #[must_use]
    pub fn may_carry(&self, facts: &ClassFacts, by: Role) -> bool {
        self.role() >= by && self.covers(facts)
    }

    /// Whether the holder may invite somebody to `other`: to the own scope or into it, and never upwards.
    /// `facts` are those of the class when `other` is a monitor's, and of any class of the counsellor or
    /// college otherwise.
    #[must_use]
    pub fn may_invite(&self, other: &Self, facts: Option<&ClassFacts>) -> bool {
        if self == other {
            return true;
        }
        self.role() > other.role()
            && self.event() == other.event()
            && (self.role() == Role::Office
                || facts.is_some_and(|facts| self.covers(facts) && other.covers(facts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: EventId = EventId(1);

    fn facts(class: u64, counsellor: u64, college: &str) -> ClassFacts {
        ClassFacts {
            class: ClassId(class),
            event: EVENT,
            counsellor: Some(CounsellorId(counsellor)),
            college: Some(college.into()),
            closed: false,
        }
    }

    fn monitor(class: u64) -> Grant {
        Grant::Monitor {
            event: EVENT,
            class: ClassId(class),
        }
    }

    fn counsellor(id: u64) -> Grant {
        Grant::Counsellor {
            event: EVENT,
            counsellor: CounsellorId(id),
        }
    }

    #[test]
    fn i13_a_phone_carries_its_own_classes_only() {
        assert!(monitor(1).carries(&facts(1, 7, "软件学院")));
        assert!(!monitor(1).carries(&facts(2, 7, "软件学院")));
        assert!(counsellor(7).carries(&facts(2, 7, "软件学院")));
        assert!(!counsellor(7).carries(&facts(2, 8, "软件学院")));
        assert!(!Grant::Office { event: EVENT }.carries(&facts(1, 7, "软件学院")));
        assert!(!Grant::Office { event: EventId(2) }.covers(&facts(1, 7, "软件学院")));
    }

    #[test]
    fn i9_nobody_speaks_in_a_role_they_do_not_hold() {
        let class = facts(1, 7, "软件学院");
        let mark = Mark::CodeReady(true);
        assert!(monitor(1).may_say(&class, Role::Monitor, &mark));
        assert!(!monitor(1).may_say(&class, Role::Office, &mark));
        assert!(!monitor(2).may_say(&class, Role::Monitor, &mark));
    }

    #[test]
    fn an_invitation_goes_down_or_sideways_and_never_up_or_out_of_scope() {
        let class = facts(1, 7, "软件学院");
        let office = Grant::Office { event: EVENT };
        let college = Grant::College {
            event: EVENT,
            college: "软件学院".into(),
        };
        assert!(office.may_invite(&counsellor(7), None));
        assert!(college.may_invite(&counsellor(7), Some(&class)));
        assert!(counsellor(7).may_invite(&monitor(1), Some(&class)));
        assert!(counsellor(7).may_invite(&counsellor(7), None));
        assert!(!counsellor(8).may_invite(&monitor(1), Some(&class)));
        assert!(!counsellor(7).may_invite(&counsellor(8), Some(&facts(2, 8, "软件学院"))));
        assert!(!counsellor(7).may_invite(&office, None));
        assert!(!monitor(1).may_invite(&counsellor(7), Some(&class)));
    }
}
