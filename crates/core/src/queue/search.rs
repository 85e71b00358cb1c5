//! Finding somebody by a few keystrokes: name, sound, the sound's initials, last digits, place.

use crate::event::Student;
use crate::ids::StudentId;

/// More characters than any name has in letters; beyond it nothing is found by sound.
const LONGEST: u32 = 63;

/// Whom the typed words can mean, out of students in the order of the queue: best first, and among equals in that
/// order. Spaces, points and apostrophes do not count, nor do case and full width, so that what an input method shows
/// before it is done finds as well. Nothing typed finds everybody.
#[must_use]
pub fn find(students: &[Student], typed: &str) -> Vec<StudentId> {
    let typed: Vec<char> = folded(typed).collect();
    let fits: Vec<Option<Fit>> = students.iter().map(|it| fit(it, &typed)).collect();
    let mut found = Vec::with_capacity(students.len());
    for wanted in [Fit::Whole, Fit::First, Fit::Begins, Fit::Inside] {
        let fitting = students.iter().zip(&fits);
        found.extend(fitting.filter_map(|(it, fit)| (*fit == Some(wanted)).then_some(it.id)));
    }
    found
}

/// How well typed words fit a student, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The whole name, the very place in the queue, or nothing was typed.
    Whole,
    /// The name from its beginning, all of its sounds, the end of the student number.
    First,
    /// Some of its sounds from the first on, the beginning of the place or of the shown digits.
    Begins,
    /// Something further inside.
    Inside,
}

fn fit(student: &Student, typed: &[char]) -> Option<Fit> {
    if typed.is_empty() {
        return Some(Fit::Whole);
    }
    let spoken = by_sound(student, typed);
    let written = by_name(&student.name, typed);
    let numbered = typed.iter().any(char::is_ascii_digit);
    let counted = numbered.then(|| by_digits(student, typed)).flatten();
    [spoken, written, counted].into_iter().flatten().min()
}

fn by_name(name: &str, typed: &[char]) -> Option<Fit> {
    let mut rest = folded(name);
    if begins(rest.clone(), typed) {
        let whole = rest.count() == typed.len();
        return Some(if whole { Fit::Whole } else { Fit::First });
    }
    while rest.next().is_some() {
        if begins(rest.clone(), typed) {
            return Some(Fit::Inside);
        }
    }
    None
}

fn by_digits(student: &Student, typed: &[char]) -> Option<Fit> {
    let place = typed.iter().try_fold(0_u32, |sum, c| {
        sum.checked_mul(10)?.checked_add(c.to_digit(10)?)
    });
    if place == Some(student.order) {
        return Some(Fit::Whole);
    }
    let ahead = folded(&student.number).count().checked_sub(typed.len());
    if ahead.is_some_and(|ahead| begins(folded(&student.number).skip(ahead), typed)) {
        return Some(Fit::First);
    }
    // Of the places that begin with what was typed, this one's: 1 of 12, 12 of 120.
    let mut longer = student.order;
    while place.is_some_and(|place| longer > place.max(1)) {
        longer /= 10;
    }
    let begins = place == Some(longer) || begins(folded(student.number_tail()), typed);
    begins.then_some(Fit::Begins)
}

/// Each syllable answers for some of its letters from its first on, or for its character, and one follows the other:
/// `zs`, `zhs`, `zsan`, `zhangsan` and `张s` all are zhang san.
fn by_sound(student: &Student, typed: &[char]) -> Option<Fit> {
    if typed.len() > LONGEST as usize {
        return None;
    }
    let whole = 1_u64 << typed.len();
    let syllables = || student.pinyin.split(' ').filter(|it| !it.is_empty());
    let one_each = folded(&student.name).count() == syllables().count();
    let mut characters = folded(&student.name);
    // Bit n: n characters of what was typed are answered for, by syllables from the first on, or from any on.
    let (mut from_first, mut from_any) = (1_u64, 0_u64);
    let mut best = None;
    for syllable in syllables() {
        let character = characters.next().filter(|_| one_each);
        from_any |= 1;
        from_first = answered(from_first, syllable, character, typed);
        from_any = answered(from_any, syllable, character, typed);
        let here = if from_first & whole != 0 {
            Some(Fit::Begins)
        } else if from_any & whole != 0 {
            Some(Fit::Inside)
        } else {
            None
        };
        best = [best, here].into_iter().flatten().min();
    }
    // The last syllable was needed: all of the name was sounded.
    if from_first & whole != 0 {
        best = Some(Fit::First);
    }
    best
}

/// How much can be answered for after a syllable, by how much was before it.
fn answered(before: u64, syllable: &str, character: Option<char>, typed: &[char]) -> u64 {
    let mut after = 0;
    for (at, first) in typed.iter().enumerate() {
        if before >> at & 1 == 0 {
            continue;
        }
        if character == Some(*first) {
            after |= 1 << (at + 1);
        }
        for (more, letter) in folded(syllable).enumerate() {
            if typed.get(at + more) != Some(&letter) {
                break;
            }
            after |= 1 << (at + more + 1);
        }
    }
    after
}

fn begins(mut whole: impl Iterator<Item = char>, typed: &[char]) -> bool {
    typed.iter().all(|c| whole.next() == Some(*c))
}

/// The characters that count, each as it is compared.
fn folded(words: &str) -> impl Iterator<Item = char> + Clone {
    words.chars().filter_map(|c| {
        let c = match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0)?,
            'ü' | 'Ü' => 'v',
            _ => c,
        };
        let silent = c.is_whitespace()
            || c.is_ascii_punctuation()
            || c.is_control()
            || matches!(c, '·' | '•' | '・' | '‧' | '．' | '’' | '‘');
        (!silent).then(|| c.to_ascii_lowercase())
    })
}
