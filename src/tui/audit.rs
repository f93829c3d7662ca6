//! The screen that judges every password of a file: choose one, see how far it is, read what was counted.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::desk::{Desk, Focus};
use super::field::{Edit, Field};
use super::keys::Key;
use super::list::List;
use super::page::Scroll;
use super::work::{Answer, Job};
use super::{Message, Screen};
pub use crate::cli::audit::beside::{Entry, Folder, Order, Progress, Stage};
use crate::cli::failure::Reason;
use crate::render::escape;

mod page;

/// The screen that judges every password of a file.
pub struct Audit {
    /// The name of a file, as far as it is typed.
    field: Field,
    folder: Option<Result<Folder, Reason>>,
    list: List,
    /// Counts the questions there were: an answer to an older one is stale.
    generation: u64,
    run: Option<Run>,
    /// The message about the last key.
    notice: Option<&'static str>,
    scroll: Scroll,
}

/// One audit.
struct Run {
    file: PathBuf,
    /// By which policies: those of now may be others.
    policies: Vec<String>,
    stop: Arc<AtomicBool>,
    progress: Option<Progress>,
}

impl Run {
    fn goes_on(&self) -> bool {
        self.progress.as_ref().is_none_or(|progress| progress.stage == Stage::Running)
    }
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Entry(&'a Entry),
    Up,
}

impl Audit {
    /// The screen with no file chosen.
    pub fn new(_desk: &Desk) -> Self {
        Self {
            // A name of a file is no secret.
            field: Field::shown(),
            folder: None,
            list: List::default(),
            generation: 0,
            run: None,
            notice: None,
            scroll: Scroll::default(),
        }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let Some(Ok(folder)) = &self.folder else { return Vec::new() };
        let up = folder.path.parent().map(|_| Row::Up);
        up.into_iter().chain(folder.entries.iter().map(Row::Entry)).collect()
    }

    fn look_into(&mut self, path: PathBuf) -> Job {
        self.generation += 1;
        self.field.wipe();
        Job::Folder { generation: self.generation, path }
    }

    fn press(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        self.notice = None;
        match &self.run {
            Some(run) if run.goes_on() => {
                if key == Key::Escape {
                    run.stop.store(true, Ordering::Relaxed);
                    self.notice = Some("tui-audit-stopping");
                }
                None
            }
            Some(_) => self.press_result(key, desk),
            None => self.press_choice(key, desk),
        }
    }

    fn press_result(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        match key {
            Key::Enter | Key::Escape | Key::Tab => {
                self.run = None;
                self.scroll = Scroll::default();
                self.opened(desk)
            }
            key => {
                self.scroll.press(key);
                None
            }
        }
    }

    fn press_choice(&mut self, key: Key, desk: &mut Desk) -> Option<Job> {
        match key {
            Key::Enter => return self.take(desk),
            Key::Tab | Key::BackTab => desk.focus = Focus::Field,
            Key::Down | Key::Up | Key::PageDown | Key::PageUp => {
                // Whoever moves chooses from the list.
                self.field.wipe();
                let count = self.rows().len();
                self.list.press(key, count);
            }
            _ if desk.focus == Focus::Field => {
                let edit = self.field.press(key);
                self.edited(edit);
            }
            _ => {}
        }
        None
    }

    fn edited(&mut self, edit: Edit) {
        match edit {
            Edit::RefusedControl => self.notice = Some("tui-audit-control"),
            Edit::RefusedLength => self.notice = Some("tui-audit-length"),
            Edit::Changed | Edit::WithoutLineEnd => {
                if let Some(at) = self.typed_row() {
                    self.list = List::at(at);
                }
            }
            Edit::Moved | Edit::NotMine => {}
        }
    }

    /// The row that is typed: the one with that name, else the first that begins so.
    fn typed_row(&self) -> Option<usize> {
        let typed = self.field.expose().to_lowercase();
        let names: Vec<Option<String>> = self
            .rows()
            .iter()
            .map(|row| match row {
                Row::Entry(entry) => Some(entry.name.to_string_lossy().to_lowercase()),
                Row::Up => None,
            })
            .collect();
        let find = |fits: &dyn Fn(&str) -> bool| names.iter().position(|name| name.as_deref().is_some_and(fits));
        if typed.is_empty() {
            return None;
        }
        find(&|name| name == typed).or_else(|| find(&|name| name.starts_with(&typed)))
    }

