//! Any text as a topic of the guide and as the details an organisation fills in: read or a fault, and what was read can
//! be shown in every way and language.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sleutel::guide::{Details, Topic, json, markdown, page};
use sleutel::render::{Colour, Layout, Page};
use sleutel::text::{Lang, Text};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let details = Details::from_toml(text).unwrap_or_default();
    let Ok(topic) = Topic::from_toml(text) else { return };
    assert_eq!(topic.source(), text);
    for &lang in Lang::ALL {
        let speech = Text::new(lang);
        assert!(!topic.script(lang, &details).steps.is_empty());
        for layout in [Layout::Wrapped, Layout::Linear] {
            let _ = page(&topic, &details, &speech, Page::new(layout, Colour::Plain, 40));
        }
        let _ = markdown(&topic, &details, &speech);
        let _ = json(&topic, &details, lang);
    }
});
