//! Reports of every format become lines and tables, and nothing that is thrown at the reader breaks it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crossfoot::finding::{Code, Lang};
use crossfoot::read::{Limits, Report, read_report, read_report_within};
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Report, String> {
    read_report(name, bytes.as_ref()).map_err(|findings| {
        let text = |finding: &crossfoot::finding::Finding| {
            let facts = finding.facts.iter().map(|fact| fact.text(Lang::En));
            std::iter::once(finding.message.text(Lang::En)).chain(facts).collect::<Vec<_>>().join(": ")
        };
        findings.iter().map(text).collect::<Vec<_>>().join("; ")
    })
}

fn texts(report: &Report) -> Vec<&str> {
    report.lines.iter().map(|line| line.text.as_str()).collect()
}

fn rows(report: &Report, table: usize) -> Vec<Vec<&str>> {
    report.marked[table].iter().map(|(_, cells)| cells.iter().map(String::as_str).collect()).collect()
}

/// One of the real texts, where they are there.
fn real(start: &str) -> Option<(PathBuf, Vec<u8>)> {
    let folder = std::env::var("CROSSFOOT_REPORTS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds").to_owned());
    let path = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with(start) && name.ends_with(".txt")
    })?;
    let bytes = fs::read(&path).ok()?;
    Some((path, bytes))
}

#[test]
fn encodings() -> Outcome {
    let text = "用电 160万kWh，减少CO₂ 1125吨\r\n第二行\n";
    let wide = |swap: bool| -> Vec<u8> {
        let bytes = |unit: u16| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() };
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [text.as_bytes().to_vec(), marked, wide(false), wide(true)] {
        assert_eq!(texts(&read("a.txt", bytes)?), ["用电 160万kWh，减少CO₂ 1125吨", "第二行"]);
    }
    // 二氧化碳排放 in GB18030: read, and said so.
    let chinese = b"\xB6\xFE\xD1\xF5\xBB\xAF\xCC\xBC\xC5\xC5\xB7\xC5 600 t\n";
    let reading = read_report_within("a.txt", chinese, Limits::default()).map_err(|_| "not read")?;
    assert_eq!(texts(&reading.report), ["二氧化碳排放 600 t"]);
    assert_eq!(reading.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::ReportReadInPart]);
    // A text cut off within a character is read up to there.
    let cut = &"能源管理".repeat(30).into_bytes()[..100];
    assert!(texts(&read("a.txt", cut)?)[0].starts_with("能源管理"));
    assert_eq!(
        read("a.txt", b"\xFF\xFF\xFF").err().as_deref(),
        Some("the text of `a.txt` is neither UTF-8 nor UTF-16 nor GB18030")
    );
    Ok(())
}

#[test]
fn other_files_are_told_apart() {
    let pdf: &[u8] = b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>";
    for (bytes, looks) in [
        (b"\x89PNG\r\n\x1a\n\0\0".as_slice(), "an image"),
        (b"\xFF\xD8\xFF\xE0", "an image"),
        (b"PK\x03\x04 word/document.xml", "a Word document"),
        (b"PK\x03\x04 other", "an archive"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Office file of before 2007"),
        (b"%PDF-1.7\n", "a PDF"),
        (pdf, "an encrypted PDF"),
        (b"abc\0def", "a binary file"),
        (b"\x7fELF", "a program"),
    ] {
        let said = read("report.txt", bytes).err().unwrap_or_default();
        assert!(said.contains(looks), "{looks}: {said}");
    }
    // Two letters that start images and programs also start words.
    assert!(read("a.txt", "BMW 2024\nMZ").is_ok());
}

#[test]
fn markdown_tables() -> Outcome {
    let report =
        read("a.md", "# 排放\n\n| 类别 | tCO ₂ e |\n|---|---:|\n| 一 \\| 二 | 6639.56 |\n| 合计 | **7** |\n\n完")?;
    assert_eq!(rows(&report, 0), [["类别", "tCO₂e"], ["一 | 二", "6639.56"], ["合计", "7"]]);
    assert_eq!(report.marked[0].iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 5, 6]);
    assert!(report.lines[3].is_furniture && !report.lines[4].is_furniture);
    Ok(())
}

