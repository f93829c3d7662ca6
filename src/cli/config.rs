//! Settings that need not be typed every time.

use std::env;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::failure::{Failure, Reason};
use crate::guide::{Details, Placeholder};
use crate::render::escape;
use crate::text::Lang;

/// The settings of a file, all optional. A key that is not here is refused: a slip would otherwise switch off a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Stored {
    words: Vec<String>,
    policies: Vec<String>,
    breach: Option<String>,
    breach_url: Option<String>,
    lang: Option<Spoken>,
    helpdesk_number: Option<String>,
    organisation: Option<String>,
    portal: Option<String>,
    privacy_contact: Option<String>,
    security_contact: Option<String>,
    topics: Vec<String>,
    transfer: Option<String>,
}

impl Stored {
    /// What the organisation fills in: the same keys as a file of details for `guide` has.
    fn details(&self) -> Details {
        let mut details = Details::default();
        for &placeholder in Placeholder::ALL {
            let value = match placeholder {
                Placeholder::HelpdeskNumber => &self.helpdesk_number,
                Placeholder::Organisation => &self.organisation,
                Placeholder::Portal => &self.portal,
                Placeholder::PrivacyContact => &self.privacy_contact,
                Placeholder::SecurityContact => &self.security_contact,
                Placeholder::Transfer => &self.transfer,
            };
            details.set(placeholder, value.as_deref().unwrap_or_default());
        }
        details
    }
}

/// The languages as a settings file names them.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Spoken {
    En,
    Nl,
}

/// Settings.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Words of the organisation and the person, the name of the organisation among them.
    pub(super) words: Vec<String>,
    /// Policies, by built-in name or file.
    pub(super) policies: Vec<String>,
    /// Where to ask whether a password has leaked: `online`, `none`, or a corpus.
    pub(super) breach: Option<String>,
    /// The server to ask.
    pub(super) breach_url: Option<String>,
    /// The language.
    pub(super) lang: Option<Lang>,
    /// What the organisation fills in: its name, and where people find help.
    pub(super) details: Details,
    /// Topics of the organisation for the guide: files and folders, as they are found from where the program runs.
    pub(super) topics: Vec<PathBuf>,
    /// The folder of the file: policy files and the corpus are found from here.
    pub(super) folder: PathBuf,
}

impl Config {
    /// The settings of `named`; else of the user's own file; else of the system's; else none.
    ///
    /// # Errors
    ///
    /// [`Failure::ConfigUnreadable`] when a file that is named or exists cannot be read, [`Failure::ConfigInvalid`]
    /// when it has an error.
    pub(super) fn read(named: Option<&Path>) -> Result<Self, Failure> {
        if let Some(path) = named {
            return Self::from_file(path).map_err(|failure| match failure {
                // What was given is not shown where there is no such file: it may be anything.
                Failure::ConfigUnreadable { reason, .. } if reason == NOT_THERE => {
                    Failure::ConfigUnreadable { file: "--config".to_owned(), reason }
                }
                other => other,
            });
        }
        match usual_places().into_iter().find(|place| place.exists()) {
            Some(path) => Self::from_file(&path),
            None => Ok(Self::default()),
        }
    }

    fn from_file(path: &Path) -> Result<Self, Failure> {
        let file = escape(&path.to_string_lossy());
        let text = read_text(path).map_err(|reason| Failure::ConfigUnreadable { file: file.clone(), reason })?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Self::from_toml(&text, folder).map_err(|line| Failure::ConfigInvalid { file, line })
    }

    /// The settings that `text` says; the line of the first fault where it says none.
    fn from_toml(text: &str, folder: PathBuf) -> Result<Self, usize> {
        let stored: Stored =
            toml::from_str(text).map_err(|error| line_at(text, error.span().map_or(0, |span| span.start)))?;
        let lang = stored.lang.map(|lang| match lang {
            Spoken::En => Lang::En,
            Spoken::Nl => Lang::Nl,
        });
        let details = stored.details();
        let name = details.get(Placeholder::Organisation).map(str::to_owned);
        let Stored { words, policies, breach, breach_url, topics, .. } = stored;
        let topics = topics.into_iter().map(|path| folder.join(path)).collect();
        let words = words.into_iter().chain(name).collect();
        Ok(Self { words, policies, breach, breach_url, lang, details, topics, folder })
    }
}

/// The text of a small file.
///
/// # Errors
///
/// Why it cannot be read, is not text, or is larger than a mebibyte.
pub(super) fn read_text(path: &Path) -> Result<String, Reason> {
    let mut text = String::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_BYTES { Err(Reason::TOO_LARGE) } else { Ok(text) }
}

/// The line of a byte of `text`, from 1.
fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count()
}

/// Where settings usually are: the user's own first (XDG Base Directory Specification).
fn usual_places() -> Vec<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let own = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")));
    own.into_iter().chain([PathBuf::from("/etc")]).map(|folder| folder.join("sleutel").join("config.toml")).collect()
}

const NOT_THERE: Reason = Reason("missing");
/// Larger than any settings or policy file.
const MAX_BYTES: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A settings file as people write it, with slips, and text that is none.
    fn files() -> impl Strategy<Value = String> {
        let key = "(words|policies|breach|breach_url|lang|organisation|portal|topics|transfer|other)?";
        let value = r#"("[a-z ]{0,8}"|\["[a-z]{0,4}"(, "x")?\]|"(nl|en)"|[0-9]{1,3}|\{|"|'\\PC{0,6}')"#;
        let line = (key, "( = |=|)", value).prop_map(|(key, sign, value)| format!("{key}{sign}{value}\n"));
        prop_oneof![3 => prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat()), 1 => any::<String>()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn any_text_is_settings_or_a_fault_on_one_of_its_lines(text in files()) {
            match Config::from_toml(&text, PathBuf::new()) {
                Ok(config) => prop_assert!(config.words.len() <= text.len()),
                Err(line) => prop_assert!((1..=text.matches('\n').count() + 1).contains(&line)),
            }
        }
    }

    #[test]
    fn an_error_is_told_with_its_line() {
        assert_eq!(line_at("a = 1\nb = 2\n", 6), 2);
        assert_eq!(line_at("a = 1\n", 0), 1);
    }
}
