//! Where the figures so far lead, as nodes: statistics, rounded as stated, and no plan.

use super::super::model::{PathForm, TrendScale};
use super::super::trend::{Scale, Serial, Side, Trend, TrendError, trend};
use super::{Describer, TargetFigure};
use crate::calc::{NodeId, OpaqueRun};
use crate::finding::AboutTarget;
use crate::quantity::{Exact, Rounding, Unit};

/// Confidence of the prediction interval.
const CONFIDENCE: f64 = 0.95;
/// Significant digits that values are rounded to.
const DIGITS: u32 = 6;
/// Decimals that per cents are rounded to.
const PLACES: i32 = 4;
/// Part of the largest figure by which each is moved for a sensitivity.
const NUDGE: (i128, i128) = (1, 1_000_000);

/// A trend to the target year.
#[derive(Debug, Clone)]
pub struct TrendFigure {
    /// What is taken to be straight: the figures, or their logarithms.
    pub scale: Scale,
    /// Number of figures.
    pub years: usize,
    /// Years that the line is carried beyond the last one.
    pub ahead: i64,
    /// The value of the line in the target year; the median for logarithms.
    pub projected: NodeId,
    /// The ends of the prediction interval of 95 %; absent where the figures have no scatter.
    pub interval: Option<(NodeId, NodeId)>,
    /// The chance that the figure of the target year keeps the goal, in per cent.
    pub chance: Option<NodeId>,
    /// From the last figure to the target year: the year with the value of the line and the ends of its interval, for
    /// drawing. The first is the last figure, which has no range; empty where the figures have no scatter.
    pub course: Vec<(i32, [f64; 3])>,
    /// Whether neighbouring years resemble one another: interval and chance are then too sure of themselves.
    pub is_serial: Option<bool>,
}

impl TrendFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = vec![("trend".to_owned(), self.projected)];
        if let Some((low, high)) = self.interval {
            named.push(("trend-low".to_owned(), low));
            named.push(("trend-high".to_owned(), high));
        }
        named.extend(self.chance.map(|node| ("trend-chance".to_owned(), node)));
        named
    }

    /// A stable word of the scale.
    pub const fn scale_word(&self) -> &'static str {
        match self.scale {
            Scale::Level => "linear",
            Scale::Log => "compound",
        }
    }
}

/// What a trend is computed with.
struct Asked {
    figures: Vec<(i32, Exact)>,
    year: i32,
    level: Exact,
    side: Side,
    scale: Scale,
}

impl Asked {
    fn run(&self, figures: &[(i32, Exact)]) -> Result<Trend, TrendError> {
        trend(figures, self.year, (&self.level, self.side), self.scale, CONFIDENCE)
    }

    /// The line with its interval in each year from the last figure on.
    fn course(&self) -> Vec<(i32, [f64; 3])> {
        let Some((last, value)) = self.figures.last() else { return Vec::new() };
        let ahead = (*last..=self.year).skip(1).filter_map(|year| {
            let found = trend(&self.figures, year, (&self.level, self.side), self.scale, CONFIDENCE).ok()?;
            Some((year, [found.projected, found.low, found.high]))
        });
        std::iter::once((*last, [value.to_f64(); 3])).chain(ahead).collect()
    }
}

