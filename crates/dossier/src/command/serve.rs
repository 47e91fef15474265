//! `serve`: the page of a folder on this machine, made anew whenever a file changes, with what `check` finds wrong in it.

use super::arguments::ServeCall;
use super::outcome::CommandOutput;
use super::publish::page_within;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use publish::{BuiltPage, SiteFile, SiteOptions, site};
use seeds::{CompileError, SeedError, compile_folder};
use serde::Serialize;
use server::LiveServer;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Taken where nothing is asked for, so that an address in a browser's history goes on working.
const USUAL_PORT: u16 = 8080;

/// An editor writes a file in several steps, and several files at once: so long is waited for the next step.
const REST: Duration = Duration::from_millis(120);

/// What makes a page load itself again and shows errors; only served pages have it.
const SCRIPT: &str = include_str!("serve/live.js");
const STYLE: &str = include_str!("serve/live.css");

/// Where there is no page yet, for its folder has errors.
const EMPTY: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Dossier</title></head>\
                     <body><main><h1>There is no page yet</h1><p>It comes as soon as the errors below are mended.</p></main></body></html>";

/// Serves a folder until the program is ended.
///
/// # Errors
/// Where the program has no page, the folder cannot be read or watched, or the port is taken.
pub(super) fn served(call: &ServeCall, page: Option<&[u8]>, answers: &mut dyn Write) -> Result<CommandOutput, String> {
    let page = page_within(page)?;
    if !call.folder.is_dir() {
        return Err(format!("{}: there is no such folder; `dossier new` makes one", call.folder.display()));
    }
    let (_watcher, changes) = watch(&call.folder)?;
    let server = start(call.port).map_err(|error| format!("no port to serve on: {error}; try another --port"))?;
    let mut shown = LivePage::of(&page);
    let mut said = shown.renew(&call.folder, &server)?;
    said = format!("{} (Ctrl-C ends it)\n{said}", server.address());
    loop {
        // Who reads what is said may have gone: then nobody looks at it any more.
        if answers.write_all(said.as_bytes()).and_then(|()| answers.flush()).is_err() || !wait(&changes) {
            return Ok(CommandOutput::fine(String::new()));
        }
        said = shown.renew(&call.folder, &server)?;
    }
}

/// On the port asked for, or else on the usual one, or else on any that is free.
fn start(port: Option<u16>) -> io::Result<LiveServer> {
    match port {
        Some(port) => LiveServer::start_on(port),
        None => LiveServer::start_on(USUAL_PORT).or_else(|_| LiveServer::start_on(0)),
    }
}

/// Hears of every change below the folder, for as long as the watcher is held.
fn watch(folder: &Path) -> Result<(RecommendedWatcher, Receiver<()>), String> {
    let about = |error: notify::Error| format!("{}: cannot be watched: {error}", folder.display());
    let (tell, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // What cannot be told apart is looked at; reading a file changes nothing.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            // Nobody listens any more when the command ends.
            let _ = tell.send(());
        }
    })
    .map_err(about)?;
    watcher.watch(folder, RecursiveMode::Recursive).map_err(about)?;
    Ok((watcher, changes))
}

/// Waits for a change and then for quiet; `false` when there will be none.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(REST).is_ok() {}
    true
}

/// What a page that is open asks for.
#[derive(Serialize)]
struct LiveState<'e> {
    /// Rises with each new page.
    version: u32,
    errors: &'e [LiveError],
}

/// An error, where it is and what mends it.
#[derive(Serialize)]
struct LiveError {
    place: String,
    what: String,
    hint: String,
}

impl LiveError {
    fn all(failure: &CompileError) -> Vec<Self> {
        match failure {
            CompileError::Wrong(errors) => errors.iter().map(Self::of).collect(),
            CompileError::Unreadable(error) => {
                vec![Self { place: String::new(), what: error.to_string(), hint: String::new() }]
            }
        }
    }

    fn of(error: &SeedError) -> Self {
        let SeedError { path, line, column, what, hint } = error;
        Self { place: format!("{path}:{line}:{column}"), what: what.clone(), hint: hint.clone() }
    }
}

/// The page that is served, and how often it was made.
struct LivePage<'p> {
    page: &'p BuiltPage,
    version: u32,
}

impl<'p> LivePage<'p> {
    fn of(page: &'p BuiltPage) -> Self {
        Self { page, version: 0 }
    }

    /// Makes the page anew; where the seeds are wrong the last one stays, and says so. Gives what the terminal is told.
    fn renew(&mut self, folder: &Path, server: &LiveServer) -> Result<String, String> {
        match compile_folder(folder) {
            Ok(compiled) => {
                let n = compiled.records.articles.len();
                let files = site(self.page, &compiled.records, &SiteOptions::default())?;
                self.version += 1;
                server.show(files.into_iter().map(live_file).chain(own_files()).collect());
                server.tell(self.state(&[]));
                Ok(format!("all is right: {n} {}\n", if n == 1 { "article" } else { "articles" }))
            }
            // While an editor saves, a file may be away for a moment; at the start it is not there at all.
            Err(unreadable @ CompileError::Unreadable(_)) if self.version == 0 => Err(unreadable.lines().join("\n")),
            Err(failure) => {
                if self.version == 0 {
                    let index = ("index.html".to_owned(), with_script(EMPTY.as_bytes()));
                    server.show(BTreeMap::from_iter([index].into_iter().chain(own_files())));
                }
                server.tell(self.state(&LiveError::all(&failure)));
                Ok(format!("{}\nthe last good page stays\n", failure.lines().join("\n")))
            }
        }
    }

    fn state(&self, errors: &[LiveError]) -> String {
        super::outcome::json(&LiveState { version: self.version, errors })
    }
}

fn live_file(file: SiteFile) -> (String, Vec<u8>) {
    let bytes = if file.path == "index.html" { with_script(&file.bytes) } else { file.bytes };
    (file.path, bytes)
}

/// What only served pages have.
fn own_files() -> [(String, Vec<u8>); 2] {
    [("_dossier/live.js".to_owned(), SCRIPT.into()), ("_dossier/live.css".to_owned(), STYLE.into())]
}

/// The document with the script that asks what is new, before all else: it must run also where the page does not.
fn with_script(index: &[u8]) -> Vec<u8> {
    let index = String::from_utf8_lossy(index);
    let own = "<link rel=\"stylesheet\" href=\"/_dossier/live.css\"><script src=\"/_dossier/live.js\"></script>";
    match index.split_once("<title>") {
        Some((before, after)) => format!("{before}{own}<title>{after}").into_bytes(),
        None => format!("{index}{own}").into_bytes(),
    }
}
