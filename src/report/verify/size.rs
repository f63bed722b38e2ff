//! The third answer in words, and the totals and thresholds it rests on.

use serde_json::{Value, json};

use super::padded;
use crate::claim::{Assessment, Basis, Reference, Scale, Size, Standing};
use crate::finding::{AboutSize, Lang, SizeWord};
use crate::quantity::{Exact, Rounding, Unit};
use crate::report::table::{Align, render};
use crate::report::{Look, Subject, number};

/// Decimals of amounts in tCO2e.
const DECIMALS: u32 = 2;

/// Per cent with two decimals; of small shares two digits: `0.0036`, `31.25`.
pub(super) fn percent(share: &Exact) -> String {
    let percent = share * &Exact::from(100);
    if percent.abs() < Exact::ONE && !percent.is_zero() {
        let rounded = percent.to_significant(2, Rounding::HalfEven);
        return number::up_to(&rounded, 0, rounded.terminating_places().unwrap_or(DECIMALS));
    }
    number::up_to(&percent, 0, DECIMALS)
}

fn tonnes(amount: &Exact) -> String {
    format!("{} tCO2e", number::fixed(amount, DECIMALS))
}

pub(super) fn basis_words(basis: Basis, lang: Lang) -> String {
    match basis {
        Basis::Total => SizeWord::Total.text(lang).to_owned(),
        Basis::Scopes => SizeWord::Scopes.text(lang).to_owned(),
        Basis::Category(category) => format!("{}{category}", SizeWord::Category.text(lang)),
    }
}

fn reference_words(reference: &Reference, lang: Lang) -> String {
    let mut words = tonnes(&reference.amount);
    for (holds, word) in [(reference.is_partial, SizeWord::Partial), (reference.is_stated, SizeWord::Stated)] {
        if holds {
            words.push_str(&format!(", {}", word.text(lang)));
        }
    }
    words
}

fn scale_words(scale: &Scale, lang: Lang) -> String {
    let percent = scale.share.as_ref().map(percent).unwrap_or_default();
    let (basis, amount) = (basis_words(scale.reference.basis, lang), reference_words(&scale.reference, lang));
    let (Some(standing), Some(threshold)) = (scale.standing, &scale.reference.threshold) else {
        return AboutSize::OfTotal { percent, basis, amount }.text(lang);
    };
    let (share, threshold) = (self::percent(&threshold.share), tonnes(&threshold.amount));
    let message = match standing {
        Standing::Below => AboutSize::Below { percent, basis, amount, share, threshold },
        Standing::Reaches => AboutSize::Reaches { percent, basis, amount, share, threshold },
        Standing::Open => AboutSize::Open { percent, basis, amount, share, threshold },
    };
    message.text(lang)
}

fn share_of_figure(size: &Size) -> AboutSize {
    match &size.of_figure {
        Some(share) => AboutSize::ShareOfFigure { percent: percent(share) },
        None => AboutSize::FigureIsZero,
    }
}

