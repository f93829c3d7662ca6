//! What other meters say, beside our own answer.

use super::Check;
use crate::opinion::{Answer, Ask};
use crate::text::Value;
use crate::tui::desk::Desk;
use crate::tui::flow::Column;

impl Check {
    /// What other meters say; that they are asked where they have not answered yet.
    pub(super) fn others(&self, column: &mut Column, desk: &Desk) {
        column.heading(&desk.say("heading-opinions"));
        let Some(opinions) = self.opinions else {
            return column.paragraph(&desk.say("tui-check-asking"));
        };
        match opinions.zxcvbn {
            Answer::Given(said) => {
                let why = (said.score >= 3).then_some("zxcvbn-differs");
                self.said(column, desk, "zxcvbn-says", (said.score.into(), 4), why);
            }
            Answer::NotAsked => {}
            Answer::OutOfBounds => column.paragraph(&desk.say("zxcvbn-silent")),
        }
        match opinions.class_counter {
            Answer::Given(score) => {
                let why = (score >= 60.0).then_some("class-counter-differs");
                self.said(column, desk, "class-counter-says", (score.round(), 100), why);
            }
            Answer::NotAsked if self.ask == Ask::All => {}
            Answer::NotAsked => column.paragraph(&desk.say("tui-check-more_meters")),
            Answer::OutOfBounds => column.paragraph(&desk.say("class-counter-silent")),
        }
    }

    /// A score, and why it is higher than ours where ours is low.
    fn said(&self, column: &mut Column, desk: &Desk, says: &str, (score, of): (f64, u8), why: Option<&str>) {
        column.paragraph(&desk.text.say_with(says, &[("score", Value::Number(score)), ("of", of.into())]));
        let weak = self.judged.as_ref().is_some_and(|judged| judged.report.analysis.guesses.score() <= 2);
        if let Some(why) = why.filter(|_| weak) {
            column.paragraph(&desk.say(why));
        }
    }
}
