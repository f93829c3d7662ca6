//! `policy explain` says every preset in whole sentences, in both languages.

use std::process::Command;

use sleutel::Policy;

#[test]
fn every_preset_is_explained_without_a_missing_message() {
    for policy in Policy::presets() {
        for lang in ["nl", "en"] {
            let run = Command::new(env!("CARGO_BIN_EXE_sleutel"))
                .args(["policy", "explain", policy.name(), "--lang", lang])
                .output()
                .expect("the binary runs");
            let said = String::from_utf8(run.stdout).expect("text");
            assert!(run.status.success(), "{} {lang}", policy.name());
            for id in ["policy-and", "policy-name", "policy-unit", "policy-one", "requirement-", "preset-", "{", "}"] {
                assert!(!said.contains(id), "{} {lang}: {id} in {said}", policy.name());
            }
        }
    }
}
