//! Which pivot to make: to bring every value between its ends, and to drive one value as far as it goes.
//!
//! At first the total by which ends are missed is brought down, one column at a time, each as far as it lessens the
//! total; in a table most such moves need no pivot. What is left, as a rule nothing or a contradiction, is done by
//! pivots that mend one equation at a time. Good choices of pivots can go in circles, so after a while the column of the
//! lowest index is taken instead (Bland's rule), which cannot.

use std::cmp::{Ordering, Reverse};

use super::near::Near;
use super::tableau::{Exhausted, Line, Tableau};
use crate::quantity::Exact;

/// Why the search for values ended without any.
pub(super) enum Halt {
    /// `Σ multiplier · column` is zero by the equations and above zero by the ends.
    Conflict(Vec<(u32, Exact)>),
    /// The limit is reached.
    Limit,
}

impl From<Exhausted> for Halt {
    fn from(_: Exhausted) -> Halt {
        Halt::Limit
    }
}

/// How far a value goes.
pub(super) enum Extreme {
    Unbounded,
    At(Near),
}

/// A basic column beyond one of its ends.
struct Broken {
    at: usize,
    end: Near,
    /// Whether it has to rise.
    up: bool,
    miss: Near,
}

/// How many columns are looked at before it is worked out again which are worth it.
const CANDIDATES: usize = 32;

/// Pivots without gain before the choice becomes Bland's.
fn patience(lines: usize) -> usize {
    lines + 16
}

impl Tableau {
    /// Brings every value between its ends.
    pub(super) fn settle(&mut self) -> Result<(), Halt> {
        self.descend()?;
        let mut rounds = 0;
        loop {
            let broken = self.all_broken();
            // Where the descent ended at a contradiction there may be several; the shortest is the easiest to tell.
            let stuck = broken.iter().filter(|b| self.first_movable(&self.lines[b.at], b.up).is_none());
            if let Some(stuck) = stuck.min_by_key(|broken| self.lines[broken.at].terms.len()) {
                return Err(Halt::Conflict(contradiction(&self.lines[stuck.at], stuck.up)));
            }
            let by_index = rounds > patience(self.lines.len());
            rounds += 1;
            let chosen = if by_index {
                broken.iter().min_by_key(|broken| self.lines[broken.at].basic)
            } else {
                broken.iter().max_by(|a, b| a.miss.cmp(&b.miss).then(b.at.cmp(&a.at)))
            };
            let Some(Broken { at, end, up, miss }) = chosen else { return Ok(()) };
            let line = &self.lines[*at];
            let entering = if by_index { self.first_movable(line, *up) } else { self.best_movable(line, *up, miss) };
            if let Some(entering) = entering {
                self.pivot(*at, entering, end.clone())?;
            }
        }
    }

    /// Makes the total by which ends are missed as small as moves of single columns make it. It ends at zero, or at a
    /// minimum above zero, or where it has not gained for a while.
    fn descend(&mut self) -> Result<(), Exhausted> {
        let mut without_gain = 0;
        while without_gain <= patience(self.lines.len()) {
            let broken = self.all_broken();
            if broken.is_empty() {
                break;
            }
            let candidates = self.candidates(&broken)?;
            if candidates.is_empty() {
                break;
            }
            let mut gained = false;
            for column in candidates {
                gained |= self.improve(column)?;
            }
            without_gain = if gained { 0 } else { without_gain + 1 };
        }
        Ok(())
    }

    fn all_broken(&self) -> Vec<Broken> {
        (0..self.lines.len()).filter_map(|at| self.broken(at)).collect()
    }

    /// Columns whose move would lessen the total miss, those that lessen it fastest first.
    fn candidates(&mut self, broken: &[Broken]) -> Result<Vec<u32>, Exhausted> {
        // How fast the total falls as a column rises.
        let mut slopes = vec![Exact::ZERO; self.values.len()];
        let mut work = slopes.len();
        for broken in broken {
            let terms = &self.lines[broken.at].terms;
            work += terms.len();
            for (column, coefficient) in terms {
                let slope = &mut slopes[*column as usize];
                if broken.up { *slope += coefficient } else { *slope -= coefficient }
            }
        }
        self.spend(work)?;
        let mut found: Vec<(Reverse<Exact>, u32, u32)> = Vec::new();
        for (column, slope) in slopes.into_iter().enumerate() {
            let column = column as u32;
            if !slope.is_zero() && self.ends(column).has_room(self.value(column), slope.is_positive()) {
                found.push((Reverse(slope.abs()), self.uses[column as usize], column));
            }
        }
        found.sort();
        Ok(found.into_iter().take(CANDIDATES).map(|(_, _, column)| column).collect())
    }

