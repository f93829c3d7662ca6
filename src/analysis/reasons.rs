//! From an analysis to findings: what an attacker knows, in the order in which it helps to be told.

use super::{Analysis, Attack, Pattern};
use crate::finding::Kind;
use crate::wordlists::Theme;

impl Analysis {
    /// Why the guess number is what it is, the most useful reason first; empty when the password is strong
    /// (10¹⁰ guesses or more), but for [`Kind::Unanalysed`].
    ///
    /// The order is that of the CUPS meter (Ur et al., CHI 2017, section 3): words known of the person, words and
    /// names, keyboard, repeats, dates, sequences, then capitals, digits and signs.
    ///
    /// ```
    /// use sleutel::{Context, Kind, Secret, analyse};
    ///
    /// let context = Context { year: 2026, ..Context::default() };
    /// let reasons = analyse(&Secret::new("Zomer2026!")?, &context).reasons();
    /// assert_eq!(reasons[0], Kind::SeasonAndYear);
    /// assert_eq!(analyse(&Secret::new("vK7#qX2!mB9w")?, &context).reasons(), []);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn reasons(&self) -> Vec<Kind> {
        let mut kinds = Vec::new();
        if self.guesses.score() < 4 {
            self.attack_reasons(&mut kinds);
            self.segment_reasons(&mut kinds);
            self.mangling_reasons(&mut kinds);
            if kinds.is_empty() {
                kinds.push(Kind::Short);
            }
            kinds.sort_by_key(order);
            kinds.dedup();
        }
        if self.unanalysed > 0 {
            kinds.push(Kind::Unanalysed { characters: self.unanalysed });
        }
        kinds
    }

    fn attack_reasons(&self, kinds: &mut Vec<Kind>) {
        match self.attack {
            Attack::Common if self.mangling.changed => kinds.push(Kind::CommonVariant),
            Attack::Common => kinds.push(Kind::CommonPassword),
            Attack::BruteForce | Attack::Context | Attack::Model | Attack::Segments | Attack::Template => {}
        }
    }

    fn segment_reasons(&self, kinds: &mut Vec<Kind>) {
        if self.attack == Attack::Common {
            return;
        }
        let wordlike =
            |pattern| matches!(pattern, Pattern::Word | Pattern::Name | Pattern::Common | Pattern::Themed(_));
        let words = self.segments.iter().filter(|segment| wordlike(segment.pattern)).count();
        for segment in &self.segments {
            kinds.extend(match segment.pattern {
                Pattern::Word if words > 1 => None,
                pattern => kind(pattern),
            });
        }
        if words > 1 {
            kinds.push(Kind::FewWords { words });
        }
        if kinds.is_empty() && self.attack == Attack::Model {
            kinds.push(Kind::Predictable);
        }
    }

    fn mangling_reasons(&self, kinds: &mut Vec<Kind>) {
        let tail = |pattern| matches!(pattern, Pattern::Digits | Pattern::Symbols | Pattern::Year);
        let ends = self.segments.len() > 1 && self.segments.last().is_some_and(|segment| tail(segment.pattern));
        let inner = self.segments.iter().rev().skip_while(|segment| tail(segment.pattern));
        if ends && inner.clone().count() > 0 && !inner.clone().any(|segment| tail(segment.pattern)) {
            kinds.push(Kind::PredictableEnding);
        }
        if self.mangling.capital {
            kinds.push(Kind::PredictableCapital);
        }
        if self.mangling.leet {
            kinds.push(Kind::Leet);
        }
        if self.mangling.reversed {
            kinds.push(Kind::Reversed);
        }
    }
}

/// What a part says by itself.
fn kind(pattern: Pattern) -> Option<Kind> {
    Some(match pattern {
        Pattern::BruteForce | Pattern::Digits | Pattern::Symbols => return None,
        Pattern::Common => Kind::CommonAndNumber,
        Pattern::Context(role) => Kind::ContextWord { role },
        Pattern::Date => Kind::Date,
        Pattern::KeyboardWalk => Kind::KeyboardWalk,
        Pattern::Name => Kind::NameAndNumber,
        Pattern::NumberPlate => Kind::NumberPlate,
        Pattern::PhoneNumber => Kind::PhoneNumber,
        Pattern::Phrase => Kind::CommonPhrase,
        Pattern::Postcode => Kind::Postcode,
        Pattern::Repeat => Kind::Repeat,
        Pattern::RepeatedPart => Kind::RepeatedPart,
        Pattern::Sequence => Kind::Sequence,
        Pattern::Themed(theme) => themed(theme),
        Pattern::Word => Kind::Word,
        Pattern::Year => Kind::Year,
    })
}

fn themed(theme: Theme) -> Kind {
    match theme {
        Theme::Brand => Kind::BrandAndNumber,
        Theme::Club => Kind::ClubAndNumber,
        Theme::FeastDay => Kind::FeastDayAndNumber,
        Theme::Greeting => Kind::GreetingAndNumber,
        Theme::LoveWord => Kind::LoveWordAndNumber,
        Theme::Month => Kind::MonthAndYear,
        Theme::OfficeWord => Kind::OfficeWordAndNumber,
        Theme::Place => Kind::PlaceAndNumber,
        Theme::Season => Kind::SeasonAndYear,
        Theme::SwearWord => Kind::SwearWordAndNumber,
        Theme::Weekday => Kind::WeekdayAndNumber,
    }
}

/// Place in the order of telling.
fn order(kind: &Kind) -> u8 {
    match kind {
        Kind::ContextWord { .. } => 0,
        Kind::CommonPassword | Kind::CommonVariant => 1,
        Kind::GreetingAndNumber
        | Kind::SeasonAndYear
        | Kind::MonthAndYear
        | Kind::WeekdayAndNumber
        | Kind::FeastDayAndNumber
        | Kind::ClubAndNumber
        | Kind::OfficeWordAndNumber
        | Kind::LoveWordAndNumber
        | Kind::SwearWordAndNumber
        | Kind::BrandAndNumber
        | Kind::PlaceAndNumber
        | Kind::NameAndNumber => 2,
        Kind::CommonAndNumber | Kind::CommonPhrase | Kind::Word | Kind::FewWords { .. } => 3,
        Kind::KeyboardWalk => 4,
        Kind::Repeat | Kind::RepeatedPart => 5,
        Kind::Date | Kind::PhoneNumber | Kind::Postcode | Kind::NumberPlate => 6,
        Kind::Sequence => 7,
        Kind::Predictable => 8,
        Kind::Reversed | Kind::Leet => 9,
        Kind::PredictableCapital => 10,
        Kind::Year | Kind::PredictableEnding => 11,
        _ => 12,
    }
}
