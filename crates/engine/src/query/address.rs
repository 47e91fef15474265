//! The text form of a [`Query`]: `/view?key=value,…`.

use crate::query::{Group, JoinedPassages, MatchMode, Mode, NOT_STATED, Pick, Query, Scope, Sort, View, renamed};
use model::Span;
use model::closed::{Facet, Role, Verdict};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt::{self, Display, Formatter};

impl Query {
    /// Reads what follows `#` (with or without it). Never fails. What mails and editors make of addresses is borne: `&amp;`
    /// for `&`, `+` for a space in `q`, names of views and keys in capitals, all of it percent-encoded once more.
    ///
    /// ```
    /// use engine::query::{Query, View};
    /// use model::closed::Facet;
    /// let query = Query::parse("/facts?q=pipeline&actor=kazakhstan,-russia&colour=red#?secret=x");
    /// assert_eq!(query.view, View::Facts);
    /// assert_eq!(query.selection(Facet::Actor).exclusions[0].id, "russia");
    /// assert_eq!(query.to_string(), "/facts?q=pipeline&actor=kazakhstan,-russia");
    /// ```
    pub fn parse(text: &str) -> Self {
        Self::read(text).0
    }

    /// The same, and what of the closed lists could not be read: key and value.
    pub(crate) fn read(text: &str) -> (Self, Vec<(String, String)>) {
        let text = text.strip_prefix('#').unwrap_or(text);
        let is_encoded = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2F"));
        let decoded = if is_encoded { decode(text) } else { text.to_owned() };
        let text = decoded.split('#').next().unwrap_or("");
        let (path, keys) = text.split_once('?').unwrap_or((text, ""));
        let mut query = Query { view: read_view(path), ..Query::default() };
        let mut unread = Vec::new();
        for (key, value) in keys.split('&').filter_map(|pair| pair.split_once('=')) {
            let key = key.strip_prefix("amp;").unwrap_or(key).to_ascii_lowercase();
            if !read_key(&mut query, &key, value) && !value.is_empty() {
                unread.push((key, decode(value)));
            }
        }
        (query, unread)
    }
}

fn read_view(path: &str) -> View {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    match name.to_ascii_lowercase().as_str() {
        "facts" => View::Facts,
        "compare" => View::Compare,
        "articles" => View::Articles,
        "article" if rest.is_empty() => View::Articles,
        "article" => View::Article(decode(rest)),
        "timeline" => View::Timeline,
        "matrix" => View::Matrix,
        "about" => View::About,
        _ => View::Entry,
    }
}

/// Whether a value is one that its key can have; what has a key that there is not is left to whoever put it there.
fn read_key(query: &mut Query, key: &str, value: &str) -> bool {
    if let Some(facet) = Facet::from_id(key) {
        let mut is_read = true;
        value.split(',').for_each(|item| is_read &= read_item(query, facet, item));
        return is_read;
    }
    let id = || Some(decode(value)).filter(|id| !id.is_empty());
    // Of a closed list: in capitals, and with the full stop of a sentence behind it.
    let listed = value.trim_end_matches(['.', '/', ';', ':', '!', '?', ')']).to_ascii_lowercase();
    if let Some(facet) = key.strip_suffix(".match").and_then(Facet::from_id) {
        query.selection_mut(facet).all = MatchMode::from_id(&listed) == Some(MatchMode::All);
        return MatchMode::from_id(&listed).is_some();
    }
    match key {
        "q" => {
            query.q.push_str(if query.q.is_empty() { "" } else { " " });
            query.q.push_str(&decode(&value.replace('+', " ")));
        }
        "fact" => query.fact = id(),
        "a" => query.a = id(),
        "b" => query.b = id(),
        "matter" => query.matter = id(),
        "scope" => query.scope = Scope::from_id(&listed),
        "group" => query.group = Group::from_id(&listed),
        "sort" => query.sort = Sort::from_id(&listed),
        "at" => query.at = read_span(&listed),
        "with" => query.with = read_span(&listed),
        "mode" => query.mode = Mode::from_id(&listed),
        "passages" => query.passages = JoinedPassages::from_id(&listed),
        "verdict" => query.verdict = Verdict::from_id(&listed),
        "rows" => query.rows = Facet::from_id(&listed),
        "columns" => query.columns = Facet::from_id(&listed),
        _ => {}
    }
    match key {
        "scope" => query.scope.is_some(),
        "group" => query.group.is_some(),
        "sort" => query.sort.is_some(),
        "at" => query.at.is_some(),
        "with" => query.with.is_some(),
        "mode" => query.mode.is_some(),
        "passages" => query.passages.is_some(),
        "verdict" => query.verdict.is_some(),
        "rows" => query.rows.is_some(),
        "columns" => query.columns.is_some(),
        _ => true,
    }
}

