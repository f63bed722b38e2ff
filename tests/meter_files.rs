//! Tables of meters in the forms in which loggers, spreadsheets and people write them: what is read, what is left out and what
//! is refused.

use crossfoot::book::{Book, FleetRow, MemoryFiles, fleet, load};
use crossfoot::finding::{Code, Findings, Lang, Sources};
use crossfoot::saving::proof::{Every, Readings};

/// A book of one meter, its table and what else it names.
fn read(book: &str, files: &[(&str, &[u8])]) -> (Option<Readings>, Findings) {
    let (book, findings, _) = open(book, files);
    (book.and_then(|book| book.meters[0].readings.clone()), findings)
}

fn open(book: &str, files: &[(&str, &[u8])]) -> (Option<Book>, Findings, Sources) {
    let disk = MemoryFiles::new().with("book.toml", book);
    let disk = files.iter().fold(disk, |disk, (name, bytes)| disk.with(*name, bytes.to_vec()));
    let mut sources = Sources::default();
    let (book, findings) = load(&disk, "book.toml", &mut sources);
    (book, findings, sources)
}

const DAY: &str =
    "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ndata = { file = \"m.csv\", start = \"day\", energy = \"kWh\" }\n";
const TIME: &str =
    "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ndata = { file = \"m.csv\", start = \"time\", energy = \"kWh\" }\n";

fn energies(readings: &Option<Readings>) -> Vec<Option<f64>> {
    readings.iter().flat_map(|readings| &readings.periods).map(|period| period.energy).collect()
}

fn words(findings: &Findings) -> Vec<String> {
    findings.iter().map(|finding| finding.message.text(Lang::En)).collect()
}

fn codes(findings: &Findings) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_order_of_rows_the_separator_and_the_encoding_change_nothing() {
    let expected = vec![Some(10.5), Some(1200.0), None, Some(7.0)];
    let plain = "day,kWh,note\n2025-01-01,10.5,早班\n2025-01-02,\"1,200\",\n2025-01-03,,\n2025-01-04,7,\n";
    let shuffled = "day,kWh,note\n2025-01-03,,\n2025-01-02,\"1,200\",\n2025-01-04,7,\n2025-01-01,10.5,早班\n";
    let semicolons =
        "\u{feff}day;kWh;note\r\n\r\n2025/1/1;10.5;早班\r\n2025年1月2日;1200;\r\n ; ;\r\n20250103;-;\r\n2025.1.4;7\r\n";
    let gbk = encoding_rs::GB18030.encode(plain).0.into_owned();
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [plain.as_bytes(), shuffled.as_bytes(), semicolons.as_bytes(), &gbk, &utf16] {
        let (readings, findings) = read(DAY, &[("m.csv", bytes)]);
        assert_eq!(energies(&readings), expected, "{:?}", words(&findings));
        assert_eq!(readings.map(|readings| readings.every), Some(Every::Day));
    }
}

#[test]
fn quarter_hours_become_hours_and_an_hour_that_lacks_one_has_none() {
    let mut text = "time,kWh\n".to_owned();
    for quarter in (0..96).rev().filter(|quarter| *quarter != 22) {
        text.push_str(&format!("2025-05-06 {:02}:{:02},0.1\n", quarter / 4, quarter % 4 * 15));
    }
    let (readings, findings) = read(TIME, &[("m.csv", text.as_bytes())]);
    let energies = energies(&readings);
    assert_eq!(readings.as_ref().map(|readings| readings.every), Some(Every::Hour));
    assert_eq!((energies.len(), energies[0], energies[5]), (24, Some(0.4), None));
    assert_eq!(readings.unwrap().periods[0].text.as_deref(), Some("0.4"));
    assert!(words(&findings)[0].contains("1 hour(s) lack some of their 4 readings"), "{:?}", words(&findings));
    // The length that the book states is held.
    let hourly = TIME.replace("start", "every = \"30min\", start");
    assert!(read(&hourly, &[("m.csv", text.as_bytes())]).0.is_none());
}

