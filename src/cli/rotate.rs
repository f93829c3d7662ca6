//! `sleutel rotate`: a new password for one that somebody else has used, and what must be done besides.

use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use clap::Args;
use rustix::io::{read, retry_on_intr};
use serde_json::json;
use zeroize::Zeroizing;

use super::args::Common;
use super::config::Config;
use super::failure::Failure;
use super::generate::{self, Wish};
use super::surroundings::Surroundings;
use super::{Status, output, prompt};
use crate::analysis::analyse;
use crate::breach::Exposure;
use crate::drawing;
use crate::finding::Severity;
use crate::policy::Evidence;
use crate::render::escape;
use crate::rotation::history::History;
use crate::rotation::{Given, given};
use crate::secret::{self, Secret};
use crate::text::Text;
use crate::toolkit::Toolkit;

/// What `rotate` takes.
#[derive(Args, Debug)]
pub(super) struct Rotate {
    #[command(flatten)]
    pub(super) wish: Wish,
    #[arg(long)]
    pub(super) stdin: bool,
    #[arg(long)]
    pub(super) take: bool,
    #[arg(long)]
    pub(super) share_with: Option<String>,
    #[arg(long)]
    pub(super) history: Option<PathBuf>,
}

/// Asks for the old password, makes or takes the new one, and prints the hand-over.
pub(super) fn run(rotate: &Rotate, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    let wish = &rotate.wish;
    let toolkit = generate::toolkit(wish, config, surroundings, &text)?;
    let mut history = rotate.history.as_deref().map(remembered).transpose()?;
    let recipe = if rotate.take { None } else { Some(wish.recipe(&toolkit, text.lang())?) };
    let mut rng = generate::rng()?;
    let (old, taken) = passwords(rotate, &text)?;
    let olds = [old];
    let new = match (taken, &recipe) {
        (Some(new), _) => new,
        (None, Some(recipe)) => drawing::draw(recipe, &toolkit, &olds, &mut rng).map_err(Failure::Generate)?,
        (None, None) => return Err(Failure::BarePipe),
    };
    let found = judge(&toolkit, &olds, &new, history.as_ref());
    if let (Some(history), Some(path), true) = (&mut history, &rotate.history, found.accepted) {
        let [old] = &olds;
        remember(history, path, [old, &new], &mut rng)?;
    }
    report(rotate, &found, &new, &text)?;
    Ok(if found.accepted { Status::Accepted } else { Status::Refused })
}

/// What there is to say about the new password.
struct Found {
    given: Given,
    used_before: bool,
    accepted: bool,
}

fn judge(toolkit: &Toolkit, olds: &[Secret], new: &Secret, history: Option<&History>) -> Found {
    let analysis = analyse(new, &toolkit.context);
    let given = given(olds, new, analysis.guesses);
    let evidence = Evidence {
        secret: new,
        context: &toolkit.context,
        analysis: &analysis,
        exposure: Exposure::NotAsked,
        given_old: Some(given.guesses),
    };
    let used_before = history.is_some_and(|history| history.contains(new));
    let findings = toolkit.policies.iter().flat_map(|policy| policy.judge(&evidence));
    let refused = findings.into_iter().any(|finding| finding.severity == Severity::Refusal);
    let accepted = !refused && !used_before && given.guesses.log10() >= LEAST_GIVEN_OLD;
    Found { given, used_before, accepted }
}

fn report(rotate: &Rotate, found: &Found, new: &Secret, text: &Text) -> Result<(), Failure> {
    let codes: Vec<&str> = found.given.changes.iter().map(|change| change.code()).collect();
    if rotate.wish.json {
        let made = (!rotate.take).then(|| new.expose());
        let answer = json!({
            "schema": 1,
            "accepted": found.accepted,
            "password": made,
            "given_old": { "guesses_log10": found.given.guesses.log10(), "changes": codes },
            "used_before": found.used_before,
            "said": generate::said(&rotate.wish, new, text.lang()),
            "steps": STEPS,
        });
        return output::write(&Zeroizing::new(format!("{answer}\n")));
    }
    let changes: Vec<String> =
        codes.iter().map(|code| text.say_with("rotate-change", &[("change", (*code).into())])).collect();
    let mut lines = vec![
        text.say_with("rotate-given", &[("guesses", text.guesses(found.given.guesses).into())]),
        changes.join(" "),
    ];
    if found.used_before {
        lines.push(text.say("rotate-used_before"));
    }
    if found.accepted {
        lines.extend(hand_over(rotate, text));
    } else {
        lines.push(text.say("rotate-refused"));
    }
    output::write_aside(&format!("{}\n", lines.join("\n")));
    if found.accepted && !rotate.take {
        generate::hand_out(&rotate.wish, std::slice::from_ref(new), text)
    } else {
        Ok(())
    }
}

