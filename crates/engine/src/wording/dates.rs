//! Times in words.

use model::closed::Status;
use model::when::{MONTHS, When, is_open, read_date};

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// In words: "July 2008", "since 2005", "2009 or before". With a status, an open end reads as what it is:
/// "since 2009" of what happened, "from 2009" of what is planned.
///
/// ```
/// use engine::wording::dates::time;
/// use model::when::When;
/// assert_eq!(When::of("2008-07").map(|when| time(&when, None)), Some("July 2008".to_owned()));
/// ```
pub fn time(when: &When, status: Option<Status>) -> String {
    let edtf = &when.edtf;
    let is_ahead = status.is_some_and(Status::is_ahead);
    let Some((from, to)) = edtf.split_once('/') else { return date_label(edtf) };
    match (is_open(from), is_open(to)) {
        (false, true) if is_ahead => format!("from {}", date_label(from)),
        (false, true) => format!("since {}", date_label(from)),
        // Whether at its end or its beginning is not said.
        (true, false) if is_ahead => format!("{} or before", date_label(to)),
        (true, false) => format!("until {}", date_label(to)),
        _ => format!("{} – {}", date_label(from), date_label(to)),
    }
}

fn date_label(text: &str) -> String {
    let Some(date) = read_date(text) else { return text.to_owned() };
    let month_name = |month: u8| match month {
        21.. => SEASONS.get(usize::from(month) - 21),
        _ => MONTHS.get(usize::from(month).wrapping_sub(1)),
    };
    let year = date.year.to_string();
    let mut words = match (date.month.and_then(month_name), date.day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ if date.years == 100 => century(date.year / 100 + 1),
        _ if date.years > 1 => format!("{year}s"),
        _ => year,
    };
    if date.about {
        words.insert_str(0, "about ");
    }
    if date.doubtful {
        words.push('?');
    }
    words
}

fn century(number: i32) -> String {
    let ending = match number {
        11..=13 => "th",
        _ => ["th", "st", "nd", "rd"].get((number % 10) as usize).unwrap_or(&"th"),
    };
    format!("{number}{ending} century")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, status: Option<Status>, expected: &str) {
        assert_eq!(time(&When::of(edtf).expect("a time"), status), expected, "{edtf}");
    }

    #[test]
    fn labels_say_dates_as_readers_do() {
        check("2008", None, "2008");
        check("2008-07", None, "July 2008");
        check("2011-06-13", None, "13 June 2011");
        check("2007-22", None, "summer 2007");
        check("199X", None, "1990s");
        check("19XX", None, "20th century");
        check("20XX", None, "21st century");
        check("2008~", None, "about 2008");
        check("2003/2013", None, "2003 – 2013");
        check("2005/..", Some(Status::Ongoing), "since 2005");
        check("2013/..", Some(Status::Planned), "from 2013");
        check("../2009", Some(Status::Planned), "2009 or before");
        check("../2005", Some(Status::Happened), "until 2005");
    }
}
