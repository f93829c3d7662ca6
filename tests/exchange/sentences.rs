//! Every reason and every fault has its sentence, in both languages, and names no value it is not given.

use sleutel::finding::Datum;
use sleutel::policy::Fact;
use sleutel::policy::exchange::{Fault, Why};
use sleutel::text::{Lang, Text, Value};

fn said(text: &Text, id: &str, facts: &[(&'static str, Fact)], place: &[(&'static str, &'static str)]) -> String {
    let mut values: Vec<(&str, Value<'_>)> = Vec::new();
    for (name, fact) in facts {
        values.push((
            *name,
            match fact {
                Fact::Codes(codes) => codes.join(", ").into(),
                Fact::Datum(Datum::Code(code)) => (*code).into(),
                Fact::Datum(Datum::Count(count)) => (*count).into(),
                Fact::Datum(Datum::Log10(log10)) => (*log10).into(),
                Fact::Text(text) => text.as_str().into(),
                Fact::Texts(texts) => texts.join(", ").into(),
            },
        ));
    }
    values.extend(place.iter().map(|&(name, value)| (name, value.into())));
    text.try_say(id, &values).unwrap_or_else(|fault| panic!("{:?} {id}: {fault:?}", text.lang()))
}

#[test]
fn everything_that_is_not_taken_over_can_be_said() {
    for text in [Text::new(Lang::En), Text::new(Lang::Nl)] {
        for why in Why::every() {
            let sentence = said(&text, &format!("exchange-why-{}", why.code()), &why.facts(), &[]);
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}

#[test]
fn everything_wrong_with_a_file_of_another_program_can_be_said() {
    let place = [("file", "a.conf"), ("setting", "min"), ("line", "3"), ("column", "5")];
    for text in [Text::new(Lang::En), Text::new(Lang::Nl)] {
        for fault in Fault::every() {
            let sentence = said(&text, &format!("exchange-error-{}", fault.code()), &fault.facts(), &place);
            assert!(sentence.starts_with("a.conf, ") && sentence.contains('3') && sentence.contains('5'), "{sentence}");
        }
    }
}
