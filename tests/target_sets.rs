//! Sets of targets held against the Net-Zero Standard, measures that the base year contains already, and many targets of a book.

use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::finding::{Code, Findings, Sources};
use crossfoot::target::NetZeroStand;
use crossfoot::target::judge::{Aligned, CannotTell, NetZeroTest, Outcome};

fn read(text: &str) -> (Option<(Book, Described)>, Findings) {
    let memory = MemoryFiles::new().with("book.toml", text.to_owned().into_bytes());
    let mut sources = Sources::default();
    let (book, mut findings) = load(&memory, "book.toml", &mut sources);
    let Some(book) = book else { return (None, findings) };
    let library = book.library(&mut sources);
    let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (Some((book, described)), findings)
}

fn target(id: &str, scopes: &str, year: i32, more: &str) -> String {
    format!(
        "[[target]]\nid = \"{id}\"\nscopes = [{scopes}]\nbase = {{ year = 2024, value = \"1000 tCO2e\" }}\n\
         goal = {{ year = {year}, change = \"-42 %\" }}\n{more}\n"
    )
}

fn codes(findings: &Findings, code: Code) -> usize {
    findings.iter().filter(|finding| finding.code == code).count()
}

#[test]
fn a_set_is_held_against_what_is_public_of_the_standard_and_is_never_aligned() {
    let targets = [
        target("one", "\"1\"", 2029, ""),
        target("two", "\"2\"", 2029, ""),
        target("both", "\"1\", \"2\"", 2029, ""),
        target("late", "\"1\", \"2\", \"3\"", 2055, ""),
    ]
    .concat();
    let held = |set: &str| {
        let (found, findings) = read(&format!("[net-zero]\n{set}\n{targets}"));
        assert!(!findings.has_errors());
        found.unwrap().1.targets.net_zero.unwrap()
    };
    let outcome = |of: &crossfoot::target::NetZeroFigure, test: NetZeroTest| {
        of.verdict.tests.iter().find(|one| one.test == test).map(|one| one.outcome.clone())
    };
    let of = held("category = \"B\"\nsubmitted = 2028-03-01\nnear-term = [\"one\", \"two\"]");
    assert_eq!((of.standing, of.verdict.aligned), (NetZeroStand::Decides, Aligned::CannotTell));
    assert_eq!(outcome(&of, NetZeroTest::NearTermScope1), Some(Outcome::Met));
    assert_eq!(outcome(&of, NetZeroTest::SeparateScopes), Some(Outcome::Met));
    assert_eq!(outcome(&of, NetZeroTest::LongTermYear), Some(Outcome::CannotTell(CannotTell::NotStated)));
    assert_eq!(outcome(&of, NetZeroTest::NearTermScope3), None);
    let of = held("category = \"A\"\nsubmitted = 2028-03-01\nnear-term = [\"both\"]\nlong-term = [\"late\"]");
    assert_eq!(of.verdict.aligned, Aligned::No);
    for test in [NetZeroTest::NearTermScope3, NetZeroTest::SeparateScopes, NetZeroTest::LongTermYear] {
        assert_eq!(outcome(&of, test), Some(Outcome::NotMet), "{test:?}");
    }
    for (day, standing) in [
        ("submitted = 2027-03-01\n", NetZeroStand::EarlierMayApply),
        ("submitted = 2026-03-01\n", NetZeroStand::NotYet),
        ("", NetZeroStand::DayNotStated),
    ] {
        let of = held(&format!("{day}near-term = [\"both\"]"));
        assert_eq!((of.standing, of.verdict.aligned), (standing, Aligned::CannotTell), "{day}");
    }
    // A target that is none of emissions, or states no scope, is no part of a set; one that does not exist neither.
    for wrong in ["water", "open", "nobody"] {
        let more = "[[target]]\nid = \"water\"\nindicator = \"water\"\nbase = { year = 2024 }\n\
                    goal = { year = 2030, change = \"-8 %\" }\n\
                    [[target]]\nid = \"open\"\nbase = { year = 2024 }\ngoal = { year = 2030, change = \"-8 %\" }\n";
        let (found, findings) = read(&format!("[net-zero]\nnear-term = [\"{wrong}\"]\n{targets}{more}"));
        assert!(found.is_none() && findings.has_errors(), "{wrong}");
    }
}

#[test]
fn a_measure_that_the_base_year_contains_already_is_claimed_twice() {
    let book = |generated: &str, saved: &str| {
        format!(
            "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
             [[period]]\nid = \"2025\"\nfrom = 2025-01-01\nto = 2025-12-31\n\
             [[pv]]\nid = \"roof\"\ncapacity = [{{ dc = \"1000 kW\" }}]\noutput = [{{ period = \"{generated}\", generated = \"900 MWh\", own-use = \"900 MWh\" }}]\n\
             [[project]]\nid = \"led\"\nperiod = \"{saved}\"\nsaving = \"90 MWh\"\ncarrier = \"electricity\"\n\
             [[end-use]]\nid = \"power\"\nload = \"5000 MWh\"\nfactor = \"0.5 tCO2e/MWh\"\n\
             [[measure]]\nid = \"sun\"\nend-use = \"power\"\namount = \"900 MWh\"\nplant = \"roof\"\n\
             [[measure]]\nid = \"light\"\nend-use = \"power\"\nfraction = \"2 %\"\nproject = \"led\"\n\
             [[plan]]\nid = \"a\"\nreduction = \"10 %\"\nbase-year = 2024\nyear = 2030\n\
             [[plan]]\nid = \"b\"\nreduction = \"12 %\"\nbase-year = 2024\nyear = 2030\n"
        )
    };
    let twice = |generated: &str, saved: &str| {
        let (found, findings) = read(&book(generated, saved));
        let each =
            findings.iter().map(|f| format!("{}: {}", f.code.word(), f.message.text(crossfoot::finding::Lang::En)));
        assert!(found.is_some(), "{}", each.collect::<Vec<_>>().join("\n"));
        codes(&findings, Code::ClaimedTwice)
    };
    assert_eq!(twice("2025", "2025"), 0);
    assert_eq!(twice("2023", "2025"), 1);
    assert_eq!(twice("2025", "2023"), 1);
    // Once each, however many plans have them.
    assert_eq!(twice("2023", "2023"), 2);
}
