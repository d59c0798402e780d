//! What does each stage cost, and does the cost grow with the text alone?
//!
//! `cargo bench` prints megabytes a second of one core. The text is made up (`benches/news.jsonl`, see
//! `benches/README.md`); every benchmark checks its own count of results.

use dateline::entities::model::Scene;
use dateline::gazetteer::gazetteer;
use dateline::{Annotations, Document, Instant, Pipeline, article, dates, entities, quotes, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The stories of the benchmark with their publication dates.
fn stories() -> Vec<(String, Option<Instant>)> {
    let lines = include_str!("news.jsonl").lines();
    lines
        .map(|line| {
            let story: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let published = story["published"].as_str().and_then(|d| d.parse().ok()).map(Instant::midnight);
            (story["text"].as_str().expect("a text").to_owned(), published)
        })
        .collect()
}

fn bytes(stories: &[(String, Option<Instant>)]) -> BytesCount {
    BytesCount::new(stories.iter().map(|(text, _)| text.len()).sum::<usize>())
}

/// Everything up to the stage under test, made once.
fn annotated(stories: &[(String, Option<Instant>)]) -> Vec<Annotations> {
    let pipeline = Pipeline::new().expect("the compiled data");
    stories
        .iter()
        .map(|(text, published)| pipeline.annotate(text, Document { published: *published, ..Document::new(text) }))
        .collect()
}

fn known(published: Option<Instant>) -> article::Known<'static> {
    article::Known { published, title: None }
}

#[divan::bench]
fn article_blocks(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let gazetteer = gazetteer().expect("the compiled data");
    bencher.counter(bytes(&stories)).bench(|| {
        let blocks: usize =
            stories.iter().map(|(text, at)| article::read(text, known(*at), gazetteer).blocks.len()).sum();
        assert!(blocks > 500);
        blocks
    });
}

#[divan::bench]
fn segment_tokens_and_sentences(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let found = annotated(&stories);
    bencher.counter(bytes(&stories)).bench(|| {
        let sentences: usize = stories
            .iter()
            .zip(&found)
            .map(|((text, _), f)| segment::segment(text, &f.article.blocks).sentences.len())
            .sum();
        assert!(sentences > 2000);
        sentences
    });
}

#[divan::bench]
fn dates_found_and_resolved(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let found = annotated(&stories);
    bencher.counter(bytes(&stories)).bench(|| {
        let count: usize = stories
            .iter()
            .zip(&found)
            .map(|((text, _), f)| dates::find(text, &f.article, &f.segments, dates::DateOptions::default()).len())
            .sum();
        assert!(count > 500);
        count
    });
}

#[divan::bench]
fn entities_found_and_linked(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let found = annotated(&stories);
    let gazetteer = gazetteer().expect("the compiled data");
    let tagger = entities::tagger().expect("the compiled data");
    let own = entities::OwnNames::default();
    bencher.counter(bytes(&stories)).bench(|| {
        let mut count = 0;
        for ((text, _), f) in stories.iter().zip(&found) {
            let (article, segments, dates) = (&f.article, &f.segments, &f.dates);
            count += entities::find(Scene { text, article, segments, dates, gazetteer }, tagger, &own).len();
        }
        assert!(count > 1000);
        count
    });
}

#[divan::bench]
fn quotes_with_speakers(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let found = annotated(&stories);
    bencher.counter(bytes(&stories)).bench(|| {
        let count: usize =
            stories.iter().zip(&found).map(|((text, _), f)| quotes::find(text, &f.segments, &f.mentions).len()).sum();
        assert!(count > 200);
        count
    });
}

#[divan::bench]
fn whole_pipeline_with_tables(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let pipeline = Pipeline::new().expect("the compiled data");
    bencher.counter(bytes(&stories)).bench(|| {
        let mut batch = dateline::tables::Batch::new(pipeline.tables());
        for (number, (text, published)) in stories.iter().enumerate() {
            pipeline.read(number as i64, Document { published: *published, ..Document::new(text) }, &mut batch);
        }
        black_box(batch)
    });
}

/// Texts that a rule with unbounded look-ahead would choke on, at 1, 4 and 16 times their length: the bytes a second
/// must not fall.
#[divan::bench(args = [1, 4, 16], consts = [0, 1, 2, 3, 4])]
fn hostile<const KIND: usize>(bencher: Bencher<'_, '_>, times: usize) {
    let piece = ["2000 2001 2002 ", "May May May ", "((((((((((", "“ “ \" \" ", "President Ministry of the "][KIND];
    let text = piece.repeat(400 * times);
    let pipeline = Pipeline::new().expect("the compiled data");
    bencher.counter(BytesCount::new(text.len())).bench(|| pipeline.annotate(&text, Document::new(&text)));
}

/// Layouts that no page has, at 1, 4 and 16 times their length: one long line, lines of one word, captions, chrome,
/// another script, carriage returns, marks of no width.
#[divan::bench(args = [1, 4, 16], consts = [0, 1, 2, 3, 4, 5, 6])]
fn layouts<const KIND: usize>(bencher: Bencher<'_, '_>, times: usize) {
    let piece = [
        "The court ruled on Monday. ",
        "Lima\n",
        "A ferry in the old harbour of Oslo (AFP photo)\n\n",
        "Home\nSign in\nSubscribe to our newsletter\n",
        "قال الوزير يوم الاثنين إن المحادثات مع بيرو ستستمر.\n",
        "Court rules\r\rA court ruled on Monday that it may close.\r",
        "\u{200B}Court\u{200B} rules\n\u{200B}\nA court in Oslo ruled on Monday.\u{200D}\n",
    ][KIND];
    let text = piece.repeat(times * 100_000 / piece.len());
    let gazetteer = gazetteer().expect("the compiled data");
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let article = article::read(&text, known(None), gazetteer);
        segment::segment(&text, &article.blocks).sentences.len()
    });
}

/// Blocks, tokens and sentences in a row, as every document passes them.
#[divan::bench]
fn blocks_and_sentences(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let gazetteer = gazetteer().expect("the compiled data");
    bencher.counter(bytes(&stories)).bench(|| {
        let read = |(text, _): &(String, Option<Instant>)| {
            segment::segment(text, &article::read(text, known(None), gazetteer).blocks).sentences.len()
        };
        let sentences: usize = stories.iter().map(read).sum();
        assert!(sentences > 2000);
        sentences
    });
}
