//! The text form of a query.

use crate::small;
use engine::asked::ask;
use engine::query::{Choice, Group, Mode, NOT_STATED, Pick, Query, Scope, Selection, Sort, View};
use model::closed::{Facet, Role, Verdict};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn view() -> impl Strategy<Value = View> {
    let plain = [View::Entry, View::Facts, View::Compare, View::Articles, View::Timeline, View::Matrix, View::About];
    prop_oneof![select(plain.to_vec()), "\\PC{1,8}".prop_map(View::Article)]
}

fn picks(facet: Facet) -> impl Strategy<Value = Vec<Pick>> {
    let pick = ("\\PC{1,6}", option::of(select(Role::ALL)));
    vec(pick, 0..3).prop_map(move |picks| {
        let mut out: Vec<Pick> = Vec::new();
        for (id, role) in picks {
            let role = role.filter(|_| facet == Facet::Actor && id != NOT_STATED);
            let pick = Pick { id, role };
            if !out.contains(&pick) {
                out.push(pick);
            }
        }
        out
    })
}

fn selections() -> impl Strategy<Value = Vec<(Facet, Selection)>> {
    let one = select(Facet::ALL).prop_flat_map(|facet| {
        let selection = (any::<bool>(), picks(facet), picks(facet));
        (Just(facet), selection.prop_map(|(all, picks, exclusions)| Selection { all, picks, exclusions }))
    });
    vec(one, 0..4)
}

