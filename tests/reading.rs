//! `crossfoot read`: where drafts go, and PDFs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A folder for one test, taken away at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> std::io::Result<Scratch> {
        let path = std::env::temp_dir().join(format!("crossfoot-read-{name}-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(["--lang", "en"]).args(arguments).current_dir(folder).stdin(Stdio::null()).env("COLUMNS", "120");
    command
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_draft_that_is_there_stays_as_it_is() -> Outcome {
    let scratch = Scratch::new("draft")?;
    let folder = &scratch.0;
    let read = || program(folder, &["read", "report.txt", "-o", "draft.toml"]).output();
    fs::write(folder.join("report.txt"), "改造后年节电 160 万kWh，减少CO2排放 1125 吨。\n")?;
    let first = read()?;
    assert_eq!(first.status.code(), Some(0), "{}", text(&first));
    assert!(text(&first).starts_with("wrote draft.toml: 1 entry"), "{}", text(&first));
    // Edited by its reader, and then read again: nothing is new.
    let edited = format!("# mine\n{}", fs::read_to_string(folder.join("draft.toml"))?);
    fs::write(folder.join("draft.toml"), &edited)?;
    let again = read()?;
    assert!(text(&again).contains("nothing was written"), "{}", text(&again));
    // The report grows, and its lines move.
    fs::write(
        folder.join("report.txt"),
        "前言\n\n共发现隐患 88 项，其中整改 72 项，其余 16 项已有计划。\n\n改造后年节电 160 万kWh，减少CO2排放 1125 吨。\n",
    )?;
    let third = read()?;
    assert!(text(&third).contains("1 entry not in it (of 2) stand in draft.new.toml"), "{}", text(&third));
    let new = fs::read_to_string(folder.join("draft.new.toml"))?;
    assert!(new.contains("隐患") && !new.contains("节电 160"), "{new}");
    assert_eq!(fs::read_to_string(folder.join("draft.toml"))?, edited);
    assert!(text(&read()?).contains("nothing was written"));
    let json = program(folder, &["read", "report.txt", "--format", "json"]).output()?;
    let json: serde_json::Value = serde_json::from_slice(&json.stdout)?;
    assert_eq!(json["entries"].as_array().map(Vec::len), Some(2));
    // A file of another kind is not joined with.
    fs::write(folder.join("notes.txt"), "no = = toml")?;
    let refused = program(folder, &["read", "report.txt", "-o", "notes.txt"]).output()?;
    assert_eq!(
        (refused.status.code(), fs::read_to_string(folder.join("notes.txt"))?.as_str()),
        (Some(2), "no = = toml")
    );
    Ok(())
}

#[test]
fn standard_input_and_what_is_no_report() -> Outcome {
    let scratch = Scratch::new("stdin")?;
    let mut child = program(&scratch.0, &["read", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    child.stdin.take().ok_or("no pipe")?.write_all("减排 600 吨\n".as_bytes())?;
    let output = child.wait_with_output()?;
    assert!(output.status.success() && text(&output).contains("减排 600 吨"), "{}", text(&output));
    fs::write(scratch.0.join("photo.txt"), b"\x89PNG\r\n\x1a\n")?;
    let refused = program(&scratch.0, &["read", "photo.txt"]).output()?;
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused).contains("`photo.txt` looks like an image"), "{}", text(&refused));
    let missing = program(&scratch.0, &["read", "none.txt"]).output()?;
    assert_eq!(missing.status.code(), Some(2));
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_pdf_goes_through_pdftotext() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new("pdf")?;
    let folder = &scratch.0;
    fs::write(folder.join("report.pdf"), "%PDF-1.7\n")?;
    let run = |path: &str| program(folder, &["read", "report.pdf"]).env("PATH", path).output();
    let without = run("/nonexistent")?;
    assert_eq!(without.status.code(), Some(2));
    assert!(text(&without).contains("poppler-utils") && text(&without).contains("brew"), "{}", text(&without));
    let install = |script: &str| -> std::io::Result<()> {
        // Another file takes its place: one that is being run cannot be written.
        let program = folder.join("pdftotext");
        fs::write(folder.join("script"), format!("#!/bin/sh\n{script}\n"))?;
        fs::set_permissions(folder.join("script"), fs::Permissions::from_mode(0o755))?;
        fs::rename(folder.join("script"), program)
    };
    let path = format!("{}:/usr/bin:/bin", folder.display());
    install(
        "[ \"$*\" = '-layout -enc UTF-8 report.pdf -' ] && printf '铺设60,660m 光伏板\\n           2\\n\\f用电 5 kWh\\n'",
    )?;
    let read = run(&path)?;
    assert!(read.status.success() && text(&read).contains("铺设60,660m2光伏板"), "{}", text(&read));
    install("echo 'Incorrect password' >&2; exit 1")?;
    let locked = run(&path)?;
    assert_eq!(locked.status.code(), Some(2));
    assert!(text(&locked).contains("opens with a password only"), "{}", text(&locked));
    install("printf '\\f\\n'")?;
    assert!(text(&run(&path)?).contains("made of images"));
    Ok(())
}

/// A PDF of one page with these lines, in a font that every reader has.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
    let stream = format!("BT /F1 10 Tf 14 TL 40 780 Td {shown}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (nth, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{nth} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    file += &format!(
        "xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

#[test]
fn a_real_pdf_is_read_and_verified() -> Outcome {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext is not installed");
        return Ok(());
    }
    let scratch = Scratch::new("real-pdf")?;
    let folder = &scratch.0;
    let lines = [
        "Table 1 Greenhouse gas emissions",
        "",
        "Source              Unit        2023      2024",
        "Natural gas         tCO2e      1,200     1,100",
        "Electricity         tCO2e      3,400     3,350",
        "Diesel              tCO2e        150       160",
        "Total               tCO2e      4,750     4,710",
    ];
    fs::write(folder.join("report.pdf"), pdf(&lines))?;
    let read = program(folder, &["read", "report.pdf", "-o", "draft.toml"]).output()?;
    assert!(read.status.success(), "{}", text(&read));
    let draft = fs::read_to_string(folder.join("draft.toml"))?;
    assert!(draft.contains("1,200") && draft.contains("4,710"), "{draft}");
    // 1,100 + 3,350 + 160 is 4,610 and not 4,710.
    let verified = program(folder, &["verify", "draft.toml"]).output()?;
    assert!(text(&verified).contains("4,610") || text(&verified).contains("4610"), "{}", text(&verified));
    fs::write(folder.join("broken.pdf"), b"%PDF-1.4\nnothing of use\n")?;
    let broken = program(folder, &["read", "broken.pdf"]).output()?;
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken).contains("pdftotext could not read it"), "{}", text(&broken));
    fs::write(folder.join("empty.pdf"), pdf(&[]))?;
    let empty = program(folder, &["read", "empty.pdf"]).output()?;
    assert!(text(&empty).contains("made of images"), "{}", text(&empty));
    Ok(())
}
