//! The fourth answer: was the factor apt?

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Value, json};

use super::implied::value_in;
use super::padded;
use crate::claim::{Appraised, Benchmark, Claim, Criteria, CriteriaPack, Day, How, Instead, Judged};
use crate::factor::{Worth, name_of};
use crate::finding::{AboutCriteria, Against, CriteriaWord, Lang};
use crate::quantity::Exact;
use crate::report::{Subject, number};

/// A factor and what it was held against.
pub(super) type Said = (usize, Option<*const Judged>);

/// Each factor with what is said of it, the questions last. What was said of an earlier claim is not said again.
pub(super) fn criteria_parts(
    subject: &Subject<'_>,
    claim: &Claim,
    criteria: &Criteria,
    pack: &CriteriaPack,
    said: &mut HashMap<Said, String>,
    (decimals, lang): (u32, Lang),
) -> Vec<(String, Vec<String>)> {
    let mut parts = Vec::new();
    for appraised in &criteria.factors {
        let id = subject.library.factor_at(appraised.factor).id.to_string();
        let head = match appraised.how {
            How::Named => AboutCriteria::Named { id },
            How::Tried => AboutCriteria::Tried { id },
            How::Chosen => AboutCriteria::Chosen { id },
            How::Implied => AboutCriteria::Implied { id },
            How::Joint(claims) => AboutCriteria::Jointly { id, claims },
        };
        let judged = appraised.judged.as_ref().map(Rc::as_ptr);
        let earlier = said.entry((appraised.factor, judged)).or_insert_with(|| claim.id.clone());
        let lines = if *earlier == claim.id {
            lines(subject, appraised, lang)
        } else {
            vec![AboutCriteria::SameAs { claim: earlier.clone() }.text(lang)]
        };
        parts.push((head.text(lang), lines));
    }
    for (displaced, instead) in criteria.displaced.iter().flat_map(|of| of.with.iter().map(move |with| (of, with))) {
        let mut lines = vec![question(claim, instead, displaced.stated, pack, decimals).text(lang)];
        let ground = pack.energy[instead.energy].ground.as_ref().filter(|_| displaced.stated);
        lines.extend(ground.map(|ground| format!("  {}", ground.text(lang))));
        match parts.last_mut() {
            Some((_, said)) => said.extend(lines),
            None => parts.push((String::new(), lines)),
        }
    }
    parts
}

/// The same for a terminal.
pub(super) fn criteria_text(
    subject: &Subject<'_>,
    claim: &Claim,
    criteria: &Criteria,
    pack: &CriteriaPack,
    said: &mut HashMap<Said, String>,
    how: (u32, Lang),
) -> String {
    let mut text = String::new();
    for (head, lines) in criteria_parts(subject, claim, criteria, pack, said, how) {
        if !head.is_empty() {
            text.push_str(&format!("  {}{head}\n", padded(CriteriaWord::Criteria.text(how.1))));
        }
        lines.iter().for_each(|line| text.push_str(&format!("    {line}\n")));
    }
    text
}

fn lines(subject: &Subject<'_>, appraised: &Appraised, lang: Lang) -> Vec<String> {
    let worth = subject.library.factor_at(appraised.factor).worth();
    let mut lines = Vec::new();
    match &appraised.judged {
        None => lines.push(AboutCriteria::YearUnknown.text(lang)),
        Some(judged) => {
            match &judged.then {
                Some(day) => lines.extend(day_lines(day, &judged.asked, worth.as_ref(), (true, lang))),
                None => lines.push(AboutCriteria::DayUnknown.text(lang)),
            }
            lines.extend(day_lines(&judged.now, &judged.asked, worth.as_ref(), (false, lang)));
        }
    }
    let mut say = |line: AboutCriteria| lines.push(line.text(lang));
    if let Some(kind) = appraised.other_kind {
        say(AboutCriteria::OtherKind { kind: name_of(kind) });
    }
    let place = appraised.judged.as_ref().and_then(|judged| judged.place.clone());
    if let Some((region, place)) = appraised.elsewhere.clone().zip(place) {
        say(AboutCriteria::OtherPlace { region, place });
    }
    if let Some(published) = appraised.published_later.clone() {
        say(AboutCriteria::PublishedLater { published });
    }
    lines
}

