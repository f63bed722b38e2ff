//! Workbooks made by the program, opened, changed and written again.
#![allow(dead_code, reason = "each test file uses a part")]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};

pub const SCENARIOS: [&str; 6] =
    ["ksm-qinhuangdao-2023", "kersen-2021", "lianmei-2019", "gcl-2024", "juke-2023", "example-plant"];

/// A folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("workbook-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// Where a scenario is.
pub fn scenario(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

/// The files of a scenario and of the folders in it, by their names within it.
pub fn within(of: &Path, prefix: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(of).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files.extend(within(&path, &format!("{name}/")));
        } else {
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

/// A book of these files.
pub fn changed(name: &str, files: &[(&str, String)]) -> PathBuf {
    let path = folder(name).join("book");
    std::fs::create_dir_all(&path).unwrap();
    for (file, text) in files {
        let to = path.join(file);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, text).unwrap();
    }
    path
}

/// The workbook of a book.
pub fn made(book: &Path, lang: &str, name: &str) -> PathBuf {
    let stem = book.file_name().unwrap().to_str().unwrap();
    let path = folder(name).join(format!("{stem}.{lang}.xlsx"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.arg("report").arg(book).arg("-o").arg(&path).args(["--lang", lang]);
    // Scenarios hold claims that do not hold on purpose, so that the exit code is 1.
    let output = command.env("SOURCE_DATE_EPOCH", "1795219200").output().expect("the program runs");
    assert!(path.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    path
}

pub fn opened(path: &Path) -> Xlsx<std::io::BufReader<std::fs::File>> {
    open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a workbook that are texts.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

/// The row, from 1, whose first cell says this.
pub fn row_of(path: &Path, sheet: &str, first: &str) -> usize {
    let range = opened(path).worksheet_range(sheet).unwrap();
    let at = range.rows().position(|row| row[0] == Data::String(first.to_owned()));
    at.unwrap_or_else(|| panic!("{sheet} has no {first}")) + 1
}

/// Writes a workbook again: cells with other values, and no result of any formula, so that they must be computed.
pub fn rewritten(path: &Path, to: &Path, cells: &[(&str, String, &str)]) {
    let bytes = std::fs::read(path).unwrap();
    let names = opened(path).sheet_names();
    let mut writer = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for (name, mut text) in parts(&bytes) {
        if let Some(number) = name.strip_prefix("xl/worksheets/sheet").and_then(|rest| rest.strip_suffix(".xml")) {
            let sheet = &names[number.parse::<usize>().unwrap() - 1];
            text = without_results(&text);
            for (_, cell, value) in cells.iter().filter(|(of, ..)| of == sheet) {
                text = with_value(&text, cell, value);
            }
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
}

fn without_results(text: &str) -> String {
    let mut parts = text.split("</f><v>");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        out.push_str("</f>");
        out.push_str(part.split_once("</v>").unwrap().1);
    }
    out
}

fn with_value(text: &str, cell: &str, value: &str) -> String {
    let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let head = &text[start..start + text[start..].find('>').unwrap()];
    let end = match head.ends_with('/') {
        true => start + head.len() + 1,
        false => start + text[start..].find("</c>").unwrap() + 4,
    };
    format!("{}{}><v>{value}</v></c>{}", &text[..start], head.trim_end_matches('/'), &text[end..])
}