/// A day of hours; some of them twice or not there.
fn hours(day: &str, of: impl Fn(u8) -> usize) -> String {
    (0..24)
        .flat_map(|hour| (0..of(hour)).map(move |n| (hour, n)))
        .map(|(hour, n)| format!("{day} {hour:02}:00,{}\n", u16::from(hour) + n as u16))
        .collect()
}

#[test]
fn days_of_23_and_25_hours_are_read_when_they_are_told() {
    let back = format!("time,kWh\n{}", hours("2024-10-27", |hour| if hour == 2 { 2 } else { 1 }));
    let forward = format!("time,kWh\n{}{}", hours("2024-03-31", |h| usize::from(h != 2)), hours("2024-04-01", |_| 1));
    let (readings, findings) = read(TIME, &[("m.csv", back.as_bytes())]);
    assert!(readings.is_none() && words(&findings)[0].contains("2024-10-27 has 25 hours"), "{:?}", words(&findings));
    let told = format!("{TIME}clock-changes = [{{ day = 2024-10-27, hours = 25 }}]\n");
    let (readings, findings) = read(&told, &[("m.csv", back.as_bytes())]);
    assert_eq!((energies(&readings).len(), findings.is_empty()), (25, true), "{:?}", words(&findings));
    let (readings, findings) = read(TIME, &[("m.csv", forward.as_bytes())]);
    assert_eq!(energies(&readings).len(), 47);
    assert!(words(&findings)[0].contains("2024-03-31 has 23 hours"), "{:?}", words(&findings));
    let told = format!("{TIME}clock-changes = [{{ day = 2024-03-31, hours = 23 }}]\n");
    let (_, findings) = read(&told, &[("m.csv", forward.as_bytes())]);
    assert!(findings.is_empty(), "{:?}", words(&findings));
    // A reading that is there twice with one value is a copy, not a clock.
    let copy = back.replacen("2024-10-27 02:00,3", "2024-10-27 02:00,2", 1);
    let (_, findings) = read(TIME, &[("m.csv", copy.as_bytes())]);
    assert!(words(&findings)[0].contains("is there twice"), "{:?}", words(&findings));
}

#[test]
fn offsets_tell_the_two_hours_of_one_name_apart() {
    let mut rows: Vec<String> = (0..3).map(|h| format!("2024-10-27T{h:02}:00+02:00,{h}")).collect();
    rows.extend((2..24).map(|h| format!("2024-10-27T{h:02}:00+01:00,{}", h + 100)));
    for turned in [false, true] {
        if turned {
            rows.reverse();
        }
        let (readings, findings) = read(TIME, &[("m.csv", format!("time,kWh\n{}\n", rows.join("\n")).as_bytes())]);
        let energies = energies(&readings);
        assert_eq!((energies.len(), energies[2], energies[3]), (25, Some(2.0), Some(102.0)), "{:?}", words(&findings));
        assert!(
            words(&findings)[0].contains("the offset from UTC is +01:00, before it +02:00"),
            "{:?}",
            words(&findings)
        );
    }
    let (readings, findings) = read(TIME, &[("m.csv", b"time,kWh\n2025-01-01T00:00Z,1\n2025-01-01T01:00,2\n")]);
    assert!(readings.is_none() && words(&findings)[0].contains("several clocks"), "{:?}", words(&findings));
}

