//! `crossfoot serve`: who may ask, what is told, how it follows a book, how it ends.
//!
//! The test in a browser is skipped, saying so, where `chromedriver` is absent.
#![cfg(feature = "serve")]

#[allow(dead_code, reason = "shared with the tests of pages, which need more of it")]
mod webdriver;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use webdriver::Browser;

/// A change of the book is in the page within this time.
const SOON: Duration = Duration::from_secs(3);

/// A running program with the book that it serves.
struct Served {
    child: Child,
    port: u16,
    folder: PathBuf,
}

const BOOK: &str = "include = [\"more.toml\"]

[organization]
name = \"First Mill\"
consolidation = \"operational-control\"

[[period]]
id = \"2024\"
from = 2024-01-01
to = 2024-12-31

[[facility]]
id = \"plant\"
region = \"CN-JS\"
";

const MORE: &str = "[[activity]]
id = \"boiler\"
facility = \"plant\"
category = \"1.1\"
emissions = \"107.5 tCO2e\"
source = \"a bill\"
";

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.env("SOURCE_DATE_EPOCH", "1795219200").env_remove("LC_ALL").env_remove("LANG").stdin(Stdio::null());
    command
}

/// The folder of a small book.
fn book(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("book.toml"), BOOK).expect("a book");
    fs::write(folder.join("more.toml"), MORE).expect("a file of it");
    folder
}

impl Served {
    fn start(name: &str, lang: &str) -> Served {
        let folder = book(name);
        let mut command = program();
        command.arg("serve").arg(&folder).args(["--lang", lang, "--format", "json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let out = BufReader::new(child.stdout.take().expect("it speaks"));
        let url = out.lines().map_while(Result::ok).find_map(|line| {
            let url = line.trim().strip_prefix("\"url\": \"")?.trim_end_matches(['"', ',']).to_owned();
            Some(url)
        });
        let url = url.expect("a place");
        let port = url.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.trim_end_matches('/').parse().ok());
        Served { child, port: port.expect("a port of this machine"), folder }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
        stream
    }

    /// The whole answer to these bytes.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // What is refused may be refused before it was all said.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).expect("it is a text")
    }

    /// The answer to a method and a path, with headers.
    fn ask(&self, method: &str, path: &str, more: &str) -> String {
        self.raw(format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{more}\r\n", self.port).as_bytes())
    }

    fn body(&self, path: &str) -> String {
        let answer = self.ask("GET", path, "");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200 "), "{path}: {head}");
        body.to_owned()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).expect("a file");
    }

