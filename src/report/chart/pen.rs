//! What writes the elements of a drawing: fixed decimals, escaped text, no number that is none.

use std::fmt::Write as _;

use super::text::{cut, escape};

/// A drawing as it grows.
pub(super) struct Pen {
    body: String,
    width: f64,
    height: f64,
}

/// Where a text hangs on its position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hang {
    Start,
    Middle,
    End,
}

/// A text in its room: what is longer is cut, and whole in its title.
pub(super) struct Label<'t> {
    pub class: &'static str,
    pub x: f64,
    /// Its base line.
    pub y: f64,
    pub hang: Hang,
    pub text: &'t str,
    /// How wide it may be.
    pub room: f64,
    /// Size of the text.
    pub font: f64,
}

impl Pen {
    pub fn new(width: f64) -> Pen {
        Pen { body: String::new(), width, height: 0.0 }
    }

    /// How high the drawing is.
    pub fn end(mut self, height: f64) -> Pen {
        self.height = height;
        self
    }

    pub fn extent(&self) -> (String, String) {
        (number(self.width), number(self.height))
    }

    pub fn body(&self) -> &str {
        &self.body
    }

    pub fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64), title: &str) {
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        self.write(format_args!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""));
        self.close("rect", title);
    }

    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (number(from.0), number(from.1), number(to.0), number(to.1));
        self.write(format_args!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""));
        self.close("line", "");
    }

    /// A path of letters, each with the points that follow it.
    pub fn path(&mut self, class: &str, strokes: &[(&str, &[(f64, f64)])], title: &str) {
        let mut d = String::new();
        for (letter, points) in strokes {
            d.push_str(letter);
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
            d.push_str(&points.join(" "));
        }
        self.write(format_args!("<path class=\"{class}\" d=\"{d}\""));
        self.close("path", title);
    }

    /// The text, or as much of it as there is room for; nothing where there is room for nothing.
    pub fn label(&mut self, label: &Label<'_>) {
        let shown = cut(label.text, label.font, label.room);
        if shown.is_empty() {
            return;
        }
        let anchor = match label.hang {
            Hang::Start => "",
            Hang::Middle => " text-anchor=\"middle\"",
            Hang::End => " text-anchor=\"end\"",
        };
        let (class, x, y) = (label.class, number(label.x), number(label.y));
        self.write(format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>"));
        if shown != label.text {
            self.write(format_args!("<title>{}</title>", escape(label.text)));
        }
        self.write(format_args!("{}</text>\n", escape(&shown)));
    }

    /// What follows belongs together and has a title, up to [`Pen::ungroup`].
    pub fn group(&mut self, title: &str) {
        self.write(format_args!("<g><title>{}</title>\n", escape(title)));
    }

    pub fn ungroup(&mut self) {
        self.body.push_str("</g>\n");
    }

    fn close(&mut self, element: &str, title: &str) {
        match title {
            "" => self.body.push_str("/>\n"),
            title => self.write(format_args!("><title>{}</title></{element}>\n", escape(title))),
        }
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing into a string does not fail.
        let _ = self.body.write_fmt(arguments);
    }
}

/// A position: two decimals, no negative zero.
fn number(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}
