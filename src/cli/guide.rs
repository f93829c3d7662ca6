//! `sleutel guide`: what to say and do, by topic.

use std::fs::{self, File};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::config::Config;
use super::failure::Reason;
use super::world::Around;
use crate::guide::{self, Details, Error, Expected, Fault, Placeholder, Topic};
use crate::render::escape;
use crate::text::Text;

/// What `guide` takes.
#[derive(Args, Debug)]
pub(super) struct Guide {
    /// The topic; without one the topics are listed.
    topic: Option<String>,
    #[arg(long)]
    list: bool,
    #[arg(long, group = "shape")]
    json: bool,
    #[arg(long, group = "shape")]
    linear: bool,
    /// As Markdown for a handbook, or as the TOML that it is written in.
    #[arg(long, group = "shape", value_enum)]
    format: Option<Shape>,
    /// A topic of the organisation, or a folder of them.
    #[arg(long)]
    topics: Vec<PathBuf>,
    /// What the organisation fills in: a TOML file.
    #[arg(long)]
    details: Option<PathBuf>,
}

/// Formats that are neither for a person at a terminal nor JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    Markdown,
    Toml,
}

/// Shows a topic, or lists them. At a terminal, one step at a time.
///
/// # Errors
///
/// When standard output cannot be written. Status 2: no such topic, or a file with a fault; 3: an unreadable file.
pub(super) fn run(args: &Guide, config: &Config, around: &Around) -> io::Result<u8> {
    let (topics, details) = match load(args, config, &around.text) {
        Ok(loaded) => loaded,
        Err(refusal) => {
            writeln!(io::stderr(), "sleutel: {}", refusal.sentence)?;
            return Ok(refusal.status);
        }
    };
    let mut out = io::stdout().lock();
    let Some(name) = args.topic.as_ref().filter(|_| !args.list) else {
        list(&topics, args, around, &mut out)?;
        return Ok(0);
    };
    // Codes of JSON have underscores; either is understood.
    let Some(topic) = topics.iter().find(|topic| topic.name() == name.replace('_', "-")) else {
        let known = topics.iter().map(Topic::name).collect::<Vec<_>>().join(", ");
        writeln!(io::stderr(), "sleutel: {}", around.text.say_with("guide-unknown", &[("known", known.into())]))?;
        return Ok(2);
    };
    let text = &around.text;
    let at_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    match args.format {
        Some(Shape::Markdown) => write!(out, "{}", guide::markdown(topic, &details, text))?,
        Some(Shape::Toml) => write!(out, "{}", topic.source())?,
        None if args.json => writeln!(out, "{}", guide::json(topic, &details, text.lang()))?,
        None if at_terminal && !args.linear => walk(topic, &details, around, io::stdin().lock(), &mut out)?,
        None => write!(out, "{}", guide::page(topic, &details, text, around.page(args.linear)))?,
    }
    out.flush().map(|()| 0)
}

/// Why nothing is shown.
struct Refusal {
    sentence: String,
    status: u8,
}

/// The topics and the details: those of the files that are named go before those of the settings.
fn load(args: &Guide, settings: &Config, text: &Text) -> Result<(Vec<Topic>, Details), Refusal> {
    let mut own = Vec::new();
    // A later topic takes the place of an earlier one of the same name.
    for path in settings.topics.iter().chain(&args.topics) {
        let files = files(path).map_err(|error| unreadable(path, error, text))?;
        if files.is_empty() {
            let values = [("folder", escape(&path.to_string_lossy()).into())];
            return Err(Refusal { sentence: text.say_with("guide-folder-empty", &values), status: 2 });
        }
        for file in files {
            let source = read(&file).map_err(|error| unreadable(&file, error, text))?;
            own.push(Topic::from_toml(&source).map_err(|error| invalid(&file, &error, text))?);
        }
    }
    let details = match &args.details {
        None => settings.details.clone(),
        Some(path) => {
            let source = read(path).map_err(|error| unreadable(path, error, text))?;
            Details::from_toml(&source).map_err(|error| invalid(path, &error, text))?.or(&settings.details)
        }
    };
    Ok((guide::topics_with(own), details))
}

/// The file itself, or the TOML files in a folder in order of their names.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

