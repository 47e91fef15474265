//! How alike passages are: the cosine of what they speak of, each thing weighed by how few passages speak of it.
//!
//! What a passage speaks of (its feature set) are stems without light words, the actors, things and places that it
//! names, under whatever name, and its numbers, years among them; where there are facts, also the things and themes of
//! those that it bears, so that "it" is the pipeline. Without facts and vocabulary the stems and numbers are left.

use model::closed::Facet;
use model::{Article, ArticleIndex, Fact, MatterIndex, Records, Span, TermIndex, lineage};
use std::ops::Range;
use std::sync::Arc;
use text::interner::Interner;
use text::lexicon::Lexicon;
use text::sorted::unique;
use text::{ListedWords, Stemmer, each_word, is_stop_word};

/// What a passage speaks of: places in [`FeatureExtractor`], rising, each once.
pub(crate) type FeatureSet = Vec<u32>;

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FeatureKind {
    /// A stem.
    Word,
    /// An actor or a place: what else is said decides, for two passages on the same countries can be on anything.
    Name,
    /// A theme.
    Field,
    /// A thing or a matter.
    Subject,
    /// A number, a year as well.
    Number,
}

impl FeatureKind {
    fn of(facet: Facet) -> Self {
        match facet {
            Facet::Actor | Facet::Place => Self::Name,
            Facet::Theme => Self::Field,
            _ => Self::Subject,
        }
    }

    /// Whether a passage says it, rather than being about it.
    fn is_said(self) -> bool {
        matches!(self, Self::Word | Self::Number)
    }

    /// Whether a passage is about it, and it is no mere name.
    fn is_subject(self) -> bool {
        matches!(self, Self::Field | Self::Subject)
    }

    /// What sharing it is worth, against sharing a word that is in as few passages.
    fn worth(self) -> f64 {
        match self {
            Self::Word => 1.0,
            Self::Name | Self::Field | Self::Subject => 2.0,
            Self::Number => TOPICAL,
        }
    }
}

/// What a word is worth that stands in the name of a thing, theme, kind or matter.
const TOPICAL: f64 = 1.5;
/// How much of what the rarest thing shared is worth does not count: one word in common is an accident.
const ACCIDENT: f32 = 0.5;

/// All that the passages of a comparison speak of.
pub(crate) struct FeatureExtractor<'c> {
    records: &'c Records,
    stemmer: Stemmer,
    lexicon: Lexicon,
    /// By word of the lexicon, once it was asked for, the feature that it stands for, if it says something.
    of_word: Vec<Option<Option<u32>>>,
    /// By facet, by term.
    of_term: [Vec<Option<u32>>; Facet::ALL.len()],
    /// By matter.
    of_matter: Vec<Option<u32>>,
    /// Stems, and numbers after a `#`.
    names: Interner,
    sorts: Vec<FeatureKind>,
}

impl<'c> FeatureExtractor<'c> {
    pub(crate) fn new(records: &'c Records) -> Self {
        Self {
            records,
            stemmer: Stemmer::new(),
            lexicon: Lexicon::default(),
            of_word: Vec::new(),
            of_term: std::array::from_fn(|at| vec![None; records.terms(Facet::ALL[at]).len()]),
            of_matter: vec![None; records.matters.len()],
            names: Interner::default(),
            sorts: Vec::new(),
        }
    }

    /// Of sentences of an article and the facts that they bear; `places` run as the article does.
    pub(crate) fn of_sentences(&mut self, article: ArticleIndex, places: &[Span]) -> Vec<FeatureSet> {
        let (text, facts) = (&self.records.articles[article.at()], &self.records.facts);
        let mut feature_sets: Vec<FeatureSet> = places.iter().map(|&span| self.of_span(text, span)).collect();
        // Facts stand by article.
        let from = facts.partition_point(|fact| fact.article < article);
        for fact in facts[from..].iter().take_while(|fact| fact.article == article) {
            let terms = self.subjects(fact);
            for evidence in &fact.evidence {
                let from = places.partition_point(|place| place.end <= evidence.start);
                let to = places.partition_point(|place| place.start < evidence.end);
                feature_sets.get_mut(from..to).into_iter().flatten().for_each(|feature_set| feature_set.extend(&terms));
            }
        }
        feature_sets.into_iter().map(unique).collect()
    }

