//! Times of what is told: EDTF text, the days that it can mean.
//!
//! Seeds may use all of EDTF level 1 (checked at build time by `edtf-core`); what is read here, in the page as well,
//! is the part that addresses use: `2008`, `200X`, `2008-07`, `2007-22` (a season), `2011-06-13`, `2003/2013`,
//! `2005/..`, `../2009`, each with `~`, `?` or `%` after a date.
//!
//! By hand, for the library would cost the page 13 kB in brotli; tests hold the days against `edtf-core`'s.

use crate::closed::Status;
use serde::{Deserialize, Serialize};

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar.
pub type Day = i32;

/// The open start of an interval.
pub const OPEN_START: Day = Day::MIN;
/// The open end of an interval.
pub const OPEN_END: Day = Day::MAX;

/// A closed interval of days; either end may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day that can be meant, or [`OPEN_START`].
    pub first: Day,
    /// The last day that can be meant, or [`OPEN_END`].
    pub last: Day,
}

impl Days {
    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// A time as EDTF and as the days that it can mean.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// As the seeds write it.
    pub edtf: String,
    /// From the first day it can mean to the last.
    pub days: Days,
}

impl When {
    /// Of EDTF text; `None` where [`days`] does not read it.
    ///
    /// ```
    /// use model::when::When;
    /// assert_eq!(When::of("2008-07").map(|when| when.days), model::when::days("2008-07"));
    /// assert_eq!(When::of("July 2008"), None);
    /// ```
    pub fn of(edtf: &str) -> Option<Self> {
        days(edtf).map(|days| Self { edtf: edtf.to_owned(), days })
    }

    /// Whether its beginning and its end are only about right, or doubted.
    pub fn is_rough(&self) -> (bool, bool) {
        let (from, to) = self.edtf.split_once('/').unwrap_or((&self.edtf, &self.edtf));
        let is_rough = |end: &str| end.ends_with(['~', '?', '%']);
        (is_rough(from), is_rough(to))
    }

    /// Whether it lasts from one time to another, rather than lying somewhere within one.
    pub fn is_lasting(&self) -> bool {
        self.edtf.contains('/')
    }

    /// The days that count for filters, of a fact of this status in an article published in `published`: the open
    /// end of what is not ahead closes with the article; the open start of what is ahead opens with it.
    pub fn days_stated(&self, status: Option<Status>, published: Option<Days>) -> Days {
        let is_ahead = status.is_some_and(Status::is_ahead);
        let Days { mut first, mut last } = self.days;
        if let Some(published) = published {
            if last == OPEN_END && !is_ahead {
                last = published.last.max(first);
            }
            if first == OPEN_START && is_ahead {
                first = published.first.min(last);
            }
        }
        Days { first, last }
    }
}

/// The days that EDTF text can mean; `None` for text that is not in the part of EDTF named above.
///
/// ```
/// use model::when::{days, Days, OPEN_END};
/// assert_eq!(days("1970-01"), Some(Days { first: 0, last: 30 }));
/// assert_eq!(days("1970/.."), Some(Days { first: 0, last: OPEN_END }));
/// assert_eq!(days("1970-13"), None);
/// assert_eq!(days("2013/2003"), None);
/// ```
pub fn days(edtf: &str) -> Option<Days> {
    let Some((from, to)) = edtf.split_once('/') else { return date_days(edtf) };
    let first = if is_open(from) { OPEN_START } else { date_days(from)?.first };
    let last = if is_open(to) { OPEN_END } else { date_days(to)?.last };
    (first <= last && !(is_open(from) && is_open(to))).then_some(Days { first, last })
}

/// Whether an end of an interval is open: nothing, or `..`.
pub fn is_open(end: &str) -> bool {
    end.is_empty() || end == ".."
}

/// One date: a year, month, season or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// A year, or the first of its decade or century.
    pub year: i32,
    /// How many years are meant: 1, 10, 100 or 1000.
    pub years: i32,
    /// 1 to 12, or a season: 21 to 24.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// With `~` or `%`.
    pub about: bool,
    /// With `?` or `%`.
    pub doubtful: bool,
}

