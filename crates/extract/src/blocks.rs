//! The paragraphs of a text: a paragraph is a run of lines with a blank line before and after it.

use model::closed::{BlockRole, LineRole};
use model::{Block, Span};
use text::sentences::sentences;

/// The paragraphs of a text, in order.
///
/// Where a text has no blank lines and most lines end a sentence, each line is one.
///
/// A line that `roles` names (but for spaces around it) is a block of its own. After a line that is
/// [`LineRole::Notes`], a line that begins with a number and a period begins a note.
///
/// ```
/// use extract::blocks::blocks;
/// use model::closed::{BlockRole, LineRole};
/// let text = "Relations\n\nOne paragraph.\n\nNotes\n\n1. A source.\n2. Another.";
/// let found = blocks(text, &[("Relations", LineRole::Title), ("Notes", LineRole::Notes)]);
/// let roles: Vec<_> = found.iter().map(|block| block.role).collect();
/// assert_eq!(roles, [BlockRole::Title, BlockRole::Paragraph, BlockRole::Heading, BlockRole::Note, BlockRole::Note]);
/// assert_eq!(found[4].span.of(text), "2. Another.");
/// ```
pub fn blocks(text: &str, roles: &[(&str, LineRole)]) -> Vec<Block> {
    let mut builder = BlockBuilder { text, blocks: Vec::new(), open: None };
    let mut in_notes = false;
    let are_paragraphs = lines_are_paragraphs(text);
    for (start, line) in lines(text) {
        if are_paragraphs {
            builder.close();
        }
        let bare = line.trim_matches(is_blank);
        let from = start + line.find(bare).unwrap_or(0);
        let span = Span::new(from..from + bare.len());
        match roles.iter().find(|(exact, _)| !bare.is_empty() && exact.trim_matches(is_blank) == bare) {
            _ if bare.is_empty() => builder.close(),
            Some(&(_, role)) => {
                builder.close();
                builder.begin(role.block_role(), span);
                builder.close();
                in_notes |= role == LineRole::Notes;
            }
            None if in_notes && begins_note(bare) => {
                builder.close();
                builder.begin(BlockRole::Note, span);
            }
            None => builder.extend(span),
        }
    }
    builder.close();
    builder.blocks
}

/// Whether a text has no blank lines because each of its lines is a paragraph: most end a sentence, which they do not
/// where a paragraph goes over several.
fn lines_are_paragraphs(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    let bare = || text.lines().map(|line| line.trim_matches(is_blank));
    let n = bare().count();
    let n_ends = bare().filter(|line| line.ends_with(is_end)).count();
    n >= FEWEST_LINES && bare().all(|line| !line.is_empty()) && n_ends * 4 >= n * 3
}

/// A shorter text without blank lines is one paragraph.
const FEWEST_LINES: usize = 4;

fn is_end(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '”' | '"' | '»' | '。' | '！' | '？' | '」' | ']' | ')')
}

/// A byte order mark is as invisible as a space.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

fn begins_note(line: &str) -> bool {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with('.')
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split('\n').scan(0, |next, line| {
        let start = *next;
        *next += line.len() + 1;
        Some((start, line))
    })
}

struct BlockBuilder<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    open: Option<(BlockRole, Span)>,
}

impl BlockBuilder<'_> {
    fn begin(&mut self, role: BlockRole, span: Span) {
        self.open = Some((role, span));
    }

    fn extend(&mut self, line: Span) {
        let (role, start) = self.open.map_or((BlockRole::Paragraph, line.start), |(role, span)| (role, span.start));
        self.open = Some((role, Span { start, end: line.end }));
    }

    fn close(&mut self) {
        let Some((role, span)) = self.open.take() else { return };
        let is_prose = matches!(role, BlockRole::Paragraph | BlockRole::Note);
        let sentences = if is_prose { sentences(self.text, span) } else { vec![span] };
        self.blocks.push(Block { role, span, sentences });
    }
}
