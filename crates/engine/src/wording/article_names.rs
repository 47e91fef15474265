//! What the page calls articles: no two of them the same.

use crate::wording::dates::time;
use crate::wording::records::year;
use model::{Article, Records};
use text::interner::{Interner, intern};

/// Each article with its year: "China Brief, 2008"; never a year alone. Where that is the same of several, with the whole
/// date, then with the title, at last with the id.
pub(crate) fn article_names(records: &Records) -> Vec<String> {
    let of_each = |name: fn(&Article) -> String| records.articles.iter().map(name).collect::<Vec<_>>();
    let dated = of_each(name_and_date);
    let names = apart(&of_each(name_and_year), |at| dated[at].clone());
    let names = apart(&names, |at| titled(&names[at], &records.articles[at].title));
    apart(&names, |at| format!("{} ({})", names[at], records.articles[at].id))
}

/// Each article as short as it can be called: "China Brief"; where several would be called so, by its whole name.
pub(crate) fn short_names(records: &Records) -> Vec<String> {
    let bare: Vec<String> = records.articles.iter().map(|article| bare_name(article).to_owned()).collect();
    let whole = article_names(records);
    let names = apart(&bare, |at| whole[at].clone());
    apart(&names, |at| whole[at].clone())
}

/// What stands over an article's title, which is not to say the same twice: its name, or of one that is called by its title
/// what the name has besides: "Publication not stated, 2008".
pub(crate) fn name_over_title(article: &Article, name: &str) -> String {
    let is_titled = article.short.is_empty() && article.publication.is_empty() && !article.title.is_empty();
    match name.strip_prefix(article.title.as_str()).filter(|_| is_titled) {
        Some(rest) => format!("Publication not stated{rest}"),
        None => name.to_owned(),
    }
}

/// The same names, those that occur more than once made longer.
fn apart(names: &[String], longer: impl Fn(usize) -> String) -> Vec<String> {
    let mut known = Interner::default();
    let mut n_times = vec![0; names.len()];
    let places: Vec<usize> = names.iter().map(|name| intern(&mut known, name) as usize).collect();
    places.iter().for_each(|&at| n_times[at] += 1);
    let name = |(at, place): (usize, usize)| if n_times[place] > 1 { longer(at) } else { names[at].clone() };
    places.into_iter().enumerate().map(name).collect()
}

/// What an article is called before it is told from others.
pub(crate) fn bare_name(article: &Article) -> &str {
    let names = [&article.short, &article.publication, &article.title];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or(&article.id)
}

fn name_and_year(article: &Article) -> String {
    with_time(article, article.published.as_ref().map(year))
}

fn name_and_date(article: &Article) -> String {
    with_time(article, article.published.as_ref().map(|when| time(when, None)))
}

/// Not where the name has that time already, as a short one can: "Apple, 2 July 2010".
fn with_time(article: &Article, time: Option<String>) -> String {
    let name = bare_name(article);
    match time.filter(|time| !name.contains(time.as_str())) {
        Some(time) => format!("{name}, {time}"),
        None => name.to_owned(),
    }
}

/// A name with the title: "China Brief, 2008: A title". An article without a publication is called by its title already.
pub(crate) fn titled(name: &str, title: &str) -> String {
    if title.is_empty() || name.starts_with(title) { name.to_owned() } else { format!("{name}: {title}") }
}
