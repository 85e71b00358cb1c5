//! What the app says is typed in one place: src/text/.

use super::Finding;
use super::source::{File, Kind};

const HOME: &str = "src/text/";

pub fn check(files: &[File]) -> Vec<Finding> {
    let app = files
        .iter()
        .filter(|file| file.path.starts_with("src/") && file.is("rs"));
    app.filter(|file| !file.path.starts_with(HOME))
        .flat_map(one)
        .collect()
}

/// The views of Leptos take words without quotation marks, too: only comments are free.
fn one(file: &File) -> Vec<Finding> {
    let said = file.only(&[Kind::Code, Kind::Text]);
    let lines = said
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.chars().any(is_chinese));
    lines
        .map(|(line, number)| {
            let words: String = line.chars().filter(|c| is_chinese(*c)).take(12).collect();
            Finding::new(
                file,
                number,
                format!("the app says “{words}” here"),
                "type it in src/text/",
            )
        })
        .collect()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&[File::made(path, text)])
            .iter()
            .map(|f| f.line)
            .collect()
    }

    #[test]
    fn a_chinese_text_is_found_quoted_or_not() {
        let text = "//! 班级\nview! {\n  <h1>\"班级\"</h1>\n  <p>已拍</p> // 人数\n}\n";
        assert_eq!(lines("src/pages/class.rs", text), [3, 4]);
    }

    #[test]
    fn the_folder_of_texts_and_other_crates_are_free() {
        assert!(lines("src/text/zh.rs", "\"班级\"").is_empty());
        assert!(lines("crates/notice/src/words.rs", "\"班级\"").is_empty());
    }
}
