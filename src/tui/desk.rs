//! What every screen has before it: the language, the policies, who passwords are for, how things look.

use std::sync::Arc;

use super::clipboard::{Copying, Pasteboard};
use super::recipe::Recipe;
use super::theme::Theme;
use crate::cli::exposure::BreachSource;
use crate::cli::surroundings;
use crate::guide::{self, Details, Topic};
use crate::policy::Policy;
use crate::text::{Lang, Text};
use crate::toolkit::Toolkit;

/// What every screen has before it.
pub struct Desk {
    /// The sentences.
    pub text: Text,
    /// Policies and context.
    pub toolkit: Toolkit,
    /// All policies there are to choose from: those the program was started with, and the presets.
    pub policies: Vec<Policy>,
    /// Who is asked about breaches.
    pub breach: Arc<BreachSource>,
    /// How things look.
    pub theme: Theme,
    /// Where keys go.
    pub focus: Focus,
    /// The scripts for a phone call.
    pub topics: Vec<Topic>,
    /// What the organisation fills in.
    pub details: Details,
    /// How often a screen chose other policies.
    pub(crate) choices: u64,
    /// What was copied.
    pub copying: Copying,
    /// How new passwords are made.
    pub recipe: Recipe,
    /// Says how many seconds passed since 1970.
    pub now: fn() -> u64,
}

/// Where keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Into a field: every character is typed.
    Field,
    /// To the page: `?`, `q` and digits are commands.
    Page,
}

impl Desk {
    /// A desk at the start.
    pub fn new(text: Text, toolkit: Toolkit, breach: BreachSource, theme: Theme) -> Self {
        let mut policies = toolkit.policies.clone();
        for preset in Policy::presets() {
            if policies.iter().all(|policy| policy.name() != preset.name()) {
                policies.push(preset);
            }
        }
        let (breach, topics, details) = (Arc::new(breach), guide::topics(), Details::default());
        let (copying, recipe) = (Copying::new(Pasteboard::default()), Recipe::usual(text.lang()));
        let (focus, now) = (Focus::Field, surroundings::now);
        Self { text, toolkit, policies, breach, theme, focus, topics, details, choices: 0, copying, recipe, now }
    }

    /// From here on what is copied goes to a clipboard: before that there is none.
    pub fn reach_the_clipboard(&mut self) {
        self.copying = Copying::new(Pasteboard::open());
    }

    /// The sentence with this id.
    pub fn say(&self, id: &str) -> String {
        self.text.say(id)
    }

    /// Judges by these policies from now on: every screen hears of it.
    pub(super) fn choose(&mut self, policies: Vec<Policy>) {
        self.toolkit.policies = policies;
        self.choices += 1;
    }

    /// Changes the language.
    pub fn speak_the_other(&mut self) {
        self.text = Text::new(match self.text.lang() {
            Lang::En => Lang::Nl,
            Lang::Nl => Lang::En,
        });
    }

    /// The title of a policy in the language of the moment.
    pub fn title<'a>(&self, policy: &'a Policy) -> &'a str {
        match self.text.lang() {
            Lang::En => &policy.title().en,
            Lang::Nl => &policy.title().nl,
        }
    }
}
