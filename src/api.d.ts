
/** How to mount an explorer. */
export interface MountOptions {
  /** Shown in another's frame: no masthead, no history, no focus taken. Default: false. */
  embed?: boolean;
  /** Another corpus than the one that this page was built from, as `dossier` writes it. */
  corpus?: Uint8Array;
  /** `address`: the state is in the page's address, and Back undoes an act. `none`: the address is neither read nor written. Default: `address`. */
  history?: "address" | "none";
  /** Without a history, the state to begin with, as after `#` in an address. */
  state?: string;
}

/** What `on` calls back with. */
export interface HandleEvents {
  /** It is shown. */
  ready: undefined;
  /** The state that is shown now. */
  change: string;
  /** The id of the fact that is selected now, or null. */
  select: string | null;
}

/** What a state finds. Every `start` and `end` is a byte of the article's text in UTF-8, the end exclusive; every `score` is in thousandths. */
export interface SearchReport {
  /** How many facts there are. */
  total: number;
  facts: FactReport[];
  /** Sentences that no fact of the result covers. */
  passages: PassageReport[];
  articles: ArticleReport[];
  /** Articles that have the words in their title, author, publication or source. */
  around: AroundReport[];
  /** By the id of a facet: its values, and `_` for "not stated". */
  facets: FacetsReport;
  mistakes: MistakeReport[];
  /** How what was typed was understood, where that is not plain. */
  meant: string[];
  /** What of the state the dossier does not have; it narrows nothing. */
  left_out: LeftOutReport[];
}

/** A value of a state that the dossier does not have. */
export interface LeftOutReport {
  /** The key that it stands behind; `/article` for the article of a screen. */
  key: string;
  value: string;
  /** The id of the nearest that there is. */
  nearest: string | null;
}

export interface FactReport {
  id: string;
  article: string;
  score: number;
  /** One sentence of ours; what a program found is one of the article. */
  statement: string;
  evidence: EvidenceReport[];
  /** Who found it: `person` or `program`. */
  by: string;
}

export interface EvidenceReport {
  quote: string;
  start: number;
  end: number;
}

export interface PassageReport {
  article: string;
  start: number;
  end: number;
  score: number;
}

export interface ArticleReport {
  id: string;
  score: number;
}

/** An article that has the words in what stands around its sentences. */
export interface AroundReport {
  id: string;
  score: number;
  /** Where the words stand; `source` stands for all other metadata as well. */
  fields: ("title" | "author" | "source")[];
}

export interface FacetsReport {
  [facet: string]: ValueReport[];
}

export interface ValueReport {
  id: string;
  /** How many facts the result would have with it alone picked. */
  count: number;
  /** How many facts carry it. */
  total: number;
}

/** Something typed that could not be understood; `start` and `end` are bytes of what was typed. */
export interface MistakeReport {
  start: number;
  end: number;
  what: string;
}

/** Two articles side by side. */
export interface CompareReport {
  /** What is counted. */
  unit: "matter";
  rows: RowReport[];
  counts: CountsReport;
  /** How many sentences the paragraphs of the two have. */
  sentences: SentencesReport;
  /** Every measure that both give. */
  figures: ComparisonReport[];
  /** What figures of one of them imply, by our arithmetic. */
  implied: ImpliedReport[];
  /** Passages that speak of the same. */
  passages: PairReport[];
  /** Shares of the text. */
  emphasis: ShareReport[];
  /** Plans and forecasts of the earlier article in the later one. */
  promises: PromiseReport[];
  /** What of the state the dossier does not have. */
  left_out: LeftOutReport[];
}

/** A row of the comparison: facts of the first article, of the second, and what ties them. */
export interface RowReport {
  matter: string | null;
  verdict: string;
  a: string[];
  b: string[];
  links: LinkReport[];
  absence: AbsenceReport | null;
  uncovered: UncoveredReport | null;
}

/** Facts on the row's subject on which its links come to no verdict. */
export interface UncoveredReport {
  a: string[];
  b: string[];
}

export interface LinkReport {
  from: string;
  to: string;
  relation: string;
  aspect: string;
  extent: string;
  why: string;
  /** Of a link that makes the two agree: `same`, `different` or `not-stated`. */
  sources: string | null;
}

/** What the other article has instead of a fact. */
export interface AbsenceReport {
  /** `same-words`, `later`, `nearest`, `outside` or `none-found`: the first that holds. */
  kind: string;
  /** The sentence to show, whatever the kind. */
  nearest: NearestReport | null;
  /** What was looked for in the whole article. */
  looked: LookedReport[];
}

export interface LookedReport {
  /** `words`, `name`, `figure` or `date`. */
  what: string;
  text: string;
  found: boolean;
  /** Of a name that was not found: whether one of its words, or a word like it, stands there. */
  like: boolean;
}

export interface NearestReport {
  start: number;
  end: number;
  score: number;
  /** The same as `basis` being `link`. */
  tied: boolean;
  /** By what it is near: `likeness`, `link` (ours, for another statement) or `theme`. */
  basis: string;
}

/** How many rows come to which verdict. */
export interface CountsReport {
  agree: number;
  changed: number;
  differ: number;
  both: number;
  only_a: number;
  only_b: number;
}

export interface SentencesReport {
  a: number;
  b: number;
}

/** A measure that both articles give. */
export interface ComparisonReport {
  measures: string;
  a: ValueOfReport;
  b: ValueOfReport;
  /** The second less the first in the first's unit, a decimal. */
  difference: string | null;
  /** The second by the first, in thousandths. */
  ratio: number | null;
  /** Why neither is computed. */
  reason: string | null;
}

export interface ValueOfReport {
  fact: string;
  /** A decimal, or two with `/` between. */
  value: string;
  unit: string;
  shown: string;
  /** EDTF. */
  when: string | null;
  voice: string;
  /** Empty: not stated. */
  status: string;
  quote: string;
}

export interface ImpliedReport {
  from: string[];
  value: string;
  unit: string;
  words: string;
}

export interface PairReport {
  a: PlaceReport;
  b: PlaceReport;
  score: number;
  link: LinkReport | null;
  same: boolean;
}

export interface PlaceReport {
  start: number;
  end: number;
}

/** The shares of two articles that go to one value, per mille. */
export interface ShareReport {
  facet: string;
  id: string;
  a: number;
  b: number;
}

export interface PromiseReport {
  fact: string;
  fate: string;
  due: string;
  links: LinkReport[];
  absence: AbsenceReport | null;
}