    /// Takes what is typed, or the row that is chosen.
    fn take(&mut self, desk: &mut Desk) -> Option<Job> {
        let Some(Ok(folder)) = &self.folder else {
            let path = PathBuf::from(self.field.expose());
            return Some(if self.field.is_empty() { self.look_into(".".into()) } else { self.start(path, desk) });
        };
        if !self.field.is_empty() && self.typed_row().is_none() {
            return Some(self.start(folder.path.join(self.field.expose()), desk));
        }
        let path = match self.rows().get(self.list.at).copied() {
            None => return None,
            Some(Row::Up) => folder.path.parent().unwrap_or(&folder.path).to_owned(),
            Some(Row::Entry(entry)) => {
                let path = folder.path.join(&entry.name);
                if entry.size.is_some() {
                    return Some(self.start(path, desk));
                }
                path
            }
        };
        Some(self.look_into(path))
    }

    fn start(&mut self, file: PathBuf, desk: &mut Desk) -> Job {
        self.generation += 1;
        self.scroll = Scroll::default();
        // Out of the field: Escape stops.
        desk.focus = Focus::Page;
        let stop = Arc::new(AtomicBool::new(false));
        let toolkit = desk.toolkit.clone();
        let names = toolkit.policies.iter().map(|policy| escape(policy.name())).collect();
        self.run = Some(Run { file: file.clone(), policies: names, stop: Arc::clone(&stop), progress: None });
        Job::Audit(Order { generation: self.generation, file, toolkit, source: Arc::clone(&desk.breach), stop })
    }

    fn answered(&mut self, answer: &Answer) -> Option<Job> {
        if let Answer::Folder { generation, folder } = answer
            && *generation == self.generation
        {
            self.folder = Some(folder.clone());
            self.list = List::default();
            self.typed_row().into_iter().for_each(|at| self.list = List::at(at));
        }
        if let Answer::Audited { generation, progress } = answer
            && *generation == self.generation
        {
            let run = self.run.as_mut()?;
            if progress.stage == Stage::Failed(Reason::from(std::io::ErrorKind::IsADirectory)) {
                let path = run.file.clone();
                self.run = None;
                return Some(self.look_into(path));
            }
            if progress.stage != Stage::Running {
                self.notice = None;
            }
            run.progress = Some(progress.as_ref().clone());
        }
        None
    }

    fn stop(&self) {
        self.run.iter().for_each(|run| run.stop.store(true, Ordering::Relaxed));
    }
}

impl Screen for Audit {
    fn code(&self) -> &'static str {
        "audit"
    }

    fn keys(&self, _desk: &Desk) -> Vec<(&'static str, &'static str)> {
        let key = match &self.run {
            None => return vec![("Enter", "tui-audit-key-take")],
            Some(run) if run.goes_on() => ("Esc", "tui-audit-key-stop"),
            Some(_) => ("Enter", "tui-audit-key-other"),
        };
        [key].into_iter().chain(self.scroll.key()).collect()
    }

    fn opened(&mut self, desk: &mut Desk) -> Option<Job> {
        if self.run.is_some() {
            desk.focus = Focus::Page;
            return None;
        }
        desk.focus = Focus::Field;
        let path = match &self.folder {
            Some(Ok(folder)) => folder.path.clone(),
            None | Some(Err(_)) => ".".into(),
        };
        Some(self.look_into(path))
    }

    fn update(&mut self, message: &Message, desk: &mut Desk) -> Option<Job> {
        match message {
            Message::Answer(answer) => {
                let job = self.answered(answer);
                if job.is_some() {
                    desk.focus = Focus::Field;
                }
                job
            }
            Message::Key(key) => self.press(*key, desk),
            Message::Paste(pasted) if self.run.is_none() => {
                desk.focus = Focus::Field;
                let edit = self.field.paste(pasted);
                self.edited(edit);
                None
            }
            Message::Paste(_) | Message::Tick => None,
        }
    }

    fn render(&mut self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position> {
        if self.run.is_some() {
            self.render_run(area, buffer, desk);
            None
        } else {
            Some(self.render_choice(area, buffer, desk))
        }
    }

    fn wipe(&mut self) {
        self.stop();
        self.field.wipe();
    }
}
