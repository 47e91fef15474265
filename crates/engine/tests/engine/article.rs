//! Paragraphs and sentences.

use extract::blocks::blocks;
use model::Span;
use model::closed::{BlockRole, LineRole};
use text::sentences::{n_words, sentences};

/// Sentences of the text, written with `|` where one ends.
fn check(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = marked.replace('|', "");
    let found: Vec<&str> = sentences(&text, Span::new(0..text.len())).iter().map(|span| span.of(&text)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn sentences_end_at_stops() {
    check("One. |Two! |Three? |Four… |Five");
    check("It is over?! |Yes.");
    check("No stop at all");
    check("On June 13, Astana hosted a meeting. |Another 25 billion followed.");
}

#[test]
fn abbreviations_end_no_sentence() {
    check("R. N. McDermott wrote it. |He knew.");
    check("Mr. Hu and Dr. Li met. |They talked.");
    check("Untied from the U.S. dollar. |It was new.");
    check("The U.S. Department of State. |It knew.");
    check("It moved to the U.S. |The president stayed.");
    check("It opposes the U.S.");
    check("Spektr, no. 1, 2004, pp. 9-15.");
    check("He said no. |The others did not.");
    check("He meant India vs. Pakistan. |So did I.");
    check("Laruelle, Peyrouse (eds.), Asia, op. cit., p. 117.");
    check("See Smith et al. 2004, vol. 3, fig. 2. |That is all.");
    check("Gas, oil, etc. are sold. |Some is not.");
    check("Gas, oil, etc. |The rest is not sold.");
    check("It was built by Gazprom Inc. and CNPC. |It works.");
    check("1. “Kazakhstan”, Country Brief.");
    check("т.е. так. |Потом иначе.");
}

#[test]
fn numbers_and_addresses_end_no_sentence() {
    check("It cost 1.5 billion. |It grew by 2.3.");
    check("See www.cacianalyst.org/newsite/files/070905Analyst.pdf, consulted 2008. |It is there.");
    check("By Georgiy Voloshin (06/22/2011 issue)");
}

#[test]
fn quotes_brackets_and_note_marks_belong_to_the_sentence_before() {
    check("He said “it is so.” |Then he left.");
    check("It is settled “through dialogue”. |They also deplored it.");
    check("Each supplies a third [1]. |The cost will be high.");
    check("Each supplies a third. [1] |The cost will be high.");
    check("Each supplies a third.[1][2, 3] |The cost will be high.");
    check("(It was so.) |It is not.");
    check("“Why?” he asked. |“Because.” |Then he left.");
    check("Smith, “The Dragon. A Study,” London 2007.");
    check("He said: “It is so. |It stays so.” |They agreed.");
}

#[test]
fn what_goes_on_in_small_letters_is_one_sentence() {
    check("It was … not so. |It was!");
    check("The (so-called!) plan. |It failed.");
}

#[test]
fn a_small_letter_may_begin_a_name() {
    check("The line was discontinued. |iOS will go on.");
    check("It was sold on the Web. |eBay took it down.");
    check("It is for iOS, i.e. for phones.");
}

#[test]
fn a_name_may_follow_a_state() {
    check("It is sold in the U.S. |Jobs also noted its price.");
    check("It was heard in the U.S. Senate. |Nobody came.");
    check("It was sent to the U.S. Virgin Islands. |It came back.");
    check("The heads of the U.S. Navy met. |They talked.");
}

#[test]
fn a_short_line_without_a_stop_is_by_itself() {
    check(
        "Apple names the cause\n|March 06, 2008\n|During an event held at its headquarters, the company named the cause.",
    );
    check("One goes on over the end\nof a line, as wrapped text does, and also where a name stands at\nAstana, say.");
    check("With:\nAnother line that is much longer than the first one is.");
}

#[test]
fn each_line_is_a_paragraph_where_lines_end_sentences_and_none_is_blank() {
    let n = |text: &str| blocks(text, &[]).len();
    assert_eq!(n("A title\nOne ends.\nTwo ends.\nThree ends."), 4);
    assert_eq!(n("A title\n\nOne ends.\nTwo ends.\nThree ends."), 2);
    assert_eq!(n("One goes\non over lines, and\nends. Two goes on\nto the end."), 1);
}

#[test]
fn other_scripts_have_sentences_too() {
    check("Астана приняла саммит. |Пекин согласился.");
    check("К. Л. Сыроежкин написал. |Он прав.");
    check("中国和哈萨克斯坦签署协议。|管道很长！|为什么？|因为。");
    check("他说：「不行。」|然后走了。");
}

#[test]
fn sentences_cover_a_part_of_a_text_but_for_spaces() {
    let text = "Skip. \n One.  Two.\n Skip.";
    let found = sentences(text, Span::new(6..19));
    assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["One.", "Two."]);
    assert_eq!(sentences(text, Span::new(0..0)), []);
}

#[test]
fn odd_text_is_cut_in_time() {
    for piece in [
        ".", ". ", "“", "“.", "[", "a.[1", " ", "A. ", "1. ", "\n", "a\n", "A\n", "…“", "( .", "\u{300}", "。", "U.S. ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let found = sentences(&text, Span::new(0..text.len()));
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{piece}");
        assert!(blocks(&text, &[]).len() <= 1);
    }
}

fn check_blocks(text: &str, roles: &[(&str, LineRole)], expected: &[(BlockRole, &str)]) {
    let found: Vec<_> = blocks(text, roles).iter().map(|block| (block.role, block.span.of(text))).collect();
    assert_eq!(found, expected);
}

#[test]
fn paragraphs_are_runs_of_lines() {
    check_blocks(
        "one\ntwo\r\n\r\n  three  \n \t\n\u{feff}four",
        &[],
        &[(BlockRole::Paragraph, "one\ntwo"), (BlockRole::Paragraph, "three"), (BlockRole::Paragraph, "four")],
    );
    check_blocks("", &[], &[]);
}

#[test]
fn named_lines_are_blocks_of_their_own() {
    check_blocks(
        "logo\nPublished on X\nTITLE\n\nBy N. N.\nText. More.\nSource URL:\nhttp://x",
        &[
            ("logo", LineRole::Skip),
            ("TITLE", LineRole::Title),
            ("By N. N.", LineRole::Byline),
            ("http://x", LineRole::Source),
        ],
        &[
            (BlockRole::Skip, "logo"),
            (BlockRole::Paragraph, "Published on X"),
            (BlockRole::Title, "TITLE"),
            (BlockRole::Byline, "By N. N."),
            (BlockRole::Paragraph, "Text. More.\nSource URL:"),
            (BlockRole::Source, "http://x"),
        ],
    );
}

#[test]
fn notes_begin_with_a_number() {
    check_blocks(
        "1. No note yet.\n\nNotes\n\n1. One,\ngoing on.\n2. Two.\n\nAfterword.",
        &[("Notes", LineRole::Notes)],
        &[
            (BlockRole::Paragraph, "1. No note yet."),
            (BlockRole::Heading, "Notes"),
            (BlockRole::Note, "1. One,\ngoing on."),
            (BlockRole::Note, "2. Two."),
            (BlockRole::Paragraph, "Afterword."),
        ],
    );
}

#[test]
fn words_are_counted_as_readers_count() {
    let check = |text: &str, expected: usize| assert_eq!(n_words(text), expected, "{text}");
    check("Kazakhstan’s cross-border trade – 24 % – grew.", 5);
    check("中国和 Kazakhstan", 4);
    check(" \n", 0);
    assert_eq!(crate::small::article("x", "", "", "One two.\n\nNotes\n\n1. Three.").n_words(), 2);
}
