"""Take the pictures of this folder: the report and what a notebook shows, of the sample stories.

python docs/images/make.py    # needs playwright and chromium on the path
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import dateline as dl
from dateline.report import write_report
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
STORIES = HERE.parents[1] / "seeds" / "stories"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
NOTEBOOK = """<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<style>
body {{ font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 60rem }}
table {{ border-collapse: collapse; font-size: 12px; margin-top: 1.5rem }}
td, th {{ padding: 2px 8px; text-align: left }}
caption {{ text-align: left; padding: 4px 8px }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #ddd }} }}</style>{}"""


def main() -> None:
    """Write every picture."""
    story = dl.read((STORIES / "4_agency_and_deck.txt").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report, notebook = Path(folder) / "report.html", Path(folder) / "notebook.html"
        write_report(STORIES, report, title="Five sample stories")
        shown = story._repr_html_() + story.dates._repr_html_()
        notebook.write_text(NOTEBOOK.format(shown), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for page_file in (report, notebook):
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme, viewport={"width": 1100, "height": 900})
                page.goto(page_file.as_uri())
                page.screenshot(path=HERE / f"{page_file.stem}-{scheme}.png", full_page=page_file == notebook)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
