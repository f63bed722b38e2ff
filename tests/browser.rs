//! Reports as pages in a browser: every scenario, in both languages, on a phone and on a desk, by day and by night.
//!
//! Skipped, saying so, where `chromedriver` is absent; `CROSSFOOT_BROWSER=required` makes that a failure.

mod webdriver;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use webdriver::Browser;

const SCENARIOS: [&str; 6] =
    ["example-plant", "gcl-2024", "juke-2023", "kersen-2021", "ksm-qinhuangdao-2023", "lianmei-2019"];
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// Texts whose contrast is below what WCAG 2.2 AA asks (4.5; 3 where large), computed from what the browser computed.
const CONTRAST: &str = include_str!("webdriver/contrast.js");

fn page(scenario: &str, lang: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{scenario}-{lang}.html"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(["report", &format!("scenarios/{scenario}"), "-q", "--lang", lang, "-o"]).arg(&file);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).env("SOURCE_DATE_EPOCH", "1795219200");
    assert_ne!(command.output().expect("the program runs").status.code(), Some(2));
    file
}

fn url(scenario: &str, lang: &str) -> String {
    format!("file://{}", page(scenario, lang).display())
}

fn look(browser: &Browser, width: u32, theme: &str, media: &str) {
    let screen = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
    browser.set("Emulation.setDeviceMetricsOverride", &screen);
    let features = json!([{"name": "prefers-color-scheme", "value": theme}]);
    browser.set("Emulation.setEmulatedMedia", &json!({"media": media, "features": features}));
}

fn is_open(browser: &Browser) -> bool {
    browser.run("return document.querySelectorAll(':popover-open').length === 1") == Value::Bool(true)
}

#[test]
fn every_scenario_in_every_light_fits_and_can_be_read() {
    let Some(browser) = Browser::start() else { return };
    for scenario in SCENARIOS {
        for lang in ["en", "zh"] {
            let url = url(scenario, lang);
            for (width, theme) in [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")] {
                let at = format!("{scenario}, {lang}, {width}, {theme}");
                look(&browser, width, theme, "");
                browser.open(&url);
                let wide = browser.run("return document.documentElement.scrollWidth - innerWidth");
                assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{at}: wider than the window by {wide}");
                let opened =
                    "const first = document.querySelector('button[popovertarget]'); first?.click(); return !!first";
                assert_eq!(browser.run(opened) == Value::Bool(true), is_open(&browser), "{at}");
                let pale = browser.run(CONTRAST);
                assert_eq!(pale, json!([]), "{at}: too little contrast");
                assert_eq!(browser.complaints(), Vec::<String>::new(), "{at}");
            }
        }
    }
}

/// A book whose names would be markup, scripts and formulas if anything took them for such.
fn hostile() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-hostile.toml");
    let long = "长W".repeat(5_000);
    let attack = "</td></title></style><script>window.hit=1</script><img src=x onerror=window.hit=2>\\\" onclick=\\\"window.hit=3\\\" \\u202Eabc =1+1";
    let text = format!(
        "[organization]\nname = \"{attack} {long}\"\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
         [[facility]]\nid = \"a\"\nname = \"{attack}\"\nregion = \"CN-JS\"\n[[facility]]\nid = \"b\"\nname = \"{long}\"\nregion = \"CN-JS\"\n\
         [[activity]]\nid = \"x\"\nfacility = \"a\"\ncategory = \"2\"\namount = \"5 MWh\"\nfactor = \"cn/grid\"\nsource = \"{attack}\"\n\
         [[activity]]\nid = \"y\"\nfacility = \"b\"\ncategory = \"2\"\namount = \"5 MWh\"\nfactor = \"cn/grid\"\nsource = \"{long}\"\n\
         [[claim]]\nid = \"c\"\nsays = \"{attack} {long}\"\nsource = \"{attack}\"\npublished = \"1 t CO2\"\nequals = \"999 t CO2\"\n"
    );
    std::fs::write(&path, text).expect("the book is written");
    path
}

#[test]
fn names_that_mean_harm_do_none() {
    let Some(browser) = Browser::start() else { return };
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-hostile.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.arg("report").arg(hostile()).args(["-q", "-o"]).arg(&file).stdin(Stdio::null());
    let output = command.env("SOURCE_DATE_EPOCH", "1795219200").output().expect("the program runs");
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    for width in [390, 1440] {
        look(&browser, width, "light", "");
        browser.open(&format!("file://{}", file.display()));
        let every = "document.querySelectorAll('main *').forEach(of => of.click?.()); return window.hit ?? 0";
        assert_eq!(browser.run(every), json!(0), "{width}");
        assert_eq!(browser.run("return document.images.length + document.scripts.length"), json!(1), "{width}");
        let wide = browser.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{width}: wider than the window by {wide}");
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{width}");
    }
}

