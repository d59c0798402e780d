# Everything runs in a virtual environment of the checkout; a fresh machine needs python3 >= 3.10, cargo and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := $(shell find src data/lexicon data/gazetteer data/model -type f) Cargo.toml Cargo.lock pyproject.toml

.PHONY: demo test test-engines test-wheel docs check bench clean
.DEFAULT_GOAL := demo

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(sys.version_info < (3, 10) and f"dateline needs Python 3.10 or newer, this is {v}")'
	$(PYTHON) -m venv $(VENV)

# The package, built with optimisation and installed in place, with what the target needs beside it.
$(VENV)/demo: $(BIN)/python $(SOURCES)
	@echo "building and installing dateline into $(VENV) (about two minutes the first time)"
	@$(PIP) --editable '.[parquet]'
	@touch $@

$(VENV)/test: $(BIN)/python $(SOURCES)
	@echo "building and installing dateline and its test tools into $(VENV) (a few minutes the first time)"
	@$(PIP) --editable '.[test]'
	@touch $@

# The main job on the sample stories: tables on the terminal, Parquet files on disk.
demo: $(VENV)/demo
	@echo
	$(BIN)/dateline extract seeds/stories
	$(BIN)/dateline show seeds/stories/4_agency_and_deck.txt
	$(BIN)/dateline extract seeds/stories -o out/demo
	$(BIN)/dateline report seeds/stories -o out/demo/report.html
	@echo
	@echo "The tables are in out/demo; read one with: pandas.read_parquet(\"out/demo/dates\"); open out/demo/report.html in a browser"

test: $(VENV)/test
	cargo test --quiet -p dateline
	cargo test --quiet -p dateline-dev
	$(BIN)/python -m pytest -q

# Spark, Dask, spaCy and Daft: large installs, so not among the other tests; Spark needs Java 17 or later.
test-engines: $(VENV)/engines
	$(BIN)/python -m pytest -q tests/engines

$(VENV)/engines: $(VENV)/test
	@echo "installing the engines into $(VENV) (about half a gigabyte)"
	@$(PIP) --editable '.[engines]'
	@touch $@

# A wheel in a clean virtual environment runs the README.
test-wheel: $(BIN)/python
	$(BIN)/python dev/check_wheel.py

# The pages of docs/ as a site in out/site; a warning is an error.
docs: $(VENV)/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

$(VENV)/docs: $(VENV)/test
	@$(PIP) --editable '.[docs]'
	@touch $@

check: $(VENV)/test
	cargo fmt --all --check
	rustfmt --check --edition 2024 src/dates/rules/*.rs # declared by a macro, which cargo fmt does not see
	cargo clippy --quiet -p dateline --all-targets -- -D warnings
	cargo clippy --quiet -p dateline --features python -- -D warnings
	cargo clippy --quiet -p dateline-dev --all-targets -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps -p dateline
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/test
	cargo bench -p dateline
	$(BIN)/python benches/ratios.py

clean:
	rm -rf $(VENV) target out python/dateline/*.so
