//! What is made of the words of the command line: a manual page, and what shells need to complete a call.

use super::arguments::Arguments;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// What a shell reads.
pub(super) fn completions(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dossier", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The manual page, with every command in it, as `man` reads it.
///
/// # Errors
/// None that memory does not make.
pub(super) fn manual() -> Result<String, String> {
    written().map(|page| String::from_utf8_lossy(&page).into_owned()).map_err(|error| error.to_string())
}

fn written() -> io::Result<Vec<u8>> {
    let mut command = Arguments::command();
    // So that each knows that it is called behind `dossier`.
    command.build();
    let (mut out, whole) = (Vec::new(), Man::new(command.clone()));
    whole.render_title(&mut out)?;
    whole.render_name_section(&mut out)?;
    whole.render_synopsis_section(&mut out)?;
    whole.render_description_section(&mut out)?;
    whole.render_options_section(&mut out)?;
    for part in command.get_subcommands() {
        out.extend(part_of(part)?.into_bytes());
    }
    whole.render_extra_section(&mut out)?;
    Ok(out)
}

/// A command as a section, its own sections one step lower. How it is called and its examples stand as they are written.
fn part_of(command: &Command) -> io::Result<String> {
    let (mut out, part) = (Vec::new(), Man::new(command.clone()));
    let usage = command.clone().render_usage().to_string();
    out.extend(verbatim("SYNOPSIS", usage.trim_start_matches("Usage: ")).into_bytes());
    part.render_description_section(&mut out)?;
    part.render_options_section(&mut out)?;
    let more = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    out.extend(verbatim("EXTRA", &more).into_bytes());
    let sections = String::from_utf8_lossy(&out).replace("\n.SH ", "\n.SS ");
    let sections = sections.strip_prefix(".SH ").map_or(sections.clone(), |rest| format!(".SS {rest}"));
    Ok(format!(".SH \"DOSSIER {}\"\n{sections}", command.get_name().to_uppercase()))
}

/// A section whose lines stay lines.
fn verbatim(title: &str, text: &str) -> String {
    let mut out = format!(".SH {title}\n.nf\n");
    for line in text.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // What a line begins with is no request.
        let sign = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        out += &format!("{sign}{line}\n");
    }
    out + ".fi\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_every_command_with_its_options() {
        let page = manual().expect("a page");
        for command in Arguments::command().get_subcommands() {
            assert!(page.contains(&format!(".SH \"DOSSIER {}\"", command.get_name().to_uppercase())), "{page}");
        }
        assert!(page.contains("single\\-file") && page.contains("dossier publish bridge"), "{page}");
        assert!(page.contains("dossier search [DIR] (STATE | \\-\\-states FILE"), "as it is called: {page}");
        assert!(page.contains("\nSTATE  what stands after"), "a line each: {page}");
        assert!(!page.contains("WORDS"), "what has no name is not named: {page}");
        assert!(!page.contains("(1)\n"), "no page is named that there is not: {page}");
    }

    #[test]
    fn every_shell_is_told_every_command() {
        for shell in [Shell::Bash, Shell::Elvish, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
            let words = completions(shell);
            assert!(["publish", "serve", "add"].iter().all(|name| words.contains(name)), "{shell}: {words}");
        }
    }
}