fn read_span(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-')?;
    let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
    (span.start < span.end).then_some(span)
}

/// Whether it is a value, or nothing at all.
fn read_item(query: &mut Query, facet: Facet, item: &str) -> bool {
    let (excluded, item) = item.strip_prefix('-').map_or((false, item), |rest| (true, rest));
    let Some(pick) = read_pick(facet, item) else { return item.is_empty() };
    let selection = query.selection_mut(facet);
    let list = if excluded { &mut selection.exclusions } else { &mut selection.picks };
    if !list.contains(&pick) {
        list.push(pick);
    }
    true
}

fn read_pick(facet: Facet, item: &str) -> Option<Pick> {
    let (id, role) = match item.split_once(':') {
        Some((id, role)) if facet == Facet::Actor => (id, Some(Role::from_id(role)?)),
        _ => (item, None),
    };
    let id = renamed(facet, &decode(id)).to_owned();
    let role = role.filter(|_| id != NOT_STATED);
    (!id.is_empty()).then_some(Pick { id, role })
}

impl Display for Query {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&print(self))
    }
}

fn print(query: &Query) -> String {
    let mut out = print_view(&query.view);
    let mut separator = '?';
    let mut key = |key: &str, value: &str| {
        out.push(separator);
        out.push_str(key);
        out.push('=');
        out.push_str(value);
        separator = '&';
    };
    if !query.q.is_empty() {
        key("q", &encode(&query.q));
    }
    for &facet in Facet::ALL {
        let selection = query.selection(facet);
        if !selection.is_empty() {
            key(facet.id(), &print_selection(selection));
        }
        if selection.all {
            key(&format!("{}.match", facet.id()), MatchMode::All.id());
        }
    }
    let scalars = [
        ("scope", query.scope.map(Scope::id)),
        ("group", query.group.map(Group::id)),
        ("sort", query.sort.map(Sort::id)),
        ("mode", query.mode.map(Mode::id)),
        ("passages", query.passages.map(JoinedPassages::id)),
        ("verdict", query.verdict.map(Verdict::id)),
        ("rows", query.rows.map(Facet::id)),
        ("columns", query.columns.map(Facet::id)),
    ];
    for (name, value) in scalars {
        if let Some(value) = value {
            key(name, value);
        }
    }
    for (name, value) in [("a", &query.a), ("b", &query.b), ("matter", &query.matter), ("fact", &query.fact)] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            key(name, &encode(value));
        }
    }
    for (name, span) in [("at", query.at), ("with", query.with)] {
        if let Some(span) = span {
            key(name, &format!("{}-{}", span.start, span.end));
        }
    }
    out
}

fn print_view(view: &View) -> String {
    match view {
        View::Entry => "/".to_owned(),
        View::Facts => "/facts".to_owned(),
        View::Compare => "/compare".to_owned(),
        View::Articles => "/articles".to_owned(),
        View::Article(id) => format!("/article/{}", encode(id)),
        View::Timeline => "/timeline".to_owned(),
        View::Matrix => "/matrix".to_owned(),
        View::About => "/about".to_owned(),
    }
}

fn print_selection(selection: &crate::query::Selection) -> String {
    let picks = selection.picks.iter().map(|pick| ("", pick));
    let exclusions = selection.exclusions.iter().map(|pick| ("-", pick));
    let mut out = String::new();
    for (at, (sign, pick)) in picks.chain(exclusions).enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(sign);
        // A literal hyphen at the start would read as an exclusion.
        match pick.id.strip_prefix('-') {
            Some(rest) => {
                out.push_str("%2D");
                out.push_str(&encode(rest));
            }
            None => out.push_str(&encode(&pick.id)),
        }
        if let Some(role) = pick.role {
            out.push(':');
            out.push_str(role.id());
        }
    }
    out
}

/// What stands as it is: what RFC 3986 leaves unreserved, and `/`, which intervals use.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Percent-encodes all that an address could misread.
pub(crate) fn encode(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Undoes [`encode`], and bears what is not its work: a broken escape stays as it is, broken UTF-8 becomes U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
