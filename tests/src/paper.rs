//! What is printed: the sheets of a PDF, each with what stands on it.

use std::collections::BTreeSet;

use pdf_extract::content::Content;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use serde_json::{Value, json};

use crate::trouble::Trouble;

/// The narrowest margin that a sheet may have, in points: 14 mm.
const MARGIN: f64 = 39.7;

/// A size of paper in a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// DIN A4, upright.
    A4,
    /// DIN A4, lying.
    A4Lying,
    /// American letter paper, upright.
    Letter,
    /// American letter paper, lying.
    LetterLying,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::A4, Self::A4Lying, Self::Letter, Self::LetterLying];

    /// As the browser's tools are told of it. Backgrounds are off, as they are in a printer's dialog.
    pub(crate) fn parameters(self) -> Value {
        let (width, height) = match self {
            Self::A4 | Self::A4Lying => (8.27, 11.69),
            Self::Letter | Self::LetterLying => (8.5, 11.0),
        };
        let is_lying = matches!(self, Self::A4Lying | Self::LetterLying);
        json!({ "paperWidth": width, "paperHeight": height, "landscape": is_lying, "printBackground": false })
    }
}

/// A printed sheet.
#[derive(Clone, Debug, Default)]
pub struct PrintedSheet {
    /// Its letters and digits, in the order in which they were drawn.
    text: String,
    /// What is drawn beyond its margins.
    pub cut: String,
    /// The colours that it is drawn in.
    pub colours: BTreeSet<String>,
}

impl PrintedSheet {
    /// Whether it says something, whatever is between its words.
    pub fn says(&self, words: &str) -> bool {
        self.text.contains(&letters(words))
    }
}

/// The sheets of a PDF.
///
/// # Errors
/// Where it is none.
pub(crate) fn sheets(pdf: &[u8]) -> Result<Vec<PrintedSheet>, Trouble> {
    let broken = |error: &dyn std::fmt::Display| Trouble::new(format!("what is printed cannot be read: {error}"));
    let document = Document::load_mem(pdf).map_err(|error| broken(&error))?;
    let mut printed = PdfReader::default();
    output_doc(&document, &mut printed).map_err(|error| broken(&error))?;
    for (sheet, page) in printed.sheets.iter_mut().zip(document.get_pages().into_values()) {
        let drawn = document.get_page_content(page).map_err(|error| broken(&error))?;
        let drawn = Content::decode(&drawn).map_err(|error| broken(&error))?;
        let colours = drawn.operations.iter().filter(|operation| operation.operator == "rg");
        sheet.colours = colours.map(|colour| format!("{:?}", colour.operands)).collect();
    }
    Ok(printed.sheets)
}

/// Letters and digits: spaces are not drawn, and one mark may stand for several characters, as some do for two letters.
fn letters(text: &str) -> String {
    let apart = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl");
    apart.chars().filter(|letter| letter.is_alphanumeric() && !('\u{2b0}'..='\u{2ff}').contains(letter)).collect()
}

/// The sheets as they are read.
#[derive(Default)]
struct PdfReader {
    sheets: Vec<PrintedSheet>,
    width: f64,
}

impl OutputDev for PdfReader {
    fn begin_page(
        &mut self,
        _number: u32,
        paper: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.width = paper.urx - paper.llx;
        self.sheets.push(PrintedSheet::default());
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        _width: f64,
        _spacing: f64,
        _size: f64,
        drawn: &str,
    ) -> Result<(), OutputError> {
        if let Some(sheet) = self.sheets.last_mut() {
            let is_within = (MARGIN..self.width - MARGIN).contains(&place.m31);
            sheet.text.push_str(&letters(drawn));
            sheet.cut.push_str(if is_within { "" } else { drawn });
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
