//! What stands in a policy file, section by section, read and checked: past this door it cannot contradict itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Class, Role, Unit, names};
use crate::policy::Title;
use crate::policy::characters::{Base, Charset};
use crate::policy::directory::{self, Directory};
use crate::policy::fault::{Error, Fault};
use crate::policy::fold::fold;
use crate::policy::reader::{Item, Section, Source};
use crate::policy::shape::{Credits, Tiers};

names! {
    /// What happens when a rule is not met.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::{Requirement, Response};
    ///
    /// let policy = Policy::preset("asvs5-l2").expect("a preset");
    /// // It refuses what leaked.
    /// let refuses = |asked: &Requirement| matches!(asked, Requirement::Breach { response: Response::Refuse, .. });
    /// assert!(policy.requirements().iter().any(refuses));
    /// ```
    Response in "sleutel::policy" {
        /// The password is refused.
        Refuse = "refuse",
        /// It is mentioned; the password may still be accepted.
        Warn = "warn",
    }
}

names! {
    /// How a word is looked for.
    ///
    /// ```
    /// use sleutel::Context;
    /// use sleutel::policy::{Mode, Requirement};
    ///
    /// let refused = |mode| {
    ///     let words = ["voorbeeldstad".to_owned()].into();
    ///     Requirement::RefusedWords { words, mode }.refused_names(&Context::default())
    /// };
    /// // A word that is refused as a whole may still be a part.
    /// assert!(refused(Mode::Whole).is_empty());
    /// assert_eq!(refused(Mode::Part), ["voorbeeldstad"]);
    /// ```
    Mode in "sleutel::policy" {
        /// Anywhere in the password.
        Part = "part",
        /// The password is the word, from its first to its last character.
        Whole = "whole",
    }
}

names! {
    /// Which entries of the list of common passwords count towards the number that is asked.
    ///
    /// ```
    /// use sleutel::Policy;
    /// use sleutel::policy::{Requirement, Scope};
    ///
    /// let policy = Policy::preset("asvs5-l1").expect("a preset");
    /// // ASVS asks it of passwords that its other rules would accept.
    /// let fitting = |asked: &Requirement| matches!(asked, Requirement::Common { scope: Scope::Fitting, .. });
    /// assert!(policy.requirements().iter().any(fitting));
    /// ```
    Scope in "sleutel::policy" {
        /// Every entry.
        All = "all",
        /// Only entries that the policy would otherwise accept (ASVS 5.0, 6.2.4: "which match the application's
        /// password policy").
        Fitting = "fitting",
    }
}

