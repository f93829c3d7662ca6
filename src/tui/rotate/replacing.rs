//! What the keys of the fields do: the new password is typed or drawn, judged, asked about and copied.

use std::sync::Arc;

use super::{Asked, Judged, Origin, Rotate, Stop};
use crate::breach::Exposure;
use crate::cli::rotate::{Found, tells_of};
use crate::drawing;
use crate::render::escape;
use crate::secret::Secret;
use crate::tui::clipboard::Copied;
use crate::tui::desk::Desk;
use crate::tui::field::{Edit, View};
use crate::tui::recipe::Drawn;
use crate::tui::work::Job;

impl Rotate {
    pub(super) fn edited(&mut self, edit: Edit, desk: &mut Desk) {
        self.notice = match edit {
            Edit::Changed | Edit::Moved | Edit::NotMine => None,
            Edit::RefusedControl => Some("tui-notice-control"),
            Edit::RefusedLength => Some("tui-notice-length"),
            Edit::WithoutLineEnd => Some("tui-notice-line_end"),
        };
        if self.stop == Stop::Name {
            self.mask_the_name();
        } else if matches!(edit, Edit::Changed | Edit::WithoutLineEnd) {
            self.generation += 1;
            if self.stop == Stop::New || matches!(self.origin, Origin::Asked | Origin::Refused(_)) {
                self.origin = Origin::Typed;
                self.exposure = Asked::Not;
            }
            self.ticked.clear();
            self.judge(desk);
        }
    }

    /// Shows the name, unless it is a part of one of the passwords, or the other way round.
    fn mask_the_name(&mut self) {
        let name = self.name.expose().trim();
        let new = Secret::new(self.new.expose()).ok();
        let tells = !name.is_empty() && tells_of(name, self.old_secrets().iter().chain(&new));
        self.name.view = if tells { View::Masked } else { View::Shown };
    }

    /// Whom it is shared with: by name, where there is one that says nothing about a password.
    pub(super) fn name_of_person(&self, desk: &Desk) -> String {
        match self.name.expose().trim() {
            name if !name.is_empty() && self.name.view == View::Shown => escape(name),
            _ => desk.say("tui-rotate-colleague"),
        }
    }

    fn old_secrets(&self) -> Vec<Secret> {
        self.olds.iter().filter_map(|field| Secret::new(field.expose()).ok()).collect()
    }

    /// Judges the new password given the old ones, by the policies of now and the answer there is.
    pub(super) fn judge(&mut self, desk: &Desk) {
        self.judged = None;
        self.mask_the_name();
        let olds = self.old_secrets();
        let Ok(new) = Secret::new(self.new.expose()) else { return };
        if olds.is_empty() {
            return;
        }
        let (replacement, strength) = match &self.origin {
            Origin::Drawn(strength) => (drawing::drawn_replacement(&self.ordered, &olds, &new), Some(*strength)),
            Origin::Asked | Origin::Refused(_) | Origin::Typed => {
                let exposure = match self.exposure {
                    Asked::Answered(exposure) => exposure,
                    Asked::Asking | Asked::Not => Exposure::NotAsked,
                };
                (drawing::replacement_looked_up(&desk.toolkit, &olds, &new, exposure), None)
            }
        };
        let found = Found { replacement, used_before: false, made: strength.is_some(), strength: strength.flatten() };
        self.judged = Some(Judged { new, found, at: (desk.now)() });
    }

    /// Orders a new password by the recipe of the screen that makes them.
    pub(super) fn draw(&mut self, desk: &mut Desk) -> Option<Job> {
        let olds = self.old_secrets();
        if olds.is_empty() {
            self.notice = Some("tui-rotate-old_first");
            self.stop_at(Stop::Old(0), desk);
            return None;
        }
        self.generation += 1;
        self.origin = Origin::Asked;
        self.ordered = desk.recipe.toolkit(desk);
        self.exposure = Asked::Not;
        self.new.wipe();
        self.judged = None;
        self.ticked.clear();
        self.stop_at(Stop::New, desk);
        Some(Job::Replace { generation: self.generation, order: desk.recipe.order(desk, olds, 1) })
    }

    pub(super) fn drawn(&mut self, drawn: &Drawn, desk: &Desk) {
        match drawn.as_ref() {
            Ok(batch) => {
                self.new.wipe();
                batch.secrets.iter().for_each(|secret| _ = self.new.paste(secret.expose()));
                self.origin = Origin::Drawn(batch.accepted);
            }
            Err(_) => self.origin = Origin::Refused(Arc::clone(drawn)),
        }
        self.judge(desk);
    }

    pub(super) fn ask_about_breaches(&mut self, desk: &Desk) -> Option<Job> {
        let secret = Secret::new(self.new.expose()).ok()?;
        self.exposure = Asked::Asking;
        Some(Job::ExposureOfNew { generation: self.generation, secret, source: Arc::clone(&desk.breach) })
    }

    pub(super) fn copy_new(&mut self, desk: &mut Desk) -> Option<Job> {
        let Some(judged) = self.judged.as_ref().filter(|judged| judged.found.accepted()) else {
            self.notice = Some("tui-rotate-not_accepted");
            return None;
        };
        let secret = Secret::new(judged.new.expose()).ok()?;
        Some(desk.copying.copy(secret, Copied::Password))
    }

    pub(super) fn copy_text(&self, desk: &mut Desk) -> Option<Job> {
        let handover = self.handover(desk);
        let text = match self.stop {
            Stop::Mail => handover.say("rotate-mail", &desk.text),
            Stop::Record => handover.record(&desk.text),
            Stop::Telephone => handover.say("rotate-telephone", &desk.text),
            Stop::Name | Stop::New | Stop::Old(_) | Stop::Sharing | Stop::Step(_) | Stop::Subject => {
                return None;
            }
        };
        Some(desk.copying.copy(Secret::new(&text).ok()?, Copied::Message))
    }
}