    /// The page, as soon as it is so.
    fn page_that(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let begin = Instant::now();
        loop {
            let page = self.body("/");
            if is_so(&page) {
                return page;
            }
            assert!(begin.elapsed() < SOON, "not within three seconds: {what}\n{page}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    #[cfg(unix)]
    fn signal(mut self, signal: &str) -> (ExitStatus, String) {
        let kill = Command::new("sh").arg("-c").arg(format!("kill -{signal} {}", self.child.id())).status();
        assert!(kill.expect("a shell").success());
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("it ends") {
                break status;
            }
            assert!(begin.elapsed() < SOON, "it goes on after {signal}");
            std::thread::sleep(Duration::from_millis(20));
        };
        let mut said = String::new();
        self.child.stderr.take().expect("it speaks").read_to_string(&mut said).expect("a text");
        (status, said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn status(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).unwrap_or(answer)
}

#[test]
fn the_page_is_there_for_this_machine_alone() {
    let served = Served::start("asked", "en");
    let get = served.ask("GET", "/", "");
    let (head, body) = get.split_once("\r\n\r\n").expect("a head");
    assert_eq!(status(&get), "200");
    for header in [
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cross-Origin-Resource-Policy: same-origin",
        "Content-Security-Policy: default-src 'none'",
        "Connection: close",
    ] {
        assert!(head.contains(header), "{header}: {head}");
    }
    assert!(head.contains("frame-ancestors 'none'"));
    assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{head}");
    assert!(body.contains("<script src=\"/live.js\""), "{body}");
    assert_eq!(served.ask("HEAD", "/", ""), format!("{head}\r\n\r\n"));
    assert_eq!(status(&served.ask("GET", "/?again", "")), "200");
    for path in ["/live.js", "/live.css", "/state"] {
        assert!(!served.body(path).is_empty());
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let answer = served.ask(method, "/", "Content-Length: 3\r\n\r\nabc");
        assert_eq!(status(&answer), "405", "{method}");
        assert!(answer.contains("Allow: GET, HEAD\r\n"));
    }
    let own = format!("Origin: http://127.0.0.1:{}\r\n", served.port);
    assert_eq!(status(&served.ask("GET", "/state", &own)), "200");
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"] {
        let answer = served.ask("GET", "/state", &format!("Origin: {origin}\r\n"));
        assert_eq!(status(&answer), "403", "{origin}");
    }
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", &format!("evil.example:{}", served.port)] {
        let answer = served.raw(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert_eq!(status(&answer), "421", "{host}");
    }
    for path in [
        "/book.toml",
        "/../book.toml",
        "/%2e%2e/book.toml",
        "/..%2fbook.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/live.js/../book.toml",
        "/.",
        "*",
        "http://evil.example/",
    ] {
        assert_eq!(status(&served.ask("GET", path, "")), "404", "{path}");
    }
    // Nobody else's address listens.
    assert!(TcpStream::connect(("127.0.0.2", served.port)).is_err());
    assert!(TcpStream::connect(("::1", served.port)).is_err());
}

#[test]
fn requests_are_bounded() {
    let served = Served::start("bounds", "en");
    let long = format!("X: {}\r\n", "x".repeat(9 << 10));
    assert_eq!(status(&served.ask("GET", "/", &long)), "431");
    assert_eq!(status(&served.ask("GET", &format!("/{}", "x".repeat(9 << 10)), "")), "431");
    assert_eq!(status(&served.ask("GET", "/", &"A: b\r\n".repeat(100))), "431");
    assert_eq!(status(&served.ask("GET", "/", &format!("X: {}\r\n", "x".repeat(7 << 10)))), "200");
    for garbage in
        ["\u{16}\u{3}\u{1}\u{2}", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / SPDY/3\r\n\r\n", "\0\0\0\0"]
    {
        assert_eq!(status(&served.raw(garbage.as_bytes())), "400", "{garbage:?}");
    }
}

#[test]
fn slow_clients_do_not_keep_others_waiting() {
    let served = Served::start("slow", "en");
    let begin = Instant::now();
    let mut slow: Vec<TcpStream> = (0..20).map(|_| served.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HT").expect("a beginning");
    }
    for _ in 0..20 {
        served.body("/state");
    }
    assert!(begin.elapsed() < Duration::from_secs(4), "others wait for the slow");
    // As many more as there is room for, and one that there is not.
    let more: Vec<TcpStream> = (0..12).map(|_| served.connect()).collect();
    let refused = served.connect();
    let mut answer = String::new();
    let _ = BufReader::new(refused).read_line(&mut answer);
    assert_eq!(status(&answer), "503");
    drop(more);
    // A byte now and then does not extend the time there is.
    let mut answer = String::new();
    let mut first = slow.remove(0);
    first.set_read_timeout(Some(Duration::from_millis(500))).expect("a time limit");
    while begin.elapsed() < Duration::from_secs(15) && answer.is_empty() {
        let _ = first.write_all(b"T");
        let mut part = [0; 64];
        if let Ok(count) = first.read(&mut part) {
            answer.push_str(&String::from_utf8_lossy(&part[..count]));
            break;
        }
    }
    assert!(matches!(status(&answer), "408" | "400"), "{answer}");
    served.body("/state");
}

#[test]
fn the_page_follows_its_book() {
    let served = Served::start("follows", "en");
    let first = served.body("/");
    let state = served.body("/state");
    assert_eq!(served.body("/"), first);
    // A file that the book includes; of the same size, within the same second.
    served.write("more.toml", &MORE.replace("107.5", "108.5"));
    let second = served.page_that("another amount", |page| page != first);
    assert!(!second.contains("live-errors"));
    assert_ne!(served.body("/state"), state);
    served.write("more.toml", MORE);
    assert_eq!(served.page_that("the first again", |page| page == first), first);
    assert_eq!(served.body("/state"), state);
    // An error, with its place and what to do; the last report stays.
    served.write("more.toml", &MORE.replace("107.5 tCO2e", "107.5 <script>alert(1)</script>"));
    let wrong = served.page_that("an error", |page| page.contains("live-errors"));
    assert!(wrong.contains("more.toml:5:"), "{wrong}");
    assert!(wrong.contains("&lt;script&gt;alert(1)") && !wrong.contains("<script>alert"), "{wrong}");
    assert!(wrong.contains("= help:") && wrong.contains("live-mark"), "{wrong}");
    let report = first.split_once("live.css\">").map(|(_, report)| report.split("<script src").next());
    assert!(report.flatten().is_some_and(|report| wrong.contains(report)), "the last report is gone");
    // A file that is gone, and comes back.
    fs::remove_file(served.folder.join("more.toml")).expect("it was there");
    served.page_that("a file that is missing", |page| page.contains("live-errors") && page.contains("book.toml:1:"));
    served.write("more.toml", MORE);
    served.page_that("the first again", |page| page == first);
    // The whole book is gone.
    fs::rename(served.folder.join("book.toml"), served.folder.join("away")).expect("it was there");
    served.page_that("no book", |page| page.contains("live-errors"));
    fs::rename(served.folder.join("away"), served.folder.join("book.toml")).expect("it was there");
    served.page_that("the first again", |page| page == first);
    // A lock that appears belongs to the book.
    served.write("crossfoot.lock", "not a lock");
    served.page_that("a lock", |page| page.contains("crossfoot.lock:1:"));
    fs::remove_file(served.folder.join("crossfoot.lock")).expect("it was there");
    served.page_that("the first again", |page| page == first);
    let mut names: Vec<_> =
        fs::read_dir(&served.folder).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["book.toml", "more.toml"], "something was written");
}

#[test]
fn a_book_that_begins_with_errors_is_served_too() {
    let folder = book("wrong");
    fs::write(folder.join("book.toml"), "[[period]\nid = 1").expect("a book");
    let mut command = program();
    command.arg("serve").arg(&folder).args(["--lang", "zh"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program runs");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("it speaks")).read_line(&mut line).expect("a line");
    let port =
        line.trim_end().rsplit_once("http://127.0.0.1:").and_then(|(_, port)| port.trim_end_matches('/').parse().ok());
    let served = Served { child, port: port.unwrap_or_else(|| panic!("a place: {line}")), folder };
    let page = served.body("/");
    assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("此账簿目前无法生成报告"), "{page}");
    assert!(page.contains("book.toml:1:"), "{page}");
    served.write("book.toml", BOOK);
    served.page_that("a report", |page| !page.contains("live-errors"));
}

#[test]
fn what_cannot_be_served_is_refused() {
    let folder = book("refused");
    let missing = program().args(["serve", "no/such/book", "--lang", "en"]).output().expect("the program runs");
    assert_eq!(missing.status.code(), Some(2));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("a port").port().to_string();
    for (lang, words) in [("en", "is taken by another program"), ("zh", "已被其他程序占用")] {
        let output = program().arg("serve").arg(&folder).args(["--port", &port, "--lang", lang]).output();
        let output = output.expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words) && said.contains(&port), "{said}");
        assert!(output.stdout.is_empty());
    }
    let far = program().arg("serve").arg(&folder).args(["--port", "65536"]).output().expect("the program runs");
    assert_eq!(far.status.code(), Some(2));
    let _ = fs::remove_dir_all(folder);
}

#[cfg(unix)]
#[test]
fn signals_end_it_with_open_connections_closed() {
    for (signal, lang, words) in [("TERM", "en", "every connection is closed"), ("INT", "zh", "所有连接均已关闭")]
    {
        let served = Served::start(&format!("ends-{signal}"), lang);
        let port = served.port;
        let mut idle: Vec<TcpStream> = (0..5).map(|_| served.connect()).collect();
        served.body("/state");
        let (status, said) = served.signal(signal);
        assert_eq!(status.code(), Some(0), "{said}");
        assert!(said.contains(words), "{said}");
        for stream in &mut idle {
            let mut byte = [0];
            assert!(!matches!(stream.read(&mut byte), Ok(1..)), "an open connection");
        }
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}

#[test]
fn in_a_browser_the_page_follows_its_book_by_itself() {
    let Some(browser) = Browser::start() else { return };
    let served = Served::start("browser", "en");
    browser.open(&format!("http://127.0.0.1:{}/", served.port));
    let shows = |what: &str, script: &str| {
        let begin = Instant::now();
        // The program looks twice a second, and so does the page.
        while browser.run(script) != Value::Bool(true) {
            assert!(begin.elapsed() < SOON * 2, "{what}: {}", browser.run("return document.documentElement.outerHTML"));
            std::thread::sleep(Duration::from_millis(100));
        }
    };
    let state = "document.querySelector('script[src=\"/live.js\"]').dataset.state";
    let first = browser.run(&format!("return {state}")).as_str().expect("a state").to_owned();
    browser.run("const high = document.createElement('div'); high.style.height = '4000px'; document.body.append(high)");
    let at = browser.run("scrollTo({ top: 120, behavior: 'instant' }); return scrollY");
    assert_eq!(at, Value::from(120));
    browser.run("document.querySelector('[popovertarget]').click()");
    shows("how a figure comes about", "return !!document.querySelector('[popover]:popover-open')");
    served.write("more.toml", &MORE.replace("107.5", "4242.5"));
    shows("another amount", &format!("return {state} !== '{first}'"));
    // A report that is high enough is where it was.
    if browser.run("return document.documentElement.scrollHeight - innerHeight >= 120") == Value::Bool(true) {
        shows("the same place", "return scrollY === 120");
    }
    shows(
        "what was opened",
        "return document.querySelector('[popover]:popover-open')?.textContent.includes('4242.5') === true",
    );
    served.write("more.toml", &MORE.replace("facility", "facilty"));
    shows(
        "an error with its place",
        "const box = document.querySelector('.live-errors pre');
         return !!box && box.textContent.includes('more.toml:3:1') && box.checkVisibility()
            && getComputedStyle(document.querySelector('.live-mark')).position === 'fixed'",
    );
    served.write("more.toml", MORE);
    shows("the first again", &format!("return {state} === '{first}' && !document.querySelector('.live-errors')"));
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert_eq!(browser.run("return document.querySelector('.live-mark')"), Value::Null);
    drop(served);
    shows("that it has ended", "return !!document.querySelector('.live-mark')?.textContent.includes('has ended')");
}
