//! What becomes of a target that is held against rules.

use crate::calc::NodeId;
use crate::factor::Head;
use crate::finding::JudgementWord;
use crate::target::judge::{Aligned, Test, TestKind};

/// A target of emissions, held against every pack of rules that is about its kind.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Base and target year as the rules count them; other than the named ones for fiscal years.
    pub counted: (i32, i32),
    /// The stated cut, in per cent of the base value.
    pub cut: NodeId,
    /// Each ambition of each pack, in the order of the packs.
    pub held: Vec<Held>,
    /// What is done already, and the minimum that follows from it.
    pub forward: Option<ForwardFigure>,
    /// By the pack that decides; cannot tell where none does.
    pub aligned: Aligned,
    /// Index into `held` of the rule that asks most among those that may decide.
    pub binding: Option<usize>,
}

/// A target held against one ambition of a pack.
#[derive(Debug, Clone)]
pub struct Held {
    /// The pack, with its sources.
    pub pack: Head,
    /// The ambition, in the words of the pack.
    pub ambition: String,
    /// Whether it decides, and why not.
    pub standing: Stand,
    /// The minimum of the rule, in per cent of the base value.
    pub minimum: NodeId,
    /// The minimum that counts: the larger of it and forward-looking ambition.
    pub required: NodeId,
    /// The stated cut less the minimum that counts, in percentage points.
    pub margin: NodeId,
    /// The minimum that counts over the years from the base year, in points a year.
    pub a_year: NodeId,
    /// The rate a year, compounding from the base year, that reaches it, in per cent; absent where none does.
    pub a_year_compound: Option<NodeId>,
    /// Minima of the usual wrong tests.
    pub wrong: Vec<Wrong>,
    /// Figures on the way: rates and minima of scopes.
    pub parts: Vec<(&'static str, NodeId)>,
    /// Which minimum asks most.
    pub asks_most: JudgementWord,
    /// Test by test.
    pub tests: Vec<Test>,
    /// All tests together.
    pub aligned: Aligned,
    /// Whether a rate that is not met would be met if the target year counted as the year before, as fiscal years may.
    pub met_a_year_before: bool,
    /// Whether a rate that is not met would be met if the printed promise counted as rounded.
    pub could_round: bool,
}

/// A usual wrong test.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// Which.
    pub kind: WrongTest,
    /// The minimum that it comes to, in per cent.
    pub minimum: NodeId,
    /// Whether it would say something else of the rate.
    pub differs: bool,
}

/// The usual wrong tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongTest {
    /// Counted from the base year although that is after the anchor.
    WithoutAnchor,
    /// Compounded instead of linear.
    Compounded,
}

impl WrongTest {
    /// The end of its address.
    pub const fn word(self) -> &'static str {
        match self {
            WrongTest::WithoutAnchor => "without-anchor",
            WrongTest::Compounded => "compounded",
        }
    }
}

/// Whether a rule decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It decides.
    Decides,
    /// It would decide if the day of submission, which is not stated, lay in its days.
    DayNotStated,
    /// It does not apply on the day of submission.
    OtherDays,
    /// It is a rule for other scopes, and shown beside.
    OtherScopes,
    /// The scopes of the target are not stated.
    ScopesNotStated,
    /// What it rests on is not confirmed.
    Unconfirmed,
}

impl Stand {
    /// The word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Stand::Decides => "decides",
            Stand::DayNotStated => "submission-not-stated",
            Stand::OtherDays => "not-in-force",
            Stand::OtherScopes => "for-other-scopes",
            Stand::ScopesNotStated => "scopes-not-stated",
            Stand::Unconfirmed => "unconfirmed",
        }
    }

    /// Whether it may decide once everything is stated.
    pub const fn may_decide(self) -> bool {
        matches!(self, Stand::Decides | Stand::DayNotStated | Stand::ScopesNotStated)
    }
}

/// Forward-looking ambition.
#[derive(Debug, Clone)]
pub struct ForwardFigure {
    /// The most recent year.
    pub recent: i32,
    /// The cut that is done already, in per cent; absent where it is not stated.
    pub progress: Option<NodeId>,
    /// The minimum that follows from it, in per cent.
    pub minimum: Option<NodeId>,
    /// Net zero is reached: what is reached must be kept.
    pub maintain_only: bool,
    /// Above which cut already done it asks more than the rule that may decide, in per cent.
    pub binds_above: Option<NodeId>,
}

impl Judgement {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = vec![("cut".to_owned(), self.cut)];
        for held in &self.held {
            let at = format!("required/{}/{}", held.pack.id, held.ambition);
            let own =
                [("rule", held.minimum), ("minimum", held.required), ("margin", held.margin), ("a-year", held.a_year)];
            let wrong = held.wrong.iter().map(|wrong| (wrong.kind.word(), wrong.minimum));
            let compound = held.a_year_compound.map(|node| ("a-year-compound", node));
            let all = own.into_iter().chain(compound).chain(wrong).chain(held.parts.iter().copied());
            named.extend(all.map(|(name, node)| (format!("{at}/{name}"), node)));
        }
        if let Some(forward) = &self.forward {
            let all = [
                ("progress", forward.progress),
                ("forward-looking", forward.minimum),
                ("forward-looking-binds-above", forward.binds_above),
            ];
            named.extend(all.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?))));
        }
        named
    }

    /// The tests that keep the target from being called aligned by what may decide, each once: those not met, or else those
    /// whose datum is not stated, or else those without a confirmed rule.
    pub fn open_tests(&self) -> Vec<TestKind> {
        use crate::target::judge::{CannotTell, Outcome};
        let of = |wanted: fn(&Outcome) -> bool| {
            let mut kinds: Vec<TestKind> = Vec::new();
            for held in self.held.iter().filter(|held| held.standing.may_decide()) {
                for test in held.tests.iter().filter(|test| wanted(&test.outcome)) {
                    if !kinds.contains(&test.kind) {
                        kinds.push(test.kind);
                    }
                }
            }
            kinds
        };
        match self.aligned {
            Aligned::No => of(|outcome| *outcome == Outcome::NotMet),
            Aligned::CannotTell => {
                let lacking = of(|outcome| *outcome == Outcome::CannotTell(CannotTell::NotStated));
                let unruled = || of(|outcome| matches!(outcome, Outcome::CannotTell(_)));
                if lacking.is_empty() { unruled() } else { lacking }
            }
            Aligned::Yes => Vec::new(),
        }
    }
}
