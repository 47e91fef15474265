//! The same measure in two articles: which figures stand side by side, and whether anything may be computed of them.

use crate::corpus::Corpus;
use crate::plan::Plan;
use model::closed::{FigureRole, Qualifier, Status};
use model::decimal::Decimal;
use model::units::{Amount, Factor};
use model::when::{OPEN_END, When};
use model::{ArticleIndex, Fact, FactIndex, Figure, Records, TermIndex};
use text::fold;
use text::interner::{Interner, intern};
use text::sorted::unique;

/// A figure of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Whose.
    pub fact: FactIndex,
    /// Which of its figures.
    pub figure: usize,
}

impl Measured {
    pub(crate) fn of<'c>(&self, corpus: &'c Corpus) -> Option<(&'c Fact, &'c Figure)> {
        let fact = corpus.facts.get(self.fact.at())?;
        Some((fact, fact.figures.get(self.figure)?))
    }

    /// The figure.
    pub fn figure<'c>(&self, corpus: &'c Corpus) -> Option<&'c Figure> {
        Some(self.of(corpus)?.1)
    }

    /// Its own time, or its fact's.
    pub fn when<'c>(&self, corpus: &'c Corpus) -> Option<&'c When> {
        let (fact, figure) = self.of(corpus)?;
        figure.when.as_ref().or(fact.when.as_ref())
    }

    /// The same in another unit of its kind, "about" where that takes rounding; `None` where that is its unit already.
    pub fn in_unit(&self, corpus: &Corpus, unit: TermIndex) -> Option<Figure> {
        let figure = self.figure(corpus).filter(|figure| figure.unit != unit)?;
        let wanted = Figure { unit, ..figure.clone() };
        let factor = factor(corpus, &wanted, figure)?;
        let (from, to) = Decimal::read_range(&figure.value)?;
        let (from, to) = (factor.convert(from)?, factor.convert(to)?);
        let is_range = figure.value.contains('/');
        let value = if is_range { format!("{}/{}", from.0, to.0) } else { from.0.to_string() };
        let about = (!from.1 || !to.1).then_some(Qualifier::About);
        Some(Figure { value, qualifier: figure.qualifier.or(about), ..wanted })
    }
}

/// One measure that both articles give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is measured, as the first article's figure has it.
    pub measures: String,
    /// The first article's.
    pub a: Measured,
    /// The second's.
    pub b: Measured,
    /// What may be computed of the two; else why nothing is.
    pub computed: Result<Computed, Incomparable>,
}

/// Why nothing is computed of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// A figure is not there.
    Missing,
    /// A value is a range, or no plain number.
    NoNumber,
    /// The units are of different kinds.
    Units,
    /// One amount is added, the other is not.
    AddedAgainstTotal,
    /// They are not the same to what they measure.
    Roles,
    /// They measure what is called differently.
    Measures,
    /// They are not rates over the same time.
    Rates,
    /// One is negated or abandoned.
    Denied,
    /// One has a condition.
    Conditional,
    /// Both lie ahead, at different times.
    ExpectationsApart,
    /// One lies ahead, the other does not.
    HappenedAgainstExpected,
    /// Both are changes, over different times.
    ChangesApart,
}

/// What two comparable values come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The unit, a place in [`model::Records::units`]: the first article's.
    pub unit: TermIndex,
    /// The second less the first, a decimal.
    pub difference: String,
    /// The second by the first, in thousandths; `None` where the first is not above 0, and on a scale whose 0 is no
    /// nothing, such as degrees Celsius.
    pub ratio: Option<u32>,
}

/// A measure that both articles give: every value of it in one kind of unit, what may be computed, what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is measured, as the first article's first figure has it.
    pub name: String,
    /// The main theme of the first article's first fact.
    pub theme: Option<TermIndex>,
    /// What the values are to the measure: those of the first article.
    pub role: FigureRole,
    /// The first article's values, as it tells them.
    pub a: Vec<Measured>,
    /// The second's.
    pub b: Vec<Measured>,
    /// Each of the one with each of the other.
    pub comparisons: Vec<Comparison>,
    /// What follows from one article's values by plain arithmetic.
    pub implied: Vec<Implied>,
}