/// What the rule takes as of a day and, on a line of its own, what stood beside it.
fn day_lines(day: &Day, asked: &str, worth: Option<&Worth>, (then, lang): (bool, Lang)) -> Vec<String> {
    let date = day.date.to_string();
    let Some(took) = &day.took else {
        return vec![AboutCriteria::NothingTaken { date, asked: asked.to_owned() }.text(lang)];
    };
    let (id, value, against) = (took.id.to_string(), took.printed.clone().unwrap_or_default(), against(took, worth));
    let takes = if then {
        AboutCriteria::Then { date, id, value, against }
    } else {
        AboutCriteria::Now { date, id, value, against }
    };
    let mut lines = vec![takes.text(lang)];
    let beside = day.beside.iter().map(|benchmark| {
        let beside = AboutCriteria::Beside {
            id: benchmark.id.to_string(),
            value: benchmark.printed.clone().unwrap_or_default(),
            kind: benchmark.kind.map(name_of),
            against: self::against(benchmark, worth),
        };
        beside.text(lang)
    });
    let beside: Vec<String> = beside.collect();
    if !beside.is_empty() {
        let list = beside.join(CriteriaWord::Next.text(lang));
        lines.push(format!("  {} {list}", CriteriaWord::BesideIt.text(lang)));
    }
    lines
}

fn against(benchmark: &Benchmark, worth: Option<&Worth>) -> Against {
    let Some(excess) = worth.and_then(|worth| benchmark.excess(worth)) else { return Against::Unlike };
    let hundred = Exact::power_of_ten(2).unwrap_or(Exact::ONE);
    let share = || format!("{} %", number::fixed(&(&excess.abs() * &hundred), 1));
    match excess.signum() {
        0 => Against::Same,
        1.. => Against::Above(share()),
        _ => Against::Below(share()),
    }
}

fn question(claim: &Claim, instead: &Instead, stated: bool, pack: &CriteriaPack, decimals: u32) -> AboutCriteria {
    let energy = &pack.energy[instead.energy];
    let recomputed = number::with_unit(number::fixed(&instead.recomputed, decimals), claim.published.value.unit());
    let (energy_en, energy_zh) = (energy.name.en.clone(), energy.name.zh.clone());
    let (factor, efficiency) = (instead.factor.to_string(), energy.efficiency.clone());
    if stated {
        AboutCriteria::StatedEnergy { energy_en, energy_zh, recomputed, factor, efficiency }
    } else {
        AboutCriteria::OpenEnergy { energy_en, energy_zh, recomputed, factor, efficiency }
    }
}

pub(super) fn criteria_json(subject: &Subject<'_>, criteria: &Criteria, pack: &CriteriaPack) -> Value {
    let factors = criteria.factors.iter().map(|appraised| {
        let factor = subject.library.factor_at(appraised.factor);
        let worth = factor.worth();
        let judged = appraised.judged.as_ref();
        let day = |day: &Day| day_json(day, worth.as_ref());
        let how = match appraised.how {
            How::Named => "named",
            How::Tried => "tried",
            How::Chosen => "chosen",
            How::Implied => "implied",
            How::Joint(_) => "implied-together",
        };
        json!({
            "factor": factor.id.to_string(),
            "value": value_in(factor, factor.unit()),
            "unit": factor.unit().text(),
            "how": how,
            "asked": judged.map(|judged| judged.asked.as_str()),
            "place": judged.and_then(|judged| judged.place.as_deref()),
            "year": judged.map(|judged| judged.year),
            "at_report_date": judged.and_then(|judged| judged.then.as_ref()).map(day),
            "known_now": judged.map(|judged| day(&judged.now)),
            "other_kind": appraised.other_kind,
            "for_another_place": appraised.elsewhere,
            "published_after_the_report": appraised.published_later,
        })
    });
    let displaced = criteria.displaced.as_ref().map(|displaced| {
        let with = displaced.with.iter().map(|instead| {
            let energy = &pack.energy[instead.energy];
            json!({
                "energy": energy.id,
                "factor": instead.factor.to_string(),
                "efficiency": energy.efficiency,
                "recomputed": number::machine(&instead.recomputed),
            })
        });
        json!({ "stated": displaced.stated, "with": with.collect::<Vec<_>>() })
    });
    json!({ "factors": factors.collect::<Vec<_>>(), "displaced": displaced })
}

fn day_json(day: &Day, worth: Option<&Worth>) -> Value {
    let benchmark = |benchmark: &Benchmark| {
        let value = benchmark.worth.as_ref().map(|worth| number::machine(&worth.value));
        json!({
            "factor": benchmark.id.to_string(),
            "value": value,
            "unit": benchmark.worth.as_ref().map(|worth| worth.unit.text()),
            "other_kind": benchmark.kind,
            "excess": worth.and_then(|worth| benchmark.excess(worth)).map(|excess| number::machine(&excess)),
        })
    };
    json!({
        "as_of": day.date.to_string(),
        "takes": day.took.as_ref().map(benchmark),
        "beside": day.beside.iter().map(benchmark).collect::<Vec<_>>(),
    })
}
