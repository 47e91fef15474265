//! The axis: days in a row, long stretches in which nothing is told cut short; what of it is in the window; its ticks.
//!
//! A *place* is a day counted from the axis's first, without what is cut away. All of it is whole numbers.

use model::when::{Day, Days, MONTHS, date_of, day_number, year_of};
use text::sorted::unique;

/// Years from the first to the last that is told of; where all lies within a few months or days, those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    /// From the first day of a year to the last of another, or of months, or some days.
    pub days: Days,
    /// Whole years in which nothing begins or ends, oldest first; each takes the room of [`TimeAxis::cut_to`] days.
    pub cuts: Vec<Days>,
    cut_to: i64,
}

/// Nobody looks closer than this.
const SHORTEST: i64 = 14;
/// What is no longer than this, in days, is drawn from its first day to its last, with a day before and after.
const DAYS: i32 = 62;
/// What is no longer than this is drawn in whole months.
const MONTHS_DAYS: i32 = 540;
/// So many years without anything are never cut, of a longer axis a twelfth of it.
const KEPT_YEARS: i32 = 3;

impl TimeAxis {
    /// The axis on which all these days lie; `None` of none.
    pub(crate) fn of(days: &[Day]) -> Option<Self> {
        let years = unique(days.iter().map(|&day| year_of(day).clamp(1, 9998).cast_unsigned()));
        let years: Vec<i32> = years.into_iter().map(u32::cast_signed).collect();
        let (first, last) = (*years.first()?, *years.last()?);
        let kept = KEPT_YEARS.max((last - first + 1) / 12);
        let mut cuts = Vec::new();
        for pair in years.windows(2) {
            if pair[1] - pair[0] - 1 > kept {
                cuts.push(whole_years(pair[0] + 1, pair[1] - 1));
            }
        }
        let whole = whole_years(first, last);
        let is_near = |days: &Days| whole.first <= days.first + 1 && days.last - 1 <= whole.last;
        let days = closer(days).filter(is_near).unwrap_or(whole);
        Some(Self { days, cuts, cut_to: i64::from(kept / 3) * 365 })
    }

    /// How many days of it are left before a day.
    fn place(&self, day: Day) -> i64 {
        let mut place = i64::from(day) - i64::from(self.days.first);
        for cut in &self.cuts {
            let (into, length) = (i64::from(day) - i64::from(cut.first), length(*cut));
            let into = into.clamp(0, length);
            place -= into - into * self.cut_to / length;
        }
        place
    }

    /// The last day before which no more than so many are left.
    fn day(&self, place: i64) -> Day {
        let (mut low, mut high) = (self.days.first, self.days.last + 1);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            if self.place(middle) <= place {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }

    /// What of it is seen so much smaller, in percent, the day at `at` (per mille of the window) staying where it is.
    #[must_use]
    pub fn zoomed(&self, window: Days, percent: i64, at: i64) -> Days {
        let (start, length) = self.ends(window);
        let longer = (length * percent / 100).clamp(SHORTEST.min(self.length()), self.length());
        self.window(start + length * at / 1_000 - longer * at / 1_000, longer)
    }

    /// What is seen farther on, by so many per mille of the window.
    #[must_use]
    pub fn moved(&self, window: Days, by: i64) -> Days {
        let (start, length) = self.ends(window);
        self.window(start + length * by / 1_000, length)
    }

    /// These days with a little room around them.
    #[must_use]
    pub fn around(&self, days: Days) -> Days {
        self.zoomed(Days { first: days.first.max(self.days.first), last: days.last.min(self.days.last) }, 110, 500)
    }

    fn window(&self, start: i64, length: i64) -> Days {
        let start = start.clamp(0, self.length() - length);
        let first = self.day(start);
        Days { first, last: (self.day(start + length) - 1).max(first) }
    }

    /// Where a window starts, and how long it is.
    fn ends(&self, window: Days) -> (i64, i64) {
        let start = self.place(window.first);
        (start, (self.place(window.last.saturating_add(1)) - start).max(1))
    }

    fn length(&self) -> i64 {
        self.place(self.days.last + 1)
    }
}

fn length(days: Days) -> i64 {
    i64::from(days.last) - i64::from(days.first) + 1
}

/// Whole months, or single days, where all of it is that short.
fn closer(days: &[Day]) -> Option<Days> {
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let ((year, month, _), (last_year, last_month, _)) = (date_of(first), date_of(last));
    let next = if last_month == 12 { (last_year + 1, 1, 1) } else { (last_year, last_month + 1, 1) };
    match last - first {
        length if length <= DAYS => Some(Days { first: first - 1, last: last + 1 }),
        length if length <= MONTHS_DAYS => {
            Some(Days { first: day_number((year, month, 1)), last: day_number(next) - 1 })
        }
        _ => None,
    }
}

fn whole_years(first: i32, last: i32) -> Days {
    Days { first: day_number((first, 1, 1)), last: day_number((last, 12, 31)) }
}

/// A window of an axis, so many pixels wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeScale {
    axis: TimeAxis,
    window: Days,
    width: i64,
    step: Step,
}

