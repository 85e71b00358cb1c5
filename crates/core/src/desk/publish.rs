//! A notice becomes an event's timetable, with what a person mended in it.

use serde::{Deserialize, Serialize};

use super::Mend;
use crate::event::{EventCard, Settings};
use crate::money::Fen;

/// `POST /api/notice/read` with `content-type: application/json`: a text is read once more, with mends. A file or a
/// bare text is sent as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// The text whose lines the mends speak of.
    pub text: String,
    /// In the order in which they were made.
    #[serde(default)]
    pub mends: Vec<Mend>,
}

/// `POST /api/events/{event}/publish`: the text of a notice, read again and made the event's timetable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishRequest {
    /// The pasted notice.
    pub text: String,
    /// What a person mended in what was read.
    #[serde(default)]
    pub mends: Vec<Mend>,
    /// Title and settings as a person left them; none takes what the notice says over what the event had.
    #[serde(default)]
    pub edit: Option<EventEdit>,
}

/// `PUT /api/events/{event}`: title and settings by hand; the answer is the [`EventCard`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEdit {
    /// Its title.
    pub title: String,
    /// All of its settings.
    pub settings: Settings,
}

impl EventEdit {
    /// The edit with its texts trimmed; none where a title is missing or longer than [`MAX_TITLE`] characters, a fee
    /// is negative or above [`MAX_FEE`], or another setting cannot be. The server takes nothing else.
    #[must_use]
    pub fn sound(mut self) -> Option<Self> {
        self.title = title(&self.title)?;
        let settings = &mut self.settings;
        for text in [
            &mut settings.dress,
            &mut settings.code_rules,
            &mut settings.contact,
        ] {
            let trimmed = text.as_deref().map(str::trim).filter(|it| !it.is_empty());
            *text = trimmed.map(str::to_owned);
        }
        let texts = [&settings.dress, &settings.code_rules, &settings.contact];
        let sound = (Fen::ZERO..=MAX_FEE).contains(&settings.fee)
            && settings.lead_minutes <= MAX_LEAD_MINUTES
            && (1..=MAX_KEEP_DAYS).contains(&settings.keep_days)
            && settings.utc_offset_minutes.unsigned_abs() <= MAX_UTC_OFFSET
            && texts
                .into_iter()
                .flatten()
                .all(|it| it.chars().count() <= MAX_TEXT);
        sound.then_some(self)
    }
}

/// A title without the spaces around it; none where nothing is left or it is too long.
#[must_use]
pub fn title(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (1..=MAX_TITLE)
        .contains(&trimmed.chars().count())
        .then(|| trimmed.to_owned())
}

/// Characters of a title.
pub const MAX_TITLE: usize = 80;
/// The highest fee a head.
pub const MAX_FEE: Fen = Fen::yuan(1000);
/// The longest time before a slot at which a class gathers.
pub const MAX_LEAD_MINUTES: u16 = 240;
/// The longest time that names are kept after closing: ten years.
pub const MAX_KEEP_DAYS: u16 = 3650;
/// Characters of a rule in the notice's own words.
pub const MAX_TEXT: usize = 2000;
/// No zone is further from UTC.
const MAX_UTC_OFFSET: u16 = 14 * 60;

/// The answer to a [`PublishRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The event with the settings that were read.
    pub event: EventCard,
    /// Classes of the timetable now.
    pub classes: u32,
    /// Sum of the printed headcounts.
    pub students: u32,
    /// Classes that were not there before.
    pub added: u32,
    /// Classes whose slot, college, counsellor or headcount changed.
    pub changed: u32,
    /// Classes that are no longer in the notice: without marks and roster they go, with them they stay
    /// without a slot.
    pub withdrawn: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(change: impl FnOnce(&mut EventEdit)) -> Option<EventEdit> {
        let mut edit = EventEdit {
            title: " 2027届 ".into(),
            settings: Settings::default(),
        };
        change(&mut edit);
        edit.sound()
    }

    #[test]
    fn an_edit_is_taken_with_its_texts_trimmed_and_an_empty_one_is_none() {
        let edit = sound(|it| {
            it.settings.dress = Some("  ".into());
            it.settings.contact = Some(" 教务处 ".into());
        });
        let edit = edit.unwrap();
        assert_eq!(edit.title, "2027届");
        assert_eq!(edit.settings.dress, None);
        assert_eq!(edit.settings.contact.as_deref(), Some("教务处"));
    }

    #[test]
    fn what_cannot_be_is_not_taken() {
        let wrong: [fn(&mut EventEdit); 9] = [
            |it| it.title = "  ".into(),
            |it| it.title = "批".repeat(81),
            |it| it.settings.fee = Fen(-1),
            |it| it.settings.fee = Fen(100_001),
            |it| it.settings.lead_minutes = 241,
            |it| it.settings.keep_days = 0,
            |it| it.settings.keep_days = 3651,
            |it| it.settings.utc_offset_minutes = i16::MIN,
            |it| it.settings.code_rules = Some("码".repeat(2001)),
        ];
        for (change, no) in wrong.into_iter().zip(0..) {
            assert_eq!(sound(change), None, "{no}");
        }
        let largest = sound(|it| {
            it.title = "批".repeat(80);
            it.settings.fee = MAX_FEE;
            it.settings.lead_minutes = 240;
            it.settings.keep_days = 3650;
        });
        assert!(largest.is_some());
    }
}
