//! The one result that every face shows.
//!
//! ```
//! use sleutel::breach::Exposure;
//! use sleutel::opinion::Opinions;
//! use sleutel::{Policy, Secret, Toolkit};
//!
//! let toolkit = Toolkit { policies: vec![Policy::preset("nist-63b4-single").expect("a preset")], ..Toolkit::default() };
//! let secret = Secret::new("tooshort")?;
//! let report = toolkit.assess(&secret, Exposure::NotAsked, Opinions::default());
//! assert!(report.codes().contains(&"too_short"));
//! assert_eq!(report.to_json()["accepted"], false);
//! # Ok::<(), sleutel::secret::Error>(())
//! ```

use serde_json::{Map, Value, json};

use crate::analysis::{Analysis, Attack};
use crate::breach::Exposure;
use crate::finding::{Datum, Finding, Kind, Severity};
use crate::guesses::Scenario;
use crate::opinion::{Answer, Opinions};
use crate::policy::Directory;
use crate::rotation::Given;

/// What one policy says.
///
/// ```
/// use sleutel::report::Verdict;
///
/// let verdict = Verdict { policy: "office".to_owned(), directory: None, findings: Vec::new() };
/// assert!(verdict.accepted());
/// ```
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The policy's name.
    pub policy: String,
    /// The directory whose published rules it follows.
    pub directory: Option<Directory>,
    /// Its findings, in a fixed order.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether the policy accepts the password: nothing is a refusal.
    ///
    /// ```
    /// use sleutel::finding::{Finding, Kind, Severity};
    /// use sleutel::report::Verdict;
    ///
    /// let finding = Finding { kind: Kind::CommonPassword, severity: Severity::Refusal };
    /// let verdict = Verdict { policy: "office".to_owned(), directory: None, findings: vec![finding] };
    /// assert!(!verdict.accepted());
    /// ```
    pub fn accepted(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity < Severity::Refusal)
    }

    /// How it turned out, as messages name it: `accepted`, `refused`, or `no-objection` where the policy follows what is
    /// published of Entra, which is no promise that Entra accepts.
    ///
    /// ```
    /// use sleutel::policy::Directory;
    /// use sleutel::report::Verdict;
    ///
    /// let verdict = Verdict { policy: "entra".to_owned(), directory: Some(Directory::Entra), findings: Vec::new() };
    /// assert_eq!(verdict.outcome(), "no-objection");
    /// ```
    pub fn outcome(&self) -> &'static str {
        match (self.accepted(), self.directory) {
            (false, _) => "refused",
            (true, Some(Directory::Entra)) => "no-objection",
            (true, Some(Directory::ActiveDirectory) | None) => "accepted",
        }
    }

    /// Whether nothing is missing but the answer to a question about breaches.
    ///
    /// ```
    /// use sleutel::finding::{Finding, Kind, Severity, Unanswered};
    /// use sleutel::report::Verdict;
    ///
    /// let verdict = |kind| {
    ///     let findings = vec![Finding { kind, severity: Severity::Refusal }];
    ///     Verdict { policy: "office".to_owned(), directory: None, findings }
    /// };
    /// assert!(verdict(Kind::ExposureUnknown { reason: Unanswered::Network }).unanswered());
    /// assert!(!verdict(Kind::CommonPassword).unanswered());
    /// ```
    pub fn unanswered(&self) -> bool {
        let missing = |finding: &Finding| matches!(finding.kind, Kind::ExposureUnknown { .. });
        !self.accepted() && self.findings.iter().all(|finding| finding.severity < Severity::Refusal || missing(finding))
    }
}

/// What there is to say about one password. It holds no part of the password, and no word or rank of it.
///
/// ```
/// use sleutel::breach::Exposure;
/// use sleutel::opinion::Opinions;
/// use sleutel::{Policy, Secret, Toolkit};
///
/// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
/// let report = toolkit.assess(&Secret::new("Welkom2026!")?, Exposure::NotAsked, Opinions::default());
/// assert_eq!((report.accepted(), report.verdicts.len()), (false, 1));
/// assert!(!format!("{report:?}").contains("Welkom"));
/// # Ok::<(), sleutel::secret::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    /// What an attacker makes of it.
    pub analysis: Analysis,
    /// What an attacker knows, worst first: the reasons for the guess number. Empty when it is strong.
    pub findings: Vec<Finding>,
    /// One verdict for each policy, in the order given.
    pub verdicts: Vec<Verdict>,
    /// Whether it was in a breach.
    pub exposure: Exposure,
    /// What other meters say.
    pub opinions: Opinions,
    /// How soon someone who knows the old password reaches it, where that one is known.
    pub given_old: Option<Given>,
}