#[test]
fn a_derivation_opens_by_keyboard_with_a_script_and_without() {
    let Some(browser) = Browser::start() else { return };
    let url = url("example-plant", "en");
    for without in [false, true] {
        browser.set("Emulation.setScriptExecutionDisabled", &json!({"value": without}));
        look(&browser, 1440, "light", "");
        browser.open(&url);
        let added = browser.run("return document.querySelectorAll('.tools, .tool, .sort').length");
        assert_eq!(added == json!(0), without, "controls are there where the script is");
        browser.run("document.querySelector('.tiles button').focus()");
        assert!(!is_open(&browser));
        browser.press(ENTER);
        assert!(is_open(&browser), "without a script: {without}");
        let said = browser.run("return document.querySelector(':popover-open').innerText");
        assert!(said.as_str().is_some_and(|said| said.contains("inventory/2024")), "{said}");
        browser.press(ESCAPE);
        assert!(!is_open(&browser));
        assert_eq!(browser.run("return document.activeElement.matches('.tiles button')"), Value::Bool(true));
    }
    browser.set("Emulation.setScriptExecutionDisabled", &json!({"value": false}));
    browser.open("about:blank");
    browser.open(&format!("{url}#d2"));
    // A busy machine may take a moment to run what the page does when it is there.
    let opened = (0..20).any(|_| {
        let is_open = is_open(&browser);
        if !is_open {
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        is_open
    });
    assert!(opened, "an address leads to a derivation");
}

#[test]
fn lists_are_searched_and_sorted_and_cards_are_filtered() {
    let Some(browser) = Browser::start() else { return };
    look(&browser, 1440, "light", "");
    browser.open(&url("example-plant", "en"));
    let shown = "const rows = [...document.querySelector('.list').querySelectorAll('tbody tr')]; \
                 return rows.filter((row) => row.offsetParent !== null).length";
    assert_eq!(browser.run(shown), json!(66));
    browser.run(
        "const field = document.querySelector('.tools input'); field.value = 'melting 2024'; \
         field.dispatchEvent(new Event('input')); return new Promise((done) => setTimeout(done, 200))",
    );
    assert_eq!(browser.run(shown), json!(12), "twelve months of melting");
    let count = browser.run("return document.querySelector('.tools [role=status]').textContent");
    assert_eq!(count, json!("12 / 66 shown"));
    let sorted = "const head = [...document.querySelectorAll('.list')[0].querySelectorAll('th[scope=col]')][5]; \
                  head.querySelector('button').click(); \
                  const rows = [...document.querySelector('.list tbody').rows]; \
                  const values = rows.map((row) => row.cells[5].dataset.v).filter(Boolean).map(Number); \
                  const pairs = values.slice(1).map((value, at) => [values[at], value]); \
                  const rises = pairs.every(([a, b]) => a <= b), falls = pairs.every(([a, b]) => a >= b); \
                  return [head.ariaSort, pairs.length > 60 && (head.ariaSort === 'ascending' ? rises : falls)]";
    assert_eq!(browser.run(sorted), json!(["ascending", true]));
    assert_eq!(browser.run(sorted), json!(["descending", true]));
    let by_amount = "document.querySelectorAll('.list')[0].querySelectorAll('th[scope=col]')[3].querySelector('button').click(); \
                     const rows = [...document.querySelector('.list tbody').rows].map((row) => row.cells[3].textContent); \
                     const gas = rows.filter((text) => text.includes('Nm3')).map(Number.parseFloat); \
                     return gas.length > 20 && gas.every((value, at) => !at || gas[at - 1] <= value)";
    assert_eq!(browser.run(by_amount), Value::Bool(true), "the 3 of a cubic metre is no digit of the amount");
    let filtered = "const groups = [...document.querySelectorAll('.cards')]; \
                    const group = groups.find((group) => group.previousElementSibling.querySelector('.tool')); \
                    const tools = group.previousElementSibling; \
                    const button = [...tools.querySelectorAll('.tool')].at(-1); button.click(); \
                    const shown = [...group.children].filter((card) => !card.hidden); \
                    return [button.ariaPressed, button.textContent.endsWith(' ' + shown.length), shown.length < group.children.length]";
    assert_eq!(browser.run(filtered), json!(["true", true, true]));
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn paper_is_light_and_has_every_row() {
    let Some(browser) = Browser::start() else { return };
    look(&browser, 1440, "dark", "");
    browser.open(&url("example-plant", "zh"));
    let pdf = browser.print();
    assert!(pdf.starts_with("JVBERi0") && pdf.len() > 40_000, "it is a PDF");
    look(&browser, 1440, "dark", "print");
    assert_eq!(browser.run("return getComputedStyle(document.body).backgroundColor"), json!("rgb(255, 255, 255)"));
    assert_eq!(browser.run("return getComputedStyle(document.querySelector('nav')).display"), json!("none"));
    assert_eq!(browser.run("return getComputedStyle(document.querySelector('.list')).overflow"), json!("visible"));
    assert_eq!(browser.run(CONTRAST), json!([]));
}
