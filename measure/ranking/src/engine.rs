//! Our engine, by the function that `dossier search --queries` calls.

use crate::collection::{Collection, Ranking};
use crate::measures::DEPTH;
use dossier::texts;
use engine::Corpus;
use engine::relevance_feedback::rank_articles;
use model::ArticleIndex;

/// What it finds for each query.
pub(crate) fn rankings(collection: &Collection) -> Result<Vec<Ranking>, String> {
    let records = texts::of_json_lines(&collection.documents_path).map_err(|failure| failure.lines().join("\n"))?;
    let corpus = Corpus::new(records);
    let id = |(article, _): (ArticleIndex, u32)| corpus.article(article).id.clone();
    let ranking = |question: &str| rank_articles(&corpus, question, DEPTH).into_iter().map(id).collect();
    Ok(collection.queries.iter().map(|query| ranking(&query.text)).collect())
}