fn unreadable(path: &Path, error: io::Error, text: &Text) -> Refusal {
    let values = [("file", escape(&path.to_string_lossy()).into()), ("reason", Reason::from(error).0.into())];
    Refusal { sentence: text.say_with("guide-file-unreadable", &values), status: 3 }
}

fn invalid(path: &Path, error: &Error, text: &Text) -> Refusal {
    let mut known = Placeholder::ALL.iter().map(|placeholder| placeholder.code()).collect::<Vec<_>>().join(", ");
    let (code, what) = match &error.fault {
        Fault::Empty(key) => ("empty", escape(key)),
        Fault::Missing(key) => ("missing", escape(key)),
        Fault::Name => ("name", String::new()),
        Fault::NoSteps(lang) => ("no_steps", lang.code().to_owned()),
        Fault::Repeated => ("repeated", String::new()),
        Fault::Syntax(reason) => ("syntax", escape(reason)),
        Fault::Unknown { key, known: keys } => {
            known = keys.join(", ");
            ("unknown", escape(key))
        }
        Fault::UnknownPlaceholder(name) => ("unknown_placeholder", escape(name)),
        Fault::WrongKind(Expected::List) => ("wrong_kind", "list".to_owned()),
        Fault::WrongKind(Expected::Section) => ("wrong_kind", "section".to_owned()),
        Fault::WrongKind(Expected::Text) => ("wrong_kind", "text".to_owned()),
    };
    let reason = text.say_with(&format!("guide-fault-{code}"), &[("what", what.into()), ("known", known.into())]);
    let values =
        [("file", escape(&path.to_string_lossy()).into()), ("line", error.line.into()), ("reason", reason.into())];
    Refusal { sentence: text.say_with("guide-file-invalid", &values), status: 2 }
}

fn list(topics: &[Topic], args: &Guide, around: &Around, out: &mut impl Write) -> io::Result<()> {
    if args.json {
        return writeln!(out, "{}", guide::list_json(topics));
    }
    let width = topics.iter().map(|topic| topic.name().len()).max().unwrap_or(0);
    for topic in topics {
        let title = escape(topic.title(around.text.lang()));
        if args.linear {
            writeln!(out, "{}: {title}", topic.name())?;
        } else {
            writeln!(out, "{:width$}  {title}", topic.name())?;
        }
    }
    Ok(())
}

/// One step at a time: what comes next appears when Enter is pressed, so that it can be read aloud in peace.
fn walk(
    topic: &Topic,
    details: &Details,
    around: &Around,
    mut input: impl BufRead,
    mut out: impl Write,
) -> io::Result<()> {
    let text = &around.text;
    let script = topic.script(text.lang(), details);
    let mut page = around.page(false);
    page.title(&escape(&script.title));
    page.paragraph(&script.goal);
    page.heading(&text.say("guide-never"));
    script.never.iter().for_each(|item| page.item("-", item));
    write!(out, "{}", page.finish())?;
    for (number, step) in (1usize..).zip(&script.steps) {
        writeln!(out, "\n{}", text.say("guide-next"))?;
        out.flush()?;
        let mut answer = String::new();
        if input.by_ref().take(LARGEST).read_line(&mut answer)? == 0 || answer.trim().eq_ignore_ascii_case("q") {
            return Ok(());
        }
        write!(out, "{}", guide::step((number, script.steps.len()), step, text, around.page(false)))?;
    }
    let mut page = around.page(false);
    page.heading(&text.say("guide-escalate"));
    script.escalate.iter().for_each(|item| page.item("-", item));
    write!(out, "{}", page.finish())
}

/// Larger than any script, in bytes.
const LARGEST: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Colour;
    use crate::text::Lang;

    fn walked(input: &str) -> String {
        let around = Around { text: Text::new(Lang::Nl), colour: Colour::Plain, width: 80 };
        let topic = guide::topic("lock-screen").expect("a built-in topic");
        let mut out = Vec::new();
        walk(&topic, &Details::default(), &around, input.as_bytes(), &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_step_appears_when_enter_is_pressed() {
        assert!(!walked("").contains("Stap 1 van"));
        assert!(walked("\n").contains("Stap 1 van 4") && !walked("\n").contains("Stap 2 van 4"));
        assert!(walked("\n\n\n\n").contains("Haal er iemand bij"));
    }

    #[test]
    fn q_stops() {
        assert!(!walked("\nq\n\n\n").contains("Stap 2 van 4"));
    }
}