/// One date of EDTF text: neither an interval nor open; `None` for text that is not in the part of EDTF named above.
pub fn read_date(text: &str) -> Option<Date> {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let marks = &text[bare.len()..];
    let mut parts = bare.split('-');
    let (year, years) = read_year(parts.next()?)?;
    let month = parts.next().map(|part| two_digits(part).filter(|month| matches!(month, 1..=12 | 21..=24)));
    let day = parts.next().map(two_digits);
    let (month, day) = (flat(month)?, flat(day)?);
    let fits = match (month, day) {
        (None, _) => true,
        (Some(_), None) => years == 1,
        (Some(month), Some(day)) => years == 1 && month <= 12 && (1..=month_length(year, month)).contains(&day),
    };
    (fits && parts.next().is_none() && marks.len() <= 1).then(|| Date {
        year,
        years,
        month,
        day,
        about: marks == "~" || marks == "%",
        doubtful: marks == "?" || marks == "%",
    })
}

/// What was given but is not readable fails; what was not given is fine.
fn flat<T>(given: Option<Option<T>>) -> Option<Option<T>> {
    match given {
        None => Some(None),
        Some(None) => None,
        Some(read) => Some(read),
    }
}

fn read_year(text: &str) -> Option<(i32, i32)> {
    let digits = text.trim_end_matches('X');
    if text.len() != 4 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let years = 10_i32.pow(u32::try_from(text.len() - digits.len()).ok()?);
    Some((digits.parse::<i32>().ok()? * years, years))
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn date_days(text: &str) -> Option<Days> {
    let date = read_date(text)?;
    let (first, last) = match (date.month, date.day) {
        (Some(month), Some(day)) => ((date.year, month, day), (date.year, month, day)),
        (Some(season @ 21..), _) => season_ends(date.year, season),
        (Some(month), None) => ((date.year, month, 1), (date.year, month, month_length(date.year, month))),
        (None, _) => ((date.year, 1, 1), (date.year + date.years - 1, 12, 31)),
    };
    Some(Days { first: day_number(first), last: day_number(last) })
}

/// A season of the north by whole months: spring is March to May, winter December to February of the year after.
fn season_ends(year: i32, season: u8) -> ((i32, u8, u8), (i32, u8, u8)) {
    let month = (season - 20) * 3;
    let (last_year, last_month) = if season == 24 { (year + 1, 2) } else { (year, month + 2) };
    ((year, month, 1), (last_year, last_month, month_length(last_year, last_month)))
}

fn month_length(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Howard Hinnant's `days_from_civil` (“chrono-Compatible Low-Level Date Algorithms”), for years from 0 on.
pub fn day_number((year, month, day): (i32, u8, u8)) -> Day {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The calendar year of a day.
pub fn year_of(day: Day) -> i32 {
    date_of(day).0
}

/// The year, month and day of the month of a day: the way back from [`day_number`].
pub fn date_of(day: Day) -> (i32, u8, u8) {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Years begin in March here.
    let month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(i32::MAX), month as u8, day_of_month as u8)
}

/// The months in English, as texts have them and the page says them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_number_gives_its_date_back() {
        for year in [0, 1, 4, 1600, 1899, 1900, 1969, 1970, 2000, 2008, 2100, 9999] {
            assert_eq!(year_of(day_number((year, 1, 1))), year);
            assert_eq!(year_of(day_number((year, 2, 28))), year);
            assert_eq!(year_of(day_number((year, 12, 31))), year);
            for month in 1..=12 {
                for day in [1, 13, month_length(year, month)] {
                    assert_eq!(date_of(day_number((year, month, day))), (year, month, day));
                }
            }
        }
        assert_eq!(day_number((1970, 1, 1)), 0);
        assert_eq!(day_number((2000, 3, 1)), 11_017);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "..",
            "../..",
            "/",
            "08",
            "2008-7",
            "2008-00",
            "2008-13",
            "2008-02-30",
            "20X8",
            "XXXX",
            "2008-07-",
            "soon",
            "2008~~",
            "２００８",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn the_open_end_of_what_happened_closes_with_its_article() {
        let published = days("2008");
        let when = When::of("2005/..").expect("a date");
        assert_eq!(Some(when.days_stated(Some(Status::Ongoing), published)), days("2005/2008"));
        assert_eq!(when.days_stated(Some(Status::Planned), published).last, OPEN_END);
        let deadline = When::of("../2009").expect("a date");
        assert_eq!(Some(deadline.days_stated(Some(Status::Planned), published)), days("2008/2009"));
    }
}
