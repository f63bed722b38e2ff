//! What is read out of a drawing, and what anything is drawn of: for all tests of pictures.

use std::collections::{BTreeMap, HashSet};

use crossfoot::report::chart::{Chart, Drawing, Measure};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use unicode_width::UnicodeWidthStr;

/// An element of a drawing: its name, its attributes, its own text.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
}

impl Element {
    pub fn number(&self, name: &str) -> f64 {
        let text = self.attributes.get(name).unwrap_or_else(|| panic!("{name} of {self:?}"));
        let number: f64 = text.parse().unwrap_or_else(|_| panic!("{name} of {self:?}"));
        assert!(number.is_finite(), "{self:?}");
        number
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attributes.get("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }
}

/// All elements, in the order in which they begin; panics where the XML is not well-formed.
pub fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    let read = |start: &BytesStart<'_>| {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute in quotes, once");
            (attribute.key.as_ref().to_owned(), attribute.value.to_string())
        });
        Element { name, attributes: attributes.collect(), text: String::new() }
    };
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {xml}")) {
            Event::Start(start) => {
                open.push(all.len());
                all.push(read(&start));
            }
            Event::Empty(start) => all.push(read(&start)),
            Event::End(_) => drop(open.pop().expect("begun")),
            Event::Text(text) => {
                let text: &str = &text;
                assert!(!text.contains('<') && !text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
                if let Some(at) = open.last() {
                    all[*at].text.push_str(text);
                }
            }
            Event::GeneralRef(entity) => {
                let entity: &str = &entity;
                assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "{entity}");
                if let Some(at) = open.last() {
                    all[*at].text.push('&');
                }
            }
            Event::Eof => break,
            other => panic!("{other:?} in a drawing"),
        }
    }
    assert!(open.is_empty(), "all elements end");
    all
}

/// Points of a path.
pub fn points(element: &Element) -> Vec<(f64, f64)> {
    let d = element.attributes.get("d").expect("a path has a way");
    let pairs = d.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (x, y) = pair.split_once(',').expect("a pair");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

/// Left, top, right, bottom of an element; of text at least this much, where fonts differ.
pub fn extent(element: &Element, font: f64) -> Option<[f64; 4]> {
    let at = |name| element.number(name);
    match element.name.as_str() {
        "rect" => {
            assert!(at("width") > 0.0 && at("height") > 0.0, "{element:?}");
            Some([at("x"), at("y"), at("x") + at("width"), at("y") + at("height")])
        }
        "line" => {
            Some([at("x1").min(at("x2")), at("y1").min(at("y2")), at("x1").max(at("x2")), at("y1").max(at("y2"))])
        }
        "path" => {
            let points = points(element);
            let over = |pick: fn(&(f64, f64)) -> f64, best: fn(f64, f64) -> f64, from: f64| {
                points.iter().map(pick).fold(from, best)
            };
            let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
            Some([
                over(|p| p.0, f64::min, low),
                over(|p| p.1, f64::min, low),
                over(|p| p.0, f64::max, high),
                over(|p| p.1, f64::max, high),
            ])
        }
        "text" => {
            // Narrow letters are narrower than this: half of it is sure for Latin, all of it for wide characters.
            let columns = element.text.width() as f64;
            let wide =
                element.text.chars().filter(|c| UnicodeWidthStr::width(c.to_string().as_str()) == 2).count() as f64;
            let width = (wide * 1.0 + (columns - 2.0 * wide) * 0.3) * font;
            let left = match element.attributes.get("text-anchor").map(String::as_str) {
                Some("middle") => at("x") - width / 2.0,
                Some("end") => at("x") - width,
                _ => at("x"),
            };
            Some([left, at("y") - font * 0.8, left + width, at("y")])
        }
        _ => None,
    }
}

/// What holds of every drawing.
pub fn sound(drawn: &str) -> Vec<Element> {
    let all = elements(drawn);
    let view: Vec<f64> =
        all[0].attributes["viewBox"].split(' ').map(|number| number.parse().expect("a number")).collect();
    let font = all[0].number("font-size");
    let ids: Vec<&String> = all.iter().filter_map(|element| element.attributes.get("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "ids are there once");
    let named: Vec<&str> = all[0].attributes["aria-labelledby"].split(' ').collect();
    assert!(named.iter().all(|name| ids.iter().any(|id| id == name)), "{named:?}");
    let mut texts: Vec<([f64; 4], &str)> = Vec::new();
    for element in &all {
        let Some([left, top, right, bottom]) = extent(element, font) else { continue };
        let near = 0.02;
        let inside = left >= -near && top >= -near && right <= view[2] + near && bottom <= view[3] + near;
        assert!(inside, "{element:?} leaves {view:?}");
        if element.name == "text" {
            let own = [left, top, right, bottom];
            for (other, text) in &texts {
                let apart = own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1];
                assert!(apart, "{:?} lies on {text:?}", element.text);
            }
            texts.push((own, &element.text));
        }
    }
    all
}

pub fn chart(drawing: Drawing) -> Chart {
    Chart {
        id: "a chart/1".to_owned(),
        title: "Emissions <by> \"category\"".to_owned(),
        alt: "1 & 2 \u{202e}x".to_owned(),
        unit: "tCO2e".to_owned(),
        has_table: false,
        drawing,
    }
}

pub fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..20_000.0,
        2 => -5_000.0..5_000.0,
        1 => 0.0..1e-3,
        1 => prop::sample::select(vec![0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 1e-320, 1e18]),
    ]
}

pub fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z ]{0,40}",
        2 => "[电力天然气外购商品及能源上游的（）、 ]{0,30}",
        1 => "[<>&\"'\\]\u{0}-\u{1f}\u{5d0}-\u{5ea}\u{202e}\u{ffff}]{0,8}",
        1 => "\\PC{0,60}",
    ]
}

pub fn measure() -> impl Strategy<Value = Measure> {
    (value(), label()).prop_map(|(value, text)| {
        let text = if text.len() % 5 == 0 { text } else { format!("{value:.2}") };
        Measure { value, text }
    })
}