#[test]
fn html_pages() -> Outcome {
    let page = "<!DOCTYPE html><html><head><title>报告</title><style>td{}</style><script>if (1<2) x='<p>'</script></head>
<body><nav>首页</nav><p>铺设 60,660m<sup>2</sup>，减少&nbsp;CO<sub>2</sub> 排放 600&#x5428;<!-- > 不算 -->，约 3&times;10<sup>4</sup> t &lt; 5</p>
<table><caption>表 1</caption>
<tr><th rowspan=2>公司</th><th colspan=\"2\">2021年</th></tr><tr><th>面积</th><th>电量</th></tr>
<tr><td>科森</td><td>11730</td><td>1279346.7</td></tr><tr><td>合计</td><td colspan=2>60660</td></tr></table></body>";
    let report = read("a.html", page)?;
    assert_eq!(
        texts(&report),
        [
            "报告",
            "首页",
            "铺设 60,660m2，减少 CO2 排放 600吨，约 3×10⁴ t < 5",
            "表 1",
            "公司\t2021年",
            "面积\t电量",
            "科森\t11730\t1279346.7",
            "合计\t60660"
        ]
    );
    assert!(report.lines[1].is_furniture);
    assert_eq!(
        rows(&report, 0),
        [["公司", "2021年", "2021年"], ["公司", "面积", "电量"], ["科森", "11730", "1279346.7"], ["合计", "60660", ""]]
    );
    Ok(())
}

#[test]
fn delimited_files() -> Outcome {
    let report = read("a.csv", "项目,数量\n\n\"用电\n合计\",\"1,279,346.70\"\n用水,0.10\n")?;
    assert_eq!(rows(&report, 0), [["项目", "数量"], ["用电 合计", "1,279,346.70"], ["用水", "0.10"]]);
    let numbers: Vec<u32> = report.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 3, 5]);
    let report = read("a.csv", "项目;数量\n用电;1,5")?;
    assert_eq!(rows(&report, 0), [["项目", "数量"], ["用电", "1,5"]]);
    assert_eq!(report.lines[1].number, 2);
    let report = read("a.tsv", "a\tb, c\n1\t2")?;
    assert_eq!(rows(&report, 0), [["a", "b, c"], ["1", "2"]]);
    Ok(())
}

/// A workbook of one sheet.
#[cfg(feature = "xlsx")]
fn workbook(sheet: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    use std::io::{Cursor, Write};
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let link = |kind: &str, to: &str| {
        format!(
            "<Relationships xmlns='{LINKS}'><Relationship Id='r1' Type='{OFFICE}/{kind}' Target='{to}'/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets><sheet name='能耗' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    for (name, text) in [
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", book),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns='{MAIN}'><sheetData>{sheet}</sheetData></worksheet>")),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(feature = "xlsx")]
#[test]
fn workbooks() -> Outcome {
    let cell = |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<row r='1'>{}{}</row><row r='3'>{}<c r='C3'><v>0.30000000000000004</v></c></row>",
        cell("A1", "指标"),
        cell("C1", "2021年 (tCO ₂ e)"),
        cell("A3", "合计")
    );
    let bytes = workbook(&sheet)?;
    let report = read("a.xlsx", &bytes)?;
    assert_eq!(rows(&report, 0), [["指标", "", "2021年 (tCO₂e)"], ["合计", "", "0.3"]]);
    assert_eq!(texts(&report), ["能耗", "指标\t\t2021年 (tCO₂e)", "合计\t\t0.3"]);
    // Cut off anywhere it is damaged, and no more.
    for end in (0..bytes.len()).step_by(7) {
        let _ = read("a.xlsx", &bytes[..end]);
    }
    // A cell far to the right stands for all before it; a sheet that unpacks to much is not unpacked whole.
    let far: String = (1..500).map(|row| format!("<row r='{row}'><c r='XFD{row}'><v>1</v></c></row>")).collect();
    assert!(read("a.xlsx", workbook(&far)?).err().unwrap_or_default().contains("cells"));
    let bomb = workbook(&" ".repeat(30 << 20))?;
    assert!(bomb.len() < 1 << 20);
    let limits = Limits { unpacked_bytes: 20 << 20, ..Limits::default() };
    let refused = read_report_within("a.xlsx", &bomb, limits).map_err(|findings| findings[0].facts[0].text(Lang::En));
    assert!(refused.err().unwrap_or_default().contains("unpacks to more"));
    Ok(())
}

