//! The SVG around a drawing: title, description, classes; once for wide places and once for narrow ones.

use super::Chart;
use super::style::STYLE;
use super::text::{clean, escape};

/// For how much room a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// A page, a screen.
    Wide,
    /// A telephone.
    Narrow,
}

impl Size {
    /// Its name in ids and classes.
    const fn word(self) -> &'static str {
        match self {
            Size::Wide => "wide",
            Size::Narrow => "narrow",
        }
    }

    const fn sheet(self) -> Sheet {
        match self {
            Size::Wide => Sheet { width: 720.0, font: 13.0 },
            Size::Narrow => Sheet { width: 352.0, font: 12.5 },
        }
    }
}

/// What a drawing is laid out on, in units of its view box.
pub(super) struct Sheet {
    /// How wide it is.
    pub width: f64,
    /// Size of all text: what is smaller cannot be read once the page shrinks it.
    pub font: f64,
}

impl Sheet {
    /// From one line of text to the next.
    pub fn line(&self) -> f64 {
        self.font * 1.4
    }

    /// How high a field with two axes is.
    pub fn height(&self) -> f64 {
        if self.width > 500.0 { 280.0 } else { 220.0 }
    }

    /// From the top of a line to its base line.
    pub fn base(&self) -> f64 {
        self.font * 1.05
    }
}

/// Both sizes in one element; the room it gets decides which is shown, and only that one is read out.
pub(super) fn both(chart: &Chart) -> String {
    let (wide, narrow) = (one(chart, Size::Wide, true), one(chart, Size::Narrow, false));
    if wide.is_empty() { String::new() } else { format!("<div class=\"cf-chart\">{wide}{narrow}</div>\n") }
}

/// One size, with its classes.
pub(super) fn alone(chart: &Chart, size: Size) -> String {
    one(chart, size, true)
}

fn one(chart: &Chart, size: Size, with_style: bool) -> String {
    let sheet = size.sheet();
    let Some(pen) = super::draw(chart, &sheet) else { return String::new() };
    let id = format!("{}-{}", anchor(&chart.id), size.word());
    let unit = clean(&chart.unit);
    let title = match unit.as_str() {
        "" => clean(&chart.title),
        unit => format!("{} ({unit})", clean(&chart.title)),
    };
    let (width, height) = pen.extent();
    let style = if with_style { format!("<style>{STYLE}</style>\n") } else { String::new() };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cf-svg cf-{word}\" id=\"{id}\" viewBox=\"0 0 {width} {height}\" \
         width=\"100%\" font-size=\"{font}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{alt}</desc>\n{style}{body}</svg>\n",
        word = size.word(),
        font = sheet.font,
        title = escape(&title),
        alt = escape(&clean(&chart.alt)),
        body = pen.body(),
    )
}

/// An id that needs no quoting in HTML or CSS, different for different names.
fn anchor(id: &str) -> String {
    let mut out = String::from("chart-");
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => out.push(c),
            c => out.push_str(&format!("_{:x}_", u32::from(c))),
        }
    }
    out
}
