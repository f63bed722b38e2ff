//! Outputs held against what the sky and the place give, with the questions that follow.

use jiff::ToSpan;
use jiff::civil::Date;

use super::site::ResourceFigure;
use super::{Describer, OutputFigure, days};
use crate::calc::NodeId;
use crate::finding::{AboutPlant, Code, Finding, Level, Located, Message};
use crate::pv::balance::Flow;
use crate::pv::performance::plausibility::{Assessed, Flag, PlausibilityRules, Reported, assess};
use crate::pv::performance::{StartDate, implied_start};
use crate::pv::plant::Output;
use crate::pv::resource::ResourcePack;
use crate::quantity::{Exact, Quantity, Rounding, Unit};

/// An output with its flags.
#[derive(Debug, Clone)]
pub struct PlausibleOutput {
    /// What the rules say.
    pub assessed: Assessed,
    /// Starts that would explain a low yield, by yields of a whole year.
    pub starts: Vec<ReferenceStart>,
}

/// The start that would explain a yield, if a whole year gives another.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceStart {
    /// kWh/kW of a whole year.
    pub full_year: Exact,
    /// The day.
    pub start: StartDate,
}

/// The rules and the places, read once.
pub(super) struct Evidence {
    pub rules: PlausibilityRules,
    pub places: ResourcePack,
}

impl Evidence {
    pub fn bundled() -> Option<Evidence> {
        Some(Evidence { rules: PlausibilityRules::bundled().ok()?, places: ResourcePack::bundled().ok()? })
    }
}

impl Describer<'_> {
    /// The flags of an output, which are said as questions.
    pub(super) fn plausible(
        &mut self,
        evidence: &Evidence,
        resource: Option<&ResourceFigure>,
        figure: &OutputFigure,
    ) -> Option<PlausibleOutput> {
        let output = &self.plant.output[figure.output];
        let generated = figure.flows.node(Flow::Generated);
        let facility = self.plant.facility.and_then(|at| self.accounts.facilities.get(at));
        let region = self.plant.region.as_deref().or_else(|| facility.and_then(|facility| facility.region.as_deref()));
        let shares = evidence.rules.shares_of(region)?.months()?;
        let (capacity, start) = self.capacity_of(output, figure).unzip();
        let start = start.flatten();
        let part = share_of_year(output, shares);
        let stated = self.plant.yields.as_ref();
        let own = |of: Option<&Located<Quantity>>, unit| of.and_then(|of| exact_in(&of.value, unit));
        let own_reference = own(stated.and_then(|of| of.reference.as_ref()), "kWh/kW");
        let own_sky = own(stated.and_then(|of| of.clear_sky.as_ref()), "kWh/m2");
        let reference = own_reference.clone().or_else(|| resource.map(|of| of.reference.clone()));
        let sky = own_sky.or_else(|| resource.map(|of| of.clear_sky.clone()));
        let reported = Reported {
            capacity,
            generation: generated.and_then(|node| self.value_in(node, "kWh")),
            area: self.plant.area.as_ref().and_then(|area| exact_in(&area.value, "m2")),
            start_month: start,
            reference_yield: reference.as_ref().map(|of| of * &part),
            clear_sky: sky.map(|of| &of * &part),
        };
        let assessed = assess(&evidence.rules, &reported, shares);
        let is_whole = start.is_none() && part == Exact::ONE;
        let is_low = assessed.flags.contains(&Flag::YieldLow);
        let mut starts = Vec::new();
        if let (Some(specific), true) = (&assessed.specific_yield, is_whole) {
            // The yields that the book states are asked for; those of the place answer the question of a low year.
            let own = stated.iter().flat_map(|of| &of.whole_years).filter_map(|of| exact_in(&of.value, "kWh/kW"));
            let mut whole: Vec<Exact> = own.chain(own_reference.clone()).collect();
            if let (Some(resource), true) = (resource, is_low && whole.is_empty()) {
                whole.extend([&resource.band.0, &resource.reference, &resource.band.1].map(Exact::clone));
            }
            whole.sort();
            whole.dedup();
            starts.extend(
                whole
                    .into_iter()
                    .map(|full_year| ReferenceStart { start: implied_start(specific, &full_year, shares), full_year }),
            );
        }
        let of = PlausibleOutput { assessed, starts };
        self.ask(evidence, resource.filter(|_| own_reference.is_none()), &reported, &of, output);
        Some(of)
    }

    /// The capacity that a yield is taken of, kW, and the month of the start where one capacity began within the time: of a
    /// plant that grew it is the mean over the days.
    fn capacity_of(&self, output: &Output, figure: &OutputFigure) -> Option<(Exact, Option<u8>)> {
        let standing = self
            .plant
            .capacity
            .iter()
            .filter(|of| of.dc.is_some() && self.plant.since(of).is_none_or(|since| since <= output.span.to));
        let standing: Vec<_> = standing.collect();
        match standing.as_slice() {
            [only] => {
                let since = self.plant.since(only).filter(|since| *since > output.span.from);
                // The rules know whole years; in a part of one the days that it stood count.
                let is_year = is_calendar_year(output);
                let stated = exact_in(&only.dc.as_ref()?.value, "kW")?;
                match since {
                    Some(since) if is_year => Some((stated, u8::try_from(since.month()).ok())),
                    Some(_) => Some((self.value_in(figure.capacity?, "kW")?, None)),
                    None => Some((stated, None)),
                }
            }
            _ => Some((self.value_in(figure.capacity?, "kW")?, None)),
        }
    }

    fn ask(
        &mut self,
        evidence: &Evidence,
        resource: Option<&ResourceFigure>,
        reported: &Reported,
        of: &PlausibleOutput,
        output: &Output,
    ) {
        let at = format!("pv/{}/{}", self.plant.id, output.name);
        let shown = |value: &Exact| value.to_decimal_string(1, Rounding::HalfEven);
        for flag in &of.assessed.flags {
            let Some(questions) = evidence.rules.questions(*flag) else { continue };
            let says = both(&questions.says);
            let finding =
                Finding::new(Code::PvQuestion, AboutPlant::Questioned { at: at.clone(), flag: flag.word(), says });
            let level = match flag {
                Flag::YieldImpossible | Flag::UnitSuspect | Flag::DensityImpossible | Flag::ZeroOrNegative => {
                    Level::Warning
                }
                _ => Level::Note,
            };
            let mut finding = finding.at(output.place).level(level);
            let is_density = matches!(flag, Flag::DensityImpossible | Flag::DensityHigh | Flag::DensityLow);
            if let (Some(density), true) = (&of.assessed.density, is_density) {
                finding =
                    finding.fact(AboutPlant::DensityIs { value: density.to_decimal_string(3, Rounding::HalfEven) });
            }
            if let (Some(value), Some((low, high)), Some(resource), false) =
                (&of.assessed.specific_yield, &of.assessed.range, resource, is_density)
            {
                let grade = format!("{:?}", resource.grade);
                let place = Box::new([
                    format!("{} (grade {grade})", resource.name[0]),
                    format!("{}（等级 {grade}）", resource.name[1]),
                ]);
                let (low, high) = (shown(low), shown(high));
                finding = finding.fact(AboutPlant::YieldAgainst { value: shown(value), low, high, place });
            }
            if let (Some(value), Some((low, high)), true, false) =
                (&of.assessed.specific_yield, &of.assessed.range, self.states_reference(), is_density)
            {
                let (value, low, high) = (shown(value), shown(low), shown(high));
                finding = finding.fact(AboutPlant::YieldAgainstStated { value, low, high });
            }
            if let (Flag::YieldImpossible, Some(most)) = (flag, &reported.clear_sky) {
                finding = finding.fact(AboutPlant::SkyGives { most: shown(most) });
            }
            if *flag == Flag::YieldLow {
                for start in &of.starts {
                    let StartDate::On { month, day } = start.start else { continue };
                    let day = format!("{month:02}-{day:02}");
                    finding = finding.fact(AboutPlant::StartWouldExplain { full_year: shown(&start.full_year), day });
                }
            }
            let asks = questions.ask.iter().map(|question| Message::from(AboutPlant::Ask { question: both(question) }));
            self.findings.push(finding.helps(asks));
        }
    }

    fn states_reference(&self) -> bool {
        self.plant.yields.as_ref().is_some_and(|of| of.reference.is_some())
    }

    /// The value of a node in a unit.
    pub(super) fn value_in(&self, node: NodeId, of: &str) -> Option<Exact> {
        let ratio = self.account.graph.unit(node).convertible(&unit(of))?;
        Some(&self.value(node)? * &ratio)
    }
}