    /// Of a fact: its statement, its quotes, who and what it is about.
    pub(crate) fn of_fact(&mut self, fact: &Fact) -> FeatureSet {
        let mut feature_set = self.subjects(fact);
        let article = &self.records.articles[fact.article.at()];
        fact.evidence.iter().for_each(|&span| feature_set.extend(self.of_span(article, span)));
        fact.actors.iter().for_each(|part| self.add_term(Facet::Actor, part.actor, &mut feature_set));
        fact.places.iter().for_each(|&place| self.add_term(Facet::Place, place, &mut feature_set));
        unique(feature_set)
    }

    /// The sentence that says most of what a fact states, by the words of its quotes; of equals the later one, for the
    /// quotes before it only tell what "it" is. `None` where no sentence of `places` bears it.
    pub(crate) fn telling(&mut self, fact: &Fact, places: &[Span]) -> Option<usize> {
        let text = self.records.articles[fact.article.at()].text.as_str();
        let stated = self.words_of(&fact.statement);
        let first = fact.evidence.first()?.start;
        let from = places.partition_point(|place| place.end <= first);
        let mut best: Option<(usize, usize)> = None;
        for (at, place) in places.iter().enumerate().skip(from) {
            let quoted = fact.evidence.iter().filter(|span| span.overlaps(*place));
            let parts: Vec<&str> = quoted.map(|span| span.within(*place).of(text)).collect();
            let n_said = self.words_of(&parts.join(" ")).iter().filter(|word| stated.contains(word)).count();
            if !parts.is_empty() && best.is_none_or(|(_, most)| most <= n_said) {
                best = Some((at, n_said));
            }
        }
        best.map(|(at, _)| at)
    }

    fn words_of(&mut self, text: &str) -> FeatureSet {
        let mut feature_set = Vec::new();
        self.add_words(text, &|_| false, &mut feature_set);
        unique(feature_set)
    }

    /// That a passage tells a fact of this matter.
    pub(crate) fn matter(&mut self, matter: MatterIndex) -> u32 {
        let known = self.of_matter.get(matter.at()).copied().flatten();
        known.unwrap_or_else(|| {
            let feature = self.enter(FeatureKind::Subject);
            self.of_matter.get_mut(matter.at()).into_iter().for_each(|place| *place = Some(feature));
            feature
        })
    }

    fn subjects(&mut self, fact: &Fact) -> FeatureSet {
        let mut feature_set = Vec::new();
        fact.things.iter().for_each(|&thing| self.add_term(Facet::Thing, thing, &mut feature_set));
        fact.themes.iter().for_each(|&theme| self.add_term(Facet::Theme, theme, &mut feature_set));
        feature_set
    }

    fn of_span(&mut self, article: &Article, span: Span) -> FeatureSet {
        let mentions = article.mentions_in(span);
        let mut feature_set = Vec::new();
        mentions.iter().for_each(|mention| self.add_term(mention.facet, mention.term, &mut feature_set));
        // A thing's name is made of words that tell its subject; an actor's is but a name.
        let names: Vec<Span> = mentions
            .iter()
            .filter(|mention| FeatureKind::of(mention.facet) == FeatureKind::Name)
            .map(|mention| mention.span)
            .collect();
        let is_named = |range: &Range<usize>| {
            let start = span.start + range.start as u32;
            names.iter().any(|name| name.start <= start && start < name.end)
        };
        self.add_words(span.of(&article.text), &is_named, &mut feature_set);
        feature_set
    }

    /// A term and what it rolls up into.
    fn add_term(&mut self, facet: Facet, term: TermIndex, feature_set: &mut FeatureSet) {
        for term in lineage(self.records.terms(facet), term) {
            let known = self.of_term[facet as usize].get(term.at()).copied().flatten();
            let feature = known.unwrap_or_else(|| self.enter(FeatureKind::of(facet)));
            self.of_term[facet as usize].get_mut(term.at()).into_iter().for_each(|place| *place = Some(feature));
            feature_set.push(feature);
        }
    }

    fn add_words(&mut self, text: &str, is_named: &dyn Fn(&Range<usize>) -> bool, feature_set: &mut FeatureSet) {
        let mut words: Vec<(Range<usize>, u32)> = Vec::new();
        self.lexicon.each(text, &mut |range, word| words.push((range, word.number)));
        let mut reader = NumberReader::new(text);
        words.iter().for_each(|(range, word)| reader.read(range.clone(), self.lexicon.word(*word)));
        for (_, value) in reader.out {
            feature_set.push(self.named(&["# ", &value].concat(), FeatureKind::Number));
        }
        for (_, word) in words.iter().filter(|(range, _)| !is_named(range)) {
            feature_set.extend(self.word(*word));
        }
    }

