//! How long the periods of a table are, told by the distance of their beginnings.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::saving::proof::Every;
use crate::series::Moment;

/// The length of the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub every: Every,
    /// Rows that make a period: of an hour, its minutes; otherwise one.
    pub rows: u8,
}

impl Length {
    pub(super) const fn whole(every: Every) -> Length {
        Length { every, rows: 1 }
    }

    /// When a row ends of which only the beginning is told; `None` for a bill, which ends where the next begins.
    pub(super) fn end(self, from: DateTime) -> Option<DateTime> {
        match self.every {
            Every::Hour => from.checked_add((60 / i64::from(self.rows.max(1))).minutes()).ok(),
            Every::Day => from.checked_add(1.day()).ok(),
            Every::Month => from.checked_add(1.month()).ok(),
            Every::Bill => None,
        }
    }
}

/// Tells the length from the times of the rows, in any order; `None` where they have no one distance.
///
/// The distance is the median of those between neighbours, so that gaps and doubled times do not move it.
pub(super) fn told(moments: &[Moment]) -> Option<Length> {
    let mut starts: Vec<DateTime> = moments.iter().map(|moment| moment.start()).collect();
    starts.sort_unstable();
    let months = moments.iter().all(|moment| matches!(moment, Moment::Month(_)));
    match distance(&starts) {
        _ if months => Some(Length::whole(Every::Month)),
        None => moments.first().map(|first| match first {
            Moment::Month(_) => Length::whole(Every::Month),
            Moment::Day(_) => Length::whole(Every::Day),
            Moment::Time(_) => Length::whole(Every::Hour),
        }),
        Some(60) => Some(Length::whole(Every::Hour)),
        Some(minutes) if minutes < 60 && 60 % minutes == 0 => {
            Some(Length { every: Every::Hour, rows: u8::try_from(60 / minutes).ok()? })
        }
        Some(1440) => Some(Length::whole(Every::Day)),
        Some(minutes) if (28 * 1440..=31 * 1440).contains(&minutes) && starts.iter().all(|at| at.day() == 1) => {
            Some(Length::whole(Every::Month))
        }
        Some(_) => None,
    }
}

/// The median distance of neighbours in minutes, of times in order.
pub(super) fn distance(starts: &[DateTime]) -> Option<i64> {
    let minutes = starts.windows(2).map(|pair| pair[0].duration_until(pair[1]).as_secs() / 60);
    let mut minutes: Vec<i64> = minutes.filter(|minutes| *minutes > 0).collect();
    minutes.sort_unstable();
    // The lower of two in the middle: gaps make distances longer, and never shorter.
    minutes.get(minutes.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(times: &[&str]) -> Option<(Every, u8)> {
        let moments: Vec<Moment> = times.iter().filter_map(|text| Moment::parse(text)).collect();
        told(&moments).map(|length| (length.every, length.rows))
    }

    #[test]
    fn lengths_as_loggers_have_them() {
        assert_eq!(of(&["2025-01", "2025-02", "2025-05"]), Some((Every::Month, 1)));
        assert_eq!(of(&["2025-01-01", "2025-02-01", "2025-03-01"]), Some((Every::Month, 1)));
        assert_eq!(of(&["2025-01-03", "2025-01-01", "2025-01-02"]), Some((Every::Day, 1)));
        assert_eq!(of(&["2025-01-01 00:00", "2025-01-02 00:00", "2025-01-03 00:00"]), Some((Every::Day, 1)));
        assert_eq!(of(&["2025-01-01 00:00", "2025-01-01 01:00", "2025-01-01 05:00"]), Some((Every::Hour, 1)));
        assert_eq!(of(&["2025-01-01 00:15", "2025-01-01 00:00", "2025-01-01 00:30"]), Some((Every::Hour, 4)));
        assert_eq!(of(&["2025-01-01 00:00", "2025-01-01 00:30", "2025-01-01 01:00"]), Some((Every::Hour, 2)));
        assert_eq!(of(&["2025-01-01"]), Some((Every::Day, 1)));
        for open in [["2025-01-01", "2025-01-08", "2025-01-15"], ["2025-01-05", "2025-02-04", "2025-03-07"]] {
            assert_eq!(of(&open), None, "{open:?}");
        }
    }
}