#[test]
fn bounds_are_said() {
    let small = Limits { file_bytes: 100, lines: 3, line_bytes: 8, cells: 4, unpacked_bytes: 100 };
    let said = |name: &str, bytes: &str| match read_report_within(name, bytes.as_bytes(), small) {
        Ok(reading) => reading.findings.iter().map(|finding| finding.message.text(Lang::En)).collect(),
        Err(findings) => findings.iter().flat_map(|f| &f.facts).map(|fact| fact.text(Lang::En)).collect::<Vec<_>>(),
    };
    assert_eq!(said("a.txt", "1\n2\n3\n4"), ["it has more than 3 lines"]);
    assert!(said("a.csv", "1,2,3,4,5")[0].contains("more than 4 cells"));
    assert!(said("a.html", "<table><tr><td colspan=900>a<tr><td>")[0].contains("more than 4 cells"));
    assert!(said("a.txt", "短\n排放排放排放")[0].contains("only the first 8"));
    let large = read_report_within("a.txt", &[b'a'; 101], small).map_err(|findings| findings[0].code);
    assert_eq!(large.err(), Some(Code::FileTooLarge));
}

#[test]
fn what_is_left_out_of_a_draft_is_said() -> Outcome {
    let said = |name: &str, text: &str, lang: Lang| -> Result<Vec<String>, String> {
        let draft = crossfoot::read::draft(&read(name, text)?, lang);
        Ok(draft.findings.iter().map(|finding| finding.message.text(lang)).collect())
    };
    let row = |cell: &str, count: usize| vec![cell; count].join(",");
    let wide = format!("{}\n{}\n", row("a", 1001), row("5", 1001));
    assert_eq!(said("a.csv", &wide, Lang::En)?, ["not read, for they have more than 1000 columns: tables at line 1"]);
    assert_eq!(said("a.csv", &wide, Lang::Zh)?, ["以下位置的表格超过 1000 列，未读取：第 1 行"]);
    assert!(said("a.csv", &format!("{}\n{}\n", row("a", 1000), row("5", 1000)), Lang::En)?.is_empty());
    let sentence = format!("用电 {} kWh。\n", vec!["5"; 101].join(" kWh、"));
    assert_eq!(said("a.txt", &sentence, Lang::Zh)?, ["含 100 个以上数字的句子未读取：第 1 行"]);
    assert!(said("a.txt", &sentence, Lang::En)?[0].starts_with("left out: sentences with more than 100 numbers"));
    assert!(said("a.txt", &"用电 5 kWh。\n".repeat(101), Lang::En)?.is_empty());
    let series = "12  13\n".repeat(251);
    assert!(said("a.txt", &series, Lang::En)?.iter().any(|said| said.contains("more than 500 numbers without labels")));
    assert!(said("a.txt", &series, Lang::Zh)?.iter().any(|said| said.contains("连续超过 500 个")));
    // A table of one wide row and many short ones has as many cells as the two make.
    let large = format!("a\t{}\n{}", vec!["5"; 900].join("\t"), "b\t7\n".repeat(2300));
    assert!(said("a.txt", &large, Lang::En)?[0].contains("more than 2000000 cells"));
    assert!(said("a.txt", &large, Lang::Zh)?[0].contains("超过 2000000 个"));
    Ok(())
}

#[test]
fn hostile_files_cost_no_more_than_their_size() {
    let many = |text: &str| text.repeat(2_000_000 / text.len());
    for page in [
        many("<table><tr><td>"),
        many("<table><tr><td colspan=1000 rowspan=60000>x"),
        many("<tr>"),
        format!("<table><tr>{}{}", "<td rowspan=65534>x".repeat(1000), many("<tr><td>")),
        many("<a b=\""),
        many("<!--"),
        many("<script>"),
        many("</scrip"),
        many("&amp"),
        many("&#x41;"),
        many("<"),
        format!("<!DOCTYPE x [{}]>&b;", many("<!ENTITY b \"&a;&a;\">")),
        many("<div>"),
        many("<sup>2"),
    ] {
        let start = Instant::now();
        let _ = read_report("a.html", format!("<html>{page}").as_bytes());
        println!("{:?} {}", start.elapsed(), &page[..20]);
        assert!(start.elapsed() < Duration::from_secs(30), "{}", &page[..20]);
    }
    for text in
        [many("m \n2\n"), many("2 "), many("k W h "), many("|-"), many("目录\na\t1\n"), many("m"), many("CO 2 ")]
    {
        let start = Instant::now();
        let _ = read_report("a.txt", text.as_bytes());
        println!("{:?} {:?}", start.elapsed(), text.get(..8));
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", text.get(..8));
    }
}