/// The sections of a policy file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document {
    pub(super) name: String,
    pub(super) title: Title,
    pub(super) source: String,
    pub(super) date: String,
    pub(super) primary_text_read: bool,
    pub(super) notes: Vec<Title>,
    pub(super) directory: Option<Directory>,
    pub(super) minimum_log10_guesses: Option<f64>,
    pub(super) maximum_class_repeats: Option<usize>,
    pub(super) maximum_repeats: Option<usize>,
    pub(super) maximum_sequence: Option<usize>,
    pub(super) required_sets: Vec<BTreeSet<char>>,
    pub(super) length: Length,
    pub(super) tiers: Option<Tiers>,
    pub(super) charset: Charset,
    pub(super) classes: Classes,
    pub(super) blocklist: Blocklist,
    pub(super) context: Option<ContextRule>,
    pub(super) similarity: Option<f64>,
    pub(super) breach: Option<BreachRule>,
    pub(super) entra: Entra,
    pub(super) lifetime: Lifetime,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length {
    pub(super) minimum: Option<usize>,
    pub(super) maximum: Option<usize>,
    pub(super) at_least_allowed: Option<usize>,
    pub(super) unit: Unit,
    pub(super) credits: Credits,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Classes {
    pub(super) minimum: Option<usize>,
    pub(super) of: Vec<Class>,
    pub(super) required: Vec<Class>,
    /// So many characters of a class, one or more: a class once at most.
    pub(super) counts: BTreeMap<Class, usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Blocklist {
    pub(super) common: usize,
    pub(super) scope: Scope,
    pub(super) words: BTreeSet<String>,
    pub(super) mode: Mode,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ContextRule {
    pub(super) response: Response,
    pub(super) how: Mode,
    pub(super) minimum_token: usize,
    pub(super) from: Vec<Role>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct BreachRule {
    pub(super) response: Response,
    pub(super) unknown: Response,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entra {
    pub(super) tenant: Option<String>,
    pub(super) banned: BTreeSet<String>,
}

/// What a policy says about the life of a password. One password does not show it, so it is told and not judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lifetime {
    pub(super) history: Option<usize>,
    pub(super) max_age_days: Option<usize>,
    pub(super) min_age_days: Option<usize>,
    pub(super) rotate_on_compromise: bool,
}

/// The version of the schema that is read and written.
pub(super) const SCHEMA: usize = 1;

/// The longest length a policy can name: the longest text that is taken as a password, in bytes.
const MAX_LENGTH: usize = crate::secret::Secret::MAX_BYTES;

/// The size of the embedded list of common passwords.
pub(super) const MAX_COMMON: usize = 100_000;

/// The largest logarithm of a guess number that a policy can ask: beyond 10³⁰ nobody guesses.
const MAX_LOG10: u32 = 30;

/// The shortest context word that counts where a policy does not say: four characters, as Entra does ("only enforced
/// for names, and other terms, that are at least four characters long"). Three would catch *van* and *den*.
pub(super) const DEFAULT_TOKEN: usize = 4;

/// What someone who knows the old password must at least need where a policy only says that it may not be similar, as a
/// decimal logarithm: a million guesses, our own choice. Throttled logins allow a hundred (SP 800-63B-4).
///
/// ```
/// use sleutel::policy::DEFAULT_SIMILARITY;
/// use sleutel::{Guesses, Toolkit, drawing};
///
/// // No policy says anything: this holds.
/// assert_eq!(drawing::minimum_given_old(&Toolkit::default()), Guesses::from_log10(DEFAULT_SIMILARITY));
/// ```
pub const DEFAULT_SIMILARITY: f64 = 6.0;

/// The classes that composition rules mean where a policy does not say which.
const DEFAULT_CLASSES: [Class; 4] = [Class::Upper, Class::Lower, Class::Digit, Class::Symbol];

/// Where context words come from where a policy does not say.
pub(super) const DEFAULT_ROLES: [Role; 3] = [Role::UserName, Role::DisplayName, Role::Organisation];

/// The longest time a policy can name, in days: a century.
pub(super) const MAX_DAYS: usize = 36_500;

impl Document {
    /// Reads and checks a policy file.
    pub(super) fn read(text: &str, file: &str) -> Result<Self, Error> {
        let (source, table) = Source::parse(text, file)?;
        let mut root = source.root(table);
        root.must("schema")?.integer(SCHEMA..=SCHEMA)?;
        let document = Self {
            name: name(&root.must("name")?)?,
            title: title(root.must("title")?.table()?)?,
            source: root.must("source")?.text()?,
            date: date(&root.must("date")?)?,
            primary_text_read: root.must("primary_text_read")?.boolean()?,
            notes: each(root.take("notes"), |note| title(note.table()?))?,
            directory: root.take("directory").map(|item| item.one_of(&choices(Directory::ALL))).transpose()?,
            minimum_log10_guesses: root.take("minimum_log10_guesses").map(|item| item.number(MAX_LOG10)).transpose()?,
            maximum_class_repeats: run(root.take("maximum_class_repeats"))?,
            maximum_repeats: run(root.take("maximum_repeats"))?,
            maximum_sequence: run(root.take("maximum_sequence"))?,
            required_sets: each(root.take("required_sets"), |set| set.characters())?,
            length: length(root.table("length")?)?,
            tiers: root.take("length_by_classes").map(tiers).transpose()?,
            charset: charset(root.table("charset")?)?,
            classes: classes(root.table("classes")?)?,
            blocklist: blocklist(root.table("blocklist")?)?,
            context: root.take("context").map(context).transpose()?.flatten(),
            similarity: root.take("similarity").map(similarity).transpose()?,
            breach: root.take("breach").map(breach).transpose()?.flatten(),
            entra: entra(root.table("entra")?)?,
            lifetime: lifetime(root.table("lifetime")?)?,
        };
        root.finish()?;
        document.check(&source)?;
        Ok(document)
    }
}

/// The longest run of something that may stand in a row.
fn run(item: Option<Item<'_, '_>>) -> Result<Option<usize>, Error> {
    item.map(|item| item.integer(1..=MAX_LENGTH)).transpose()
}

fn length(mut section: Section<'_, '_>) -> Result<Length, Error> {
    let mut count = |key| section.take(key).map(|item| item.integer(1..=MAX_LENGTH)).transpose();
    let (minimum, maximum) = (count("minimum")?, count("maximum")?);
    let at_least_allowed = count("at_least_allowed")?;
    let unit = section.take("unit").map(|item| item.one_of(&choices(Unit::ALL))).transpose()?;
    let credits = credits(section.table("credits")?)?;
    if minimum.is_none() && credits != Credits::default() {
        return Err(section.missing("minimum"));
    }
    section.finish()?;
    Ok(Length { minimum, maximum, at_least_allowed, unit: unit.unwrap_or(Unit::CodePoints), credits })
}

fn credits(mut section: Section<'_, '_>) -> Result<Credits, Error> {
    let mut most = |key| section.take(key).map_or(Ok(0), |item| item.integer(0..=MAX_LENGTH));
    let credits =
        Credits { digit: most("digit")?, lower: most("lower")?, upper: most("upper")?, other: most("other")? };
    section.finish()?;
    Ok(credits)
}

fn tiers(item: Item<'_, '_>) -> Result<Tiers, Error> {
    let mut section = item.table()?;
    let mut count = |key| section.take(key).map(|item| item.integer(1..=MAX_LENGTH)).transpose();
    let tiers = Tiers {
        one: count("one")?,
        two: count("two")?,
        passphrase: count("passphrase")?,
        three: count("three")?,
        four: count("four")?,
        words: count("words")?.unwrap_or(0),
    };
    // A passphrase has words, and words are asked of a passphrase.
    match (tiers.passphrase, tiers.words) {
        (Some(_), 0) => return Err(section.missing("words")),
        (None, 1..) => return Err(section.missing("passphrase")),
        _ => {}
    }
    if tiers.least().is_none() {
        return Err(section.missing("four"));
    }
    section.finish()?;
    Ok(tiers)
}

fn charset(mut section: Section<'_, '_>) -> Result<Charset, Error> {
    let base = section.take("base").map(|item| item.one_of(&choices(Base::ALL))).transpose()?;
    let mut set = |key| section.take(key).map(|item| item.characters()).transpose();
    let (allowed, forbidden) = (set("allowed")?, set("forbidden")?);
    section.finish()?;
    Ok(Charset {
        base: base.unwrap_or(Base::Any),
        allowed: allowed.unwrap_or_default(),
        forbidden: forbidden.unwrap_or_default(),
    })
}

fn classes(mut section: Section<'_, '_>) -> Result<Classes, Error> {
    let minimum = section.take("minimum").map(|item| item.integer(1..=Class::ALL.len())).transpose()?;
    let mut list = |key| each(section.take(key), |item| item.one_of(&choices(Class::ALL)));
    let (mut of, required) = (distinct(list("of")?), distinct(list("required")?));
    let mut counted = section.table("counts")?;
    let mut counts = BTreeMap::new();
    for &class in Class::ALL {
        if let Some(item) = counted.take(class.code()) {
            counts.insert(class, item.integer(1..=MAX_LENGTH)?);
        }
    }
    counted.finish()?;
    match minimum {
        None if !of.is_empty() => return Err(section.missing("minimum")),
        Some(_) if of.is_empty() => of = DEFAULT_CLASSES.to_vec(),
        _ => {}
    }
    section.finish()?;
    Ok(Classes { minimum, of, required, counts })
}

fn blocklist(mut section: Section<'_, '_>) -> Result<Blocklist, Error> {
    let common = section.take("common").map(|item| item.integer(0..=MAX_COMMON)).transpose()?.unwrap_or(0);
    let matching = section.take("matching").map(|item| item.boolean()).transpose()?.unwrap_or(false);
    if matching && common == 0 {
        return Err(section.missing("common"));
    }
    let words = each(section.take("words"), |item| folded(&item))?.into_iter().collect();
    let mode = section.take("mode").map(|item| item.one_of(&choices(Mode::ALL))).transpose()?;
    section.finish()?;
    let scope = if matching { Scope::Fitting } else { Scope::All };
    Ok(Blocklist { common, scope, words, mode: mode.unwrap_or(Mode::Whole) })
}

fn context(item: Item<'_, '_>) -> Result<Option<ContextRule>, Error> {
    let mut section = item.table()?;
    let response = response(&section.must("mode")?)?;
    let minimum_token = section.take("minimum_token").map(|item| item.integer(1..=64)).transpose()?;
    let from = distinct(each(section.take("from"), |item| item.one_of(&choices(Role::ALL)))?);
    let how = section.take("how").map(|item| item.one_of(&choices(Mode::ALL))).transpose()?;
    section.finish()?;
    Ok(response.map(|response| ContextRule {
        response,
        how: how.unwrap_or(Mode::Part),
        minimum_token: minimum_token.unwrap_or(DEFAULT_TOKEN),
        from: if from.is_empty() { DEFAULT_ROLES.to_vec() } else { from },
    }))
}

fn similarity(item: Item<'_, '_>) -> Result<f64, Error> {
    let mut section = item.table()?;
    let minimum = section.take("minimum_log10_guesses").map(|item| item.number(MAX_LOG10)).transpose()?;
    section.finish()?;
    Ok(minimum.unwrap_or(DEFAULT_SIMILARITY))
}

fn breach(item: Item<'_, '_>) -> Result<Option<BreachRule>, Error> {
    let mut section = item.table()?;
    let found = response(&section.must("mode")?)?;
    // Unknown is never safe: where the policy does not say, it weighs as much as found.
    let unknown = section.take("unknown").map(|item| item.one_of(&choices(Response::ALL))).transpose()?;
    section.finish()?;
    Ok(found.map(|response| BreachRule { response, unknown: unknown.unwrap_or(response) }))
}

fn entra(mut section: Section<'_, '_>) -> Result<Entra, Error> {
    let tenant = section.take("tenant").map(|item| item.normal_text()).transpose()?;
    let banned = section.take("banned");
    let too_many = banned.as_ref().map(|item| item.fault(Fault::Integer { least: 1, most: directory::MAX_TERMS }));
    let terms = each(banned, |item| {
        let term = item.normal_text()?.to_lowercase();
        let fits = directory::TERM_LENGTHS.contains(&term.chars().count());
        let (least, most) = (*directory::TERM_LENGTHS.start(), *directory::TERM_LENGTHS.end());
        if fits { Ok(term) } else { Err(item.fault(Fault::Term { least, most })) }
    })?;
    section.finish()?;
    match too_many {
        Some(fault) if terms.len() > directory::MAX_TERMS => Err(fault),
        _ => Ok(Entra { tenant, banned: terms.into_iter().collect() }),
    }
}

fn lifetime(mut section: Section<'_, '_>) -> Result<Lifetime, Error> {
    let mut count = |key, most| section.take(key).map(|item| item.integer(1..=most)).transpose();
    let history = count("history", 1024)?;
    let (max_age_days, min_age_days) = (count("max_age_days", MAX_DAYS)?, count("min_age_days", MAX_DAYS)?);
    let rotate = section.take("rotate_on_compromise").map(|item| item.boolean()).transpose()?;
    section.finish()?;
    Ok(Lifetime { history, max_age_days, min_age_days, rotate_on_compromise: rotate.unwrap_or(false) })
}

/// A policy's name: it goes into JSON, file names and message ids.
fn name(item: &Item<'_, '_>) -> Result<String, Error> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name = item.text().ok().filter(|name| name.len() <= 64 && name.chars().all(fits));
    name.ok_or_else(|| item.fault(Fault::Name))
}

fn title(mut section: Section<'_, '_>) -> Result<Title, Error> {
    let title = Title { en: section.must("en")?.text()?, nl: section.must("nl")?.text()? };
    section.finish()?;
    Ok(title)
}

/// A year, a month of a year, or a day of a month.
fn date(item: &Item<'_, '_>) -> Result<String, Error> {
    let date = item.text().map_err(|_| item.fault(Fault::Date))?;
    let parts: Vec<&str> = date.split('-').collect();
    let widths = parts.iter().map(|part| part.len()).eq([4, 2, 2].into_iter().take(parts.len()));
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let within = |at: usize, most| parts.get(at).is_none_or(|part| (1..=most).contains(&part.parse().unwrap_or(0)));
    if widths && digits && parts.len() <= 3 && within(1, 12) && within(2, 31) {
        Ok(date)
    } else {
        Err(item.fault(Fault::Date))
    }
}

/// What a rule does when it is not met; none when it says `ignore`.
fn response(item: &Item<'_, '_>) -> Result<Option<Response>, Error> {
    item.one_of(&[("ignore", None), ("warn", Some(Response::Warn)), ("refuse", Some(Response::Refuse))])
}

/// A word as it is compared: see [`fold`].
fn folded(item: &Item<'_, '_>) -> Result<String, Error> {
    let word = fold(&item.normal_text()?).to_string();
    if word.trim().is_empty() { Err(item.fault(Fault::Text)) } else { Ok(word) }
}

/// Reads every item of a list; none when the list is not written.
fn each<'s, 't, T>(
    item: Option<Item<'s, 't>>,
    mut read: impl FnMut(Item<'s, 't>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    item.map_or(Ok(Vec::new()), |item| item.list()?.into_iter().map(&mut read).collect())
}

fn distinct<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

/// A name that policy files can write.
trait Coded: Copy + 'static {
    fn word(self) -> &'static str;
}

macro_rules! coded_names {
    ($($name:ty),*) => { $(impl Coded for $name { fn word(self) -> &'static str { self.code() } })* };
}

coded_names!(Base, Class, Directory, Mode, Response, Role, Unit);

fn choices<T: Coded>(all: &[T]) -> Vec<(&'static str, T)> {
    all.iter().map(|&name| (name.word(), name)).collect()
}