#[test]
fn a_register_with_a_change_of_the_meter_by_each_way_of_reading_it() {
    let book = "[[meter]]\nid = \"m\"\nunit = \"kWh\"\nregister = true\ndata = { file = \"m.csv\", start = \"day\", energy = \"kWh\" }\nswaps = [{ at = \"2024-02-01\", last = 110.3, first = 2 }]\n";
    // Read after the change, before it, and both.
    let after = "day,kWh\n2024-01-01,100.1\n2024-02-01,2\n2024-03-01,12.2\n";
    let before = "day,kWh\n2024-01-01,100.1\n2024-02-01,110.3\n2024-03-01,12.2\n";
    let both = "day,kWh\n2024-01-01,100.1\n2024-02-01,110.3\n2024-02-01,2\n2024-03-01,12.2\n";
    for text in [after, before, both] {
        let (readings, findings) = read(book, &[("m.csv", text.as_bytes())]);
        assert_eq!(energies(&readings), [Some(10.2), Some(10.2)], "{:?}", words(&findings));
        assert_eq!(readings.map(|readings| readings.every), Some(Every::Month));
    }
    let untold = book.replace("swaps", "#");
    let (readings, findings) = read(&untold, &[("m.csv", after.as_bytes())]);
    assert_eq!(energies(&readings), [Some(10.2)]);
    assert!(words(&findings)[0].contains("falls from 100.1 to 2"), "{:?}", words(&findings));
}

#[test]
fn bills_end_where_they_say_or_where_the_next_begins() {
    let book =
        "[[meter]]\nid = \"m\"\nunit = \"kWh\"\ndata = { file = \"m.csv\", start = \"from\", END energy = \"kWh\" }\n";
    let text = "from,to,kWh\n2024-01-05,2024-02-07,5\n2024-02-07,,6\n2024-03-05,2024-04-06,7\n";
    let (readings, _) = read(&book.replace("END", "end = \"to\","), &[("m.csv", text.as_bytes())]);
    let ends = |readings: &Option<Readings>| -> Vec<String> {
        readings.iter().flat_map(|r| &r.periods).map(|period| period.end.date().to_string()).collect()
    };
    assert_eq!(ends(&readings), ["2024-02-07", "2024-03-05", "2024-04-06"]);
    let (readings, _) = read(&book.replace("END", "every = \"bill\","), &[("m.csv", text.as_bytes())]);
    assert_eq!(ends(&readings), ["2024-02-07", "2024-03-05"]);
    let (readings, findings) = read(&book.replace("END", ""), &[("m.csv", text.as_bytes())]);
    assert!(readings.is_none());
    assert_eq!(codes(&findings), [Code::MeterIncomplete]);
}

#[test]
fn weather_is_as_fine_as_the_readings_need_it() {
    let book = format!("{DAY}weather = {{ file = \"w.csv\", start = \"at\", temperature = \"t\" }}\n");
    let day = "day,kWh\n2024-01-01,5\n2024-01-02,6\n";
    // Hours become days; a day with less than half of its hours has no weather.
    let weather: String = (0..34).map(|h| format!("2024-01-{:02} {:02}:00,{}\n", 1 + h / 24, h % 24, h % 24)).collect();
    let (readings, findings) =
        read(&book, &[("m.csv", day.as_bytes()), ("w.csv", format!("at,t\n{weather}").as_bytes())]);
    let weather = readings.unwrap().weather;
    assert_eq!((weather.len(), weather[0].temperature), (1, 11.5));
    assert!(findings.is_empty(), "{:?}", words(&findings));
    let (readings, findings) = read(&book, &[("m.csv", day.as_bytes()), ("w.csv", b"at,t\n2024-01,3\n2024-02,4\n")]);
    assert!(readings.is_none());
    assert_eq!(codes(&findings), [Code::MeterUnreadable]);
}

#[test]
fn two_meters_in_one_table_are_told_apart() {
    let book = DAY.replace("energy", "only = [{ column = \"id\", is = \"B\" }], energy");
    let (readings, findings) =
        read(&book, &[("m.csv", b"id,day,kWh\nA,2024-01-01,1\nB,2024-01-01,2\nA,2024-01-02,x\nB,2024-01-02,4\n")]);
    assert_eq!(energies(&readings), [Some(2.0), Some(4.0)]);
    assert!(findings.is_empty(), "{:?}", words(&findings));
    let (_, findings) = read(DAY, &[("m.csv", b"id,day,kWh\nA,2024-01-01,1\nB,2024-01-01,2\n")]);
    assert!(words(&findings)[0].contains("is there twice"));
}

