//! Lays the made corpora out for the browser benchmark: `lay-out FOLDER`. For each size a folder with the corpus in
//! our own format, the same as JSON documents for other engines, and what is asked of all of them.

use measure::web;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: lay-out FOLDER")?;
    for n in web::SIZES {
        let folder = Path::new(&folder).join(n.to_string());
        fs::create_dir_all(&folder)?;
        let mut records = measure::records(n);
        // As the compiler of seeds does.
        records.absences = Some(engine::compare::absences::absences(&records));
        let corpus = engine::Corpus::new(records);
        fs::write(folder.join("corpus.bin"), model::codec::encode(&corpus)?)?;
        fs::write(folder.join("documents.json"), web::documents(&corpus).to_string())?;
        fs::write(folder.join("facets.json"), web::facets(&corpus).to_string())?;
        fs::write(folder.join("questions.json"), web::questions(&corpus).to_string())?;
    }
    Ok(())
}
