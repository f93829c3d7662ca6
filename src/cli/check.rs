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
    let toolkit = check.terms.toolkit(config, surroundings.year, policies)?;
    let source = if check.stdin { Source::Stdin } else { Source::Prompt };
    let secret = input::secret(source, &text)?;
    let opinions = Opinions::of(&secret, &toolkit.context, check.opinions);
    let report = toolkit.assess(&secret, asked.exposure(&secret), opinions);
    drop(secret);
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