/// What to do now, and what to send to whom.
fn hand_over(rotate: &Rotate, text: &Text) -> Vec<String> {
    let mut lines = vec![String::new(), text.say("rotate-now")];
    let step = |(number, step): (usize, &&str)| {
        format!("{}. {}", number + 1, text.say_with("rotate-step", &[("step", (*step).into())]))
    };
    lines.extend(STEPS.iter().enumerate().map(step));
    if let Some(person) = &rotate.share_with {
        let person = escape(person);
        let user = rotate.wish.user.as_deref().map_or_else(|| text.say("rotate-user_unknown"), escape);
        let said = |id: &str| text.say_with(id, &[("person", person.as_str().into()), ("user", user.as_str().into())]);
        lines.push(String::new());
        lines.extend(["rotate-share", "rotate-share_first", "rotate-share_second", "rotate-share_after"].map(said));
    }
    lines
}

/// The old password, and the new one where it is taken.
fn passwords(rotate: &Rotate, text: &Text) -> Result<(Secret, Option<Secret>), Failure> {
    if io::stdin().is_terminal() {
        let old = secret(&prompt::ask(&text.say("rotate-prompt_old"))?)?;
        if !rotate.take {
            return Ok((old, None));
        }
        let new = secret(&prompt::ask(&text.say("rotate-prompt_new"))?)?;
        let again = secret(&prompt::ask(&text.say("rotate-prompt_again"))?)?;
        return if new.expose() == again.expose() { Ok((old, Some(new))) } else { Err(Failure::NotTheSame) };
    }
    if !rotate.stdin {
        return Err(Failure::BarePipe);
    }
    let mut lines = stdin_lines(if rotate.take { 2 } else { 1 })?;
    let new = if rotate.take { lines.pop().map(|line| secret(&line)).transpose()? } else { None };
    let old = lines.pop().map_or(Err(Failure::Secret(secret::Error::Empty)), |line| secret(&line))?;
    Ok((old, new))
}

fn secret(line: &[u8]) -> Result<Secret, Failure> {
    Secret::from_utf8(line.strip_suffix(b"\r").unwrap_or(line)).map_err(Failure::Secret)
}

/// The first lines of standard input, read straight from the descriptor into memory that is wiped.
fn stdin_lines(count: usize) -> Result<Vec<Zeroizing<Vec<u8>>>, Failure> {
    let mut text = Zeroizing::new(vec![0; count * (Secret::MAX_BYTES + 2)]);
    let mut filled = 0;
    loop {
        let got = retry_on_intr(|| read(rustix::stdio::stdin(), &mut text[filled..]))
            .map_err(|error| Failure::InputUnreadable(io::Error::from(error).into()))?;
        filled += got;
        let lines = text[..filled].split(|&byte| byte == b'\n').count() - 1;
        if got == 0 || lines >= count || filled == text.len() {
            break;
        }
    }
    let lines: Vec<_> =
        text[..filled].split(|&byte| byte == b'\n').take(count).map(|line| Zeroizing::new(line.to_vec())).collect();
    if lines.len() == count { Ok(lines) } else { Err(Failure::Secret(secret::Error::Empty)) }
}

/// The history in a file; an empty one where there is no file yet.
fn remembered(path: &Path) -> Result<History, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => History::parse(&text).map_err(|_| Failure::HistoryInvalid),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(History::default()),
        Err(error) => Err(Failure::HistoryUnreadable(error.into())),
    }
}

/// Adds the passwords and writes the file anew, for its owner only, in one move: it is never half there.
fn remember(
    history: &mut History,
    path: &Path,
    secrets: [&Secret; 2],
    rng: &mut impl rand::Rng,
) -> Result<(), Failure> {
    for secret in secrets {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        if !history.contains(secret) && !history.remember(secret, salt) {
            return Err(Failure::Internal);
        }
    }
    let unwritable = |error: io::Error| Failure::HistoryUnreadable(error.into());
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(OWNER_ONLY)
        .open(&beside)
        .map_err(unwritable)?;
    file.set_permissions(fs::Permissions::from_mode(OWNER_ONLY)).map_err(unwritable)?;
    file.write_all(history.to_text().as_bytes()).and_then(|()| file.sync_all()).map_err(unwritable)?;
    fs::rename(&beside, path).map_err(unwritable)
}

/// A new password must take a million guesses from the old one, whatever the policies say (10⁶: SP 800-63B-4 allows a
/// hundred attempts; a stolen hash allows a million within minutes).
const LEAST_GIVEN_OLD: f64 = 6.0;
/// The permissions of the history.
const OWNER_ONLY: u32 = 0o600;
/// What to do after the password is changed, in this order: the codes in JSON, and of the sentences.
const STEPS: [&str; 7] = ["change", "elsewhere", "sessions", "recovery", "silence", "own_account", "record"];
