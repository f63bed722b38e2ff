//! Workbooks are read as they are shown: number formats, merged cells, dates, cached values, and what is hidden said.
#![cfg(feature = "xlsx")]

use std::io::{Cursor, Write};

use crossfoot::finding::{Finding, Lang};
use crossfoot::read::{Cell, Limits, Reading, read_report_within, table};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of sheets, each with a name, whether it is hidden, and its XML from `sheetData` on; with number formats.
fn workbook(sheets: &[(&str, bool, &str)], formats: &[&str]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = Vec::new();
    let (mut links, mut entries) = (String::new(), String::new());
    for (nth, (name, hidden, xml)) in (1..).zip(sheets) {
        let state = if *hidden { " state='hidden'" } else { "" };
        entries += &format!("<sheet name='{name}' sheetId='{nth}'{state} r:id='r{nth}'/>");
        links += &format!("<Relationship Id='r{nth}' Type='{OFFICE}/worksheet' Target='worksheets/sheet{nth}.xml'/>");
        parts.push((format!("xl/worksheets/sheet{nth}.xml"), format!("<worksheet xmlns='{MAIN}'>{xml}</worksheet>")));
    }
    let codes: String =
        (200..).zip(formats).map(|(id, code)| format!("<numFmt numFmtId='{id}' formatCode='{code}'/>")).collect();
    let styles: String =
        (200..).zip(formats).map(|(id, _)| format!("<xf numFmtId='{id}' applyNumberFormat='1'/>")).collect();
    links += &format!("<Relationship Id='s' Type='{OFFICE}/styles' Target='styles.xml'/>");
    parts.push(("xl/styles.xml".to_owned(), format!(
        "<styleSheet xmlns='{MAIN}'><numFmts>{codes}</numFmts><cellXfs><xf numFmtId='0'/>{styles}</cellXfs></styleSheet>"
    )));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets>{entries}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns='{LINKS}'>{links}</Relationships>"),
    ));
    parts.push(("_rels/.rels".to_owned(), format!(
        "<Relationships xmlns='{LINKS}'><Relationship Id='b' Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn words(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn number(at: &str, style: usize, value: &str) -> String {
    format!("<c r='{at}' s='{style}'><v>{value}</v></c>")
}

/// A row from its number and its cells.
fn row(nth: usize, cells: &[String]) -> String {
    format!("<row r='{nth}'>{}</row>", cells.concat())
}

fn read(bytes: &[u8]) -> Result<Reading, String> {
    let said = |found: Vec<Finding>| {
        format!("{:?}", found.iter().flat_map(|f| &f.facts).map(|f| f.text(Lang::En)).collect::<Vec<_>>())
    };
    read_report_within("a.xlsx", bytes, Limits::default()).map_err(said)
}

/// The figures of all tables: label and quantity.
fn figures(reading: &Reading) -> Vec<String> {
    let grids = table::grids(&reading.report);
    let rows = grids.iter().flat_map(|grid| &grid.rows);
    let figures = rows.flat_map(|row| {
        row.cells.iter().filter_map(move |cell| match cell {
            Cell::Figure(figure) => Some(format!("{}: {}", figure.meaning.label, figure.quantity.text())),
            _ => None,
        })
    });
    figures.collect()
}

#[test]
fn numbers_are_read_as_they_are_shown() -> Outcome {
    let formats = ["0%", "#,##0.00", "0.0&quot;吨&quot;", "yyyy&quot;年&quot;", "yyyy/m/d", "yyyy"];
    let sheet = format!(
        "<sheetData>{}{}{}{}</sheetData>",
        row(1, &[words("A1", "指标"), words("B1", "单位"), number("C1", 4, "45291"), number("D1", 6, "45657")]),
        row(2, &[words("A2", "绿电占比"), number("C2", 1, "0.57"), number("D2", 1, "0.61000000000000001")]),
        row(
            3,
            &[words("A3", "用电量"), words("B3", "kWh"), number("C3", 2, "18930.7"), number("D3", 2, "1279346.7041")]
        ),
        row(4, &[words("A4", "柴油"), number("C4", 3, "12.54"), number("D4", 5, "45382")]),
    );
    let reading = read(&workbook(&[("能耗", false, &sheet)], &formats)?)?;
    let rows: Vec<&Vec<String>> = reading.report.marked[0].iter().map(|(_, cells)| cells).collect();
    assert_eq!(rows[0], &["指标", "单位", "2023年", "2024"]);
    assert_eq!(rows[1], &["绿电占比", "", "57%", "61%"]);
    assert_eq!(rows[2], &["用电量", "kWh", "18,930.70", "1,279,346.70"]);
    assert_eq!(rows[3], &["柴油", "", "12.5吨", "2024-03-31"]);
    let found = figures(&reading);
    assert!(found.contains(&"绿电占比: 57 %".to_owned()), "{found:?}");
    assert!(found.contains(&"用电量: 1,279,346.70 kWh".to_owned()), "{found:?}");
    assert!(!found.iter().any(|figure| figure.contains("2024")), "a date is no figure: {found:?}");
    Ok(())
}

#[test]
fn merged_cells_head_what_they_span() -> Outcome {
    let sheet = format!(
        "<sheetData>{}{}{}{}{}{}</sheetData><mergeCells count='4'><mergeCell ref='A1:E1'/><mergeCell ref='C3:D3'/><mergeCell ref='A4:A5'/><mergeCell ref='A6:B6'/></mergeCells>",
        row(1, &[words("A1", "表 1 温室气体排放")]),
        row(2, &[words("A2", "单位：tCO2e")]),
        row(3, &[words("A3", "类别"), words("B3", "来源"), words("C3", "排放量")]),
        row(4, &[words("A4", "范围一"), words("B4", "柴油"), number("C4", 0, "12.5"), number("D4", 0, "13.5")]),
        row(5, &[words("B5", "天然气"), number("C5", 0, "7.5"), number("D5", 0, "8.5")]),
        row(6, &[words("A6", "合计"), number("C6", 0, "20"), number("D6", 0, "22")]),
    );
    let reading = read(&workbook(&[("s", false, &sheet)], &[])?)?;
    let rows: Vec<&Vec<String>> = reading.report.marked[0].iter().map(|(_, cells)| cells).collect();
    assert_eq!(rows[0], &["类别", "来源", "排放量", "排放量"]);
    assert_eq!(rows[2], &["范围一", "天然气", "7.5", "8.5"]);
    assert_eq!(rows[3], &["合计", "合计", "20", "22"]);
    let grids = table::grids(&reading.report);
    assert_eq!(grids[0].rows[1].group, "范围一");
    let found = figures(&reading);
    assert!(found.iter().all(|figure| figure.ends_with(" tCO2e")), "{found:?}");
    // A figure that spans cells stands once, and a span over everything costs what the rows have.
    let wide = "<sheetData><row r='1'><c r='A1'><v>7</v></c><c r='C1'><v>8</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B1048576'/></mergeCells>";
    assert_eq!(read(&workbook(&[("s", false, wide)], &[])?)?.report.marked[0][0].1, ["7", "", "8"]);
    let many = format!(
        "<sheetData>{}</sheetData><mergeCells>{}</mergeCells>",
        row(1, &[words("A1", "x"), words("B1", "y")]),
        "<mergeCell ref='A1:XFD1048576'/>".repeat(1000)
    );
    assert!(read(&workbook(&[("s", false, &many)], &[])?).err().unwrap_or_default().contains("cells"));
    Ok(())
}

#[test]
fn two_tables_of_a_sheet_are_two() -> Outcome {
    let sheet = format!(
        "<sheetData>{}{}{}{}{}{}</sheetData>",
        row(1, &[words("A1", "能源"), words("B1", "用量 (kWh)")]),
        row(2, &[words("A2", "电"), number("B2", 0, "100")]),
        // An empty row within a table parts nothing.
        row(4, &[words("A4", "热"), number("B4", 0, "50")]),
        row(6, &[words("A6", "用水情况")]),
        row(7, &[words("A7", "厂区"), words("B7", "用水 (m3)")]),
        row(8, &[words("A8", "一厂"), number("B8", 0, "30")]),
    );
    let reading = read(&workbook(&[("s", false, &sheet)], &[])?)?;
    assert_eq!(figures(&reading), ["电 用量: 100 kWh", "热 用量: 50 kWh", "一厂 用水: 30 m3"]);
    assert_eq!(table::grids(&reading.report)[1].caption, "用水情况");
    Ok(())
}

#[test]
fn what_is_hidden_or_not_worked_out_is_said() -> Outcome {
    let plain = format!("<sheetData>{}</sheetData>", row(1, &[words("A1", "用电"), number("B1", 0, "7")]));
    let formulas =
        "<sheetData><row r='1'><c r='A1'><f>SUM(B1:C1)</f><v>12</v></c><c r='B1'><f>1+1</f></c></row></sheetData>";
    let sheets = [("年报", false, plain.as_str()), ("因子", true, plain.as_str()), ("f", false, formulas)];
    let reading = read(&workbook(&sheets, &[])?)?;
    let lines: Vec<&str> = reading.report.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["年报", "用电\t7", "f", "12"]);
    let said = |lang| reading.findings.iter().map(|finding| finding.message.text(lang)).collect::<Vec<_>>().join("\n");
    assert!(said(Lang::En).contains("hidden, and not read") && said(Lang::Zh).contains("已隐藏"), "{}", said(Lang::Zh));
    assert!(said(Lang::En).contains("1 formula without a value"), "{}", said(Lang::En));
    Ok(())
}

#[test]
fn parts_that_grow_in_memory_are_refused() -> Outcome {
    let many: Vec<&str> = vec!["0"; 300_000];
    let bytes = workbook(&[("s", false, "<sheetData/>")], &many)?;
    assert!(read(&bytes).is_err(), "styles");
    Ok(())
}
