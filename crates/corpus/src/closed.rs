//! The lists that are closed in code: each value has an id (seeds, URL, JSON) and a label (what the reader sees).

/// Declares a closed list: an enum whose variants have an id and a label, in reading order.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[doc = concat!("“", $label, "”")] #[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// Every value, in reading order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// How seeds, URL and JSON write it.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// How the page says it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The value of that id; `None` for an id that is not in the list.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use closed_list;

closed_list! {
    /// How real a fact is, as of its article's date.
    Status {
        Happened = "happened", "happened";
        Ongoing = "ongoing", "ongoing";
        Planned = "planned", "planned";
        Expected = "expected", "expected";
        Possible = "possible", "possible";
        Proposed = "proposed", "proposed";
        Abandoned = "abandoned", "abandoned";
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
        States = "states", "states";
        Believes = "believes", "believes";
        Expects = "expects", "expects";
        Hopes = "hopes", "hopes";
        Fears = "fears", "fears";
        Doubts = "doubts", "doubts";
        Denies = "denies", "denies";
        CallsFor = "calls-for", "calls for";
    }
}

closed_list! {
    /// Where the article's author judges what another says.
    AuthorView {
        Agrees = "agrees", "the author agrees";
        Doubts = "doubts", "the author doubts it";
    }
}

closed_list! {
    /// Who speaks, by type.
    VoiceType {
        Author = "author", "The author";
        Official = "official", "Officials";
        NamedExpert = "named-expert", "Named expert";
        UnnamedExperts = "unnamed-experts", "Unnamed experts";
        Survey = "survey", "Survey";
        Document = "document", "Document";
        Observers = "observers", "Observers";
        Media = "media", "Media";
    }
}

closed_list! {
    /// Whose words a voice's are: its own (in quotation marks in the article) or reported.
    Words {
        Reported = "reported", "as reported";
        Own = "own", "in their own words";
    }
}

closed_list! {
    /// What an actor does in a fact.
    Role {
        Party = "party", "party";
        Speaker = "speaker", "speaker";
        Host = "host", "host";
        Participant = "participant", "participant";
        Source = "source", "source";
        Target = "target", "target";
        Proposer = "proposer", "proposer";
        Supporter = "supporter", "supporter";
        Opponent = "opponent", "opponent";
        Silent = "silent", "silent";
        Mentioned = "mentioned", "mentioned";
    }
}

closed_list! {
    /// What sort of actor.
    ActorKind {
        State = "state", "state";
        Person = "person", "person";
        Organisation = "organisation", "organisation";
        Company = "company", "company";
        Bloc = "bloc", "bloc";
        Group = "group", "group";
    }
}

closed_list! {
    /// What a figure is to what it measures.
    FigureRole {
        Total = "total", "in all";
        Added = "added", "added";
        Share = "share", "share";
        Change = "change", "change";
        Count = "count", "count";
    }
}

closed_list! {
    /// How exact a figure is.
    Qualifier {
        About = "about", "about";
        MoreThan = "more-than", "more than";
        LessThan = "less-than", "less than";
        AtLeast = "at-least", "at least";
        AtMost = "at-most", "at most";
    }
}

closed_list! {
    /// What the later fact of a link does to the earlier one.
    Relation {
        Restates = "restates", "says the same";
        Continues = "continues", "continues";
        Updates = "updates", "updated";
        Fulfils = "fulfils", "confirmed";
        Fails = "fails", "did not happen";
        Contradicts = "contradicts", "differs";
        Qualifies = "qualifies", "qualified";
        BearsOn = "bears-on", "same subject, no verdict";
    }
}

closed_list! {
    /// What a link is about.
    Aspect {
        Date = "date", "date";
        Capacity = "capacity", "capacity";
        Amount = "amount", "amount";
        Cost = "cost", "cost";
        Route = "route", "route";
        Parties = "parties", "parties";
        Scope = "scope", "scope";
        Position = "position", "position";
        Membership = "membership", "membership";
        Other = "other", "";
    }
}

closed_list! {
    /// How much of the earlier fact a link covers.
    Extent {
        Whole = "whole", "wholly";
        Part = "part", "in part";
    }
}

closed_list! {
    /// What a row of the comparison comes to.
    Verdict {
        Differ = "differ", "Differ";
        Changed = "changed", "Changed";
        Agree = "agree", "Agree";
        Both = "both", "Both say it";
        OnlyA = "only_a", "Only the first";
        OnlyB = "only_b", "Only the second";
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
        Paragraph = "paragraph", "paragraph";
        Title = "title", "title";
        Byline = "byline", "byline";
        Heading = "heading", "heading";
        Note = "note", "note";
        Source = "source", "source";
        Skip = "skip", "skipped";
    }
}
