//! The policies of known authorities, as files that anyone can read and copy.
//!
//! Every file names its clause, its date and whether the primary text was read; what a file cannot express stands in
//! its notes.

use crate::policy::Policy;

/// One table for name and file.
macro_rules! presets {
    ($($name:literal,)*) => {
        /// The names of all presets, in the order in which they are listed.
        ///
        /// ```
        /// use sleutel::policy::presets;
        ///
        /// assert_eq!(presets::NAMES.first(), Some(&"default"));
        /// ```
        pub const NAMES: &[&str] = &[$($name,)*];

        /// The file of the preset with this name.
        ///
        /// ```
        /// use sleutel::policy::presets;
        ///
        /// assert!(presets::toml("default").is_some_and(|text| text.contains("schema = 1")));
        /// ```
        pub fn toml(name: &str) -> Option<&'static str> {
            match name { $($name => Some(include_str!(concat!("presets/", $name, ".toml"))),)* _ => None }
        }
    };
}

presets! {
    "default",
    "nist-63b4-single",
    "nist-63b4-mfa",
    "asvs5-l1",
    "asvs5-l2",
    "ncsc-uk",
    "cyber-essentials-12",
    "cyber-essentials-8deny",
    "cyber-essentials-mfa8",
    "dtc-nl",
    "bio2",
    "ad-default",
    "ad-baseline-14",
    "entra-cloud",
    "pci-4.0.1",
    "cis-pw-only",
    "cis-mfa",
    "tan-1c12nn10",
    "ssc-ict-nl",
    "eherkenning",
    "passwdqc-default",
    "hipaa",
    "iso27002",
}

/// The policy of the preset with this name.
pub(super) fn preset(name: &str) -> Option<Policy> {
    Policy::from_toml(toml(name)?, name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_policy_with_its_own_name() {
        for name in NAMES {
            let policy = Policy::from_toml(toml(name).expect("listed"), name).expect("a valid policy");
            assert_eq!(policy.name(), *name);
        }
    }
}
