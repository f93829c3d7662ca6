//! Manual pages: of every command from the command line itself, of every format from the file that describes it.
//!
//! Ours and not crate `clap_mangen`'s: its headings and remarks are English in every language.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::{NAME, markdown};
use crate::text::{Lang, Text, Value};

/// A manual page.
#[derive(Debug)]
pub(super) struct Page {
    name: String,
    /// 1 for commands, 5 for formats (man-pages(7)).
    pub(super) section: u8,
    /// What `man` reads.
    pub(super) roff: String,
}

impl Page {
    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}.{}", self.name, self.section)
    }
}

/// A page for a command and for every command in it. The command is built: options of all commands stand in each.
pub(super) fn commands(command: &Command, text: &Text) -> Vec<Page> {
    pages_of(command, &[NAME.to_owned()], text)
}

fn pages_of(command: &Command, path: &[String], text: &Text) -> Vec<Page> {
    let mut pages = vec![Page { name: path.join("-"), section: 1, roff: page_of(command, path, text) }];
    for inner in shown(command) {
        pages.extend(pages_of(inner, &[path, &[inner.get_name().to_owned()]].concat(), text));
    }
    pages
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|inner| !inner.is_hide_set())
}

fn page_of(command: &Command, path: &[String], text: &Text) -> String {
    let name = path.join("-");
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut roff = head(&name, 1, about.trim_end_matches('.'), text);
    section(&mut roff, "manual-synopsis", text);
    synopsis(&mut roff, path, text);
    section(&mut roff, "manual-description", text);
    roff.text([roman(about)]);
    if let Some(more) = command.get_after_help() {
        prose(&mut roff, &more.to_string());
    }
    if command.has_subcommands() {
        section(&mut roff, "heading-commands", text);
        for inner in shown(command) {
            roff.control("TP", []).text([bold(format!("{name}-{}", inner.get_name())), roman("(1)")]);
            roff.text([roman(inner.get_about().map(ToString::to_string).unwrap_or_default())]);
        }
    }
    arguments(&mut roff, command, text);
    if path.len() == 1 {
        statuses(&mut roff, text);
        files(&mut roff, text);
    }
    see_also(&mut roff, command, path, text);
    roff.render()
}

/// The title, and the name with what it is in a line: what `whatis` and `apropos` read.
fn head(name: &str, number: u8, about: &str, text: &Text) -> Roff {
    let mut roff = Roff::new();
    let (title, number) = (name.to_uppercase(), number.to_string());
    // No date: the same program gives the same page on every day.
    roff.control("TH", [title.as_str(), &number, "\"\"", &format!("{NAME} {}", env!("CARGO_PKG_VERSION")), NAME]);
    section(&mut roff, "manual-name", text);
    roff.text([roman(format!("{name} - {about}"))]);
    roff
}

fn section(roff: &mut Roff, id: &str, text: &Text) {
    roff.control("SH", [text.say(id).to_uppercase().as_str()]);
}

fn synopsis(roff: &mut Roff, path: &[String], text: &Text) {
    let id = if path.len() == 1 { NAME.to_owned() } else { path[1..].join("-") };
    let usage = text.say(&format!("usage-{id}"));
    let command = path.join(" ");
    for (number, line) in usage.lines().enumerate() {
        if number > 0 {
            roff.control("br", []);
        }
        match line.trim().strip_prefix(&command) {
            Some(rest) => roff.text([bold(command.as_str()), roman(rest)]),
            None => roff.text([roman(line.trim())]),
        };
    }
}

/// Text with paragraphs; lines that begin with a space stay as they are.
fn prose(roff: &mut Roff, written: &str) {
    let mut fixed = false;
    for line in written.lines() {
        if line.starts_with(' ') != fixed {
            fixed = !fixed;
            roff.control(if fixed { "nf" } else { "fi" }, []);
        }
        if line.trim().is_empty() {
            roff.control("PP", [])
        } else {
            roff.text([roman(line)])
        };
    }
    if fixed {
        roff.control("fi", []);
    }
}