    /// The feature that a word of the lexicon stands for.
    fn word(&mut self, number: u32) -> Option<u32> {
        let at = number as usize;
        if let Some(known) = self.of_word.get(at).copied().flatten() {
            return known;
        }
        let word = self.lexicon.word(number);
        let says_nothing = is_stop_word(word)
            || word.len() < 2
            || word.starts_with(|letter: char| letter.is_ascii_digit())
            || SAID_OF_ANYTHING.has(word);
        let stem = (!says_nothing).then(|| self.stemmer.stem(word));
        let feature = stem.map(|stem| self.named(&stem, FeatureKind::Word));
        self.of_word.resize(self.of_word.len().max(at + 1), None);
        self.of_word[at] = Some(feature);
        feature
    }

    /// The feature of a stem or a number.
    fn named(&mut self, name: &str, sort: FeatureKind) -> u32 {
        if let Some(&known) = self.names.get(name) {
            return known;
        }
        let feature = self.enter(sort);
        self.names.insert(name.to_owned(), feature);
        feature
    }

    fn enter(&mut self, sort: FeatureKind) -> u32 {
        self.sorts.push(sort);
        self.sorts.len() as u32 - 1
    }

    /// What each feature is worth among these passages.
    pub(crate) fn weights(&self, passages: &[&[FeatureSet]]) -> Arc<FeatureWeights> {
        let mut n_having = vec![0_u32; self.sorts.len()];
        passages.iter().copied().flatten().flatten().for_each(|&feature| n_having[feature as usize] += 1);
        let n = passages.iter().map(|feature_sets| feature_sets.len()).sum::<usize>() as f64;
        let mut worth: Vec<f64> = self.sorts.iter().map(|sort| sort.worth()).collect();
        self.topical().for_each(|feature| worth[feature] = TOPICAL);
        let square = |(worth, &n_having): (f64, &u32)| {
            let weight = worth * libm::log((n + 1.0) / f64::from(n_having.max(1)));
            (weight * weight) as f32
        };
        let squares = worth.into_iter().zip(&n_having).map(square).collect();
        Arc::new(FeatureWeights { squares, sorts: self.sorts.clone() })
    }

    /// Stems that stand in the names of things, themes, kinds and matters.
    fn topical(&self) -> impl Iterator<Item = usize> {
        let records = self.records;
        let mut out: Vec<u32> = Vec::new();
        let terms = records.things.iter().chain(&records.themes).chain(&records.kinds).map(|term| term.name.as_str());
        for name in terms.chain(records.matters.iter().map(|matter| matter.label.as_str())) {
            each_word(name, &mut |_, word| out.extend(self.names.get(&self.stemmer.stem(word))));
        }
        out.into_iter().map(|feature| feature as usize)
    }
}

/// What sharing each feature is worth, and what it is.
pub(crate) struct FeatureWeights {
    squares: Vec<f32>,
    sorts: Vec<FeatureKind>,
}

impl FeatureWeights {
    /// How many features there are.
    pub(crate) fn n_features(&self) -> usize {
        self.squares.len()
    }

    fn sort(&self, feature: u32) -> FeatureKind {
        self.sorts.get(feature as usize).copied().unwrap_or(FeatureKind::Word)
    }

    pub(crate) fn square(&self, feature: u32) -> f32 {
        self.squares.get(feature as usize).copied().unwrap_or(0.0)
    }

    fn length(&self, feature_set: &FeatureSet) -> f32 {
        libm::sqrtf(feature_set.iter().map(|&feature| self.square(feature)).sum())
    }

