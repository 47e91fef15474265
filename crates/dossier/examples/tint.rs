use engine::{Corpus, compare::passages::passages};
use model::ArticleIndex;
use std::collections::BTreeSet;
use std::path::Path;
fn main() {
    let dir = std::env::args().nth(1).unwrap_or("seeds".into());
    let c = Corpus::new(seeds::compile_folder(Path::new(&dir)).unwrap().records);
    let n = c.articles.len() as u32;
    for i in 0..n {
        for j in i + 1..n {
            let p = passages(&c, ArticleIndex(i), ArticleIndex(j));
            for (name, f) in [("all", 0), ("tied", 1), ("verdict", 2)] {
                for side in [false, true] {
                    let art = c.article(ArticleIndex(if side { j } else { i }));
                    let s: BTreeSet<_> = p
                        .iter()
                        .filter(|p| match f {
                            0 => true,
                            1 => p.link.is_some(),
                            _ => p.link.is_some_and(|l| c.links[l].relation.verdict() != model::closed::Verdict::Both),
                        })
                        .map(|p| {
                            let s = p.side(side);
                            (s.start, s.end)
                        })
                        .collect();
                    let len: u32 = s.iter().map(|(a, b)| b - a).sum();
                    let tot: u32 = art.sentences().iter().map(|s| s.end - s.start).sum();
                    // quotes only
                    let mut q: BTreeSet<u32> = BTreeSet::new();
                    for l in &c.links {
                        for (x, y) in [(l.from, l.to), (l.to, l.from)] {
                            let (fx, fy) = (c.fact(x), c.fact(y));
                            if fx.article.0 == (if side { j } else { i })
                                && fy.article.0 == (if side { i } else { j })
                                && (f < 2 || l.relation.verdict() != model::closed::Verdict::Both)
                            {
                                for e in &fx.evidence {
                                    q.extend(e.start..e.end);
                                }
                            }
                        }
                    }
                    println!(
                        "{i}-{j} {name} {} sentences {} share {}% quotes {}%",
                        art.id,
                        s.len(),
                        len * 100 / tot.max(1),
                        q.len() as u32 * 100 / tot.max(1)
                    );
                }
            }
        }
    }
}