impl Measure {
    /// Whether no two of its values are said to measure the same: only links tie their statements.
    pub fn is_apart(&self, corpus: &Corpus) -> bool {
        !self.comparisons.iter().any(|pair| name_of(corpus, pair.a) == name_of(corpus, pair.b))
    }

    /// In which all values are made comparable: the first's unit.
    pub fn unit(&self, corpus: &Corpus) -> Option<TermIndex> {
        Some(self.a.first()?.figure(corpus)?.unit)
    }
}

/// What follows from two figures of one article by plain arithmetic: our reckoning, not the article's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// "US$40 billion".
    pub total: Measured,
    /// "double".
    pub change: Measured,
    /// From what it started, a decimal in the total's unit.
    pub value: String,
}

/// Every measure that both give: figures of one kind of unit that measure what is called the same, or whose facts a
/// link ties. As the first article tells them.
pub fn figures(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<Comparison> {
    let (of_a, of_b) = (measured(corpus, a), measured(corpus, b));
    let partners = Partners::of(corpus, &of_b);
    let mut out = Vec::new();
    for &a in &of_a {
        let near = partners.near(corpus, a).into_iter().filter_map(|at| of_b.get(at as usize));
        out.extend(near.filter_map(|&b| compared(corpus, a, b)));
    }
    out
}

/// The same of one fact of each article.
pub fn of_facts(corpus: &Corpus, a: FactIndex, b: FactIndex) -> Vec<Comparison> {
    let is_linked = corpus.links_of(a).any(|link| link.from == b || link.to == b);
    let of_b = figures_of(corpus, &[b]);
    let mut out = Vec::new();
    for a in figures_of(corpus, &[a]) {
        let name = name_of(corpus, a);
        let is_near = |b: &&Measured| is_linked || !name.is_empty() && name == name_of(corpus, **b);
        out.extend(of_b.iter().filter(is_near).filter_map(|&b| compared(corpus, a, b)));
    }
    out
}

/// Two figures set together, where they are of one kind of unit.
fn compared(corpus: &Corpus, a: Measured, b: Measured) -> Option<Comparison> {
    let (figure, other) = (a.figure(corpus)?, b.figure(corpus)?);
    factor(corpus, figure, other)?;
    Some(Comparison { measures: figure.measures.clone(), a, b, computed: computed(corpus, a, b) })
}

/// How many figures an article gives in all.
pub fn n_figures(corpus: &Corpus, article: ArticleIndex) -> usize {
    measured(corpus, article).len()
}

/// The figures of an article by what they measure and by whose they are: places among them.
struct Partners {
    names: Interner,
    by_name: Vec<Vec<u32>>,
    by_fact: Vec<Vec<u32>>,
    /// By fact the facts that a link ties to it.
    tied: Vec<Vec<FactIndex>>,
}

impl Partners {
    fn of(corpus: &Corpus, figures: &[Measured]) -> Self {
        let n = corpus.facts.len();
        let mut out = Self {
            names: Interner::default(),
            by_name: Vec::new(),
            by_fact: vec![Vec::new(); n],
            tied: vec![Vec::new(); n],
        };
        for (measured, at) in figures.iter().zip(0..) {
            let name = intern(&mut out.names, &name_of(corpus, *measured)) as usize;
            if name == out.by_name.len() {
                out.by_name.push(Vec::new());
            }
            out.by_name[name].push(at);
            out.by_fact[measured.fact.at()].push(at);
        }
        for link in &corpus.links {
            out.tied[link.from.at()].push(link.to);
            out.tied[link.to.at()].push(link.from);
        }
        out
    }

    /// What measures the same as a figure, or stands in a fact that is tied to its fact; rising.
    fn near(&self, corpus: &Corpus, figure: Measured) -> Vec<u32> {
        let name = name_of(corpus, figure);
        let mut out: Vec<u32> = Vec::new();
        if let Some(&same) = self.names.get(&name).filter(|_| !name.is_empty()) {
            out.extend(&self.by_name[same as usize]);
        }
        self.tied[figure.fact.at()].iter().for_each(|fact| out.extend(&self.by_fact[fact.at()]));
        unique(out)
    }
}

fn name_of(corpus: &Corpus, measured: Measured) -> String {
    measured.figure(corpus).map_or_else(String::new, |figure| fold(&figure.measures))
}

/// Every measure that both give and of which the query finds a fact, by theme in the order in which the first article
/// comes to them; within a theme what is a change last.
pub fn measures(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, plan: &Plan) -> Vec<Measure> {
    let found = plan.facts();
    let (mut keys, mut out) = (Interner::default(), Vec::new());
    for comparison in figures(corpus, a, b) {
        if !found.contains(comparison.a.fact.at()) && !found.contains(comparison.b.fact.at()) {
            continue;
        }
        let Some((fact, figure)) = comparison.a.of(corpus) else { continue };
        let at = intern(&mut keys, &key(corpus, figure)) as usize;
        if at == out.len() {
            out.push(Measure {
                name: comparison.measures.clone(),
                theme: fact.themes.first().copied(),
                role: figure.role,
                a: Vec::new(),
                b: Vec::new(),
                comparisons: Vec::new(),
                implied: Vec::new(),
            });
        }
        out[at].take(comparison);
    }
    let implied = [a, b].map(|article| implied(corpus, article));
    for measure in &mut out {
        let has = |implied: &&Implied| measure.a.contains(&implied.total) || measure.b.contains(&implied.total);
        measure.implied = implied.iter().flatten().filter(has).cloned().collect();
    }
    in_order(out)
}

/// Measures that stand together: of one name, one kind of unit, one role, over one time.
fn key(corpus: &Corpus, figure: &Figure) -> String {
    let unit = |unit: TermIndex| corpus.units.get(unit.at()).map_or("", |unit| unit.id.as_str());
    let kind = amount(corpus, figure.unit).map_or(unit(figure.unit), |amount| amount.kind);
    let per = figure.per.map_or("", unit);
    [fold(&figure.measures).as_str(), kind, figure.role.id(), per].join("|")
}

fn in_order(mut measures: Vec<Measure>) -> Vec<Measure> {
    let mut themes: Vec<Option<TermIndex>> = Vec::new();
    for measure in &measures {
        if !themes.contains(&measure.theme) {
            themes.push(measure.theme);
        }
    }
    measures.sort_by_cached_key(|measure| {
        let theme = themes.iter().position(|theme| *theme == measure.theme).unwrap_or(themes.len());
        theme as u32 * 2 + u32::from(measure.role == FigureRole::Change)
    });
    measures
}

impl Measure {
    fn take(&mut self, comparison: Comparison) {
        if !self.a.contains(&comparison.a) {
            self.a.push(comparison.a);
        }
        if !self.b.contains(&comparison.b) {
            self.b.push(comparison.b);
        }
        self.comparisons.push(comparison);
    }
}

/// What the figures of an article imply: a total and a change of the same measure for the same time.
pub fn implied(corpus: &Corpus, article: ArticleIndex) -> Vec<Implied> {
    let all = measured(corpus, article);
    let of_role =
        |role| all.iter().copied().filter(move |&found| found.figure(corpus).is_some_and(|figure| figure.role == role));
    let (totals, changes): (Vec<Measured>, Vec<Measured>) =
        (of_role(FigureRole::Total).collect(), of_role(FigureRole::Change).collect());
    let mut out = Vec::new();
    for &total in &totals {
        for &change in &changes {
            out.extend(start(corpus, total, change).map(|value| Implied { total, change, value }));
        }
    }
    out
}

fn start(corpus: &Corpus, total: Measured, change: Measured) -> Option<String> {
    let ((fact, of_total), (changing, of_change)) = (total.of(corpus)?, change.of(corpus)?);
    let is_change = of_total.role == FigureRole::Total && of_change.role == FigureRole::Change;
    let is_factor = corpus.units.get(of_change.unit.at())?.id == "times";
    if !is_change || !is_factor || fold(&of_total.measures) != fold(&of_change.measures) {
        return None;
    }
    let is_of_one_sort = fact.is_ahead() == changing.is_ahead() && !fact.negated && !changing.negated;
    let ends_then = match (total.when(corpus), change.when(corpus)) {
        (Some(total), Some(change)) => {
            total == change || total.days.last == change.days.last && total.days.last != OPEN_END
        }
        (total, change) => total == change,
    };
    let (value, factor) = (Decimal::read(&of_total.value)?, Decimal::read(&of_change.value)?);
    let start = value.cut(factor, 3).filter(|_| factor.is_positive() && is_of_one_sort && ends_then)?;
    Some(start.0.to_string())
}

/// All figures of an article, as it tells them.
fn measured(corpus: &Corpus, article: ArticleIndex) -> Vec<Measured> {
    let mut facts: Vec<FactIndex> =
        (0..corpus.facts.len()).map(FactIndex::new).filter(|&fact| corpus.fact(fact).article == article).collect();
    facts.sort_by_cached_key(|&fact| corpus.reading_order(fact));
    figures_of(corpus, &facts)
}

fn figures_of(corpus: &Corpus, facts: &[FactIndex]) -> Vec<Measured> {
    let mut out = Vec::new();
    for &fact in facts {
        out.extend((0..corpus.fact(fact).figures.len()).map(|figure| Measured { fact, figure }));
    }
    out
}

/// How a value of the second becomes one in the first's unit; `None`: they are of two kinds.
pub(crate) fn factor(corpus: &Corpus, a: &Figure, b: &Figure) -> Option<Factor> {
    if a.unit == b.unit {
        return Some(Factor::SAME);
    }
    amount(corpus, b.unit)?.factor_to(amount(corpus, a.unit)?)
}

/// What one of a unit is; `None` where the seeds give it no code.
pub(crate) fn amount(corpus: &Records, unit: TermIndex) -> Option<Amount<'_>> {
    Amount::read(&corpus.units.get(unit.at())?.amount)
}

