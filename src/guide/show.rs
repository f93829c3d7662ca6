//! A script as terminal text, labelled lines, Markdown or JSON.

use std::fmt::Write;

use serde_json::{Value as Json, json};

use super::{Details, Step, Topic};
use crate::render::{Layout, Page, harmless};
use crate::text::{Lang, Text, Value};

/// A topic as terminal text, or as one labelled line a fact where the page is linear.
///
/// ```
/// use sleutel::guide::{self, Details, topic};
/// use sleutel::render::{Colour, Layout, Page};
/// use sleutel::text::{Lang, Text};
///
/// let topic = topic("lock-screen").expect("a built-in topic");
/// let page = Page::new(Layout::Linear, Colour::Plain, 80);
/// let shown = guide::page(&topic, &Details::default(), &Text::new(Lang::En), page);
/// assert!(shown.contains(topic.title(Lang::En)));
/// ```
pub fn page(topic: &Topic, details: &Details, text: &Text, mut page: Page) -> String {
    let script = topic.script(text.lang(), details);
    match page.layout {
        Layout::Linear => {
            page.fact(&text.say("guide-topic"), &harmless(&script.title));
            page.fact(&text.say("guide-goal"), &harmless(&script.goal));
            for (number, step) in (1usize..).zip(&script.steps) {
                write_step(&mut page, text, (number, script.steps.len()), step);
            }
            labelled(&mut page, &text.say("guide-never"), &script.never);
            labelled(&mut page, &text.say("guide-escalate"), &script.escalate);
            labelled(&mut page, &text.say("guide-source"), &script.sources);
        }
        Layout::Wrapped => {
            page.title(&harmless(&script.title));
            page.paragraph(&harmless(&script.goal));
            for (number, step) in (1usize..).zip(&script.steps) {
                write_step(&mut page, text, (number, script.steps.len()), step);
            }
            listed(&mut page, &text.say("guide-never"), &script.never);
            listed(&mut page, &text.say("guide-escalate"), &script.escalate);
            listed(&mut page, &text.say("guide-source"), &script.sources);
        }
    }
    page.finish()
}

/// One step of several as terminal text: `number` counts from 1.
///
/// ```
/// use sleutel::guide::{self, Step};
/// use sleutel::render::{Colour, Layout, Page};
/// use sleutel::text::{Lang, Text};
///
/// let step = Step { action: "Lock the screen.".to_owned(), say: Vec::new() };
/// let shown = guide::step((1, 3), &step, &Text::new(Lang::En), Page::new(Layout::Linear, Colour::Plain, 80));
/// assert!(shown.contains("Lock the screen."));
/// ```
pub fn step((number, of): (usize, usize), step: &Step, text: &Text, mut page: Page) -> String {
    write_step(&mut page, text, (number, of), step);
    page.finish()
}

/// A topic as Markdown, to be put in a handbook.
///
/// ```
/// use sleutel::guide::{Details, markdown, topic};
/// use sleutel::text::{Lang, Text};
///
/// let topic = topic("forgotten-password").expect("a built-in topic");
/// let written = markdown(&topic, &Details::default(), &Text::new(Lang::Nl));
/// assert!(written.starts_with("# Wachtwoord vergeten\n"));
/// ```
pub fn markdown(topic: &Topic, details: &Details, text: &Text) -> String {
    let script = topic.script(text.lang(), details);
    let mut written = format!("# {}\n\n{}\n\n## {}\n\n", script.title, script.goal, text.say("guide-steps"));
    let mut line = |line: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(written, "{}", harmless(&line));
    };
    for (number, step) in (1usize..).zip(&script.steps) {
        line(format!("{number}. {}", step.action));
        for sentence in &step.say {
            line(String::new());
            line(format!("   > {sentence}"));
        }
    }
    for (heading, items) in [
        ("guide-never", script.never.as_slice()),
        ("guide-escalate", &script.escalate),
        ("guide-source", &script.sources),
    ] {
        line(String::new());
        line(format!("## {}", text.say(heading)));
        line(String::new());
        for item in items {
            line(format!("- {item}"));
        }
    }
    written
}

/// A topic as JSON, schema 1: keys are stable, texts are in `lang`.
///
/// ```
/// use sleutel::guide::{Details, json, topic};
/// use sleutel::text::Lang;
///
/// let topic = topic("forgotten-password").expect("a built-in topic");
/// let value = json(&topic, &Details::default(), Lang::En);
/// assert_eq!((&value["topic"], &value["lang"]), (&"forgotten-password".into(), &"en".into()));
/// ```
pub fn json(topic: &Topic, details: &Details, lang: Lang) -> Json {
    let script = topic.script(lang, details);
    let steps: Vec<Json> = script.steps.iter().map(|step| json!({ "do": step.action, "say": step.say })).collect();
    json!({
        "schema": 1,
        "topic": topic.name(),
        "lang": lang.code(),
        "title": script.title,
        "goal": script.goal,
        "steps": steps,
        "never": script.never,
        "escalate": script.escalate,
        "sources": script.sources,
    })
}

/// The names and titles of topics as JSON, schema 1.
///
/// ```
/// use sleutel::guide::{list_json, topics};
///
/// assert_eq!(list_json(&topics())["topics"][0]["title"]["nl"], "Wachtwoord vergeten");
/// ```
pub fn list_json(topics: &[Topic]) -> Json {
    let about = |topic: &Topic| json!({ "topic": topic.name(), "title": { "en": topic.title(Lang::En), "nl": topic.title(Lang::Nl) } });
    json!({ "schema": 1, "topics": topics.iter().map(about).collect::<Vec<_>>() })
}

fn write_step(page: &mut Page, text: &Text, (number, of): (usize, usize), step: &Step) {
    let values: [(&str, Value<'_>); 2] = [("number", number.into()), ("of", of.into())];
    let heading = text.say_with("guide-step", &values);
    match page.layout {
        Layout::Linear => {
            page.fact(&heading, &harmless(&step.action));
            labelled(page, &text.say("guide-say"), &step.say);
        }
        Layout::Wrapped => {
            page.heading(&heading);
            page.paragraph(&harmless(&step.action));
            for sentence in &step.say {
                page.item(">", &harmless(sentence));
            }
        }
    }
}

fn labelled(page: &mut Page, label: &str, items: &[String]) {
    for item in items {
        page.fact(label, &harmless(item));
    }
}

fn listed(page: &mut Page, heading: &str, items: &[String]) {
    page.heading(heading);
    for item in items {
        page.item("-", &harmless(item));
    }
}
