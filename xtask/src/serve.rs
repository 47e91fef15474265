//! `serve`: the release page on 127.0.0.1, or with `--dev` Trunk's own watching server.

use std::env;
use std::io;
use std::process::{Command, Stdio};

use server::StaticServer;

use crate::call::Serve;
use crate::failure::{Failure, Outcome};
use crate::page::{self, Workshop};
use crate::steps::Steps;

/// Taken where nothing is asked for, so that an address in a browser's history goes on working.
const USUAL_PORT: u16 = 8080;

pub(crate) fn run(call: &Serve, steps: &mut Steps) -> Outcome {
    let (port, seeds) = (call.port, call.seeds.folder()?);
    let workshop = Workshop::ensure(steps)?;
    if call.dev {
        let port = port.unwrap_or(USUAL_PORT);
        return page::watch(&workshop, seeds.as_deref(), port, has_display(), steps);
    }
    page::build(&workshop, seeds.as_deref(), steps)?;
    let server = start(port)?;
    println!("\nThe page is at {} (Ctrl-C ends it)", server.address());
    open(server.address());
    server.wait();
    Ok(())
}

/// On the port asked for, or else on the usual one, or else on any that is free.
fn start(port: Option<u16>) -> Outcome<StaticServer> {
    let dist = page::dist();
    let on = |port| StaticServer::start_on(&dist, "", port);
    let server = match port {
        Some(port) => on(port),
        None => on(USUAL_PORT).or_else(|error| match error.kind() {
            io::ErrorKind::AddrInUse => on(0),
            _ => Err(error),
        }),
    };
    let port = port.unwrap_or(USUAL_PORT);
    server.map_err(|error| {
        Failure::new(format!("could not serve dist/ on port {port}: {error}")).hint("try another --port")
    })
}

fn has_display() -> bool {
    let set = |variable: &str| env::var_os(variable).is_some_and(|it| !it.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Only a convenience: the address is on the screen in any case.
fn open(address: &str) {
    if !has_display() {
        return;
    }
    let words: &[&str] = if cfg!(windows) {
        &["cmd", "/C", "start", ""]
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else {
        &["xdg-open"]
    };
    let (program, before) = words.split_first().map_or(("", words), |(first, rest)| (*first, rest));
    let quiet = || Stdio::null();
    let opened = Command::new(program).args(before).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    drop(opened);
}