fn query() -> impl Strategy<Value = Query> {
    let id = || option::of("\\PC{1,8}");
    let shown = (option::of(select(Scope::ALL)), option::of(select(Group::ALL)), option::of(select(Sort::ALL)), id());
    let compared = (id(), id(), option::of(select(Mode::ALL)), option::of(select(Verdict::ALL)), id());
    let matrix = (option::of(select(Facet::ALL)), option::of(select(Facet::ALL)));
    (view(), "\\PC{0,12}", selections(), shown, compared, matrix).prop_map(
        |(view, q, chosen, (scope, group, sort, fact), (a, b, mode, verdict, matter), (rows, columns))| {
            let mut query = Query {
                view,
                q,
                scope,
                group,
                sort,
                fact,
                a,
                b,
                mode,
                verdict,
                matter,
                rows,
                columns,
                ..Query::default()
            };
            for (facet, selection) in chosen {
                *query.selection_mut(facet) = selection;
            }
            query
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_query_is_read_as_it_was_printed(query in query()) {
        let text = query.to_string();
        prop_assert_eq!(&Query::parse(&text), &query, "{}", &text);
        prop_assert!(text.is_ascii() && !text.contains(['#', ' ']), "{}", text);
        prop_assert_eq!(Query::parse(&format!("#{text}#?secret=x")), query);
    }

    #[test]
    fn any_text_is_some_query_and_its_print_is_stable(text in "\\PC*") {
        let query = Query::parse(&text);
        prop_assert_eq!(Query::parse(&query.to_string()), query);
    }

    #[test]
    fn what_is_held_against_a_dossier_is_held_again_as_it_is(text in "/(facts|compare|article/(first|nix))\\?((actor|theme|when|fact|a|b|mode|words)=(first|gas|Kazakhstan|2008|-_|own|text|\\PC{0,5})&){0,4}") {
        let corpus = small::corpus();
        let asked = ask(&corpus, &text);
        let again = ask(&corpus, &asked.query.to_string());
        prop_assert_eq!((again.query, again.left_out), (asked.query, Vec::new()), "{}", text);
    }

    #[test]
    fn any_bytes_among_keys_are_borne(bytes in vec(any::<u8>(), 0..40), key in select(vec!["q", "actor", "when", "scope", "theme.match", "a"])) {
        let text = format!("/facts?{key}={}&%{key}=%E0%{}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&bytes));
        let query = Query::parse(&text);
        prop_assert_eq!(Query::parse(&query.to_string()), query);
    }
}

fn check(text: &str, printed: &str) {
    assert_eq!(Query::parse(text).to_string(), printed, "{text}");
}

#[test]
fn what_is_known_is_printed_back() {
    let full = "/facts?q=gas%20pipeline&actor=kazakhstan:opponent,china,-russia&actor.match=all&theme=_&when=2003/2013&scope=paragraph&group=none&sort=newest&fact=f1";
    check(full, full);
    let compare = "/compare?theme=energy&mode=ledger&verdict=only_a&a=first&b=second&matter=gas&at=4-9&with=2-3";
    check(compare, compare);
    check("/matrix?rows=actor&columns=theme", "/matrix?rows=actor&columns=theme");
    check("/article/2011-x?fact=y", "/article/2011-x?fact=y");
}

#[test]
fn what_is_not_known_is_left_out() {
    check("", "/");
    check("#", "/");
    check("/nowhere?colour=red&scope=moon&actor=&theme=,,&actor=x:clown", "/");
    check("/facts?actor=a,a,-a,-a", "/facts?actor=a,-a");
    check("/facts?theme=x:y", "/facts?theme=x%3Ay");
    check("/facts?actor=_:host", "/facts?actor=_");
    check("/facts?q=%zz%e4%BD", "/facts?q=%25zz%EF%BF%BD");
}

#[test]
fn what_mails_and_editors_make_of_an_address_is_borne() {
    let asked = "/facts?q=oil%20gas&actor=kazakhstan,-russia";
    check(asked, asked);
    check("/facts?q=oil+gas&amp;actor=kazakhstan,-russia", asked);
    check("/Facts/?Q=oil%20gas&ACTOR=kazakhstan,-russia", asked);
    check("%2Ffacts%3Fq%3Doil%2520gas%26actor%3Dkazakhstan%2C-russia", asked);
    check("#%2ffacts%3fq%3Doil+gas%26actor%3Dkazakhstan,-russia", asked);
    check("/facts?q=c%2B%2B", "/facts?q=c%2B%2B");
    check("/facts?q=R&D", "/facts?q=R");
    check("/facts?q=R%26amp;D", "/facts?q=R%26amp%3BD");
}

/// What a small dossier has of an address, and what is left out of it.
fn check_held(text: &str, printed: &str, left_out: &[&str]) {
    let asked = ask(&small::corpus(), text);
    let labels: Vec<String> = asked.left_out.iter().map(|left_out| left_out.label.clone()).collect();
    assert_eq!(
        (asked.query.to_string().as_str(), labels),
        (printed, left_out.iter().map(|&label| label.to_owned()).collect()),
        "{text}"
    );
}

#[test]
fn what_a_dossier_does_not_have_is_left_out_and_told() {
    check_held("/facts?q=gas&actor=kazakhstan,-russia&colour=red", "/facts?q=gas&actor=kazakhstan,-russia", &[]);
    check_held("/facts?actor=nobody,russia,-noone", "/facts?actor=russia", &["actor ‘nobody’", "actor ‘noone’"]);
    check_held("/facts?when=2008-13,2009", "/facts?when=2009", &["time ‘2008-13’"]);
    check_held("/facts?theme=nix&fact=nix", "/facts", &["theme ‘nix’", "statement ‘nix’"]);
    check_held("/article/nix", "/articles", &["article ‘nix’"]);
    check_held(
        "/compare?a=first&b=first&matter=nix",
        "/compare?a=first",
        &["subject ‘nix’", "a comparison of ‘first’ with itself"],
    );
    check_held("/compare?mode=cards&verdict=nix&sort=", "/compare", &["way to compare ‘cards’", "verdict ‘nix’"]);
    check_held("/facts?actor=russia:clown&at=9-3", "/facts", &["actor ‘russia:clown’", "place in an article ‘9-3’"]);
    check_held("/facts?actor=kazakhstan%2C&theme=%20", "/facts?actor=kazakhstan", &[]);
    check_held("/facts?q=gas&q=oil", "/facts?q=gas%20oil", &[]);
    check_held("/facts?actor=_&theme=-_", "/facts?actor=_&theme=-_", &[]);
}

#[test]
fn what_is_written_a_little_otherwise_is_meant() {
    check_held("/facts?actor=Kazakhstan", "/facts?actor=kazakhstan", &[]);
    check_held("/facts?actor=kazakhstan%2C-russia", "/facts?actor=kazakhstan,-russia", &[]);
    check_held("/facts?actor=kazakhstan.", "/facts?actor=kazakhstan", &[]);
    check_held("/facts?actor=Nursultan%20Nazarbayev", "/facts?actor=nazarbayev", &[]);
    check_held("/facts?theme=Energy/&status=PLANNED.", "/facts?theme=energy&status=planned", &[]);
    check_held("/Article/First/", "/article/first", &[]);
    check_held("/compare?mode=Text.&a=FIRST", "/compare?mode=text&a=first", &[]);
    check_held("/facts?when=2008.", "/facts?when=2008", &[]);
}

#[test]
fn the_nearest_can_be_taken_instead() {
    let asked = ask(&small::corpus(), "/facts?q=gas&actor=-kazahkstan&fact=opeb");
    let mended: Vec<String> =
        asked.left_out.iter().map(|left_out| left_out.mended(asked.query.clone()).to_string()).collect();
    assert_eq!(mended, ["/facts?q=gas&actor=-kazakhstan", "/facts?q=gas&fact=open"]);
}

#[test]
fn a_choice_replaces_the_one_before() {
    let choose = |text: &str, choice| Query::parse(text).with_choice(Facet::Actor, "a", choice).to_string();
    assert_eq!(choose("/facts?actor=a:host,b", Choice::Excluded), "/facts?actor=b,-a");
    assert_eq!(choose("/facts?actor=b,-a", Choice::Picked), "/facts?actor=b,a");
    assert_eq!(choose("/facts?actor=-a", Choice::Open), "/facts");
}
