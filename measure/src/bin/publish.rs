//! How long the program takes from seeds to a site and to one file, how much memory it has then, and how large all is:
//! `publish PROGRAM SEEDS`, with the program that `cargo xtask dist` builds and the folder of the default dossier.

use measure::seed_files::{seed_files, write_seed_files};
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The median of so many.
const N_ROUNDS: usize = 5;

/// Made dossiers: articles, facts to an article.
const MADE: [(usize, usize); 2] = [(60, 170), (1_000, 9)];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [program, seeds] = words.as_slice() else { return Err("usage: publish PROGRAM SEEDS".into()) };
    let scratch = std::env::temp_dir().join(format!("dossier-measure-{}", std::process::id()));
    println!(
        "The program: {:.1} MB.\n\n| dossier | a site, ms | one file, ms | most memory, MB | one file, kB |\n|---|--:|--:|--:|--:|",
        megabytes(program)?
    );
    row("the default one", program, seeds, &scratch)?;
    for (n, each) in MADE {
        let folder = scratch.join(format!("{n}-{each}"));
        write_seed_files(&folder, &seed_files(n, n * each))?;
        row(&format!("{n} made articles, {} facts", n * each), program, &folder, &scratch)?;
    }
    Ok(fs::remove_dir_all(&scratch)?)
}

fn row(name: &str, program: &Path, seeds: &Path, scratch: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(scratch)?;
    let (site, file) = (scratch.join("site"), scratch.join("one.html"));
    let mut most = 0;
    let (mut sites, mut files) = (Vec::new(), Vec::new());
    for _ in 0..N_ROUNDS {
        // Each time as the first time.
        let _gone = fs::remove_dir_all(&site);
        for (times, option, out) in [(&mut sites, "--out", &site), (&mut files, "--single-file", &file)] {
            let (time, memory) = run(program, [OsStr::new("publish"), seeds.as_ref(), option.as_ref(), out.as_ref()])?;
            times.push(time);
            most = most.max(memory);
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[N_ROUNDS / 2].as_millis()
    };
    let kilobytes = 1000.0 * megabytes(&file)?;
    println!("| {name} | {} | {} | {} | {kilobytes:.0} |", median(sites), median(files), most / 1024);
    Ok(())
}

/// How long a call takes, and the most memory that the system saw it have, in kB.
fn run<'w>(program: &Path, words: impl IntoIterator<Item = &'w OsStr>) -> Result<(Duration, u64), Box<dyn Error>> {
    let begun = Instant::now();
    let mut called = Command::new(program).args(words).stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", called.id());
    let mut most = 0;
    let ended = loop {
        most = most.max(peak_memory(&status));
        if let Some(ended) = called.try_wait()? {
            break ended;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if ended.success() { Ok((begun.elapsed(), most)) } else { Err(format!("{} failed", program.display()).into()) }
}

/// The most until now, as Linux tells it.
fn peak_memory(status: &str) -> u64 {
    let status = fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn megabytes(file: &Path) -> Result<f64, Box<dyn Error>> {
    Ok(fs::metadata(file)?.len() as f64 / 1e6)
}
