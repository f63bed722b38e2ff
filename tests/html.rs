//! Reports as pages, read as text: whole, self-contained, and with nothing of the user's in them that is not escaped.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};

const SCENARIOS: [&str; 6] =
    ["example-plant", "gcl-2024", "juke-2023", "kersen-2021", "ksm-qinhuangdao-2023", "lianmei-2019"];

fn page(book: &Path, lang: &str) -> String {
    let file = folder().join(format!("{}-{lang}.html", book.file_stem().expect("a name").to_string_lossy()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.arg("report").arg(book).args(["-q", "--lang", lang, "-o"]).arg(&file);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).env("SOURCE_DATE_EPOCH", "1795219200");
    let output = command.output().expect("the program runs");
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read_to_string(&file).expect("the page is there, in UTF-8")
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A book that tries what a text can try.
fn hostile() -> PathBuf {
    let path = folder().join("hostile.toml");
    let long = "W".repeat(10_000);
    let attack = "</td></title></style><script>alert(1)</script><img src=x onerror=alert(2)>\\\" onclick=\\\"x' & \\u202Eabc\\u2066 =cmd|' /C calc'!A0";
    let text = format!(
        "[organization]\nname = \"{attack} {long}\"\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
         [[facility]]\nid = \"a\"\nname = \"{attack}\"\nregion = \"CN-JS\"\n[[facility]]\nid = \"b\"\nname = \"{long}\"\nregion = \"CN-JS\"\n\
         [[activity]]\nid = \"x\"\nfacility = \"a\"\ncategory = \"2\"\namount = \"5 MWh\"\nfactor = \"cn/grid\"\nsource = \"{attack}\"\n\
         [[activity]]\nid = \"y\"\nfacility = \"b\"\ncategory = \"2\"\namount = \"5 MWh\"\nfactor = \"cn/grid\"\nsource = \"{long}\"\n\
         [[claim]]\nid = \"c\"\nsays = \"{attack}\"\nsource = \"{attack}\"\npublished = \"1 t CO2\"\nequals = \"999 t CO2\"\n"
    );
    std::fs::write(&path, text).expect("the book is written");
    path
}

/// An element that begins: its name and its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a page; every one that begins must end, but for those that HTML lets end by themselves.
fn elements(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('/') {
            let (name, after) = after.split_once('>').expect("a tag ends");
            while open.last().is_some_and(|top| top != name && (top == "li" || top == "p")) {
                open.pop();
            }
            assert_eq!(open.pop().as_deref(), Some(name), "what ends is what began");
            rest = after;
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        if tag.name == "script" || tag.name == "style" {
            let end = format!("</{}>", tag.name);
            rest = rest.split_once(&end).expect("it ends").1;
        } else if !["meta", "br", "wbr"].contains(&tag.name.as_str()) && tag.get("/").is_none() {
            if ["li", "p", "ul", "div"].contains(&tag.name.as_str()) && open.last().is_some_and(|top| top == "p") {
                open.pop();
            }
            if tag.name == "li" && open.last().is_some_and(|top| top == "li") {
                open.pop();
            }
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "{open:?} do not end");
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>').expect("a tag ends");
    let (name, mut rest) = text.split_at(end);
    assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "<{name}");
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name: name.to_owned(), attributes }, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').expect("an attribute ends");
        let (key, after) = rest.split_at(end.max(1));
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(after) => match after.strip_prefix('"') {
                Some(after) => after.split_once('"').expect("a quote ends"),
                None => after.split_at(after.find([' ', '>']).expect("a value ends")),
            },
        };
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
}

/// What holds for every page.
fn examine(page: &str, lang: &str) -> Vec<Tag> {
    let tags = elements(page);
    let named = |name: &str| tags.iter().filter(|tag| tag.name == name).collect::<Vec<_>>();
    let mut ids = HashSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(ids.insert(id), "two elements are {id}");
    }
    for tag in &tags {
        let here = |value: &str| {
            let id = value.strip_prefix('#').unwrap_or_else(|| panic!("{value} leads away"));
            assert!(ids.contains(id.replace("%25", "%").as_str()), "{value} leads nowhere");
        };
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}={value}");
            match name.as_str() {
                "href" | "xlink:href" => here(value),
                "popovertarget" => assert!(ids.contains(value.as_str()), "{value} is no box"),
                _ => {}
            }
        }
        if tag.name == "th" {
            assert!(matches!(tag.get("scope"), Some("row" | "col")), "a heading of what?");
        }
    }
    let expected = if lang == "zh" { "zh-Hans" } else { "en" };
    assert_eq!(named("html")[0].get("lang"), Some(expected));
    for (name, count) in [("h1", 1), ("main", 1), ("nav", 1), ("footer", 1), ("script", 1), ("style", 1)] {
        assert_eq!(named(name).len(), count, "{name}");
    }
    assert_eq!(named("table").len(), named("caption").len());
    let level = |tag: &Tag| tag.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
    tags.iter().filter_map(level).fold(0, |above, level| {
        assert!(level <= above + 1, "h{level} after h{above}");
        level
    });
    let policy =
        named("meta").into_iter().find_map(|tag| tag.get("content").filter(|of| of.starts_with("default-src")));
    assert!(policy.is_some_and(|policy| policy.starts_with("default-src 'none';") && !policy.contains("unsafe")));
    let within = |name: &str| {
        let begin = page.find(&format!("<{name}>")).expect("it begins") + name.len() + 2;
        &page[begin..begin + page[begin..].find(&format!("</{name}>")).expect("it ends")]
    };
    for (name, of) in [("style", "style-src"), ("script", "script-src")] {
        let text = within(name);
        assert!(!text.contains("url(") && !text.contains("@import") && !text.contains("http"), "{name} loads");
        let hash = base64(&Sha256::digest(text.as_bytes()));
        assert!(policy.expect("a policy").contains(&format!("{of} 'sha256-{hash}'")), "{name} is not what it was");
    }
    let moves = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!page.contains(moves) && !page.contains(|c: char| c.is_control() && c != '\n'));
    tags
}

fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let six = |at: usize| usize::from_str_radix(&format!("{:0<6}", &bits[at..bits.len().min(at + 6)]), 2);
    let mut text: String = (0..bits.len()).step_by(6).map(|at| letters[six(at).expect("bits")]).collect();
    text.push_str(&"=".repeat((4 - text.len() % 4) % 4));
    text
}

#[test]
fn every_scenario_is_a_whole_page() {
    for scenario in SCENARIOS {
        for lang in ["en", "zh"] {
            let book = Path::new("scenarios").join(scenario);
            let shown = page(&book, lang);
            examine(&shown, lang);
            assert_eq!(shown, page(&book, lang), "{scenario}: the same book, the same bytes");
        }
    }
}

#[test]
fn figures_open_their_derivation_down_to_factor_and_file() {
    let shown = page(Path::new("scenarios/example-plant"), "en");
    let tags = examine(&shown, "en");
    let boxes = tags.iter().filter(|tag| tag.get("popover").is_some()).count();
    let opened: HashSet<&str> = tags.iter().filter_map(|tag| tag.get("popovertarget")).collect();
    assert!(boxes > 60 && boxes == opened.len(), "{boxes} boxes, {} figures", opened.len());
    let amount = "<code>activity/electricity-foundry-01/amount</code> 2924.21 MWh <i>input</i>\
                  <small>scenarios/example-plant/electricity.toml:9:12</small>";
    assert!(shown.contains(amount), "the amount has a box of its own");
    let at = shown.find("<code>activity/electricity-foundry-01</code> 1 703.937167 tCO2e").expect("its box");
    let shown = &shown[at..at + shown[at..].find("</div>").expect("it ends")];
    for part in [
        "1 703.937167 tCO2 = 1 703 937.167 kgCO2 <i>amount × emission factor</i>",
        "2924.21 MWh</button>",
        ">cn/grid/average/jiangsu@2023</a> 0.5827 kgCO2/kWh",
        "=2924.21*1000*0.5827/1000*1",
        "1 703.78804325 … 1 704.08629125 tCO2e",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn savings_have_pictures_and_figures_that_open_down_to_a_reading() {
    for lang in ["en", "zh"] {
        let shown = page(Path::new("tests/books/meters"), lang);
        let tags = examine(&shown, lang);
        let ids: HashSet<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        for picture in ["abatement-cost", "meter-melt-fit", "meter-melt-cumulative"] {
            for size in ["wide", "narrow"] {
                assert!(ids.contains(format!("chart-{picture}-{size}").as_str()), "{picture} {size}");
            }
        }
        assert!(!ids.contains("chart-meter-short-fit-wide"), "a meter without a model has no picture");
        // A month of the meter opens to its reading, and the reading is a cell of its table, and says so.
        let at = shown.find("<code>meter/melt/year/actual/2024-03</code>").expect("a month has a box");
        let opened = &shown[at..at + shown[at..].find("</div>").expect("it ends")];
        assert!(opened.contains("<code>meter/melt/reading/2024-03-01</code>"), "{opened}");
        assert!(shown.contains("tests/books/meters/melt.csv:16"), "the cell of the reading");
        assert!(shown.contains("<code>meter/melt/year/saving</code>"), "the saving opens");
    }
}

#[test]
fn nothing_that_a_user_wrote_becomes_markup() {
    for lang in ["en", "zh"] {
        let shown = page(&hostile(), lang);
        let tags = examine(&shown, lang);
        assert!(!shown.contains("<script>alert") && !shown.contains("<img"));
        assert!(shown.contains("&lt;script&gt;alert(1)"), "it is said as it was written");
        assert!(shown.contains("\\u{202e}abc\\u{2066}"), "what would turn the line round is spelled out");
        assert!(tags.iter().filter(|tag| tag.get("class") == Some("long")).count() >= 3, "long texts have a box");
    }
}

#[test]
fn five_thousand_lines_stay_below_five_megabytes() {
    let path = folder().join("large.toml");
    let mut text = String::from(
        "[inventory]\nas-of = 2026-11-21\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
         [[facility]]\nid = \"a\"\nregion = \"CN-JS\"\n[[facility]]\nid = \"b\"\nregion = \"CN-LN\"\n",
    );
    for line in 0..5_000 {
        let (category, unit, factor) = match line % 4 {
            0 => ("1", "万Nm3", "cn/fuel/natural-gas"),
            1 => ("1", "t", "cn/fuel/diesel/road"),
            _ => ("2", "MWh", "cn/grid"),
        };
        text.push_str(&format!(
            "[[activity]]\nid = \"line-{line}\"\nfacility = \"{}\"\ncategory = \"{category}\"\namount = \"{}.{:02} {unit}\"\n\
             factor = \"{factor}\"\nsource = \"ledger, line {line}\"\n",
            if line % 3 == 0 { "b" } else { "a" },
            10 + line * 7_919 % 90_000,
            line % 100,
        ));
    }
    std::fs::write(&path, text).expect("the book is written");
    for lang in ["en", "zh"] {
        let shown = page(&path, lang);
        assert!(shown.len() < 5_000_000, "{} bytes", shown.len());
        assert!(shown.matches("<div popover").count() > 5_000, "every line has its derivation");
    }
}
