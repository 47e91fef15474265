//! Says what is being done and for how long: a line when a step begins, the seconds while it runs where somebody
//! watches a terminal, a line at its end. What a command prints is shown if it fails, or with `--verbose`.

use std::fmt;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// What was done so far, in order.
pub(crate) struct Steps {
    verbose: bool,
    taken: Vec<Taken>,
}

struct Taken {
    name: String,
    time: Duration,
    passed: bool,
}

impl Steps {
    pub(crate) fn new(verbose: bool) -> Self {
        Self { verbose, taken: Vec::new() }
    }

    /// Runs a command, its output held back unless it fails.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) -> Outcome {
        if self.verbose {
            return self.run_shown(name, command);
        }
        self.step(name, |watch| {
            let (status, output) = run_captured(command, watch).map_err(|it| not_run(command, &it))?;
            if !status.success() {
                watch.print(&output);
            }
            judged(command, status)
        })
    }

    /// Runs a command that talks to the person at the terminal by itself.
    pub(crate) fn run_shown(&mut self, name: &str, command: &mut Command) -> Outcome {
        eprintln!("▸ {name}");
        let started = Instant::now();
        let status = command.status().map_err(|it| not_run(command, &it));
        let outcome = status.and_then(|status| judged(command, status));
        self.taken(name, started, &outcome);
        outcome
    }

    /// Work that is not one command.
    pub(crate) fn work<T>(&mut self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        self.step(name, |_| work())
    }

    fn step<T>(&mut self, name: &str, work: impl FnOnce(&Watch) -> Outcome<T>) -> Outcome<T> {
        eprintln!("▸ {name}");
        let started = Instant::now();
        let watch = Watch::start(started);
        let outcome = work(&watch);
        drop(watch);
        self.taken(name, started, &outcome);
        outcome
    }

    fn taken<T>(&mut self, name: &str, started: Instant, outcome: &Outcome<T>) {
        let (time, passed) = (started.elapsed(), outcome.is_ok());
        let mark = if passed { '✓' } else { '✗' };
        eprintln!("{mark} {name}: {}", Seconds(time));
        self.taken.push(Taken { name: name.to_owned(), time, passed });
    }

    /// The closing table.
    pub(crate) fn print_table(&self) {
        let width = self.taken.iter().map(|it| it.name.chars().count()).max().unwrap_or(0);
        let total: Duration = self.taken.iter().map(|it| it.time).sum();
        println!();
        for Taken { name, time, passed } in &self.taken {
            let mark = if *passed { '✓' } else { '✗' };
            println!("{mark} {name:width$}  {:>8}", Seconds(*time).to_string());
        }
        println!("  {:width$}  {:>8}", "all", Seconds(total).to_string());
    }
}

/// A time as a person says it: `0.4 s`, `12 s`, `2 min 10 s`.
struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..10 => write!(out, "{:.1} s", self.0.as_secs_f64()),
            10..120 => write!(out, "{seconds} s"),
            _ => write!(out, "{} min {} s", seconds / 60, seconds % 60),
        }
    }
}

fn not_run(command: &Command, error: &io::Error) -> Failure {
    Failure::new(format!("could not run {}: {error}", command_line(command))).hint("is it installed and on PATH?")
}

fn judged(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let line = command_line(command);
    Err(Failure::new(format!("this failed ({status}): {line}")).hint(format!("alone: {line}")))
}

/// As it can be typed at the root of the repository, with the variables set for it. PATH is left out: it is long
/// and says nothing.
pub(crate) fn command_line(command: &Command) -> String {
    let variables = command.get_envs().filter(|(name, _)| *name != "PATH");
    let set = variables
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), quoted(&value?.to_string_lossy()))));
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let typed = words.map(|word| quoted(&word.to_string_lossy()));
    set.chain(typed).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "-_./=:,@+\\".contains(it);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

fn run_captured(command: &mut Command, watch: &Watch) -> io::Result<(ExitStatus, Vec<u8>)> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let readers = readers(&mut child, &watch.output);
    let status = child.wait()?;
    for reader in readers {
        // A reader ends when its pipe does; what it could not read is lost to the report only.
        let _ = reader.join();
    }
    let output = std::mem::take(&mut *lock(&watch.output));
    Ok((status, output))
}