    /// What a passage says, rather than who and what it is about.
    fn said(&self, feature_set: &FeatureSet) -> Vec<u32> {
        feature_set.iter().copied().filter(|&feature| self.sort(feature).is_said()).collect()
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.square(feature)).sum()
    }

    /// A passage that is to be held against many.
    pub(crate) fn sought<'s>(&self, features: &'s FeatureSet) -> Sought<'s> {
        let said = self.said(features);
        let has_number = said.iter().any(|&feature| self.sort(feature) == FeatureKind::Number);
        let subjects = features.iter().filter(|&&feature| self.sort(feature).is_subject());
        let subjects = subjects.map(|&feature| self.square(feature)).sum();
        let (length, n_said, said) = (self.length(features), said.len(), self.sum(&said));
        Sought { features, length, n_said, said, subjects, has_number }
    }

    /// The similarity of a passage to one other (with its length) and its coverage by it: what
    /// [`FeatureIndex::similarities`] and [`FeatureIndex::coverages`] give, to the last bit. Makes nothing on the heap,
    /// for it is asked a thousand times a fact. `is_sought` tells of each feature whether the passage that is sought
    /// has it.
    pub(crate) fn pair(&self, sought: &Sought<'_>, is_sought: &[bool], other: (&FeatureSet, f32)) -> (f32, f32) {
        let mut shared = FeatureOverlap::default();
        let (mut covered, mut has_number) = (0.0, false);
        for &feature in other.0.iter().filter(|feature| is_sought.get(**feature as usize).is_some_and(|is| *is)) {
            let (square, sort) = (self.square(feature), self.sort(feature));
            shared.add(square, sort == FeatureKind::Name);
            if sort.is_said() {
                covered += square;
                has_number |= sort == FeatureKind::Number;
            }
        }
        let covers = sought.n_said > 1 && (!sought.has_number || has_number);
        let coverage = if covers { covered / sought.said } else { 0.0 };
        (shared.similarity(sought.length, other.1), coverage)
    }
}

/// A passage that is held against many, with what of it is needed each time.
pub(crate) struct Sought<'s> {
    pub(crate) features: &'s FeatureSet,
    length: f32,
    n_said: usize,
    /// What all that it says is worth.
    said: f32,
    /// What all that it is about is worth, names apart.
    subjects: f32,
    has_number: bool,
}

/// Passages, by what they speak of.
pub(crate) struct FeatureIndex {
    weights: Arc<FeatureWeights>,
    lengths: Vec<f32>,
    /// What lengths are brought near to, where it is strict.
    mean: Option<f32>,
    /// By feature, the passages that have it.
    having: Vec<Vec<u32>>,
}

/// What a passage shares with another.
#[derive(Clone, Copy, Default)]
struct FeatureOverlap {
    setting: f32,
    rest: f32,
    most: f32,
}

impl FeatureOverlap {
    fn add(&mut self, square: f32, is_setting: bool) {
        if is_setting {
            self.setting += square;
        } else {
            self.rest += square;
            self.most = self.most.max(square);
        }
    }

    fn similarity(self, own: f32, length: f32) -> f32 {
        let rest = self.rest - ACCIDENT * self.most;
        if rest > 0.0 { (rest + self.setting.min(rest)) / (own * length) } else { 0.0 }
    }
}

impl FeatureIndex {
    pub(crate) fn of(feature_sets: &[FeatureSet], weights: &Arc<FeatureWeights>) -> Self {
        let mut having: Vec<Vec<u32>> = vec![Vec::new(); weights.squares.len()];
        for (at, feature_set) in (0..).zip(feature_sets) {
            feature_set.iter().for_each(|&feature| having[feature as usize].push(at));
        }
        Self {
            weights: weights.clone(),
            lengths: feature_sets.iter().map(|feature_set| weights.length(feature_set)).collect(),
            mean: None,
            having,
        }
    }

    /// Of sentences, to be held against sentences. Two in one field can be on anything, so that a theme counts as a
    /// name does; and every length is brought halfway to their mean, for a short one is too soon like another.
    pub(crate) fn strict(mut self) -> Self {
        let mean = self.lengths.iter().sum::<f32>() / self.lengths.len().max(1) as f32;
        self.lengths.iter_mut().for_each(|length| *length = f32::midpoint(*length, mean));
        Self { mean: Some(mean), ..self }
    }

    /// Whether sharing it alone says little.
    fn is_setting(&self, sort: FeatureKind) -> bool {
        sort == FeatureKind::Name || sort == FeatureKind::Field && self.mean.is_some()
    }

    /// How alike a passage is to each, from 0 to 1: the cosine, but for half of the rarest thing shared, and names
    /// (where it is strict, themes too) count at most as much as the rest.
    pub(crate) fn similarities(&self, feature_set: &FeatureSet) -> Vec<f32> {
        let mut shared = vec![FeatureOverlap::default(); self.lengths.len()];
        for &feature in feature_set {
            let square = self.weights.square(feature);
            let is_setting = self.is_setting(self.weights.sort(feature));
            for &at in self.having.get(feature as usize).into_iter().flatten() {
                shared[at as usize].add(square, is_setting);
            }
        }
        let own = self.weights.length(feature_set);
        let own = self.mean.map_or(own, |mean| f32::midpoint(own, mean));
        shared.into_iter().zip(&self.lengths).map(|(shared, &length)| shared.similarity(own, length)).collect()
    }
}

