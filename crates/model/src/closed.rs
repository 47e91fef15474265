//! The lists that are closed in code: each value has an id, which seeds, URL and JSON write.

/// Declares a closed list: an enum whose variants have an id, in reading order. What the reader sees of them is worded
/// elsewhere.
#[macro_export]
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[doc = concat!("`", $id, "`")] #[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// Every value, in reading order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// How seeds, URL and JSON write it.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value of that id; `None` for an id that is not in the list.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub use closed_list;

closed_list! {
    /// How real a fact is, as of its article's date.
    Status {
        Happened = "happened";
        Ongoing = "ongoing";
        Planned = "planned";
        Expected = "expected";
        Possible = "possible";
        Proposed = "proposed";
        Abandoned = "abandoned";
    }
}

impl Status {
    /// Whether it lies ahead: then an open end stays open, and an open start is no earlier than its article.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Expected | Self::Possible | Self::Proposed)
    }
}

closed_list! {
    /// How a fact is held by who says it.
    Stance {
        States = "states";
        Believes = "believes";
        Expects = "expects";
        Hopes = "hopes";
        Fears = "fears";
        Doubts = "doubts";
        Denies = "denies";
        CallsFor = "calls-for";
    }
}

closed_list! {
    /// Where the article's author judges what another says.
    AuthorView {
        Agrees = "agrees";
        Doubts = "doubts";
    }
}

closed_list! {
    /// Who speaks, by type.
    VoiceType {
        Author = "author";
        Official = "official";
        NamedExpert = "named-expert";
        UnnamedExperts = "unnamed-experts";
        Survey = "survey";
        Document = "document";
        Observers = "observers";
        Media = "media";
    }
}

closed_list! {
    /// Whose words a voice's are: its own (in quotation marks in the article) or reported.
    Words {
        Reported = "reported";
        Own = "own";
    }
}

closed_list! {
    /// What an actor does in a fact.
    Role {
        Party = "party";
        Speaker = "speaker";
        Host = "host";
        Participant = "participant";
        Source = "source";
        Target = "target";
        Proposer = "proposer";
        Supporter = "supporter";
        Opponent = "opponent";
        Silent = "silent";
        Mentioned = "mentioned";
    }
}

closed_list! {
    /// What a figure is to what it measures.
    FigureRole {
        Total = "total";
        Added = "added";
        Share = "share";
        Change = "change";
        Count = "count";
    }
}

closed_list! {
    /// How exact a figure is.
    Qualifier {
        About = "about";
        MoreThan = "more-than";
        LessThan = "less-than";
        AtLeast = "at-least";
        AtMost = "at-most";
    }
}

closed_list! {
    /// What the later fact of a link does to the earlier one.
    Relation {
        Restates = "restates";
        Continues = "continues";
        Updates = "updates";
        Fulfils = "fulfils";
        Fails = "fails";
        Contradicts = "contradicts";
        Qualifies = "qualifies";
        BearsOn = "bears-on";
    }
}

closed_list! {
    /// What a link is about.
    Aspect {
        Date = "date";
        Capacity = "capacity";
        Amount = "amount";
        Cost = "cost";
        Route = "route";
        Parties = "parties";
        Scope = "scope";
        Position = "position";
        Membership = "membership";
        Other = "other";
    }
}

closed_list! {
    /// How much of the earlier fact a link covers.
    Extent {
        Whole = "whole";
        Part = "part";
    }
}

closed_list! {
    /// What a row of the comparison comes to.
    Verdict {
        Differ = "differ";
        Changed = "changed";
        Agree = "agree";
        Both = "both";
        OnlyA = "only_a";
        OnlyB = "only_b";
    }
}

impl Relation {
    /// The verdict that a link of this relation gives its row.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Restates | Self::Fulfils => Verdict::Agree,
            Self::Updates | Self::Qualifies => Verdict::Changed,
            Self::Contradicts | Self::Fails => Verdict::Differ,
            Self::Continues | Self::BearsOn => Verdict::Both,
        }
    }
}

closed_list! {
    /// What a paragraph of an article is.
    BlockRole {
        Paragraph = "paragraph";
        Title = "title";
        Byline = "byline";
        Heading = "heading";
        Note = "note";
        Source = "source";
        Skip = "skip";
    }
}

closed_list! {
    /// A field of a fact that the reader can filter by; declared in the order of the page's panel.
    Facet {
        Actor = "actor";
        Thing = "thing";
        Theme = "theme";
        When = "when";
        Voice = "voice";
        Words = "words";
        Status = "status";
        Kind = "kind";
        Article = "article";
        Stance = "stance";
        Place = "place";
        Other = "other";
        FoundBy = "by";
    }
}

closed_list! {
    /// Who found a fact.
    #[derive(Default)]
    FoundBy {
        /// A person read it.
        #[default]
        Person = "person";
        /// A program cut it out of the text; nobody has read it.
        Program = "program";
    }
}

closed_list! {
    /// What a line of an article's file is, where it is not a line of a paragraph.
    LineRole {
        Skip = "skip";
        Title = "title";
        Byline = "byline";
        Heading = "heading";
        Notes = "notes";
        Source = "source";
    }
}

impl LineRole {
    /// What a line of that role is a block of.
    pub fn block_role(self) -> BlockRole {
        match self {
            Self::Skip => BlockRole::Skip,
            Self::Title => BlockRole::Title,
            Self::Byline => BlockRole::Byline,
            Self::Heading | Self::Notes => BlockRole::Heading,
            Self::Source => BlockRole::Source,
        }
    }
}
closed_list! {
    /// What an article has in place of a fact of another that no link ties to it: the first that holds. All but the
    /// editor's is found by program.
    AbsenceKind {
        /// All quotes of the fact, each of five words or more, stand there word for word.
        SameWords = "same-words";
        /// It happened after the article was published.
        Later = "later";
        /// A sentence of it comes near.
        Nearest = "nearest";
        /// The editor says that the article does not set out to treat it.
        Outside = "outside";
        /// None of these.
        NoneFound = "none-found";
    }
}