/// Arguments and options, each under the heading that the help has.
fn arguments(roff: &mut Roff, command: &Command, text: &Text) {
    for (heading, positional) in [("heading-arguments", true), ("heading-options", false)] {
        let mut all: Vec<&Arg> = command.get_arguments().collect();
        all.retain(|arg| arg.is_positional() == positional && !arg.is_hide_set());
        all.sort_by_key(|arg| arg.is_global_set());
        if !all.is_empty() {
            section(roff, heading, text);
        }
        for arg in all {
            roff.control("TP", []).text(spelling(arg));
            roff.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
            let values: Vec<String> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if arg.get_action().takes_values() && !arg.is_hide_possible_values_set() && !values.is_empty() {
                let values: [(&str, Value<'_>); 1] = [("values", values.join(", ").into())];
                roff.text([roman(text.say_with("manual-values", &values))]);
            }
        }
    }
}

/// `-h, --help`, `--lang LANGUAGE`, `FILE`.
fn spelling(arg: &Arg) -> Vec<Inline> {
    let short = arg.get_short().map(|letter| format!("-{letter}"));
    let long = arg.get_long().map(|word| format!("--{word}"));
    let mut spelled = Vec::new();
    for name in [short, long].into_iter().flatten() {
        if !spelled.is_empty() {
            spelled.push(roman(", "));
        }
        spelled.push(bold(name));
    }
    if arg.get_action().takes_values() {
        if !spelled.is_empty() {
            spelled.push(roman(" "));
        }
        let names = arg.get_value_names().unwrap_or_default();
        spelled.push(italic(names.iter().map(clap::builder::Str::as_str).collect::<Vec<_>>().join(" ")));
    }
    spelled
}

fn statuses(roff: &mut Roff, text: &Text) {
    section(roff, "manual-status", text);
    for id in ["manual-status-0", "manual-status-1", "manual-status-2", "manual-status-3"] {
        roff.control("TP", []).text([bold(&id[id.len() - 1..])]);
        roff.text([roman(text.say(id))]);
    }
}

fn files(roff: &mut Roff, text: &Text) {
    section(roff, "manual-files", text);
    for (file, id) in [
        ("$XDG_CONFIG_HOME/sleutel/config.toml", "manual-files-own"),
        ("/etc/sleutel/config.toml", "manual-files-system"),
    ] {
        roff.control("TP", []).text([italic(file)]);
        roff.text([roman(text.say(id))]);
    }
}

/// The command above it and those in it; from the first page also the formats.
fn see_also(roff: &mut Roff, command: &Command, path: &[String], text: &Text) {
    let above = (path.len() > 1).then(|| (path[..path.len() - 1].join("-"), 1));
    let inside = shown(command).map(|inner| (format!("{}-{}", path.join("-"), inner.get_name()), 1));
    let formats = FORMATS.iter().filter(|_| path.len() == 1).map(|format| (format!("{NAME}-{}", format.name), 5));
    section(roff, "manual-see-also", text);
    let mut named = Vec::new();
    for (name, number) in above.into_iter().chain(inside).chain(formats) {
        if !named.is_empty() {
            named.push(roman(", "));
        }
        named.extend([bold(name), roman(format!("({number})"))]);
    }
    roff.text(named);
}

/// A page for every format of a file: the document in `docs/` that describes it in this language.
pub(super) fn formats(text: &Text) -> Vec<Page> {
    let page = |format: &Format| {
        let name = format!("{NAME}-{}", format.name);
        let document = markdown::Document::read(match text.lang() {
            Lang::En => format.en,
            Lang::Nl => format.nl,
        });
        let mut roff = head(&name, 5, &document.title, text);
        document.write(&mut roff, &text.say("manual-description").to_uppercase());
        section(&mut roff, "manual-see-also", text);
        roff.text([bold(NAME), roman("(1)")]);
        Page { name, section: 5, roff: roff.render() }
    };
    FORMATS.iter().map(page).collect()
}

/// A format, with the one file in each language that describes it.
struct Format {
    name: &'static str,
    en: &'static str,
    nl: &'static str,
}

const FORMATS: [Format; 4] = [
    Format {
        name: "config",
        en: include_str!("../../../docs/configuration.md"),
        nl: include_str!("../../../docs/nl/instellingen.md"),
    },
    Format {
        name: "corpus",
        en: include_str!("../../../docs/corpus.md"),
        nl: include_str!("../../../docs/nl/lekbestand.md"),
    },
    Format {
        name: "guide",
        en: include_str!("../../../docs/guide.md"),
        nl: include_str!("../../../docs/nl/onderwerpen.md"),
    },
    Format {
        name: "policy",
        en: include_str!("../../../docs/policy.md"),
        nl: include_str!("../../../docs/nl/beleid.md"),
    },
];