fn both(of: &crate::factor::Name) -> Box<[String; 2]> {
    let bare = |text: &str| text.trim_end_matches(['。', '.']).to_owned();
    let is_question = of.en.ends_with('?');
    Box::new(if is_question { [of.en.clone(), of.zh.clone()] } else { [bare(&of.en), bare(&of.zh)] })
}

fn is_calendar_year(output: &Output) -> bool {
    let (from, to) = (output.span.from, output.span.to);
    (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31) && from.year() == to.year()
}

/// The share of a year's yield that falls on the days of an output: each day its part of its month.
fn share_of_year(output: &Output, shares: &[Exact; 12]) -> Exact {
    let (from, to) = (output.span.from, output.span.to);
    if is_calendar_year(output) || to < from {
        return Exact::ONE;
    }
    let whole: Exact = shares.iter().sum();
    let mut share = Exact::ZERO;
    let mut month = from.first_of_month();
    while month <= to {
        let last = month.last_of_month();
        let (first, end) = (from.max(month), to.min(last));
        let of_month = usize::try_from(month.month()).map_or(0, |month| month - 1);
        let part = Exact::from(days(first, end)).checked_div(&Exact::from(days(month, last)));
        share += &(&shares[of_month.min(11)] * &part.unwrap_or(Exact::ZERO));
        match next_month(month) {
            Some(next) => month = next,
            None => break,
        }
    }
    share.checked_div(&whole).unwrap_or(Exact::ONE)
}

fn next_month(month: Date) -> Option<Date> {
    month.checked_add(1.month()).ok()
}

fn exact_in(quantity: &Quantity, of: &str) -> Option<Exact> {
    let ratio = quantity.unit().convertible(&unit(of))?;
    Some(&quantity.amount().one()?.exact() * &ratio)
}

pub(super) fn unit(text: &str) -> Unit {
    Unit::parse(text).unwrap_or_else(|_| Unit::none())
}
