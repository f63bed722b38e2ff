//! Claims as reports print them, against the verdicts that a verifier made by hand: no figure that holds may be said not to.

use std::collections::BTreeMap;

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::claim::{Arithmetic, verify};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::report::{FindingStyle, findings_text};

const BOOK: &str = include_str!("books/claims.toml");

/// The verdicts by hand, in the order of the book: the comment above each claim.
fn by_hand() -> Vec<&'static str> {
    BOOK.lines().filter_map(|line| line.strip_prefix("# hand: ")).collect()
}

#[test]
fn no_claim_that_holds_is_said_not_to() {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("claims.toml", BOOK.to_owned());
    let (book, findings) = load(&files, "claims.toml", &mut sources);
    let book = book.unwrap_or_else(|| panic!("{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En))));
    let library = Library::bundled(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    assert!(!findings.has_errors(), "{findings:?}");
    let verdicts = verify(&book.claims, &described.claims, &book.accounts, &library, &described.account, None);
    let hand = by_hand();
    assert_eq!(hand.len(), verdicts.len(), "every claim has a verdict by hand, and can be written");
    let mut score: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut accused, mut waved_through) = (Vec::new(), Vec::new());
    for (hand, verdict) in hand.iter().zip(&verdicts) {
        let says = match &verdict.check.arithmetic {
            Arithmetic::Exact => "exact",
            Arithmetic::WithinRounding { .. } => "within rounding",
            Arithmetic::DoesNotHold(_) => "does not hold",
            Arithmetic::CannotTell(_) => "cannot tell",
        };
        *score.entry((hand, says)).or_default() += 1;
        let id = book.claims[verdict.claim].id.as_str();
        match (*hand, says) {
            ("holds" | "fair" | "open", "does not hold") => accused.push(id),
            ("wrong", "exact" | "within rounding") => waved_through.push(id),
            // A fair reading is told, unless the roundings of the inputs already allow the print.
            ("fair", _) => assert!(verdict.check.reading.is_some() || says == "within rounding", "{id}"),
            _ => {}
        }
    }
    println!("{score:#?}\nwaved through: {waved_through:?}");
    assert!(accused.is_empty(), "false accusations: {accused:?}");
    assert!(waved_through.len() * 50 <= hand.len(), "wrong and waved through: {waved_through:?}");
}
