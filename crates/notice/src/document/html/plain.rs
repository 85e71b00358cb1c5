//! A page in fewer words: the same text and tables, out of tags a parser needs no more than linear time for.
//!
//! Browsers' rules for tags that overlap cost the square of the page's length where somebody wants them to: letters'
//! looks that are never closed come back in every paragraph, and each tag looks through all that are open. So looks are
//! dropped, every tag that is open is closed, few attributes stay, and beyond a depth that no page has tags are left out;
//! their text is not.

use std::fmt::Write as _;

use super::said::{Said, said};

/// Elements within elements that are kept. Pages have less than a hundred.
const DEEPEST: usize = 128;
/// What holds no tags: passed over with what is in it.
const RAW: [&str; 9] = [
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xml", "math",
];
/// What has no end, and no text.
const VOID: [&str; 20] = [
    "img",
    "input",
    "meta",
    "link",
    "col",
    "colgroup",
    "wbr",
    "area",
    "base",
    "embed",
    "param",
    "source",
    "track",
    "frame",
    "frameset",
    "plaintext",
    "html",
    "body",
    "basefont",
    "bgsound",
];
const TABLE: [&str; 7] = ["table", "thead", "tbody", "tfoot", "tr", "td", "th"];
/// Within which an unclosed element of a list or a table is looked for.
const BOUNDS: [&str; 4] = ["table", "ul", "ol", "dl"];

/// The page in fewer words. Takes time linear in its length.
pub(super) fn plain(page: &str) -> String {
    let mut plain = Plain::default();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        plain.text(&rest[..at]);
        rest = plain.tag(&rest[at + 1..]);
    }
    plain.text(rest);
    plain.close_from(0);
    plain.out
}

#[derive(Default)]
struct Plain {
    out: String,
    open: Vec<&'static str>,
    /// Tags that were left out for their depth and may yet end.
    beyond: usize,
}

impl Plain {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// What follows the tag.
    fn tag<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("!--") {
            return after(comment, "-->");
        }
        if rest.starts_with(['!', '?']) {
            return after(rest, ">");
        }
        let (ends, named) = match rest.strip_prefix('/') {
            Some(named) => (true, named),
            None => (false, rest),
        };
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.out.push_str("&lt;");
            return rest;
        }
        let of_name = |c: char| !c.is_ascii_whitespace() && !matches!(c, '/' | '>');
        let end = named.find(|c| !of_name(c)).unwrap_or(named.len());
        let name = named[..end].to_ascii_lowercase();
        let (said, rest) = said(&named[end..]);
        if ends {
            self.end(&name);
        } else if RAW.contains(&name.as_str()) {
            return after_element(rest, &name);
        } else {
            self.start(&name, &said);
        }
        rest
    }

    fn start(&mut self, name: &str, said: &Said) {
        if VOID.contains(&name) {
            return;
        }
        if matches!(name, "br" | "hr") {
            self.out.push_str("<br>");
            return;
        }
        let name = kept(name);
        self.close_before(name);
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            // Words of two elements are two words, lines two lines.
            self.out.push_str(if name == "span" { " " } else { "<br>" });
            return;
        }
        self.open.push(name);
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, number) in [("colspan", said.across), ("rowspan", said.down)] {
            if number > 1 {
                let _ = write!(self.out, " {attribute}={number}");
            }
        }
        self.out
            .push_str(if said.hidden { " hidden>" } else { ">" });
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) || RAW.contains(&name) {
            return;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let name = kept(name);
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            if *open == name {
                found = Some(at);
                break;
            }
            // The end of something within a cell does not end the table around it.
            if TABLE.contains(open) && !TABLE.contains(&name) {
                break;
            }
            if *open == "table" {
                break;
            }
        }
        match found {
            Some(at) => self.close_from(at),
            None if name == "p" => self.out.push_str("<br>"),
            None => {}
        }
    }

    /// Closes what the beginning of an element ends without saying so.
    fn close_before(&mut self, name: &'static str) {
        let ended: &[&str] = match name {
            "span" => return,
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "td" | "th" => &["td", "th", "caption"],
            "tr" => &["tr", "caption"],
            "thead" | "tbody" | "tfoot" => &["thead", "tbody", "tfoot", "tr", "caption"],
            _ => &[],
        };
        // The outermost one counts: a row ends the cell and the row.
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            if ended.contains(open) {
                found = Some(at);
            }
            if BOUNDS.contains(open) || *open == "tr" && matches!(name, "td" | "th") {
                break;
            }
        }
        if let Some(at) = found {
            self.close_from(at);
            self.beyond = 0;
        }
        while self.open.last() == Some(&"p") {
            self.close_from(self.open.len() - 1);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some(name) = self.open.pop() {
                let _ = write!(self.out, "</{name}>");
            }
        }
    }
}

/// What an element is called in fewer words: what nobody reads is all one, and so is what only has looks.
fn kept(name: &str) -> &'static str {
    if super::UNREAD.contains(&name) {
        return "nav";
    }
    let known = super::LINES.iter().chain(&TABLE);
    known.copied().find(|it| *it == name).unwrap_or("span")
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, rest)| rest)
}

/// What follows the end of an element that holds no tags.
fn after_element<'a>(mut rest: &'a str, name: &str) -> &'a str {
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let named = rest.get(..name.len());
        if named.is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return after(rest, ">");
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_dropped_and_everything_is_closed() {
        assert_eq!(
            plain("<!-- <p> --><P CLASS=x>a<b>b<p style='display: none'>c<td colspan=\"2\">d"),
            "<p>a<span>b<p hidden>c</p><td colspan=2>d</td></span></p>"
        );
        assert_eq!(plain("1 < 2 <br/>3</p>"), "1 &lt; 2 <br>3<br>");
        assert_eq!(plain("a<script>'<p>'</SCRIPT >b<style>"), "ab");
    }

    #[test]
    fn rows_and_cells_that_are_never_closed_stand_beside_each_other() {
        assert_eq!(
            plain("<table><tr><td>a<font>b<td>c<tr><td>d</table>"),
            "<table><tr><td>a<span>b</span></td><td>c</td></tr><tr><td>d</td></tr></table>"
        );
    }

    #[test]
    fn beyond_a_depth_tags_are_left_out_and_text_is_not() {
        let page = format!("{}x{}y", "<div>".repeat(9_000), "</div>".repeat(9_000));
        let plain = plain(&page);
        assert!(plain.ends_with("</div>y") && plain.contains('x'));
        assert_eq!(plain.matches("<div>").count(), DEEPEST);
    }
}