/// The third answer in one line, without the difference.
pub(super) fn size_words(size: &Size, lang: Lang) -> String {
    let scales = size.scales.iter().map(|scale| {
        let standing = scale.standing.zip(scale.reference.threshold.as_ref());
        let message = AboutSize::ShareOf {
            percent: scale.share.as_ref().map(percent).unwrap_or_default(),
            basis: basis_words(scale.reference.basis, lang),
            standing: standing.map(|(standing, threshold)| {
                (super::assessment::standing_words(standing, lang), percent(&threshold.share))
            }),
        };
        message.text(lang)
    });
    let mut parts: Vec<String> = std::iter::once(share_of_figure(size).text(lang)).chain(scales).collect();
    if !size.is_emissions {
        parts.push(AboutSize::NotEmissions.text(lang));
    }
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// The sentences of the third answer.
pub(super) fn size_sentences(size: &Size, unit: &Unit, decimals: u32, lang: Lang) -> Vec<String> {
    let least = decimals.saturating_sub(super::EXTRA_DECIMALS);
    // The difference stands in the first answer; here are its shares.
    let mut sentences = vec![share_of_figure(size).text(lang)];
    if size.is_sum {
        let opposite = number::difference(number::signed(&-&size.difference, least, decimals), unit, lang);
        sentences.push(AboutSize::PartAtFault { opposite }.text(lang));
    }
    sentences.extend(size.scales.iter().map(|scale| scale_words(scale, lang)));
    if !size.is_emissions {
        sentences.push(AboutSize::NotEmissions.text(lang));
    } else if size.scales.is_empty() {
        sentences.push(AboutSize::NoTotals.text(lang));
    } else if !size.has_category {
        sentences.push(AboutSize::NoCategory.text(lang));
    }
    sentences.extend(size.limit.as_ref().map(|limit| {
        let shown = |value: &Exact| number::with_unit(number::up_to(value, least, decimals), unit);
        let message = AboutSize::LimitDiffers {
            full: shown(&limit.full),
            full_holds: limit.full_holds,
            rounded: number::with_unit(number::fixed(&limit.rounded, least), unit),
            rounded_holds: limit.rounded_holds,
        };
        message.text(lang)
    }));
    sentences
}

/// The third answer under a claim.
pub(super) fn size_text(size: &Size, unit: &Unit, decimals: u32, lang: Lang) -> String {
    labelled_lines(SizeWord::Size.text(lang), &size_sentences(size, unit, decimals, lang), 0)
}

/// Sentences under one label; `width` is that of the widest label where some are wider than those of claims.
pub(super) fn labelled_lines(label: &str, sentences: &[String], width: usize) -> String {
    let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let lines = sentences.iter().enumerate().map(|(at, sentence)| {
        let label = padded(if at == 0 { label } else { "" });
        let gap = " ".repeat((width + 2).saturating_sub(columns(&label)));
        format!("  {label}{gap}{sentence}\n")
    });
    lines.collect()
}

/// Header, columns and rows of the totals with their thresholds.
pub(super) fn threshold_rows(
    subject: &Subject<'_>,
    assessment: &Assessment,
    lang: Lang,
) -> (Vec<String>, Vec<Align>, Vec<Vec<String>>) {
    let words = [SizeWord::Period, SizeWord::Basis, SizeWord::Amount, SizeWord::Share, SizeWord::Threshold];
    let header = words.map(|word| word.text(lang).to_owned()).to_vec();
    let columns = vec![Align::Left, Align::Left, Align::Right, Align::Right, Align::Right];
    let none = || SizeWord::None.text(lang).to_owned();
    let rows = assessment.references.iter().flat_map(|of| {
        let period = &subject.accounts.periods[of.period].id;
        of.references.iter().map(move |reference| {
            let amount = reference_words(reference, lang).replace(" tCO2e", "");
            let threshold = reference.threshold.as_ref();
            vec![
                period.clone(),
                basis_words(reference.basis, lang),
                amount,
                threshold.map_or_else(none, |threshold| format!("{} %", percent(&threshold.share))),
                threshold.map_or_else(String::new, |threshold| number::up_to(&threshold.amount, DECIMALS, DECIMALS)),
            ]
        })
    });
    (header, columns, rows.collect())
}

/// What has to be said of the thresholds themselves.
pub(super) fn threshold_notes(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(share) = &assessment.overriding {
        notes.push(AboutSize::Overridden { share: percent(share) }.text(lang));
    }
    let all = || assessment.references.iter().flat_map(|of| &of.references);
    if all().all(|reference| reference.threshold.is_none()) {
        notes.push(AboutSize::NoThreshold.text(lang));
    }
    for of in &assessment.references {
        let total = of.references.iter().find(|reference| reference.basis == Basis::Total);
        let Some(threshold) = total.and_then(|total| total.threshold.as_ref()) else { continue };
        // A threshold of the total that is more than a whole category lets everything in it pass.
        let hidden = of.references.iter().filter_map(|reference| match reference.basis {
            Basis::Category(category) if reference.amount < threshold.amount => Some(category.to_string()),
            _ => None,
        });
        let categories: Vec<String> = hidden.collect();
        if !categories.is_empty() {
            let (share, threshold) = (percent(&threshold.share), tonnes(&threshold.amount));
            notes.push(AboutSize::ThresholdAboveCategories { share, threshold, categories }.text(lang));
        }
    }
    notes
}

/// Totals and thresholds for a terminal.
pub(super) fn thresholds_text(subject: &Subject<'_>, assessment: &Assessment, look: Look) -> String {
    let (header, columns, rows) = threshold_rows(subject, assessment, look.lang);
    let mut text =
        format!("{}\n{}", SizeWord::Thresholds.text(look.lang), render(&header, &columns, &rows, look.width));
    threshold_notes(assessment, look.lang).iter().for_each(|note| text.push_str(&format!(" {note}\n")));
    text
}

fn basis_json(basis: Basis) -> String {
    match basis {
        Basis::Total => "total".to_owned(),
        Basis::Scopes => "scope-1-2".to_owned(),
        Basis::Category(category) => format!("category-{category}"),
    }
}

pub(super) const fn standing_json(standing: Standing) -> &'static str {
    match standing {
        Standing::Below => "below",
        Standing::Reaches => "reaches",
        Standing::Open => "open",
    }
}

fn reference_json(reference: &Reference) -> Value {
    json!({
        "of": basis_json(reference.basis),
        "amount_tco2e": number::machine(&reference.amount),
        "partial": reference.is_partial,
        "stated": reference.is_stated,
        "threshold": reference.threshold.as_ref().map(|threshold| json!({
            "share": number::machine(&threshold.share),
            "amount_tco2e": number::machine(&threshold.amount),
        })),
    })
}

/// The third answer for programs.
pub(super) fn size_json(size: &Size) -> Value {
    let scales = size.scales.iter().map(|scale| {
        json!({
            "against": reference_json(&scale.reference),
            "share": scale.share.as_ref().map(number::machine),
            "standing": scale.standing.map(standing_json),
        })
    });
    json!({
        "difference": number::machine(&size.difference),
        "share_of_figure": size.of_figure.as_ref().map(number::machine),
        "emissions": size.is_emissions,
        "scales": scales.collect::<Vec<_>>(),
        "limit": size.limit.as_ref().map(|limit| json!({
            "full_value": number::machine(&limit.full),
            "full_value_holds": limit.full_holds,
            "rounded_value": number::machine(&limit.rounded),
            "rounded_value_holds": limit.rounded_holds,
        })),
    })
}

/// Totals and thresholds for programs.
pub(super) fn references_json(subject: &Subject<'_>, assessment: &Assessment) -> Value {
    let of = assessment.references.iter().map(|of| {
        let references: Vec<Value> = of.references.iter().map(reference_json).collect();
        json!({ "period": subject.accounts.periods[of.period].id, "totals": references })
    });
    Value::Array(of.collect())
}
