//! What the values of the closed lists are called on the page.

use crate::elsewhere::Other;
use crate::query::{Group, MatchMode, Mode, Scope, Sort};
use model::closed::{
    Aspect, AuthorView, Extent, Facet, FigureRole, FoundBy, Qualifier, Relation, Role, Stance, Status, Verdict,
    VoiceType, Words,
};

/// What the reader sees of a value that the code knows by its id.
pub trait Label {
    /// As the page says it.
    fn label(self) -> &'static str;
}

/// Words the values of closed lists.
macro_rules! labels {
    ($($name:ident { $($variant:ident => $label:literal,)+ })+) => {
        $(impl $crate::wording::lists::Label for $name {
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        })+
    };
}
pub(crate) use labels;

labels! {
    Status {
        Happened => "happened",
        Ongoing => "ongoing",
        Planned => "planned",
        Expected => "expected",
        Possible => "possible",
        Proposed => "proposed",
        Abandoned => "abandoned",
    }
    Stance {
        States => "states",
        Believes => "believes",
        Expects => "expects",
        Hopes => "hopes",
        Fears => "fears",
        Doubts => "doubts",
        Denies => "denies",
        CallsFor => "calls for",
    }
    AuthorView {
        Agrees => "the author agrees",
        Doubts => "the author doubts it",
    }
    VoiceType {
        Author => "The author",
        Official => "Officials",
        NamedExpert => "Named expert",
        UnnamedExperts => "Unnamed experts",
        Survey => "Survey",
        Document => "Document",
        Observers => "Observers",
        Media => "Media",
    }
    Words {
        Reported => "as reported",
        Own => "in their own words",
    }
    Role {
        Party => "party",
        Speaker => "speaker",
        Host => "host",
        Participant => "participant",
        Source => "source",
        Target => "target",
        Proposer => "proposer",
        Supporter => "supporter",
        Opponent => "opponent",
        Silent => "silent",
        Mentioned => "mentioned",
    }
    FigureRole {
        Total => "in all",
        Added => "added",
        Share => "share",
        Change => "change",
        Count => "count",
    }
    Qualifier {
        About => "about",
        MoreThan => "more than",
        LessThan => "less than",
        AtLeast => "at least",
        AtMost => "at most",
    }
    Relation {
        Restates => "says the same",
        Continues => "continues",
        Updates => "updated",
        Fulfils => "confirmed",
        Fails => "did not happen",
        Contradicts => "differs",
        Qualifies => "qualified",
        BearsOn => "same subject, no verdict",
    }
    Aspect {
        Date => "date",
        Capacity => "capacity",
        Amount => "amount",
        Cost => "cost",
        Route => "route",
        Parties => "parties",
        Scope => "scope",
        Position => "position",
        Membership => "membership",
        Other => "",
    }
    Extent {
        Whole => "wholly",
        Part => "in part",
    }
    Verdict {
        Differ => "Differ",
        Changed => "Changed",
        Agree => "Agree",
        Both => "Both speak of it",
        OnlyA => "Only the first",
        OnlyB => "Only the second",
    }
    Facet {
        Actor => "Actor",
        Thing => "Project or agreement",
        Theme => "Theme",
        When => "Time spoken of",
        Voice => "Who says it",
        Words => "Whose words",
        Status => "Status",
        Kind => "Kind",
        Article => "Article",
        Stance => "How it is held",
        Place => "Place",
        Other => "In the other article",
        FoundBy => "Found by",
    }
    FoundBy {
        Person => "a person",
        Program => "a program",
    }
    MatchMode {
        Any => "any of these",
        All => "all of these",
    }
    Scope {
        Fact => "in the same statement",
        Paragraph => "in the same paragraph",
        Article => "in the same article",
    }
    Group {
        None => "Not grouped",
        Theme => "Grouped by theme",
        Article => "Grouped by article",
        Actor => "Grouped by actor",
        Kind => "Grouped by kind",
        Status => "Grouped by status",
        Voice => "Grouped by who says it",
    }
    Sort {
        Relevance => "Best match first",
        When => "Oldest first",
        Newest => "Newest first",
        Article => "As the articles tell it",
    }
    Mode {
        Ledger => "Side by side",
        Figures => "Numbers",
        Text => "Full text",
        Emphasis => "Share of text",
        Promises => "Plans",
    }
    Other {
        Confirmed => "told again or confirmed",
        Changed => "changed",
        Contradicted => "contradicted",
        AlsoSpoken => "also spoken of",
        SameWords => "word for word",
        Later => "still to come",
        Nearest => "with a near sentence",
        Outside => "outside the subject",
        NoneFound => "not found",
    }
}