impl FeatureIndex {
    /// How much of a passage's own words and numbers each of these has, from 0 to 1: not who and what it is about, but
    /// what it says of them. Of a passage with a single word that is none; and where it gives numbers, one of them must
    /// be there.
    pub(crate) fn coverages(&self, feature_set: &FeatureSet) -> Vec<f32> {
        let said = self.weights.said(feature_set);
        let numbers: Vec<u32> =
            said.iter().copied().filter(|&feature| self.weights.sort(feature) == FeatureKind::Number).collect();
        let whole = self.weights.sum(&said);
        let mut sums = self.sums(&said);
        if !numbers.is_empty() {
            sums.iter_mut()
                .zip(self.sums(&numbers))
                .filter(|(_, of_numbers)| *of_numbers == 0.0)
                .for_each(|(sum, _)| *sum = 0.0);
        }
        sums.into_iter().map(|sum| if said.len() > 1 && whole > 0.0 { sum / whole } else { 0.0 }).collect()
    }

    /// Passages that may speak of what a passage says (see [`speaks`]): all that do, and some that do not. `sums` holds a
    /// 0 for each passage, before and after.
    ///
    /// Where it gives numbers one of them must be there. Else what many passages say is the dearest to look up and
    /// tells the least: it is left out as far as all of it together is too little, and some of that only.
    pub(crate) fn likely(&self, sought: &Sought<'_>, sums: &mut [f32]) -> Vec<u32> {
        let said = self.weights.said(sought.features);
        if sought.has_number {
            let numbers = said.into_iter().filter(|&feature| self.weights.sort(feature) == FeatureKind::Number);
            return unique(numbers.flat_map(|feature| self.having(feature).iter().copied()));
        }
        let asked = sought.said * LEAST_SAID;
        let mut common_first = said;
        common_first.sort_by_cached_key(|&feature| self.weights.square(feature).to_bits());
        let (mut left_out, mut touched) = (0.0, Vec::new());
        for feature in common_first {
            let square = self.weights.square(feature);
            if left_out + square < asked * LEFT_OUT {
                left_out += square;
                continue;
            }
            for &at in self.having(feature) {
                let sum = &mut sums[at as usize];
                if *sum == 0.0 {
                    touched.push(at);
                }
                *sum += square;
            }
        }
        // What is shared besides names counts at most twice, for names count at most as much.
        let is_likely = |at: usize, sum: f32| {
            let shared = 2.0 * (sum + left_out + sought.subjects);
            sum + left_out >= asked && shared >= LEAST_SIMILAR * sought.length * self.length(at)
        };
        touched.retain(|&at| is_likely(at as usize, std::mem::take(&mut sums[at as usize])));
        touched
    }

    fn having(&self, feature: u32) -> &[u32] {
        self.having.get(feature as usize).map_or(&[], Vec::as_slice)
    }

    /// The length of a passage of it.
    pub(crate) fn length(&self, at: usize) -> f32 {
        self.lengths.get(at).copied().unwrap_or_default()
    }

    fn sums(&self, features: &[u32]) -> Vec<f32> {
        let mut sums = vec![0.0_f32; self.lengths.len()];
        for &feature in features {
            let square = self.weights.square(feature);
            self.having.get(feature as usize).into_iter().flatten().for_each(|&at| sums[at as usize] += square);
        }
        sums
    }
}

/// From which similarity on a sentence does speak of a fact, in thousandths: judged on the default dossier, where
/// anything from 181 to 190 finds the same.
const SPEAKS_OF: u32 = 185;
/// How much of what the fact says the sentence must have, in thousandths: that the same pipeline is named is not
/// enough.
pub(crate) const SAYS: u32 = 190;

/// Whether a sentence that is so alike to a fact, and has so much of it, speaks of it.
pub(crate) fn speaks(similarity: f32, coverage: f32) -> bool {
    thousandths(similarity) >= SPEAKS_OF && thousandths(coverage) >= SAYS
}