    /// Moves one column that is not basic to where the total miss is least, and tells whether that gained anything.
    fn improve(&mut self, column: u32) -> Result<bool, Exhausted> {
        self.spend(2 * self.lines.len())?;
        let mut fall = Exact::ZERO;
        for (at, coefficient) in self.lines_with(column) {
            let basic = self.lines[at].basic;
            if let Some(end) = self.ends(basic).broken_by(self.value(basic)) {
                if self.value(basic) < end { fall += coefficient } else { fall -= coefficient }
            }
        }
        let rising = fall.is_positive();
        // A candidate may have become basic or useless by the moves of those before it.
        if fall.is_zero() || !self.ends(column).has_room(self.value(column), rising) {
            return Ok(false);
        }
        // Where a basic column comes to an end of its interval, the total falls less fast from there on.
        let mut turns: Vec<(Near, usize, Exact, Near)> = Vec::new();
        for (at, coefficient) in self.lines_with(column) {
            let (basic, up) = (self.lines[at].basic, rising == coefficient.is_positive());
            let rate = coefficient.abs();
            let Some(pace) = rate.recip() else { continue };
            let ends = self.ends(basic);
            // An end that it stands at is a turn if it goes on beyond it, and none if it moves away from it inwards.
            for (end, from) in [(ends.towards(!up), Ordering::Greater), (ends.towards(up), Ordering::Equal)] {
                let Some(end) = end else { continue };
                let way = if up { end - self.value(basic) } else { self.value(basic) - end };
                if way.cmp(&Near::ZERO) >= from {
                    turns.push((way.times(&pace), at, rate.clone(), end.clone()));
                }
            }
        }
        turns.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
        let room = self.ends(column).room(self.value(column), rising);
        let mut left = fall.abs();
        for (way, at, rate, end) in turns {
            if room.as_ref().is_some_and(|room| *room <= way) {
                break;
            }
            left -= &rate;
            if !left.is_positive() {
                let gained = !way.is_zero();
                self.pivot(at, column, end)?;
                return Ok(gained);
            }
        }
        if let Some(room) = room {
            let by = if rising { room } else { &Near::ZERO - &room };
            self.shift(column, &by)?;
        }
        Ok(true)
    }

    fn broken(&self, at: usize) -> Option<Broken> {
        let basic = self.lines[at].basic;
        let value = self.value(basic);
        let end = self.ends(basic).broken_by(value)?.clone();
        let up = *value < end;
        let miss = if up { &end - value } else { value - &end };
        Some(Broken { at, end, up, miss })
    }

    /// The columns of an equation that can move so that its basic column rises or falls, with their coefficients.
    fn movable<'t>(&'t self, line: &'t Line, up: bool) -> impl Iterator<Item = (u32, &'t Exact)> {
        let movable = move |(column, coefficient): &'t (u32, Exact)| {
            let fits = self.ends(*column).has_room(self.value(*column), up == coefficient.is_positive());
            fits.then_some((*column, coefficient))
        };
        line.terms.iter().filter_map(movable)
    }

    fn first_movable(&self, line: &Line, up: bool) -> Option<u32> {
        // Terms are sorted by column.
        self.movable(line, up).next().map(|(column, _)| column)
    }

    /// One that can go the whole way and stay between its ends if there is one; and among those one that stands in few
    /// equations, as each of them takes up the terms of this one.
    fn best_movable(&self, line: &Line, up: bool, miss: &Near) -> Option<u32> {
        let worth = |column: u32, coefficient: &Exact| {
            let room = self.ends(column).room(self.value(column), up == coefficient.is_positive());
            let whole = room.is_none_or(|room| room.times(&coefficient.abs()) >= *miss);
            (whole, Reverse(self.uses[column as usize]), Reverse(column))
        };
        self.movable(line, up).max_by_key(|(column, coefficient)| worth(*column, coefficient)).map(|(column, _)| column)
    }

    /// Drives a column without ends as far up or down as the others let it, all of them being between their ends.
    pub(super) fn extreme(&mut self, column: u32, up: bool) -> Result<Extreme, Exhausted> {
        let mut without_gain = 0;
        loop {
            let by_index = without_gain > patience(self.lines.len());
            let (moving, rising) = match self.line_of(column) {
                None => (column, up),
                Some(at) => {
                    let line = &self.lines[at];
                    let movable = self.movable(line, up);
                    let chosen = if by_index {
                        movable.min_by_key(|(column, _)| *column)
                    } else {
                        movable.min_by_key(|(column, _)| (self.uses[*column as usize], *column))
                    };
                    match chosen {
                        Some((moving, coefficient)) => (moving, up == coefficient.is_positive()),
                        None => return Ok(Extreme::At(self.value(column).clone())),
                    }
                }
            };
            // Whatever comes to one of its ends first stops the move.
            let mut stop: Option<(Near, Option<usize>)> =
                self.ends(moving).room(self.value(moving), rising).map(|room| (room, None));
            for (at, coefficient) in self.lines_with(moving) {
                let basic = self.lines[at].basic;
                let room = self.ends(basic).room(self.value(basic), rising == coefficient.is_positive());
                let Some((room, slope)) = room.zip(coefficient.recip()) else { continue };
                let room = room.times(&slope.abs());
                let sooner = match &stop {
                    None => true,
                    Some((least, None)) => room < *least,
                    Some((least, Some(other))) => room < *least || (room == *least && basic < self.lines[*other].basic),
                };
                if sooner {
                    stop = Some((room, Some(at)));
                }
            }
            let Some((room, at)) = stop else { return Ok(Extreme::Unbounded) };
            without_gain = if room.is_zero() { without_gain + 1 } else { 0 };
            match at {
                None => {
                    let by = if rising { room } else { &Near::ZERO - &room };
                    self.shift(moving, &by)?;
                }
                Some(at) => {
                    let line = &self.lines[at];
                    let falls = line.coefficient(moving).is_some_and(|k| rising != k.is_positive());
                    // It is an end that stopped the move.
                    let Some(end) = self.ends(line.basic).towards(!falls).cloned() else { return Err(Exhausted) };
                    self.pivot(at, moving, end)?;
                }
            }
        }
    }
}

/// The equation of a basic column that should rise (or fall) where no other column can move to help: `basic − Σ` is
/// zero, and by the ends above zero (or below, where the signs change).
fn contradiction(line: &Line, up: bool) -> Vec<(u32, Exact)> {
    let sign = if up { Exact::ONE } else { -Exact::ONE };
    let mut terms: Vec<(u32, Exact)> = line.terms.iter().map(|(column, k)| (*column, -(&sign * k))).collect();
    terms.push((line.basic, sign));
    terms
}