#[test]
fn a_table_beyond_the_limit_is_not_read() {
    let (readings, findings) = read(DAY, &[("m.csv", &vec![b'#'; 65 << 20])]);
    assert!(readings.is_none());
    assert_eq!(codes(&findings), [Code::FileTooLarge]);
}

#[test]
fn a_year_of_quarter_hours_is_read_in_a_moment() {
    let mut text = "time,kWh,a,b,c,temp\n".to_owned();
    let start = jiff::civil::date(2023, 1, 1).at(0, 0, 0, 0);
    for quarter in 0..35_040 {
        let at = start.checked_add(jiff::SignedDuration::from_mins(15 * quarter)).unwrap();
        text.push_str(&format!("{at},{}.25,1,2,3,{}\n", quarter % 96, quarter % 30));
    }
    let begun = std::time::Instant::now();
    let (readings, findings) = read(TIME, &[("m.csv", text.as_bytes())]);
    println!("35 040 quarter hours of six columns: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    assert_eq!(energies(&readings).len(), 8760);
    assert!(findings.is_empty(), "{:?}", words(&findings));
}

const FLEET: &str = "[[meter]]\nid = \"all\"\nunit = \"kWh\"\ndata = { file = \"m.csv\", by = \"id\", start = \"month\", energy = \"kWh\" }\ndrivers = [{ name = \"t\" }]\nbaseline = { from = 2023-01-01, to = 2023-12-31 }\nreporting = { from = 2024-01-01, to = 2024-12-31 }\nmodel = [{ id = \"m\", method = \"drivers\" }]\n";

fn fleet_rows(text: &str) -> Vec<FleetRow> {
    let disk = MemoryFiles::new().with("book.toml", FLEET).with("m.csv", text);
    let mut sources = Sources::default();
    let (book, findings) = load(&disk, "book.toml", &mut sources);
    assert!(findings.is_empty(), "{:?}", words(&findings));
    let (book, mut rows) = (book.unwrap(), Vec::new());
    let mut keep = |row| {
        rows.push(row);
        true
    };
    fleet(&book, &book.meters[0], &disk, &sources, &mut |_| (), &mut keep).unwrap();
    rows
}

#[test]
fn a_fleet_gives_the_same_wherever_its_rows_stand_and_refuses_meter_by_meter() {
    let of = |id: usize| -> Vec<String> {
        let row = |month: usize| {
            let t = 10 + (month * 7 + id) % 13;
            let still = id == 2;
            let kwh = if still { 5 } else { 100 + 30 * t + (month * 31 + id * 17) % 11 };
            format!("m{id},{}-{:02},{kwh},{t}", 2023 + month / 12, month % 12 + 1)
        };
        (0..24).map(row).collect()
    };
    let meters: Vec<Vec<String>> = (1..=3).map(of).collect();
    let together = format!("id,month,kWh,t\n{}\nm4,2023-01,x,1\n", meters.concat().join("\n"));
    let scattered: Vec<&str> = (0..24).flat_map(|at| meters.iter().map(move |meter| meter[at].as_str())).collect();
    let scattered = format!("id,month,kWh,t\n{}\nm4,2023-01,x,1\n", scattered.join("\n"));
    let (one, other) = (fleet_rows(&together), fleet_rows(&scattered));
    let shown = |rows: &[FleetRow]| -> Vec<(String, Option<u64>)> {
        rows.iter().map(|row| (row.id.clone(), row.outcome.as_ref().ok().map(|of| of.saving.to_bits()))).collect()
    };
    assert_eq!(shown(&one), shown(&other));
    let ids: Vec<&str> = one.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["m1", "m2", "m3", "m4"]);
    let codes: Vec<Option<Code>> = one.iter().map(|row| row.outcome.as_ref().err().map(|of| of.code)).collect();
    assert_eq!(codes, [None, Some(Code::ModelNotFitted), None, Some(Code::MeterUnreadable)]);
}