impl Report {
    /// Whether every policy accepts the password.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// let toolkit = Toolkit { policies: vec![Policy::default()], ..Toolkit::default() };
    /// let accepted = |text: &str| -> Result<bool, sleutel::secret::Error> {
    ///     Ok(toolkit.assess(&Secret::new(text)?, Exposure::Absent, Opinions::default()).accepted())
    /// };
    /// assert!(accepted("kraanvogel tuinslang 93")? && !accepted("Welkom2026!")?);
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn accepted(&self) -> bool {
        self.verdicts.iter().all(Verdict::accepted)
    }

    /// Whether the policies refuse it for one reason alone: nobody knows whether it has leaked.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::finding::Unanswered;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// # let strict = r#"
    /// # schema = 1
    /// # name = "office"
    /// # title = { en = "Our office", nl = "Ons kantoor" }
    /// # source = "Decision of the works council"
    /// # date = "2026-11-01"
    /// # primary_text_read = true
    /// # breach = { mode = "refuse", unknown = "refuse" }
    /// # "#;
    /// // A policy that wants an answer about breaches.
    /// let toolkit = Toolkit { policies: vec![Policy::from_toml(strict, "office.toml")?], ..Toolkit::default() };
    /// let secret = Secret::new("kraanvogel tuinslang 93")?;
    /// let after = |exposure| toolkit.assess(&secret, exposure, Opinions::default());
    /// assert!(after(Exposure::Unknown(Unanswered::Network)).unanswered());
    /// assert!(after(Exposure::Absent).accepted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unanswered(&self) -> bool {
        !self.accepted() && self.verdicts.iter().all(|verdict| verdict.accepted() || verdict.unanswered())
    }

    /// Whether the password is strong by the default threshold, 10¹⁰ guesses (Tan et al., CCS 2020, on our own
    /// scale), whatever a policy says.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Secret, Toolkit};
    ///
    /// let report = Toolkit::default().assess(&Secret::new("Zomer2026!")?, Exposure::NotAsked, Opinions::default());
    /// // No policy, so nobody refuses it; strong it is not.
    /// assert!(report.accepted() && !report.strong());
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn strong(&self) -> bool {
        self.analysis.guesses.score() == 4
    }

    /// The codes of all findings, the analysis first and then policy by policy, each once.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Policy, Secret, Toolkit};
    ///
    /// let toolkit = Toolkit { policies: Policy::preset("ad-default").into_iter().collect(), ..Toolkit::default() };
    /// let report = toolkit.assess(&Secret::new("abc")?, Exposure::NotAsked, Opinions::default());
    /// assert!(report.codes().contains(&"too_short"));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn codes(&self) -> Vec<&'static str> {
        let all = self.findings.iter().chain(self.verdicts.iter().flat_map(|verdict| &verdict.findings));
        let mut codes = Vec::new();
        for code in all.map(|finding| finding.kind.code()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The report as JSON, schema 1: language-free, and without any part of the password.
    ///
    /// Guess numbers are decimal logarithms to 4 decimals. An opinion is absent when nobody asked for it and null
    /// when the meter was not put to work on this password. `given_old` is there where the old password was given.
    ///
    /// ```
    /// use sleutel::breach::Exposure;
    /// use sleutel::opinion::Opinions;
    /// use sleutel::{Secret, Toolkit};
    ///
    /// let report = Toolkit::default().assess(&Secret::new("123456")?, Exposure::Found(7), Opinions::default());
    /// let json = report.to_json();
    /// assert_eq!((&json["schema"], &json["exposure"]["count"]), (&1.into(), &7.into()));
    /// # Ok::<(), sleutel::secret::Error>(())
    /// ```
    pub fn to_json(&self) -> Value {
        let times: Map<String, Value> = Scenario::ALL
            .iter()
            .map(|scenario| (format!("{}_s", scenario.code()), self.analysis.guesses.time_at(scenario.rate()).into()))
            .collect();
        let mut object = json!({
            "schema": SCHEMA,
            "accepted": self.accepted(),
            "score": self.analysis.guesses.score(),
            "guesses_log10": rounded(self.analysis.guesses.log10()),
            "attack": attack_code(self.analysis.attack),
            "length": self.analysis.length,
            "unanalysed": self.analysis.unanalysed,
            "times": times,
            "findings": self.findings.iter().map(general_finding).collect::<Vec<_>>(),
            "policies": self.verdicts.iter().map(verdict).collect::<Vec<_>>(),
            "exposure": exposure(self.exposure),
            "opinions": opinions(&self.opinions),
        });
        if let Some(given) = &self.given_old {
            object["given_old"] = given_old(given);
        }
        object
    }
}

