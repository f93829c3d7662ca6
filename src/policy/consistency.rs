//! Whether the sections of a policy file can be met together. A contradiction names the two keys that clash.

use crate::finding::{Class, Unit};
use crate::policy::characters;
use crate::policy::directory::{self, Directory};
use crate::policy::document::{Document, Response};
use crate::policy::fault::Error;
use crate::policy::reader::Source;

impl Document {
    /// Checks the sections against each other.
    pub(super) fn check(&self, source: &Source<'_>) -> Result<(), Error> {
        self.check_directory(source)?;
        self.check_order(source)?;
        self.check_characters(source)?;
        let breach = self.breach.as_ref();
        if breach.is_some_and(|rule| rule.response == Response::Warn && rule.unknown == Response::Refuse) {
            return Err(source.clash("breach.unknown", "breach.mode"));
        }
        Ok(())
    }

    /// What a directory decides itself, a policy cannot decide otherwise.
    fn check_directory(&self, source: &Source<'_>) -> Result<(), Error> {
        if self.directory != Some(Directory::Entra) && source.has("entra") {
            return Err(source.clash("entra", "directory"));
        }
        let Some(directory) = self.directory else { return Ok(()) };
        if self.classes.minimum.is_some() {
            return Err(source.clash("directory", "classes.minimum"));
        }
        if self.length.maximum.is_none_or(|maximum| maximum > directory::MAX_LENGTH) {
            return Err(source.clash("directory", "length.maximum"));
        }
        // In Entra a password is ASCII: every unit gives the same length.
        if directory == Directory::ActiveDirectory && self.length.unit != Unit::Utf16 {
            return Err(source.clash("directory", "length.unit"));
        }
        Ok(())
    }

    /// The smaller may not be more than the greater.
    fn check_order(&self, source: &Source<'_>) -> Result<(), Error> {
        let (length, lifetime) = (&self.length, &self.lifetime);
        let classes = self.classes.minimum.map(|_| self.classes.of.len());
        for (smaller, key, greater, with) in [
            (length.minimum, "length.minimum", length.maximum, "length.maximum"),
            (length.at_least_allowed, "length.at_least_allowed", length.maximum, "length.maximum"),
            (lifetime.min_age_days, "lifetime.min_age_days", lifetime.max_age_days, "lifetime.max_age_days"),
            (self.classes.minimum, "classes.minimum", classes, "classes.of"),
        ] {
            if let (Some(smaller), Some(greater)) = (smaller, greater)
                && smaller > greater
            {
                return Err(source.clash(key, with));
            }
        }
        Ok(())
    }

    /// What is asked for must be among what is allowed.
    fn check_characters(&self, source: &Source<'_>) -> Result<(), Error> {
        let charset = self.charset_in_force();
        if !charset.permits_any(|_| true) {
            return Err(source.clash("charset.allowed", charset.obstacle(|_| true)));
        }
        let missing = |class: &Class| !charset.permits_any(|c| characters::is(c, *class));
        if let Some(&class) = self.classes.required.iter().find(|class| missing(class)) {
            return Err(source.clash("classes.required", charset.obstacle(|c| characters::is(c, class))));
        }
        if let Some(&class) = self.classes.counts.keys().find(|class| missing(class)) {
            return Err(source.clash("classes.counts", charset.obstacle(|c| characters::is(c, class))));
        }
        if let Some(set) = self.required_sets.iter().find(|set| !charset.permits_any(|c| set.contains(&c))) {
            return Err(source.clash("required_sets", charset.obstacle(|c| set.contains(&c))));
        }
        let absent: Vec<Class> = self.classes.of.iter().copied().filter(missing).collect();
        let possible = self.classes.of.len() - absent.len();
        match (self.classes.minimum, absent.first()) {
            (Some(minimum), Some(&class)) if minimum > possible => {
                Err(source.clash("classes.minimum", charset.obstacle(|c| characters::is(c, class))))
            }
            _ => Ok(()),
        }
    }
}