/// How far apart ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(u8),
    Months(u8),
    Years(i32),
}

/// Where a year, month or day begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its first day.
    pub day: Day,
    /// In pixels from the left.
    pub at: i32,
    /// "2008", "Mar", "13 Jun".
    pub label: String,
    /// Whether something larger begins here as well.
    pub is_strong: bool,
}

/// The steps, and how many pixels each takes at least so that its labels stand apart.
const STEPS: [(Step, i64, i64); 13] = [
    (Step::Days(1), 1, 60),
    (Step::Days(7), 7, 47),
    (Step::Months(1), 30, 64),
    (Step::Months(3), 91, 64),
    (Step::Years(1), 365, 38),
    (Step::Years(2), 730, 42),
    (Step::Years(5), 1_826, 42),
    (Step::Years(10), 3_652, 42),
    (Step::Years(20), 7_305, 42),
    (Step::Years(50), 18_262, 42),
    (Step::Years(100), 36_524, 42),
    (Step::Years(500), 182_621, 42),
    (Step::Years(1_000), 365_242, 42),
];

impl TimeScale {
    /// A window of an axis, so wide; no window: all of it.
    pub fn new(axis: TimeAxis, window: Option<Days>, width: u32) -> Self {
        let window = window.filter(|window| window.overlaps(axis.days)).unwrap_or(axis.days);
        let width = i64::from(width.max(1));
        let length = axis.ends(window).1;
        let is_enough = |&&(_, days, pixels): &&(Step, i64, i64)| days * width / length >= pixels;
        let step = STEPS.iter().find(is_enough).map_or(Step::Years(1_000), |(step, ..)| *step);
        Self { axis, window, width, step }
    }

    /// The days that are seen.
    pub fn window(&self) -> Days {
        self.window
    }

    /// Where a day begins, in pixels from the left; beyond the window as far as a screen.
    pub fn at(&self, day: Day) -> i32 {
        let (start, length) = self.axis.ends(self.window);
        // Days out of the axis do not lie in any cut, so that this can be as far as one likes.
        let at = (self.axis.place(day) - start) * self.width / length;
        at.clamp(-4_000, self.width + 4_000) as i32
    }

    /// The day that lies there.
    pub fn day(&self, at: i32) -> Day {
        let (start, length) = self.axis.ends(self.window);
        self.axis.day(start + i64::from(at) * length / self.width).clamp(self.window.first, self.window.last)
    }

    /// What is cut short: from and to, in pixels.
    pub fn cuts(&self) -> Vec<(i32, i32)> {
        let mut cuts = Vec::new();
        for cut in &self.axis.cuts {
            let (from, to) = (self.at(cut.first), self.at(cut.last + 1));
            if to > 0 && i64::from(from) < self.width {
                cuts.push((from, to));
            }
        }
        cuts
    }

