//! A small client of WebDriver (W3C), enough to look at a page in headless Chromium.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A browser with one window; it is closed when this goes.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// A browser, where there is one. `CROSSFOOT_BROWSER=required` makes its absence an error.
    pub fn start() -> Option<Browser> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = match command.spawn() {
            Ok(driver) => driver,
            Err(reason) => {
                let is_required = std::env::var_os("CROSSFOOT_BROWSER").is_some_and(|value| value == "required");
                assert!(!is_required, "chromedriver is required here: {reason}");
                println!("skipped: chromedriver is not here ({reason})");
                return None;
            }
        };
        let said = BufReader::new(driver.stdout.take().expect("it speaks"));
        let port = said.lines().map_while(Result::ok).find_map(|line| {
            let after = line.split_once("started successfully on port ")?.1;
            after.trim_end_matches('.').parse().ok()
        });
        let mut browser = Browser { driver, port: port.expect("a port"), session: String::new() };
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let session = browser.ask("POST", "/session", &wanted);
        browser.session = format!("/session/{}", session["sessionId"].as_str().expect("a session"));
        Some(browser)
    }

    /// Asks the driver; what is refused is a failure of the test.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver listens");
        stream.set_read_timeout(Some(Duration::from_secs(180))).expect("a time limit");
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).expect("it is asked");
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a line of the head");
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().expect("a length");
                }
                _ if line.trim_end().is_empty() => break,
                _ => {}
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).expect("the whole answer");
        let mut answer: Value = serde_json::from_slice(&answer).expect("it is JSON");
        let value = answer["value"].take();
        assert!(value.get("error").is_none(), "{path}: {value}");
        value
    }

    fn of_session(&self, path: &str, body: &Value) -> Value {
        self.ask("POST", &format!("{}{path}", self.session), body)
    }

    /// A command of the protocol of Chromium.
    pub fn set(&self, command: &str, parameters: &Value) {
        self.of_session("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}));
    }

    pub fn open(&self, url: &str) {
        self.of_session("/url", &json!({"url": url}));
    }

    /// What a piece of script returns.
    pub fn run(&self, script: &str) -> Value {
        self.of_session("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Presses a key on whatever has the focus.
    pub fn press(&self, key: &str) {
        let actions = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.of_session("/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}));
    }

    /// The page as PDF, in base64.
    pub fn print(&self) -> String {
        self.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
        self.of_session("/print", &json!({"background": true})).as_str().expect("a document").to_owned()
    }

    /// What the console said since it was last asked, but for what only informs.
    pub fn complaints(&self) -> Vec<String> {
        let said = self.of_session("/se/log", &json!({"type": "browser"}));
        let entries = said.as_array().cloned().unwrap_or_default().into_iter();
        entries
            .filter(|entry| entry["level"] != "INFO" && entry["level"] != "DEBUG")
            .map(|entry| entry.to_string())
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.ask("DELETE", &self.session, &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