/// A ratio only between two values that both happened, or two expectations for the same time.
fn computed(corpus: &Corpus, a: Measured, b: Measured) -> Result<Computed, Incomparable> {
    let (Some((fact_a, figure_a)), Some((fact_b, figure_b))) = (a.of(corpus), b.of(corpus)) else {
        return Err(Incomparable::Missing);
    };
    is_comparable((fact_a, figure_a), (fact_b, figure_b), a.when(corpus), b.when(corpus))?;
    let unread = Incomparable::NoNumber;
    let factor = factor(corpus, figure_a, figure_b).ok_or(Incomparable::Units)?;
    let [first, second] = [figure_a, figure_b].map(|figure| Decimal::read(&figure.value));
    let (first, second) = (first.ok_or(unread)?, second.ok_or(unread)?);
    let (converted, _) = factor.convert(second).ok_or(unread)?;
    let difference = converted.minus(first).ok_or(unread)?.to_string();
    let has_ratio = first.is_positive() && amount(corpus, figure_a.unit).is_none_or(Amount::has_ratio);
    let ratio = has_ratio.then(|| factor.ratio(second, first)).flatten();
    Ok(Computed { unit: figure_a.unit, difference, ratio })
}

fn is_comparable(
    (fact_a, a): (&Fact, &Figure),
    (fact_b, b): (&Fact, &Figure),
    when_a: Option<&When>,
    when_b: Option<&When>,
) -> Result<(), Incomparable> {
    let is_same_time = when_a.map(|when| when.days) == when_b.map(|when| when.days) && when_a.is_some();
    let ahead = [fact_a, fact_b].map(|fact| fact.is_ahead());
    let one_is = |role| (a.role == role) != (b.role == role);
    match () {
        () if one_is(FigureRole::Added) => Err(Incomparable::AddedAgainstTotal),
        () if a.role != b.role => Err(Incomparable::Roles),
        () if fold(&a.measures) != fold(&b.measures) => Err(Incomparable::Measures),
        () if a.per != b.per => Err(Incomparable::Rates),
        () if [fact_a, fact_b].iter().any(|fact| fact.negated || fact.status == Some(Status::Abandoned)) => {
            Err(Incomparable::Denied)
        }
        () if [fact_a, fact_b].iter().any(|fact| !fact.condition.is_empty()) => Err(Incomparable::Conditional),
        () if ahead == [true, true] && !is_same_time => Err(Incomparable::ExpectationsApart),
        () if ahead[0] != ahead[1] => Err(Incomparable::HappenedAgainstExpected),
        () if a.role == FigureRole::Change && !is_same_time => Err(Incomparable::ChangesApart),
        () => Ok(()),
    }
}
