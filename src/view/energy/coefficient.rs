//! The coefficient of a line, the equivalent value of its carrier, and their product with the amount.

use super::super::model::{CoalRate, Coefficient, EnergyInput};
use super::{Builder, Equivalent, Measured, WhyLeftOut};
use crate::calc::{Cone, Kind, NodeId, NotationKey, Origin, OriginKind, View};
use crate::factor::{Factor, FactorId, FactorKind, Resolved, Standing, clash_finding, leaf, unresolved_finding};
use crate::finding::{AboutView, Code, Finding, Message, Place, Step};
use crate::inventory::{Activity, cite};
use crate::quantity::Base;

impl<'l> Builder<'_, 'l> {
    /// The coefficient by calorific value, as the book has it or as the standard prints it.
    pub(super) fn coefficient(
        &mut self,
        activity: &Activity,
        measured: &Measured,
        carrier: usize,
        said: &EnergyInput,
    ) -> Option<(NodeId, Place)> {
        match &said.coefficient {
            Some(Coefficient::Value(value)) => {
                let address = format!("activity/{}/coal-coefficient", activity.id);
                let cited = activity.source.as_ref().map(|source| cite(self.accounts, source));
                let origin = Origin { address, kind: OriginKind::Input, place: Some(value.place), cited, note: None };
                return Some((self.account.graph.quantity(&value.value, None, origin), value.place));
            }
            Some(Coefficient::Factor(id)) => {
                let year = self.accounts.periods[activity.period].year();
                return match self.factors.resolve(&id.value, None, year) {
                    Ok((Resolved::Factor(factor), _)) => {
                        Some((leaf(&mut self.account.graph, self.factors.library(), factor), id.place))
                    }
                    Ok(_) => {
                        let message = Message::NotASingleValue { id: id.value.to_string() };
                        self.findings.push(Finding::new(Code::UnknownFactor, message).at(id.place));
                        None
                    }
                    Err(unresolved) => {
                        self.findings.push(unresolved_finding(&unresolved, &id.value, id.place));
                        None
                    }
                };
            }
            None => {}
        }
        let family = self.pack.carrier[carrier].coefficient.clone();
        let mut candidates: Vec<&'l Factor> = self.values(&family).collect();
        // Those of the standard first: one of them is the example.
        candidates.sort_by_key(|factor| !self.is_of_standard(factor));
        let of_standard: Vec<&Factor> =
            candidates.iter().copied().filter(|factor| self.is_of_standard(factor)).collect();
        match of_standard.as_slice() {
            [only] if only.range.is_none() => {
                let id = only.id.clone();
                self.take(&id, activity).map(|node| (node, measured.place))
            }
            _ => {
                let carrier = &self.pack.carrier[carrier];
                let message = AboutView::CoefficientUnclear {
                    activity: activity.id.clone(),
                    en: carrier.name.en.clone(),
                    zh: carrier.name.zh.clone(),
                };
                let mut finding = Finding::new(Code::CoalCoefficientUnclear, message).at(activity.place);
                for candidate in &candidates {
                    let of_standard = self.is_of_standard(candidate);
                    let (id, value) = (candidate.id.to_string(), candidate.quantity.text().to_owned());
                    finding = finding.fact(AboutView::Candidate { id, value, of_standard });
                }
                let example = candidates.first().map(|c| c.id.to_string()).unwrap_or_default();
                let value = candidates.first().map(|c| c.quantity.text().to_owned()).unwrap_or_default();
                self.findings.push(finding.help(AboutView::GiveCoefficient { example, value }));
                None
            }
        }
    }

    fn values(&self, family: &str) -> impl Iterator<Item = &'l Factor> + use<'l> {
        let library = self.factors.library();
        let mut found: Vec<&'l Factor> = Vec::new();
        for entry in library.family(family) {
            if let Resolved::Factor(factor) = entry
                && !factor.draft
                && !found.iter().any(|known| known.id == factor.id)
            {
                found.push(factor);
            }
        }
        found.into_iter()
    }

    fn is_of_standard(&self, factor: &Factor) -> bool {
        let source = self.factors.library().source(factor.source);
        source.is_some_and(|source| self.pack.boundary.documents.contains(&source.id))
    }

    /// The leaf of a row; it is asked for by its edition, so that a lock keeps it.
    fn take(&mut self, id: &FactorId, activity: &Activity) -> Option<NodeId> {
        let year = self.accounts.periods[activity.period].year();
        match self.factors.resolve(id, None, year) {
            Ok((Resolved::Factor(factor), _)) => Some(leaf(&mut self.account.graph, self.factors.library(), factor)),
            _ => None,
        }
    }

    /// The equivalent value of a line.
    pub(super) fn equivalent(
        &mut self,
        activity: &Activity,
        measured: &Measured,
        carrier: usize,
        calorific: NodeId,
    ) -> Result<(NodeId, Equivalent), Option<WhyLeftOut>> {
        let (pack, inputs) = (self.pack, self.inputs);
        let entry = &pack.carrier[carrier];
        let period = &self.accounts.periods[activity.period];
        let given = |rate: &&CoalRate| rate.period == activity.period && rate.carrier.value == entry.id;
        let (node, place, by) = if let Some(rate) = inputs.coal_rates.iter().find(given) {
            let origin = Origin {
                address: format!("energy/{}/rate/{}", period.id, entry.id),
                kind: OriginKind::Input,
                place: Some(rate.value.place),
                cited: rate.source.as_ref().map(|source| cite(self.accounts, source)),
                note: rate.note.as_deref().map(Into::into),
            };
            let node = match rate.value.value.amount().one() {
                Some(literal) => self.account.graph.shared_leaf(literal, rate.value.value.unit(), None, origin),
                None => return Err(Some(WhyLeftOut::Coefficient)),
            };
            (node, rate.value.place, Equivalent::Book)
        } else if entry.primary {
            return Ok((calorific, Equivalent::Calorific));
        } else if let Some(id) = self.official_rate(&entry.rates, activity) {
            let node = self.take(&id, activity).ok_or(WhyLeftOut::Coefficient)?;
            (node, measured.place, Equivalent::Library(id.to_string()))
        } else {
            let message =
                AboutView::NoRate { en: entry.name.en.clone(), zh: entry.name.zh.clone(), year: period.year() };
            let help = AboutView::GiveRate { period: period.id.clone(), carrier: entry.id.clone() };
            self.findings.push(Finding::new(Code::CoalRateMissing, message).at(period.place).help(help));
            let address = format!("energy/{}/gap/{}/equivalent", period.id, entry.id);
            return Ok((self.gap(&address, activity.place, NotationKey::NotEstimated), Equivalent::None));
        };
        let equivalent = self.times(activity, measured, node, place).ok_or(WhyLeftOut::Units)?;
        self.account.register(&format!("energy/{}/activity/{}/equivalent", period.id, activity.id), equivalent);
        Ok((equivalent, by))
    }

    /// An official value of exactly the year, national or of the facility's place.
    fn official_rate(&self, families: &[String], activity: &Activity) -> Option<FactorId> {
        let year = self.accounts.periods[activity.period].year();
        let place = activity.facility.and_then(|at| self.accounts.facilities[at].region.as_deref());
        let fits = |factor: &&Factor| {
            let official = self.factors.library().source(factor.source).map(|source| source.standing);
            factor.data_year() == year
                && factor.kind == FactorKind::PrimaryEquivalent
                && official == Some(Standing::Official)
                && factor.region.as_deref().is_none_or(|region| region == "CN" || Some(region) == place)
        };
        let mut found: Vec<&Factor> = families.iter().flat_map(|family| self.values(family)).filter(fits).collect();
        // The place's own before the nation's.
        found.sort_by_key(|factor| factor.region.as_deref() == Some("CN"));
        found.first().map(|factor| factor.id.clone())
    }

    /// Amount × coefficient in tce; through the density where the amount is a volume and the coefficient counts mass.
    pub(super) fn times(
        &mut self,
        activity: &Activity,
        measured: &Measured,
        coefficient: NodeId,
        place: Place,
    ) -> Option<NodeId> {
        let counts = self.account.graph.unit(coefficient).denominator();
        let amount = measured.node;
        let volume = self.account.graph.unit(amount).dimension().terms() == [(Base::Length, 3)];
        let mass = counts.dimension().terms() == [(Base::Mass, 1)];
        let density = if volume && mass { self.density(&activity.id) } else { None };
        let made = (|| {
            let graph = &mut self.account.graph;
            let counted = match density {
                Some(density) => {
                    let aligned = graph.convert(amount, &graph.unit(density).denominator())?;
                    let product = graph.product(&[aligned, density])?;
                    graph.set_step(product, Step::MassFromVolume);
                    graph.convert(product, &counts)?
                }
                None => graph.convert(amount, &counts)?,
            };
            let product = graph.product(&[counted, coefficient])?;
            graph.set_step(product, Step::AmountTimesCoalCoefficient);
            graph.convert(product, &self.tce)
        })();
        match made {
            Ok(node) => Some(node),
            Err(clash) => {
                let finding =
                    clash_finding(&clash, measured.place, Some(place).filter(|place| *place != measured.place));
                let unit = self.account.graph.unit(amount).text().to_owned();
                self.findings.push(finding.help(AboutView::CoefficientPerUnit { unit }));
                None
            }
        }
    }

    /// The density of an activity; the graph is looked through once.
    fn density(&mut self, activity: &str) -> Option<NodeId> {
        let graph = &self.account.graph;
        let all = self.densities.get_or_insert_with(|| {
            let view = View::plain(graph);
            let leaves = Cone::all(view);
            let densities =
                leaves.order().filter(|node| matches!(view.kind(*node), Kind::Leaf(_))).filter_map(|node| {
                    let address = &view.leaf_at(node)?.origin.address;
                    let id = address.strip_prefix("activity/")?.strip_suffix("/density")?;
                    Some((id.to_owned(), node))
                });
            densities.collect()
        });
        all.get(activity).copied()
    }
}
