//! `docs/SCHEMA.md` is made from the schema and must not fall behind it.

#[test]
fn the_page_of_the_schema_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/SCHEMA.md");
    let page = std::fs::read_to_string(path).expect("docs/SCHEMA.md is there");
    assert!(
        page == dateline::tables::describe(),
        "docs/SCHEMA.md is behind src/tables/schema.rs: run `cargo dev schema-docs`"
    );
}
