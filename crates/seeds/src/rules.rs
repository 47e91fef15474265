//! The rules by which `check` finds what a person should look at again.

use model::closed::closed_list;

closed_list! {
    /// What is looked for.
    Rule {
        ActorInQuote = "actor-in-quote";
        NameInStatement = "name-in-statement";
        HappenedAfter = "happened-after";
        PlannedBefore = "planned-before";
        SpeakerWithoutVoice = "speaker-without-voice";
        VoiceWithoutSpeaker = "voice-without-speaker";
        SeenByWhom = "seen-by-whom";
        VoiceUndated = "voice-undated";
        CallNotProposed = "call-not-proposed";
        StandsAlone = "stands-alone";
        HedgeDropped = "hedge-dropped";
        LinkReadOnce = "link-read-once";
        LinkBackwards = "link-backwards";
        NamesAlike = "names-alike";
        LineInParagraph = "line-in-paragraph";
        Unused = "unused";
        NeedlessException = "needless-exception";
    }
}

impl Rule {
    /// What it finds, as the README says it.
    pub fn says(self) -> &'static str {
        match self {
            Self::ActorInQuote => "a quote names an actor that neither `actors` nor `voice` has, nor a body of it",
            Self::NameInStatement => {
                "the statement names an actor, thing or place that no quote names and `inferred` does not have"
            }
            Self::HappenedAfter => "it happened, and `when` ends after the article’s date",
            Self::PlannedBefore => "it is planned or expected, and `when` ends before the article’s date",
            Self::SpeakerWithoutVoice => "an actor is a `speaker`, and nobody has a `voice`",
            Self::VoiceWithoutSpeaker => {
                "an actor states or calls for something in `voice`, and is neither `speaker` nor `proposer`"
            }
            Self::SeenByWhom => {
                "the quote says “is considered”, “is seen” or the like, and `voice` does not say by whom"
            }
            Self::VoiceUndated => "a note or source that the fact rests on has a year, and no `voice` has `when`",
            Self::CallNotProposed => "the stance is `calls-for`, and the status is not `proposed`",
            Self::StandsAlone => {
                "the statement has words that lean on what stands before it: “the conflict”, “another”, “also”"
            }
            Self::HedgeDropped => {
                "the quote hedges or restricts (“principally”, “seems”, “only”), and the statement does not"
            }
            Self::LinkReadOnce => {
                "a link confirms, changes or contradicts, and no second reader has read it so (`second/links.toml`)"
            }
            Self::LinkBackwards => "a link leads from a later article to an earlier one",
            Self::NamesAlike => "two articles are of one publication and date, or have the same `short`",
            Self::LineInParagraph => {
                "a short line within a paragraph ends without a stop, as titles, dates and bylines do"
            }
            Self::Unused => "no statement, no other term and no article uses an actor, thing, theme or place",
            Self::NeedlessException => "an exception from a rule that finds nothing in the record",
        }
    }

    /// How loud it is told: against the format, or only worth another look.
    pub fn loudness(self) -> &'static str {
        if matches!(self, Self::LinkBackwards | Self::NamesAlike | Self::LineInParagraph | Self::Unused) {
            "warning"
        } else {
            "hint"
        }
    }

    /// The rules from which a record can be excepted.
    pub(super) fn exceptable() -> Vec<&'static str> {
        let is_of_no_record = |rule: &Self| {
            matches!(rule, Self::NamesAlike | Self::LineInParagraph | Self::Unused | Self::NeedlessException)
        };
        Self::ALL.iter().filter(|rule| !is_of_no_record(rule)).map(|rule| rule.id()).collect()
    }
}