/// The name of an attack in JSON and in messages: stable.
///
/// ```
/// use sleutel::analysis::Attack;
/// use sleutel::report::attack_code;
///
/// assert_eq!(attack_code(Attack::BruteForce), "brute_force");
/// ```
pub fn attack_code(attack: Attack) -> &'static str {
    match attack {
        Attack::BruteForce => "brute_force",
        Attack::Common => "common",
        Attack::Context => "context",
        Attack::Model => "model",
        Attack::Segments => "segments",
        Attack::Template => "template",
    }
}

/// A value of a finding or a requirement in JSON.
///
/// ```
/// use sleutel::finding::Datum;
/// use sleutel::report::datum_value;
///
/// assert_eq!(datum_value(&Datum::Count(15)), 15);
/// ```
pub fn datum_value(datum: &Datum) -> Value {
    match *datum {
        Datum::Code(code) => code.into(),
        Datum::Count(count) => count.into(),
        Datum::Log10(log10) => rounded(log10).into(),
    }
}

/// What one policy says as JSON, without any part of the password.
///
/// ```
/// use sleutel::report::{Verdict, verdict};
///
/// let accepted = Verdict { policy: "office".to_owned(), directory: None, findings: Vec::new() };
/// assert_eq!(verdict(&accepted)["accepted"], true);
/// ```
pub fn verdict(verdict: &Verdict) -> Value {
    let mut object = json!({
        "name": verdict.policy,
        "accepted": verdict.accepted(),
        "findings": verdict.findings.iter().map(policy_finding).collect::<Vec<_>>(),
    });
    if let Some(directory) = verdict.directory {
        object["directory"] = directory.code().into();
    }
    object
}

/// How soon someone who knows the old password is there, and what was changed, as codes.
pub(crate) fn given_old(given: &Given) -> Value {
    let changes: Vec<&str> = given.changes.iter().map(|change| change.code()).collect();
    json!({ "guesses_log10": rounded(given.guesses.log10()), "changes": changes })
}

/// A finding of the analysis: no policy said so.
fn general_finding(finding: &Finding) -> Value {
    let mut object = policy_finding(finding);
    object["policy"] = Value::Null;
    object
}

fn policy_finding(finding: &Finding) -> Value {
    let data = finding.kind.data();
    let data: Map<String, Value> = data.iter().map(|(name, datum)| ((*name).to_owned(), datum_value(datum))).collect();
    json!({
        "code": finding.kind.code(),
        "severity": finding.severity.code(),
        "data": data,
    })
}

fn exposure(exposure: Exposure) -> Value {
    match exposure {
        Exposure::Absent => json!({ "state": "absent" }),
        Exposure::Found(count) => json!({ "state": "found", "count": count }),
        Exposure::NotAsked => json!({ "state": "not_asked" }),
        Exposure::Unknown(reason) => json!({ "state": "unknown", "reason": reason.code() }),
    }
}