impl Describer<'_> {
    /// The trend of base value and figures; `None` where there are too few, or none to come.
    pub(super) fn trend(&mut self, figure: &TargetFigure) -> Option<TrendFigure> {
        let mut nodes: Vec<(i32, NodeId)> = self.base_year().zip(figure.base).into_iter().collect();
        nodes.extend(figure.alike());
        let figures = nodes.iter().map(|(year, node)| Some((*year, self.value(*node)?))).collect::<Option<Vec<_>>>()?;
        let (goal, falls) = (figure.goal?, self.falls(figure)?);
        let scale = match self.target.trend {
            Some(TrendScale::Linear) => Scale::Level,
            Some(TrendScale::Compound) => Scale::Log,
            None if self.form() == PathForm::Compound => Scale::Log,
            None => Scale::Level,
        };
        let side = if falls { Side::AtMost } else { Side::AtLeast };
        let asked = Asked { figures, year: self.year(), level: self.value(goal)?, side, scale };
        let (years, unit) = (nodes.len(), self.account.graph.unit(nodes.last()?.1).clone());
        let ahead = i64::from(asked.year) - i64::from(nodes.last()?.0);
        let kids: Vec<NodeId> = nodes.iter().map(|(_, node)| *node).collect();
        let made = |projected| TrendFigure {
            scale,
            years,
            ahead,
            projected,
            interval: None,
            chance: None,
            course: Vec::new(),
            is_serial: None,
        };
        match asked.run(&asked.figures) {
            Ok(found) => {
                let moved = self.moved(&asked);
                let mut node = |pick: fn(&Trend) -> f64, unit: &Unit, is_share: bool| {
                    self.opaque(&asked, &found, &moved, pick, (&kids, unit, is_share))
                };
                let mut made = made(node(|of| of.projected, &unit, false)?);
                made.interval = node(|of| of.low, &unit, false).zip(node(|of| of.high, &unit, false));
                let percent = Unit::parse("%").ok()?;
                made.chance = node(|of| of.chance * 100.0, &percent, true);
                made.course = asked.course();
                made.is_serial = match found.serial {
                    Serial::Seen { .. } => Some(true),
                    Serial::NotSeen { .. } => Some(false),
                    Serial::TooFewYears | Serial::Gap => None,
                };
                Some(made)
            }
            Err(TrendError::NoScatter { projected }) => {
                let value = Exact::from_f64(projected)?.to_significant(DIGITS, Rounding::HalfEven);
                let model = AboutTarget::TrendModel { years, is_log: scale == Scale::Log }.both();
                let run = OpaqueRun { value, model, sensitivities: Vec::new() };
                Some(made(self.account.graph.opaque(run, &[], &unit)))
            }
            Err(_) => None,
        }
    }

    /// The trend with each figure a little lower and a little higher; nothing for a figure where one of them has no trend.
    fn moved(&self, asked: &Asked) -> Vec<Option<(Exact, Trend, Trend)>> {
        let largest = asked.figures.iter().map(|(_, value)| value.abs()).max().unwrap_or_default();
        let step = Exact::ratio(NUDGE.0, NUDGE.1).map(|part| &largest * &part).unwrap_or_default();
        let each = 0..asked.figures.len();
        each.map(|at| {
            let with = |by: Exact| {
                let mut figures = asked.figures.clone();
                figures[at].1 = &figures[at].1 + &by;
                asked.run(&figures).ok()
            };
            Some((step.clone(), with(-&step)?, with(step.clone())?))
        })
        .collect()
    }

    fn opaque(
        &mut self,
        asked: &Asked,
        found: &Trend,
        moved: &[Option<(Exact, Trend, Trend)>],
        pick: fn(&Trend) -> f64,
        (kids, unit, is_share): (&[NodeId], &Unit, bool),
    ) -> Option<NodeId> {
        let value = Exact::from_f64(pick(found))?;
        let value = if is_share {
            value.round(-PLACES, Rounding::HalfEven)
        } else {
            value.to_significant(DIGITS, Rounding::HalfEven)
        };
        let slope = |of: &Option<(Exact, Trend, Trend)>| {
            let (step, low, high) = of.as_ref()?;
            let slope = (pick(high) - pick(low)) / (2.0 * step.to_f64());
            Some(Exact::from_f64(slope)?.to_significant(DIGITS, Rounding::HalfEven))
        };
        let slopes: Option<Vec<Exact>> = moved.iter().map(slope).collect();
        let model = AboutTarget::TrendModel { years: kids.len(), is_log: asked.scale == Scale::Log }.both();
        let (sensitivities, kids) = match slopes {
            Some(slopes) => (asked.figures.iter().map(|(_, value)| value.clone()).zip(slopes).collect(), kids),
            None => (Vec::new(), &[][..]),
        };
        Some(self.account.graph.opaque(OpaqueRun { value, model, sensitivities }, kids, unit))
    }
}
