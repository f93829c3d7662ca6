//! `sleutel check`: one password judged.

use super::args::{Check, Common};
use super::config::Config;
use super::failure::Failure;
use super::input::{self, Source};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy};
use crate::breach::corpus::Access;
use crate::guide::{Details, Placeholder};
use crate::opinion::Opinions;
use crate::policy::{Policy, Requirement};
use crate::render::{self, Layout, Page, harmless};
use crate::text::Text;

/// Judges one password and says what there is to say.
pub(super) fn run(check: &Check, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    // Everything that can be wrong is wrong before the password is asked for.
    let policies = policy::chosen(&check.terms.policy, &config, &text)?;
    let contact = contact(&config.details, &text);
    let asked = check.inquiry.open(&config, Access::Read)?;
    let policies = asked.complete(policies);
    let policies = if check.old { with_similarity(policies) } else { policies };
    let toolkit = check.terms.toolkit(config, surroundings.year, policies)?;
    let source = if check.stdin { Source::Stdin } else { Source::Prompt };
    let (secret, old) = if check.old {
        let (secret, old) = input::secret_and_old(source, &text)?;
        (secret, Some(old))
    } else {
        (input::secret(source, &text)?, None)
    };
    let opinions = Opinions::of(&secret, &toolkit.context, check.opinions);
    let exposure = asked.exposure(&secret);
    let report = match &old {
        Some(old) => toolkit.assess_after(old, &secret, exposure, opinions),
        None => toolkit.assess(&secret, exposure, opinions),
    };
    drop((secret, old));
    if check.json {
        output::write(&format!("{}\n", report.to_json()))?;
    } else {
        let layout = if check.linear { Layout::Linear } else { Layout::Wrapped };
        let page = Page::new(layout, surroundings::colour(common), surroundings.width);
        let mut shown = render::report(&report, &text, page.clone());
        if let Some(contact) = contact.filter(|_| !report.accepted()) {
            shown.push_str(&help(&contact, &text, page));
        }
        output::write(&shown)?;
    }
    Ok(Status::of(&report))
}

/// The policies, and one more where none of them says what being like the old password means: whoever gives the old one
/// asks for that.
fn with_similarity(mut policies: Vec<Policy>) -> Vec<Policy> {
    let decides = |policy: &Policy| {
        policy.requirements().iter().any(|rule| matches!(rule, Requirement::MinimumGuessesGivenOld { .. }))
    };
    if !policies.iter().any(decides) {
        policies.push(Policy::from_toml(NOT_SIMILAR, "not-similar").expect("a test reads it"));
    }
    policies
}

/// Where whoever is refused finds help, as far as the settings say.
fn contact(details: &Details, text: &Text) -> Option<String> {
    let (helpdesk, portal) = (details.get(Placeholder::HelpdeskNumber), details.get(Placeholder::Portal));
    let given = |detail: Option<&str>| if detail.is_some() { "given" } else { "none" };
    let shown = |detail: Option<&str>| harmless(detail.unwrap_or_default());
    let values = [
        ("helpdesk", given(helpdesk).into()),
        ("number", shown(helpdesk).into()),
        ("portal", given(portal).into()),
        ("address", shown(portal).into()),
    ];
    (helpdesk.is_some() || portal.is_some()).then(|| text.say_with("contact", &values).trim_end().to_owned())
}

fn help(contact: &str, text: &Text, mut page: Page) -> String {
    match page.layout {
        Layout::Linear => page.fact(&text.say("label-contact"), contact),
        Layout::Wrapped => {
            page.heading(&text.say("heading-contact"));
            page.paragraph(contact);
        }
    }
    page.finish()
}

/// What somebody wants who gives the old password: a million guesses for whoever knows it.
const NOT_SIMILAR: &str = r#"
schema = 1
name = "not-similar"
title = { en = "Not like the old password", nl = "Niet zoals het oude wachtwoord" }
source = "The option --old"
date = "2026-11"
primary_text_read = true

[similarity]
"#;