fn opinions(opinions: &Opinions) -> Value {
    let mut object = Map::new();
    match opinions.zxcvbn {
        Answer::Given(said) => {
            let said = json!({ "score": said.score, "guesses_log10": rounded(said.guesses_log10) });
            object.insert("zxcvbn".to_owned(), said);
        }
        Answer::NotAsked => {}
        Answer::OutOfBounds => drop(object.insert("zxcvbn".to_owned(), Value::Null)),
    }
    match opinions.class_counter {
        Answer::Given(score) => drop(object.insert("class_counter".to_owned(), json!({ "score": rounded(score) }))),
        Answer::NotAsked => {}
        Answer::OutOfBounds => drop(object.insert("class_counter".to_owned(), Value::Null)),
    }
    object.into()
}

/// To 4 decimals: what a reader can use, and the same on every machine.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

/// The version of the JSON schema. Keys may be added within a version.
const SCHEMA: u32 = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Mangling;
    use crate::finding::{Unanswered, Unit};
    use crate::guesses::Guesses;
    use crate::opinion::Zxcvbn;

    fn report() -> Report {
        let short = Kind::TooShort { length: 11, minimum: 15, unit: Unit::CodePoints };
        Report {
            analysis: Analysis {
                guesses: Guesses::from_log10(3.2),
                attack: Attack::Template,
                segments: Vec::new(),
                mangling: Mangling::default(),
                length: 11,
                unanalysed: 0,
            },
            findings: vec![Finding { severity: Severity::Refusal, kind: Kind::SeasonAndYear }],
            verdicts: vec![Verdict {
                policy: "nist-63b4-single".to_owned(),
                directory: None,
                findings: vec![Finding { severity: Severity::Refusal, kind: short }],
            }],
            exposure: Exposure::NotAsked,
            opinions: Opinions {
                zxcvbn: Answer::Given(Zxcvbn { score: 3, guesses_log10: 8.1 }),
                class_counter: Answer::NotAsked,
            },
            given_old: None,
        }
    }

    #[test]
    fn the_json_of_the_contract_is_produced_key_for_key() {
        let expected = json!({
            "schema": 1, "accepted": false, "score": 1, "guesses_log10": 3.2, "attack": "template",
            "length": 11, "unanalysed": 0,
            "times": report().to_json()["times"],
            "findings": [{ "code": "season_and_year", "severity": "refusal", "policy": null, "data": {} }],
            "policies": [{ "name": "nist-63b4-single", "accepted": false, "findings": [
                { "code": "too_short", "severity": "refusal",
                  "data": { "length": 11, "minimum": 15, "unit": "code_points" } }] }],
            "exposure": { "state": "not_asked" },
            "opinions": { "zxcvbn": { "score": 3, "guesses_log10": 8.1 } },
        });
        assert_eq!(report().to_json(), expected);
    }

    #[test]
    fn there_is_a_time_in_seconds_for_each_of_the_four_attacks() {
        let json = report().to_json();
        let times = json["times"].as_object().expect("an object");
        let keys: Vec<&str> = times.keys().map(String::as_str).collect();
        assert_eq!(keys, ["offline_fast_s", "offline_slow_s", "online_s", "online_throttled_s"]);
        assert!((times["online_s"].as_f64().expect("a number") - 10f64.powf(2.2)).abs() < 1e-6);
    }

    #[test]
    fn every_state_of_exposure_has_its_own_shape() {
        let states = [Exposure::Absent, Exposure::Found(3), Exposure::Unknown(Unanswered::Network)].map(exposure);
        assert_eq!(states[0], json!({ "state": "absent" }));
        assert_eq!(states[1], json!({ "state": "found", "count": 3 }));
        assert_eq!(states[2], json!({ "state": "unknown", "reason": "network" }));
    }

    #[test]
    fn an_opinion_that_was_not_given_is_null_and_one_that_was_not_asked_is_absent() {
        let json = opinions(&Opinions { zxcvbn: Answer::OutOfBounds, class_counter: Answer::NotAsked });
        assert_eq!(json, json!({ "zxcvbn": null }));
    }

    #[test]
    fn the_largest_guess_number_is_still_valid_json() {
        let mut strong = report();
        strong.analysis.guesses = Guesses::MAX;
        assert!(strong.to_json()["times"]["online_throttled_s"].as_f64().is_some_and(f64::is_finite));
    }
}
