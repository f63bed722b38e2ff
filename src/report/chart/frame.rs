//! The SVG around a drawing: title, description, classes; once for wide places and once for narrow ones.

use super::Chart;
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

    /// From the top of a line to its base line.
    pub fn base(&self) -> f64 {
        self.font * 1.05
    }
}

/// Classes of the drawings. Colours are custom properties of the page; what follows each of them is for a chart alone.
pub const STYLE: &str = "\
.cf-chart{container-type:inline-size;width:100%}\
.cf-chart>svg{display:block;width:100%;height:auto;max-width:52rem}\
.cf-chart>svg.cf-narrow{display:none;max-width:32rem}\
@container (max-width:620px){.cf-chart>svg.cf-wide{display:none}.cf-chart>svg.cf-narrow{display:block}}\
svg.cf-svg{overflow:visible;print-color-adjust:exact;-webkit-print-color-adjust:exact;font-variant-numeric:tabular-nums}\
svg.cf-svg:root{font-family:system-ui,sans-serif}\
.cf-svg text{fill:var(--ink,#1c2530);unicode-bidi:isolate}\
.cf-svg .cf-figure{font-weight:600}\
.cf-svg .cf-muted{fill:var(--muted,#5b6672)}\
.cf-svg .cf-on{fill:var(--paper,#fff)}\
.cf-svg .cf-halo{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:3px;stroke-linejoin:round}\
.cf-svg .cf-part{stroke:var(--paper,#fff);stroke-width:1px}\
.cf-svg .cf-ribbon{fill-opacity:.38}\
.cf-svg .cf-ribbon:hover{fill-opacity:.6}\
.cf-svg .cf-grid{stroke:var(--line,#dde2e7);stroke-width:1px}\
.cf-svg .cf-axis{stroke:var(--muted,#5b6672);stroke-width:1px}\
.cf-svg .cf-join{stroke:var(--muted,#5b6672);stroke-width:1px;stroke-dasharray:2 2}\
.cf-svg .cf-tear{fill:none;stroke:var(--paper,#fff);stroke-width:3px}\
.cf-svg .cf-s1{fill:var(--s1,#2b6592)}.cf-svg .cf-s2{fill:var(--s2,#a5611b)}\
.cf-svg .cf-s3{fill:var(--s3,#3c7a5f)}.cf-svg .cf-s4{fill:var(--s4,#7b4f91)}\
.cf-svg .cf-s5{fill:var(--s5,#b0413a)}.cf-svg .cf-s6{fill:var(--s6,#2f7f8c)}\
.cf-svg .cf-s7{fill:var(--s7,#86691c)}.cf-svg .cf-s8{fill:var(--s8,#a04a72)}\
.cf-svg .cf-rest{fill:var(--muted,#5b6672)}\
.cf-svg .cf-good{fill:var(--good,#2f7d4f)}.cf-svg .cf-warn{fill:var(--warn,#9a6b00)}\
.cf-svg .cf-bad{fill:var(--bad,#b3362b)}.cf-svg .cf-open{fill:var(--open,#3f6fa8)}\
.cf-svg .cf-quiet{fill:var(--quiet,#6b7682)}\
.cf-svg .cf-hair{stroke-width:1px;vector-effect:non-scaling-stroke;stroke-opacity:.6}\
.cf-svg .cf-hair.cf-s1{stroke:var(--s1,#2b6592)}.cf-svg .cf-hair.cf-s2{stroke:var(--s2,#a5611b)}\
.cf-svg .cf-hair.cf-s3{stroke:var(--s3,#3c7a5f)}.cf-svg .cf-hair.cf-s4{stroke:var(--s4,#7b4f91)}\
.cf-svg .cf-hair.cf-s5{stroke:var(--s5,#b0413a)}.cf-svg .cf-hair.cf-s6{stroke:var(--s6,#2f7f8c)}\
.cf-svg .cf-hair.cf-s7{stroke:var(--s7,#86691c)}.cf-svg .cf-hair.cf-s8{stroke:var(--s8,#a04a72)}\
.cf-svg .cf-hair.cf-rest{stroke:var(--muted,#5b6672)}\
";

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
