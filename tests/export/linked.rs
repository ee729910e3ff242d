//! JSON-LD, read by a processor of JSON-LD: each statement is one that schema.org's vocabulary allows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use baolan::{Format, Issue};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::issues::{anything, often, papers, seed, written};

const SCHEMA: &str = "https://schema.org/";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// The part of the vocabulary that is kept in tests/schemas.
struct Vocabulary {
    /// Each class with those right above it.
    above: BTreeMap<&'static str, Vec<&'static str>>,
    /// Each property of a class, with what its value may be.
    properties: BTreeMap<(&'static str, &'static str), Vec<&'static str>>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let (mut above, mut properties) = (BTreeMap::new(), BTreeMap::new());
    for line in include_str!("../schemas/schema.org.tsv").lines() {
        match line.split('\t').collect::<Vec<_>>().as_slice() {
            ["class", class, higher @ ..] => drop(above.insert(*class, higher.to_vec())),
            ["property", property, class, values @ ..] => drop(properties.insert((*property, *class), values.to_vec())),
            _ => panic!("{line}"),
        }
    }
    Vocabulary { above, properties }
});

impl Vocabulary {
    /// A class and all above it.
    fn classes(&self, class: &str) -> Vec<&'static str> {
        let Some((class, higher)) = self.above.get_key_value(class) else { return Vec::new() };
        std::iter::once(*class).chain(higher.iter().flat_map(|class| self.classes(class))).collect()
    }

    /// What a property of a class may be.
    fn values(&self, property: &str, class: &str) -> Option<&[&'static str]> {
        self.classes(class).iter().find_map(|class| {
            let known = self.properties.iter().find(|((name, of), _)| *name == property && of == class);
            known.map(|(_, values)| values.as_slice())
        })
    }

    /// The context as schema.org serves it: every name is of its vocabulary, days are days.
    fn context(&self) -> Vec<u8> {
        let mut context = json!({"@vocab": SCHEMA});
        for ((property, _), values) in &self.properties {
            if values.first() == Some(&"Date") {
                context[property] = json!({"@id": format!("{SCHEMA}{property}"), "@type": format!("{SCHEMA}Date")});
            }
        }
        json!({"@context": context}).to_string().into_bytes()
    }
}

/// Subject, property and object; of a literal its type and text.
type Statement = (String, String, Result<String, (String, String)>);

fn statements(text: &str) -> Vec<Statement> {
    let parser = JsonLdParser::new().for_slice(text).with_load_document_callback(|url, _| {
        assert_eq!(url, "https://schema.org");
        Ok(JsonLdRemoteDocument { document: VOCABULARY.context(), document_url: url.to_owned() })
    });
    let bare = |iri: String| iri.trim_matches(['<', '>']).to_owned();
    parser
        .map(|quad| {
            let quad = quad.unwrap_or_else(|error| panic!("{error} in {text}"));
            let object = match &quad.object {
                oxrdf::Term::Literal(literal) => {
                    Err((literal.datatype().as_str().to_owned(), literal.value().to_owned()))
                }
                other => Ok(bare(other.to_string())),
            };
            (bare(quad.subject.to_string()), bare(quad.predicate.to_string()), object)
        })
        .collect()
}

fn name(iri: &str) -> &str {
    iri.strip_prefix(SCHEMA).unwrap_or_else(|| panic!("{iri} is not of schema.org"))
}

/// The statements of an export, after each was found to be allowed.
fn check(issue: &Issue) -> Vec<Statement> {
    let text = written(issue, Format::JsonLd);
    assert!(!text.contains('<'), "it may stand in a script: {text}");
    let statements = statements(&text);
    let classes = || statements.iter().filter(|(_, property, _)| property == TYPE);
    let class = |subject: &str| {
        let found =
            classes().find(|(of, ..)| of == subject).unwrap_or_else(|| panic!("{subject} has no type in {text}"));
        name(found.2.as_ref().expect("a class"))
    };
    for (subject, property, object) in statements.iter().filter(|(_, property, _)| property != TYPE) {
        let (of, property) = (class(subject), name(property));
        let values = VOCABULARY.values(property, of).unwrap_or_else(|| panic!("{of} has no {property}"));
        match object {
            Ok(other) => {
                let known = VOCABULARY.classes(class(other));
                assert!(known.iter().any(|class| values.contains(class)), "{property} of {of} is no {}", class(other));
            }
            Err((datatype, _)) if datatype == STRING => {
                assert!(values.contains(&"Text"), "{property} of {of} is no text");
            }
            Err((datatype, _)) => assert!(values.contains(&name(datatype)), "{property} of {of} is no {datatype}"),
        }
    }
    assert_nothing_is_lost(&text, &statements);
    statements
}

/// A processor leaves out what it does not understand: every text of the JSON must have become a statement.
fn assert_nothing_is_lost(text: &str, statements: &[Statement]) {
    fn texts(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => drop(found.insert(text.clone())),
            Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
            Value::Object(members) => {
                members.iter().filter(|(name, _)| !name.starts_with('@')).for_each(|(_, value)| texts(value, found));
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    texts(&serde_json::from_str(text).expect("JSON"), &mut found);
    let said: BTreeSet<String> =
        statements.iter().filter_map(|(.., object)| object.clone().err()).map(|l| l.1).collect();
    assert_eq!(found.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "{text}");
}

#[test]
fn the_vocabulary_is_strict() {
    assert!(VOCABULARY.values("printPage", "NewsArticle").is_some());
    assert!(VOCABULARY.values("printPage", "AdvertiserContentArticle").is_none());
    assert!(VOCABULARY.values("headline", "Newspaper").is_some(), "it is a CreativeWork");
    assert!(VOCABULARY.values("headline", "Person").is_none());
}

#[test]
fn papers_say_what_the_vocabulary_allows() {
    for issue in papers() {
        check(&issue);
    }
}

#[test]
fn the_sample_is_an_issue_of_its_paper() {
    let statements = check(&seed());
    let said = |property: &str| -> Vec<String> {
        let property = format!("{SCHEMA}{property}");
        let of = statements.iter().filter(|(_, known, _)| *known == property);
        of.map(|(.., object)| object.clone().unwrap_or_else(|(_, text)| text)).collect()
    };
    assert_eq!(said("hasPart").len(), 6);
    assert_eq!(said("printPage"), ["1"; 6]);
    assert_eq!(said("datePublished"), ["2024-01-12"; 7]);
    assert!(said("headline").contains(&"用民生保障温度提高百姓幸福指数".to_owned()));
    assert!(said("name").contains(&"蒋超".to_owned()), "an author");
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn anything_says_what_the_vocabulary_allows(issue in anything()) {
        check(&issue);
    }
}
