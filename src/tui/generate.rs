//! The screen that makes passwords: a recipe, a screenful of candidates, how one is read out, and the clipboard.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::clipboard::Copied;
use super::desk::{Desk, Focus};
use super::field::View;
use super::keys::Key;
use super::page::Sight;
use super::recipe::{Drawn, Way};
use super::speech;
use super::work::{Answer, Job};
use super::{Message, Screen};
use crate::generate::Alphabet;
use crate::secret::Secret;

mod page;

/// The screen that makes passwords.
pub struct Generate {
    /// Counts the orders there were: an answer about an older one is stale.
    generation: u64,
    now: Now,
    area: Area,
    /// The row of the recipe that is chosen, from 0.
    setting: usize,
    /// The candidate that is chosen, from 0.
    candidate: usize,
    view: View,
    alphabet: Option<Alphabet>,
    sight: Sight,
}

/// What there is to choose from.
enum Now {
    Asked,
    /// Nobody looks.
    Away,
    Drawn(Drawn),
}

/// Where the arrows go.
#[derive(Clone, Copy, PartialEq)]
enum Area {
    Candidates,
    Recipe,
}

impl Generate {
    /// The screen before anybody looked at it.
    pub fn new(_desk: &Desk) -> Self {
        Self {
            generation: 0,
            now: Now::Away,
            area: Area::Recipe,
            setting: 0,
            candidate: 0,
            view: View::Masked,
            alphabet: Some(Alphabet::Dutch),
            sight: Sight::default(),
        }
    }

    /// Orders a screenful.
    fn order(&mut self, desk: &Desk) -> Job {
        self.generation += 1;
        self.now = Now::Asked;
        self.candidate = 0;
        Job::Draw { generation: self.generation, order: desk.recipe.order(desk, Vec::new(), COUNT) }
    }

    fn candidates(&self) -> &[Secret] {
        match &self.now {
            Now::Drawn(drawn) => drawn.as_ref().as_ref().map_or(&[], |batch| &batch.secrets),
            Now::Asked | Now::Away => &[],
        }
    }

    fn chosen(&self) -> Option<&Secret> {
        self.candidates().get(self.candidate)
    }

    fn press(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        if self.sight.press(key) {
            return None;
        }
        self.sight.follow();
        match (key, self.area) {
            (Key::Function(2), _) => self.view = self.view.other(),
            (Key::Function(5), _) => return Some(self.order(desk)),
            (Key::Function(8), _) | (Key::Enter, Area::Candidates) => return self.copy(desk),
            (Key::Function(9), _) => {
                self.alphabet = speech::next(self.alphabet);
                self.sight.look_aside();
            }
            (Key::Tab | Key::BackTab, Area::Candidates) => self.area = Area::Recipe,
            (Key::Tab | Key::BackTab | Key::Enter, Area::Recipe) => self.area = Area::Candidates,
            (Key::Left, Area::Recipe) => return self.change(Way::Back, desk),
            (Key::Right | Key::Char(' '), Area::Recipe) => return self.change(Way::On, desk),
            (_, Area::Recipe) => self.setting = moved(self.setting, key, desk.recipe.settings().len()),
            (_, Area::Candidates) => self.candidate = moved(self.candidate, key, self.candidates().len()),
        }
        None
    }

    fn change(&mut self, way: Way, desk: &mut Desk) -> Option<Job> {
        let mut recipe = desk.recipe.clone();
        let setting = *recipe.settings().get(self.setting)?;
        recipe.change(setting, way, desk);
        desk.recipe = recipe;
        Some(self.order(desk))
    }

    fn copy(&mut self, desk: &mut Desk) -> Option<Job> {
        let secret = Secret::new(self.chosen()?.expose()).ok()?;
        Some(desk.copying.copy(secret, Copied::Password))
    }

    /// Keeps nothing: the candidates are wiped with the last who holds them.
    fn forget(&mut self) {
        self.generation += 1;
        self.now = Now::Away;
        self.view = View::Masked;
    }
}

impl Screen for Generate {
    fn code(&self) -> &'static str {
        "generate"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let view = match self.view {
            View::Masked => "tui-key-show",
            View::Shown => "tui-key-hide",
        };
        let here: &[(&'static str, &'static str)] = match self.area {
            Area::Candidates => &[("Enter", "tui-key-copy"), ("Tab", "tui-key-recipe")],
            Area::Recipe => &[("tui-key-arrows", "tui-key-change"), ("Tab", "tui-key-candidates")],
        };
        // The page itself names F2.
        let mut keys = here.to_vec();
        keys.push(("F2", view));
        keys.extend(self.sight.key());
        keys.extend([("F5", "tui-key-others"), ("F9", "tui-key-alphabet")]);
        if self.area == Area::Recipe {
            keys.push(("F8", "tui-key-copy"));
        }
        keys
    }

    fn opened(&mut self, desk: &mut Desk) -> Option<Job> {
        desk.focus = Focus::Page;
        (self.area, self.setting) = (Area::Recipe, 0);
        self.sight.follow();
        Some(self.order(desk))
    }

    fn left(&mut self) {
        self.forget();
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        match message {
            Message::Answer(Answer::Drawn { generation, drawn }) if *generation == self.generation => {
                self.now = Now::Drawn(Arc::clone(drawn));
                None
            }
            Message::Key(key) => self.press(*key, desk),
            Message::Answer(_) | Message::Paste(_) | Message::Tick => None,
        }
    }

    fn judge_again(&mut self, desk: &mut Desk) -> Option<Job> {
        match self.now {
            Now::Asked | Now::Drawn(_) => Some(self.order(desk)),
            Now::Away => None,
        }
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        let body = super::page::above(self.top(desk), area, buffer);
        let page = self.page(desk, area.width);
        let mut sight = std::mem::take(&mut self.sight);
        let sought = sight.sought(&page.chosen, &page.spoken);
        let y = sight.draw(&page.flow, sought.clone(), body, buffer, desk, &|row, place, buffer| {
            self.draw_own(&page, row, place, buffer, desk);
        });
        self.sight = sight;
        (sought == page.chosen).then_some(Position::new(area.x + page.x, y?))
    }

    fn wipe(&mut self) {
        self.forget();
    }
}

/// Where a key goes to in a list of `count` rows.
fn moved(at: usize, key: Key, count: usize) -> usize {
    let to = match key {
        Key::Down => at + 1,
        Key::End => count,
        Key::Home => 0,
        Key::Up => at.saturating_sub(1),
        _ => at,
    };
    to.min(count.saturating_sub(1))
}

/// How a row looks: the chosen one stands out where the arrows go.
fn look(is_chosen: bool, here: Area, now: Area, desk: &Desk) -> Style {
    if is_chosen && here == now { desk.theme.selected() } else { desk.theme.plain() }
}

/// A screenful.
const COUNT: usize = 10;