/// How much of what is asked [`FeatureIndex::likely`] leaves out: what many passages say. Measured on 3,000 made
/// articles: a quarter and all of it take longer.
const LEFT_OUT: f32 = 0.5;

/// A little less than [`SAYS`] and [`SPEAKS_OF`], for what is looked up is summed in another order.
const LEAST_SAID: f32 = (SAYS - 1) as f32 / 1000.0;
const LEAST_SIMILAR: f32 = (SPEAKS_OF - 1) as f32 / 1000.0;

/// Whole thousandths.
pub(crate) fn thousandths(share: f32) -> u32 {
    (share * 1000.0 + 0.5) as u32
}

/// Words that are said of anything: those that lead from one thought to the next, or say how much, how often, how sure, in
/// which order; and verbs of saying and seeming. English, by kind, from no corpus; besides the stop words. Folded, sorted.
static SAID_OF_ANYTHING: ListedWords = ListedWords::new(include_str!("../../data/said_of_anything.txt"));

/// Numbers in digits, each with where it stands: thousands joined, "million" and "billion" counted in, "seven billion"
/// as well. References to notes ("[3]") are none.
pub(crate) fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let mut reader = NumberReader::new(text);
    each_word(text, &mut |range, word| reader.read(range, word));
    reader.out
}

/// The same, told the words of a text one after another.
pub(crate) struct NumberReader<'t> {
    text: &'t str,
    /// What was read so far.
    pub(crate) out: Vec<(Range<usize>, String)>,
    /// Where the last number ended, if it may go on.
    end: usize,
    n_decimals: usize,
}

impl<'t> NumberReader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, out: Vec::new(), end: usize::MAX, n_decimals: 0 }
    }

    /// The next word, folded, and where it stands.
    pub(crate) fn read(&mut self, range: Range<usize>, word: &str) {
        let between = self.text.get(self.end..range.start).unwrap_or("?");
        if is_decimal(word) {
            self.digits(between, range, word);
        } else if let Some(small) =
            SMALL.iter().position(|name| *name == word).filter(|_| is_scaled(&self.text[range.end..]))
        {
            self.begin(range, &(small + 2).to_string());
        } else {
            let weights =
                SCALES.iter().find(|(name, _)| *name == word).filter(|_| between.trim().is_empty() || between == "-");
            if let (Some((_, n_zeros)), Some((place, value))) = (weights, self.out.last_mut()) {
                value.retain(|letter| letter != '.');
                value.push_str(&"0".repeat(n_zeros.saturating_sub(self.n_decimals)));
                place.end = range.end;
            }
            self.end = usize::MAX;
        }
    }

    fn digits(&mut self, between: &str, range: Range<usize>, word: &str) {
        let is_thousands = between == "," && word.len() == 3;
        let goes_on = self.n_decimals == 0 && (is_thousands || between == ".");
        match self.out.last_mut().filter(|_| goes_on) {
            Some((place, value)) => {
                if between == "." {
                    value.push('.');
                    self.n_decimals = word.len();
                }
                value.push_str(word);
                place.end = range.end;
                self.end = range.end;
            }
            None if self.text[..range.start].ends_with('[') => self.end = usize::MAX,
            None => {
                self.begin(range, word);
                self.n_decimals = word.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            }
        }
    }

    fn begin(&mut self, range: Range<usize>, value: &str) {
        (self.end, self.n_decimals) = (range.end, 0);
        self.out.push((range, value.to_owned()));
    }
}

/// Whether a word is digits, with or without decimals.
fn is_decimal(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

const SMALL: [&str; 11] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const SCALES: [(&str, usize); 6] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("bn", 9), ("mn", 6)];

fn is_scaled(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '-');
    SCALES.iter().any(|(name, _)| rest.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_with_their_thousands_and_scales() {
        check("15 billion dollars in 2008 (June 24).", &["15000000000", "2008", "24"]);
        check("nearly 1,300 km, more than 500 [3]", &["1300", "500"]);
        check("1.5 billion, seven billion, two days", &["1500000000", "7000000000"]);
        check("US$ 40 billion by 2015, 2016", &["40000000000", "2015", "2016"]);
        check("4.25 percent; three-million-strong", &["4.25", "3000000"]);
        check("the 25th of billion", &[]);
    }

    #[test]
    fn words_that_are_said_of_anything_are_sorted() {
        assert!(SAID_OF_ANYTHING.is_sorted());
    }
}
