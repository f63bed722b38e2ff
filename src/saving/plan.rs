//! Whether a plan of measurement and verification has what its option needs (IPMVP Core Concepts, options A to D).

use super::model::{IpmvpOption, Plan, Project};
use crate::finding::{AboutSaving, Code, Finding, Findings, SavingWord};

/// What the option of a plan needs and the plan does not say; nothing where no option is named.
///
/// A meter that is stated elsewhere for the project counts as one: pass it as `has_meter`.
pub fn lacking(plan: &Plan, has_meter: bool) -> Vec<SavingWord> {
    let Some(option) = plan.option else { return Vec::new() };
    let meter = (plan.measured_by.is_some() || has_meter, SavingWord::MeterLabel);
    let boundary = (plan.boundary.is_some(), SavingWord::BoundaryLabel);
    let baseline = (plan.baseline.is_some(), SavingWord::BaselineLabel);
    let reporting = (plan.reporting.is_some(), SavingWord::ReportingLabel);
    let needed = match option {
        IpmvpOption::A => vec![boundary, (!plan.estimated.is_empty(), SavingWord::EstimatedLabel)],
        IpmvpOption::B => vec![boundary, meter, baseline, reporting],
        IpmvpOption::C => {
            vec![meter, baseline, reporting, (!plan.static_factors.is_empty(), SavingWord::StaticLabel)]
        }
        IpmvpOption::D => vec![(plan.simulation.is_some(), SavingWord::SimulationLabel)],
    };
    needed.into_iter().filter(|(there, _)| !there).map(|(_, what)| what).collect()
}

/// Says of each project what its plan lacks.
pub(super) fn check(projects: &[Project], findings: &mut Findings) {
    for project in projects {
        let missing = lacking(&project.plan, false);
        let (Some(option), false) = (project.plan.option, missing.is_empty()) else { continue };
        let message = AboutSaving::PlanLacks { project: project.id.clone(), option: option.word(), missing };
        let help = match option {
            IpmvpOption::A => AboutSaving::SayEstimated,
            IpmvpOption::B | IpmvpOption::C => AboutSaving::SayMeter,
            IpmvpOption::D => AboutSaving::SaySimulation,
        };
        findings.push(Finding::new(Code::PlanIncomplete, message).at(project.place).help(help));
    }
}
