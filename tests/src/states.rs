//! What is looked at: states of every view, widths and schemes.

use engine::Corpus;
use engine::query::Mode;

/// Name and state; `?` begins what stands before the state.
pub const STATES: [(&str, &str); 24] = [
    ("entry", "#/"),
    ("statements", "#/facts"),
    ("searched", "#/facts?q=pipeline"),
    ("grouped", "#/facts?group=voice&theme=water"),
    ("nothing", "#/facts?theme=water&status=abandoned"),
    ("answered", "#/facts?kind=signing&group=none&sort=when"),
    ("reading", "#/facts?theme=gas&fact=2008-gas-thirds"),
    ("excluded", "#/facts?actor=kazakhstan,-russia&actor.match=all&when=2003/2013"),
    ("compare", "#/compare"),
    ("one-subject", "#/compare?matter=water"),
    ("only-one", "#/compare?verdict=only_a"),
    ("by-theme", "#/compare?group=theme&theme=energy"),
    ("numbers", "#/compare?mode=figures"),
    ("full-text", "#/compare?mode=text"),
    ("shares", "#/compare?mode=emphasis"),
    ("promises", "#/compare?mode=promises"),
    ("timeline", "#/timeline"),
    ("timeline-chosen", "#/timeline?theme=gas&fact=2008-gas-agreement-2006"),
    ("matrix", "#/matrix"),
    ("matrix-status", "#/matrix?rows=theme&columns=status"),
    ("articles", "#/articles"),
    ("article", "#/article/2011-strategic-relations?fact=2011-third-branch"),
    ("about", "#/about"),
    ("frame", "?embed#/facts?theme=water"),
];

/// Those of [`STATES`] in which every part of the page is seen once.
pub const FEW_STATES: [&str; 6] = ["entry", "reading", "compare", "timeline", "matrix", "article"];

/// Light and dark, as the reader's system says.
pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// The state with this name.
///
/// # Panics
/// Where there is none.
pub fn state(name: &str) -> &'static str {
    STATES.iter().find(|(its, _)| *its == name).expect("a name of STATES").1
}

/// Every view and mode of any dossier, with its first statement, article and subject.
#[must_use]
pub fn states_of(corpus: &Corpus) -> Vec<(String, String)> {
    let views = ["/", "/facts", "/timeline", "/matrix", "/articles", "/about", "/facts?q=zeppelin"];
    let mut states: Vec<String> = views.map(str::to_owned).to_vec();
    states.extend(Mode::ALL.iter().map(|mode| format!("/compare?mode={}", mode.id())));
    states.push("/compare?group=theme".to_owned());
    states.extend(corpus.matters.first().map(|matter| format!("/compare?matter={}", matter.id)));
    if let Some(fact) = corpus.facts.first() {
        let article = &corpus.article(fact.article).id;
        let id = &fact.id;
        states.extend([
            format!("/facts?fact={id}"),
            format!("/article/{article}?fact={id}"),
            format!("/compare?fact={id}"),
        ]);
        states.push(format!("/timeline?fact={id}"));
    }
    states.into_iter().map(|state| (state.clone(), format!("#{state}"))).collect()
}
