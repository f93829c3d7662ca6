//! `sleutel check`: one password judged.

use super::args::{Check, Common};
use super::config::Config;
use super::failure::Failure;
use super::input::{self, Source};
use super::surroundings::{self, Surroundings};
use super::{Status, output, policy};
use crate::breach::corpus::Access;
use crate::opinion::Opinions;
use crate::render::{self, Layout, Page};
use crate::text::Text;
use crate::toolkit::Toolkit;

/// Judges one password and says what there is to say.
pub(super) fn run(check: &Check, common: &Common, surroundings: &Surroundings) -> Result<Status, Failure> {
    let config = Config::read(common.config.as_deref())?;
    let text = Text::new(surroundings.lang(common, config.lang));
    // Everything that can be wrong is wrong before the password is asked for.
    let policies = policy::chosen(&check.terms.policy, &config, &text)?;
    let asked = check.inquiry.open(&config, Access::Read)?;
    let policies = asked.complete(policies);
    let toolkit = Toolkit { context: check.terms.context(config, surroundings.year), policies };
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
        output::write(&render::report(&report, &text, page))?;
    }
    Ok(Status::of(&report))
}
