//! Calendar files (RFC 5545), as far as a class's appointment needs them.

use rollcall_core::time::Millis;

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Stays the same for the same class, so that a later file replaces it.
    pub uid: String,
    /// Rises with every change.
    pub sequence: u64,
    /// When that was.
    pub changed_at: Millis,
    /// When the shooting begins.
    pub start: Millis,
    /// When it ends.
    pub end: Millis,
    /// How many minutes before the start the calendar rings: the gathering.
    pub alarm_minutes: u16,
    /// What.
    pub summary: String,
    /// Where; empty where that is not known.
    pub place: String,
    /// What else to know.
    pub description: String,
    /// Where to look for more.
    pub url: String,
}

/// Octets that a line may have, without its end.
const LINE: usize = 75;

/// A calendar of appointments, named for people.
#[must_use]
pub fn file(name: &str, appointments: &[Appointment]) -> String {
    let mut text = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rollcall//Rollcall//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        put(&mut text, line);
    }
    put(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    for it in appointments {
        appointment(&mut text, it);
    }
    put(&mut text, "END:VCALENDAR");
    text
}

fn appointment(text: &mut String, it: &Appointment) {
    // A slot without a printed end has at least its first minute.
    let end = it.end.max(it.start.after(60_000));
    let summary = escaped(&it.summary);
    put(text, "BEGIN:VEVENT");
    put(text, &format!("UID:{}", escaped(&it.uid)));
    put(text, &format!("SEQUENCE:{}", it.sequence));
    put(text, &format!("DTSTAMP:{}", instant(it.changed_at)));
    put(text, &format!("DTSTART:{}", instant(it.start)));
    put(text, &format!("DTEND:{}", instant(end)));
    put(text, &format!("SUMMARY:{summary}"));
    if !it.place.is_empty() {
        put(text, &format!("LOCATION:{}", escaped(&it.place)));
    }
    put(text, &format!("DESCRIPTION:{}", escaped(&it.description)));
    put(text, &format!("URL:{}", it.url));
    put(text, "BEGIN:VALARM");
    put(text, "ACTION:DISPLAY");
    put(text, &format!("TRIGGER:-PT{}M", it.alarm_minutes));
    put(text, &format!("DESCRIPTION:{summary}"));
    put(text, "END:VALARM");
    put(text, "END:VEVENT");
}

/// `20270415T003000Z`.
fn instant(at: Millis) -> String {
    at.to_local(0).format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// Writes a line, folded between characters where it is too long.
fn put(text: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines as a calendar reads them: unfolded.
    fn lines(text: &str) -> Vec<String> {
        let unfolded = text.replace("\r\n ", "");
        unfolded.split("\r\n").map(str::to_owned).collect()
    }

    /// A value as a calendar shows it.
    fn shown(value: &str) -> String {
        let mut text = String::new();
        let mut rest = value.chars();
        while let Some(c) = rest.next() {
            match (c, c == '\\') {
                (_, true) => match rest.next() {
                    Some('n') => text.push('\n'),
                    Some(it) => text.push(it),
                    None => {}
                },
                (c, false) => text.push(c),
            }
        }
        text
    }

    fn of(description: &str) -> Appointment {
        Appointment {
            uid: "00000000000000c1@rollcall".into(),
            sequence: 3,
            changed_at: Millis(0),
            // 2026-04-15 00:30 UTC.
            start: Millis(1_776_213_000_000),
            end: Millis(1_776_214_200_000),
            alarm_minutes: 10,
            summary: "23软工1班".into(),
            place: "东湖校区 · 体育馆".into(),
            description: description.into(),
            url: "http://rollcall.test/c/00000000000000c1".into(),
        }
    }

    #[test]
    fn what_is_written_reads_back_as_it_was_however_long_and_odd() {
        let long = "穿深色有领上衣；不戴帽子, 不化浓妆; \\ 带学生证\n".repeat(9) + "🎓🎓🎓";
        let text = file("我的班级", &[of(&long)]);
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
            assert!(!line.contains('\n'));
        }
        let lines = lines(&text);
        let value = |name: &str| {
            let found = lines.iter().find_map(|it| it.strip_prefix(name));
            shown(found.unwrap())
        };
        assert_eq!(value("DESCRIPTION:"), long);
        assert_eq!(value("SUMMARY:"), "23软工1班");
        assert_eq!(value("DTSTART:"), "20260415T003000Z");
        assert_eq!(value("DTEND:"), "20260415T005000Z");
        assert_eq!(value("TRIGGER:"), "-PT10M");
        assert_eq!(value("SEQUENCE:"), "3");
        assert_eq!(
            (lines[0].as_str(), lines.last().unwrap().as_str()),
            ("BEGIN:VCALENDAR", "")
        );
    }

    #[test]
    fn nothing_in_a_text_begins_a_line_of_its_own() {
        let text = file("x", &[of("a\r\nBEGIN:VEVENT\rEND:VCALENDAR\u{b}")]);
        let begun = lines(&text)
            .iter()
            .filter(|it| *it == "BEGIN:VEVENT")
            .count();
        assert_eq!(begun, 1);
        assert!(text.contains("DESCRIPTION:a\\nBEGIN:VEVENTEND:VCALENDAR\r\n"));
    }

    #[test]
    fn a_slot_without_an_end_lasts_a_minute() {
        let mut it = of("");
        it.end = it.start;
        let text = file("x", &[it]);
        assert!(text.contains("DTEND:20260415T003100Z\r\n"));
    }
}
