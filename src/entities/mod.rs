//! Named entities: tagged by a trained model, made to agree within the document, linked to countries and places.
//!
//! [`model`] tags names stretch by stretch; `sense` asks the gazetteer what they mean; `consistency` makes labels agree
//! and finds the repeats of what the document has introduced; `link` gives every mention its entity, name and country.

mod consistency;
mod known;
mod label;
mod lexicon;
mod link;
mod metonym;
#[doc(hidden)]
pub mod model;
mod own;
mod sense;

pub use label::Label;
pub use own::{OwnName, OwnNames};

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::span::Span;
use model::{Clusters, Model, Predictor, Scene, Tagged, Worker};

/// Whether the word is a role of a person: `minister`, `spokeswoman`, `coach`.
pub(crate) fn is_role(word: &str) -> bool {
    lexicon::TITLES.find(word) == Some(lexicon::Title::Whole)
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its place in the text.
    pub span: Span,
    /// Number of the sentence.
    pub sentence: u32,
    /// What kind of thing it names.
    pub label: Label,
    /// Number that all mentions of one thing share in a document.
    pub entity: u32,
    /// Usual name of the thing.
    pub name: String,
    /// ISO 3166-1 alpha-3 of the country it is, lies in or belongs to.
    pub country: Option<&'static str>,
    /// A capital or seat that stands for a government.
    pub metonym: bool,
    /// GeoNames id.
    pub place_id: Option<u32>,
    /// Latitude and longitude in degrees.
    pub point: Option<(f32, f32)>,
    /// Probability that the name is one, with these borders and this label, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A name found, before it is linked: tokens `first..until` of the document.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    until: usize,
    sentence: u32,
    label: Label,
    score: f32,
    rule: &'static str,
}

/// A mention less likely than this gives way to a gazetteer that knows its name as one kind of thing alone.
const UNSURE: f32 = 0.9;

/// Names of all rules, as in the `rule` column.
pub const RULE_NAMES: &[&str] = &["model", "alias", "gazetteer", "user"];

static NAMES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/model/names.bin"));
static CLUSTERS: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/model/clusters.bin"));

static TAGGER: LazyLock<Result<Predictor, crate::Error>> = LazyLock::new(|| {
    let (model, clusters) = (Model::decode(NAMES)?, Clusters::decode(CLUSTERS)?);
    if model.clusters != clusters.checksum() {
        return Err(crate::Error::data("the model of names was trained with other clusters of words".to_owned()));
    }
    Ok(Predictor::new(&model, clusters))
});

/// The tagger of this build, made ready at the first call.
///
/// # Errors
/// Where the compiled-in model is damaged; every later call says the same.
pub fn tagger() -> Result<&'static Predictor, crate::Error> {
    TAGGER.as_ref().map_err(Clone::clone)
}

thread_local! {
    /// Buffers of this thread, used again from document to document.
    static WORKER: RefCell<Worker> = RefCell::default();
}

/// Finds and links the names of a document; those of `own` win over what the tagger says.
#[must_use]
pub fn find(scene: Scene<'_>, tagger: &Predictor, own: &OwnNames) -> Vec<Mention> {
    let Scene { text, article, segments, dates, gazetteer } = scene;
    let mut found: Vec<Found> = Vec::new();
    let take = |tagged: Tagged| {
        let label = Label::ALL.get(tagged.label).copied().unwrap_or(Label::Org);
        found.push(Found {
            first: tagged.first,
            until: tagged.until,
            sentence: tagged.sentence,
            label,
            score: tagged.probability,
            rule: "model",
        });
    };
    WORKER.with(|worker| match worker.try_borrow_mut() {
        Ok(mut worker) => tagger.tag(scene, &mut worker, take),
        Err(_) => tagger.tag(scene, &mut Worker::default(), take),
    });
    consistency::settle(text, segments, &mut found);
    // Not between places and institutions: "Liverpool won" is a team, whatever else the name is.
    let settled = |label| matches!(label, Label::Org | Label::Gpe);
    for name in found.iter_mut().filter(|name| name.score < UNSURE && !settled(name.label)) {
        let tokens = segments.tokens.get(name.first..name.until).unwrap_or_default();
        if let Some(label) = sense::only_label(text, tokens, gazetteer).filter(|label| *label != name.label) {
            (name.label, name.rule) = (label, "gazetteer");
        }
    }
    // "Friday" is a date and no name; "2012 London Olympics" is a name that holds one.
    found.retain(|name| {
        let span = link::span_of(segments, name);
        let next = dates.partition_point(|d| d.span.end <= span.start);
        dates
            .get(next..)
            .into_iter()
            .flatten()
            .take_while(|d| d.span.start < span.end)
            .all(|d| span.contains(d.span) && span != d.span)
    });
    if !own.is_empty() {
        own.apply(text, segments, &mut found);
    }
    let mut mentions = link::link(text, article, segments, gazetteer, &found);
    for mention in mentions.iter_mut().filter(|m| m.rule == "user") {
        if let Some(name) = own.name_of(mention.span.of(text)) {
            name.clone_into(&mut mention.name);
        }
    }
    mentions
}
