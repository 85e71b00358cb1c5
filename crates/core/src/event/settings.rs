//! What differs between schools: settings of an event, never constants (domain.md).

use serde::{Deserialize, Serialize};

use crate::money::Fen;
use crate::words::words;

/// The settings of one event. Missing fields in stored JSON take the values of [`Settings::default`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Fee a head; zero where the school pays.
    pub fee: Fen,
    /// When the crew gets its money, and from whom.
    pub pay_when: PayWhen,
    /// By what count the crew is paid.
    pub collected: Collected,
    /// What becomes of the fee of somebody who was not photographed.
    pub absent_fee: AbsentFee,
    /// Minutes before the slot at which the class stands in its queue.
    pub lead_minutes: u16,
    /// In which order the class queues.
    pub queue_order: QueueOrder,
    /// What happens to somebody who is not on the list.
    pub walk_ins: WalkIns,
    /// Where somebody goes who missed the class's slot.
    pub late: Late,
    /// The later chance of those who were not photographed.
    pub make_up: MakeUp,
    /// The event's own offset from UTC, in minutes: 480 in all of China.
    pub utc_offset_minutes: i16,
    /// What to wear, in the notice's own words: schools contradict each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dress: Option<String>,
    /// What to do about the 采集码, in the notice's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_rules: Option<String>,
    /// Whom to ask, in the notice's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Days from closing the event until names are deleted by themselves (PIPL: shortest keeping).
    pub keep_days: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fee: Fen::ZERO,
            pay_when: PayWhen::default(),
            collected: Collected::default(),
            absent_fee: AbsentFee::default(),
            lead_minutes: 10,
            queue_order: QueueOrder::default(),
            walk_ins: WalkIns::default(),
            late: Late::default(),
            make_up: MakeUp::default(),
            utc_offset_minutes: 480,
            dress: None,
            code_rules: None,
            contact: None,
            keep_days: 30,
        }
    }
}

impl Settings {
    /// Whether the crew is paid by the monitors, so that every class has a settlement to record.
    #[must_use]
    pub fn monitor_pays(&self) -> bool {
        let on_site = matches!(self.pay_when, PayWhen::AfterShoot | PayWhen::BeforeShoot);
        self.fee > Fen::ZERO && on_site
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        words! { $name { $($variant = $word),+ } }
    };
}

choice! {
    /// When the crew gets its money, and from whom.
    PayWhen {
        /// The monitor pays on the spot after the shoot.
        #[default]
        AfterShoot = "after_shoot",
        /// The monitor pays on the spot before the shoot.
        BeforeShoot = "before_shoot",
        /// Each student pays on the spot.
        EachOnSite = "each_on_site",
        /// Paid ahead to the school.
        Prepaid = "prepaid",
        /// The college transfers later.
        CollegeLater = "college_later",
        /// The school pays; nothing is collected.
        School = "school",
    }
}

choice! {
    /// By what count the crew is paid.
    Collected {
        /// Fee × the number really photographed.
        #[default]
        PerPhotographed = "per_photographed",
        /// Fee × the number on the list.
        PerExpected = "per_expected",
    }
}

choice! {
    /// What becomes of the fee of somebody who was not photographed.
    AbsentFee {
        /// Given back.
        #[default]
        Refunded = "refunded",
        /// Never collected.
        NotCollected = "not_collected",
        /// Kept.
        NotRefunded = "not_refunded",
    }
}

choice! {
    /// In which order the class queues.
    QueueOrder {
        /// The order of the 采集表.
        #[default]
        Sheet = "sheet",
        /// Student numbers ascending.
        StudentNumber = "student_number",
        /// Students with changes of status (学籍异动) first.
        ChangedStatusFirst = "changed_status_first",
        /// As they come.
        Arrival = "arrival",
    }
}

choice! {
    /// What happens to somebody who is not on the list.
    WalkIns {
        /// Written at the bottom of the list.
        #[default]
        Appended = "appended",
        /// Refused.
        Refused = "refused",
        /// Given a separate time.
        SeparateTime = "separate_time",
    }
}

choice! {
    /// Where somebody goes who missed the class's slot.
    Late {
        /// The end of the own class.
        #[default]
        EndOfClass = "end_of_class",
        /// The end of another class's queue.
        EndOfOtherClass = "end_of_other_class",
        /// A personal time from the office.
        ByOffice = "by_office",
    }
}

choice! {
    /// The later chance of those who were not photographed.
    MakeUp {
        /// The notice does not say.
        #[default]
        Unsaid = "unsaid",
        /// A second round on the campus.
        SecondRound = "second_round",
        /// A studio in the city.
        Studio = "studio",
        /// Online.
        Online = "online",
        /// There is none.
        None = "none",
    }
}
