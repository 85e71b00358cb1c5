use std::fs;

use super::{File, Kind, read};
use crate::scratch::Scratch;

fn only(text: &str, kind: Kind) -> String {
    File::made("a.rs", text)
        .only(&[kind])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn code_text_and_comments_are_told_apart() {
    let text = "let a = \"one // two\"; // three\n/* four /* five */ */ b(r#\"six\"seven\"#, '\"', b\"eight\");";
    assert_eq!(only(text, Kind::Comment), "// three /* four /* five */ */");
    assert_eq!(
        only(text, Kind::Text),
        "\"one // two\" r#\"six\"seven\"# '\"' \"eight\""
    );
    assert_eq!(only(text, Kind::Code), "let a = ; b( , , b );");
}

#[test]
fn a_lifetime_opens_no_text() {
    assert_eq!(
        only("fn f<'a>(x: &'a str) { g('\\'', 'b') }", Kind::Text),
        "'\\'' 'b'"
    );
}

#[test]
fn an_escaped_quotation_mark_does_not_close() {
    assert_eq!(only(r#"a("b\"c", d)"#, Kind::Code), "a( , d)");
}

#[test]
fn blanking_out_keeps_the_line_numbers() {
    let view = File::made("a.rs", "/* one\ntwo */\nthree\n").only(&[Kind::Code]);
    assert_eq!(File::lines_with(&view, "three"), [3]);
}

#[test]
fn a_piece_is_found_as_a_whole_word_only() {
    assert_eq!(
        File::lines_with("rexie\nrexies\nmy_rexie\nrexie::new", "rexie"),
        [1, 4]
    );
    assert_eq!(File::lines_with("a.todo!()", "todo!"), [1]);
}

#[test]
fn what_is_built_and_pictures_are_not_read() {
    let scratch = Scratch::new("tree");
    for (path, content) in [
        ("src/lib.rs", &b"//! a"[..]),
        ("target/a.rs", b""),
        ("docs/a.png", b"\xff\xfe"),
    ] {
        let path = scratch.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let files: Vec<String> = read(scratch.path())
        .unwrap()
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert_eq!(files, ["src/lib.rs"]);
}