#[test]
fn torn_units_of_real_reports() -> Outcome {
    if let Some((path, bytes)) = real("000_") {
        let report = read(&path.to_string_lossy(), bytes)?;
        for (line, wanted) in [
            (1723, "已完成60,660m2太阳能光伏板"),
            (1726, "铺设面积m2 "),
            (1744, "减少CO2排放352多吨"),
            (1746, "减少CO2排放600吨"),
            (1748, "减少CO2排放1125吨"),
        ] {
            assert!(report.lines[line - 1].text.contains(wanted), "{line}: {}", report.lines[line - 1].text);
            assert_eq!(report.lines[line - 1].number as usize, line);
        }
        for line in [1724, 1745, 1747, 1749] {
            assert_eq!(report.lines[line - 1].text, "");
        }
    }
    if let Some((path, bytes)) = real("001_") {
        let report = read(&path.to_string_lossy(), bytes)?;
        assert!(report.lines[302].text.contains("直接GHG排放 (tCO₂e)\t"));
    }
    if let Some((path, bytes)) = real("003_") {
        let report = read(&path.to_string_lossy(), bytes)?;
        assert!(report.lines[366].text.contains("≤0.35kWh/m³") && report.lines[365].text.contains("6mm²"));
        assert!(report.lines[9..20].iter().all(|line| line.is_furniture));
    }
    if let Some((path, bytes)) = real("004_") {
        let report = read(&path.to_string_lossy(), bytes)?;
        assert!(report.lines[192].is_furniture && report.lines[204].is_furniture);
        let pages = report.lines.iter().filter(|line| line.is_furniture && line.text.contains(" / ")).count();
        assert!(pages >= 38, "{pages}");
    }
    Ok(())
}

/// A thousand pages and more; run in release: `cargo test --release --test read_source -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn a_thousand_pages() -> Outcome {
    let mut bytes = Vec::new();
    while bytes.len() < 20 << 20 {
        for start in ["000_", "001_", "002_", "003_", "004_"] {
            let (_, text) = real(start).ok_or("the texts are not there")?;
            bytes.extend(text);
        }
    }
    let start = Instant::now();
    let report = read("a.txt", &bytes)?;
    println!("{} bytes, {} lines: {:?}", bytes.len(), report.lines.len(), start.elapsed());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..6_usize) {
        let name = ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.xlsx"][kind];
        let _ = read_report(name, &bytes);
        let marked = [b"PK\x03\x04xl/workbook.xml".as_slice(), &bytes].concat();
        let _ = read_report(name, &marked);
    }

    #[test]
    fn no_text_breaks_the_reader(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("<table>"), Just("<tr>"), Just("<td colspan=3"), Just(">"), Just("</table>"), Just("<td rowspan='2'>"),
                Just("<"), Just("&"), Just("&#2;"), Just("&nbsp;"), Just("<sub>"), Just("<!--"), Just("-->"), Just("<script>"),
                Just("m "), Just("2"), Just("CO "), Just("₂"), Just(" e"), Just("\n"), Just("\r"), Just("\x0c"), Just("|"),
                Just("|---|"), Just("\""), Just(","), Just("\t"), Just("  "), Just("排放"), Just("目录"), Just("...... 4"), Just("12"),
                Just("/"), Just("𝟚"), Just("\u{200b}"), Just("k W h"),
            ],
            0..80,
        ),
        kind in 0..4_usize,
    ) {
        let name = ["a.txt", "a.md", "a.html", "a.csv"][kind];
        let text: String = parts.concat();
        let report = read_report(name, text.as_bytes());
        prop_assert!(report.is_ok() || text.is_empty());
        let report = report.unwrap_or_default();
        let numbers: Vec<u32> = report.lines.iter().map(|line| line.number).collect();
        prop_assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
        for (line, _) in report.marked.iter().flatten() {
            prop_assert!(numbers.contains(line));
        }
    }
}

#[test]
fn a_line_of_html_knows_its_line_of_the_file() {
    let page = "<html>\n<body>\n<p>First\nwraps.</p><p>Second</p>\n\n<!-- a\nremark -->\n<table>\n<tr>\n<td>A</td>\n<td>1</td></tr>\n<tr><td>B</td><td>2 < 3</td></tr></table>\n</body></html>";
    let report = read_report("t.html", page.as_bytes()).expect("it is read");
    let lines = report.lines.iter().map(|line| (line.text.as_str(), report.in_file(line.number)));
    assert_eq!(lines.collect::<Vec<_>>(), [("First wraps.", 3), ("Second", 4), ("A\t1", 10), ("B\t2 < 3", 12)]);
    let text = read_report("t.txt", "one\ntwo\n".as_bytes()).expect("it is read");
    assert_eq!(text.in_file(2), 2);
}