    /// The ticks, from the last that does not lie within the window, or the window's begin, on.
    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let (mut day, mut n_labelled) = (self.begin(self.window.first), 0);
        while day <= self.window.last {
            let at = self.at(day);
            if !self.axis.cuts.iter().any(|cut| cut.first <= day && day <= cut.last) {
                let (label, is_strong) = self.label(day, at >= 0 && n_labelled == 0);
                n_labelled += i32::from(at >= 0);
                ticks.push(Tick { day, at, label, is_strong });
            }
            day = self.next(day);
        }
        ticks
    }

    /// The tick at a day or before it.
    fn begin(&self, day: Day) -> Day {
        let (year, month, of_month) = date_of(day);
        day_number(match self.step {
            Step::Years(n) => (year.div_euclid(n) * n, 1, 1),
            Step::Months(n) => (year, (month - 1) / n * n + 1, 1),
            // The 29th and what follows belong to the fourth week.
            Step::Days(n) => (year, month, if n == 1 { of_month } else { ((of_month - 1) / n).min(3) * n + 1 }),
        })
    }

    /// The tick after a tick.
    fn next(&self, tick: Day) -> Day {
        let (year, month, of_month) = date_of(tick);
        let next_month = |n: u8| if month + n > 12 { (year + 1, month + n - 12, 1) } else { (year, month + n, 1) };
        match self.step {
            Step::Years(n) => day_number((year + n, 1, 1)),
            Step::Months(n) => day_number(next_month(n)),
            Step::Days(1) => tick + 1,
            Step::Days(n) if of_month <= 3 * n => tick + Day::from(n),
            Step::Days(_) => day_number(next_month(1)),
        }
    }

    /// What a tick is called; the first one says its year.
    fn label(&self, tick: Day, is_first: bool) -> (String, bool) {
        let (year, month, of_month) = date_of(tick);
        let short = MONTHS.get(usize::from(month) - 1).and_then(|name| name.get(..3)).unwrap_or("");
        match self.step {
            Step::Years(n) => (year.to_string(), year % (n * 10) == 0),
            Step::Months(_) if month == 1 => (year.to_string(), true),
            Step::Months(_) if is_first => (format!("{short} {year}"), false),
            Step::Months(_) => (short.to_owned(), false),
            Step::Days(_) => (format!("{of_month} {short}"), of_month == 1),
        }
    }

    /// The days from one place to another, widened to whole years, or where months or days are told apart, to those:
    /// EDTF.
    pub fn range(&self, from: i32, to: i32) -> String {
        self.edtf_of(Days { first: self.day(from.min(to)), last: self.day(from.max(to)) })
    }

    /// The same of days.
    pub(super) fn edtf_of(&self, days: Days) -> String {
        let (from, to) = (self.edtf(days.first), self.edtf(days.last));
        if from == to { from } else { format!("{from}/{to}") }
    }

    /// The year, month or day in which a day lies, as finely as the ticks tell them apart.
    fn edtf(&self, day: Day) -> String {
        let (year, month, of_month) = date_of(day);
        let two = |number: u8| if number < 10 { format!("-0{number}") } else { format!("-{number}") };
        let digits = year.to_string();
        let mut out = "0".repeat(4_usize.saturating_sub(digits.len()));
        out.push_str(&digits);
        if !matches!(self.step, Step::Years(_)) {
            out.push_str(&two(month));
        }
        if matches!(self.step, Step::Days(_)) {
            out.push_str(&two(of_month));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::when::days;
    use proptest::prelude::*;

    fn axis(years: &[i32]) -> TimeAxis {
        let days: Vec<Day> = years.iter().map(|&year| day_number((year, 6, 1))).collect();
        TimeAxis::of(&days).expect("there are years")
    }

    fn labels(axis: &TimeAxis, window: &str, width: u32) -> String {
        let scale = TimeScale::new(axis.clone(), days(window), width);
        let shown = scale.ticks().into_iter().filter(|tick| tick.at >= 0);
        shown.map(|tick| tick.label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn long_empty_stretches_are_cut_and_carry_no_ticks() {
        let axis = axis(&[1990, 1997, 2001, 2003]);
        assert_eq!(axis.cuts, [whole_years(1991, 1996)]);
        assert_eq!(labels(&axis, "1990/2003", 900), "1990 1997 1998 1999 2000 2001 2002 2003");
        assert!(crate::timeline::TimeAxis::of(&[]).is_none());
    }

    #[test]
    fn ticks_grow_with_the_room() {
        let axis = axis(&[2001, 2004, 2008, 2011]);
        assert_eq!(labels(&axis, "2001/2011", 300), "2002 2004 2006 2008 2010");
        assert_eq!(labels(&axis, "2008/2009", 600), "2008 Apr Jul Oct 2009 Apr Jul Oct");
        assert_eq!(labels(&axis, "2008-02/2008-05", 600), "Feb 2008 Mar Apr May");
        assert_eq!(labels(&axis, "2011-06-01/2011-07-14", 600), "1 Jun 8 Jun 15 Jun 22 Jun 1 Jul 8 Jul");
    }

    #[test]
    fn what_is_told_of_a_few_days_or_months_has_an_axis_of_those() {
        let labels = |dates: &[&str], width: u32| {
            let ends: Vec<Day> =
                dates.iter().filter_map(|date| days(date)).flat_map(|day| [day.first, day.last]).collect();
            labels(&TimeAxis::of(&ends).expect("there are days"), "", width)
        };
        assert_eq!(labels(&["2010-02-27", "2010-03-21"], 500), "1 Mar 8 Mar 15 Mar 22 Mar");
        assert_eq!(labels(&["2010-03-02"], 400), "1 Mar 2 Mar 3 Mar");
        assert_eq!(labels(&["2009-11-03", "2010-02-27"], 500), "Nov 2009 Dec 2010 Feb");
        assert_eq!(
            labels(&["2009-11-03", "2010"], 1_000),
            "Nov 2009 Dec 2010 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        );
        assert_eq!(labels(&["2009", "2010"], 700), "2009 Apr Jul Oct 2010 Apr Jul Oct");
    }

    #[test]
    fn a_drawn_range_is_whole_years_months_or_days() {
        let range = |window: &str, width: u32, from: i32, to: i32| {
            TimeScale::new(axis(&[2001, 2004, 2008, 2011]), days(window), width).range(from, to)
        };
        assert_eq!(range("2001/2011", 1_100, 250, 150), "2002/2003");
        assert_eq!(range("2008", 1_200, 150, 250), "2008-02/2008-03");
        assert_eq!(range("2008-06", 1_800, 0, 1_900), "2008-06-01/2008-06-30");
    }

    #[test]
    fn what_is_told_of_one_year_can_be_seen_by_its_days() {
        let axis = axis(&[2008, 2009]);
        let mut window = axis.days;
        for _ in 0..40 {
            window = axis.zoomed(window, 60, 500);
        }
        assert_eq!(length(window), SHORTEST);
        assert_eq!(axis.moved(axis.days, 500), axis.days);
        assert_eq!(axis.around(axis.days), axis.days);
    }

    proptest! {
        #[test]
        fn places_rise_with_days_and_lead_back(
            years in prop::collection::vec(1_i32..3_000, 1..12), width in 1_u32..3_000, moves in prop::collection::vec((30_i64..300, 0_i64..1_001, -1_200_i64..1_200), 0..8)
        ) {
            let axis = axis(&years);
            let mut window = axis.days;
            for (percent, at, by) in moves {
                window = axis.moved(axis.zoomed(window, percent, at), by);
                prop_assert!(axis.days.first <= window.first && window.first <= window.last && window.last <= axis.days.last);
            }
            let step = (axis.days.last - axis.days.first) / 50 + 1;
            let mut last = -1;
            for day in (axis.days.first..=axis.days.last).step_by(step as usize) {
                let place = axis.place(day);
                prop_assert!(place >= last);
                prop_assert!(axis.place(axis.day(place)) <= place && axis.day(place) >= day);
                last = place;
            }
            let scale = TimeScale::new(axis.clone(), Some(window), width);
            let ticks = scale.ticks();
            for pair in ticks.windows(2) {
                prop_assert!(pair[0].day < pair[1].day && pair[0].at <= pair[1].at);
            }
            for (at, tick) in ticks.iter().enumerate() {
                prop_assert!((at == 0 || tick.at >= 0) && tick.at <= width as i32);
                let is_cut = axis.cuts.iter().any(|cut| (cut.first..=cut.last).contains(&tick.day));
                prop_assert!(!is_cut);
            }
            prop_assert!(days(&scale.range(0, width as i32)).is_some_and(|range| range.first <= window.first && window.last <= range.last));
        }
    }
}