fn readers(child: &mut Child, output: &Arc<Mutex<Vec<u8>>>) -> Vec<JoinHandle<()>> {
    let stdout = child.stdout.take().map(|pipe| reader(pipe, output));
    let stderr = child.stderr.take().map(|pipe| reader(pipe, output));
    stdout.into_iter().chain(stderr).collect()
}

fn reader(pipe: impl Read + Send + 'static, output: &Arc<Mutex<Vec<u8>>>) -> JoinHandle<()> {
    let output = Arc::clone(output);
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            lock(&output).append(&mut line);
        }
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Draws the seconds under the step's first line, with the last thing that the command said, once a second and
/// only on a terminal.
struct Watch {
    output: Arc<Mutex<Vec<u8>>>,
    drawing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Watch {
    fn start(started: Instant) -> Self {
        let output = Arc::default();
        let drawing = io::stderr().is_terminal().then(|| {
            let (stop, stopped) = mpsc::channel();
            let said = Arc::clone(&output);
            (stop, thread::spawn(move || draw(started, &said, &stopped)))
        });
        Self { output, drawing }
    }

    fn print(&self, output: &[u8]) {
        let mut stderr = io::stderr().lock();
        if self.drawing.is_some() {
            let _ = stderr.write_all(CLEAR_LINE);
        }
        // Nothing can be told where stderr is gone.
        let _ = stderr.write_all(output);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((stop, drawing)) = self.drawing.take() {
            drop(stop);
            let _ = drawing.join();
        }
    }
}

const CLEAR_LINE: &[u8] = b"\r\x1b[2K";

fn draw(started: Instant, output: &Mutex<Vec<u8>>, stopped: &Receiver<()>) {
    while stopped.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
        let said = last_line(&lock(output));
        let mut stderr = io::stderr().lock();
        let _ = stderr.write_all(CLEAR_LINE);
        let _ = write!(stderr, "  {}  {said}", Seconds(started.elapsed()));
        let _ = stderr.flush();
    }
    let _ = io::stderr().write_all(CLEAR_LINE);
}

/// Short enough not to break on a narrow terminal.
const SAID_WIDTH: usize = 60;

fn last_line(output: &[u8]) -> String {
    let tail = &output[output.len().saturating_sub(400)..];
    let text = String::from_utf8_lossy(tail);
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
    without_colours(line.unwrap_or_default()).trim_start().chars().take(SAID_WIDTH).collect()
}

/// Leaves out `ESC [ … letter`.
fn without_colours(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        if character == '\x1b' {
            rest.find(char::is_ascii_alphabetic);
        } else {
            kept.push(character);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_can_be_typed_again() {
        let mut command = Command::new("cargo");
        command.args(["test", "-p", "whole page", "it's"]).env("A", "b c").env("PATH", "/x");
        assert_eq!(command_line(&command), r"A='b c' cargo test -p 'whole page' 'it'\''s'");
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        let said = |seconds: f64| Seconds(Duration::from_secs_f64(seconds)).to_string();
        assert_eq!([said(0.42), said(41.9), said(130.0)], ["0.4 s", "41 s", "2 min 10 s"]);
    }

    #[test]
    fn the_last_line_is_plain_and_short() {
        assert_eq!(last_line(b"one\n\x1b[1m\x1b[32m   Compiling\x1b[0m two\n\n"), "Compiling two");
        assert_eq!(last_line("é".repeat(300).as_bytes()).chars().count(), SAID_WIDTH);
        assert_eq!(last_line(b""), "");
    }

    #[test]
    fn a_failing_command_says_what_it_was() {
        let failure = judged(&Command::new("nothing-of-that-name"), failed()).unwrap_err();
        assert!(failure.to_string().contains("nothing-of-that-name"));
        let mut steps = Steps::new(false);
        assert!(steps.run("missing", &mut Command::new("nothing-of-that-name")).is_err());
        assert!(!steps.taken[0].passed);
    }

    fn failed() -> ExitStatus {
        // The plainest command that fails everywhere.
        Command::new("cargo").arg("--no-such-option").stderr(Stdio::null()).status().unwrap()
    }
}
