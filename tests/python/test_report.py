"""The report in a real browser: it loads, sorts, filters and answers clicks, and story text stays text."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import dateline as dl
import pytest
from dateline.cli import main
from dateline.report import Report
from stories import stories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless chromium; the test is skipped, with the reason, where there is none."""
    found = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    if found is None:
        pytest.skip("no chromium on the path: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


HOSTILE = (
    "LIMA, May 3 -- The mayor <script>window.hacked = 1</script> met Ana Ruiz on Monday.\n\n"
    'A sign read "><img src=x onerror="window.hacked = 2"> in Oslo on May 4, 2021, '
    'said </script><b id="b">Eva Berg</b>.\n'
)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of 36 stories and a hostile one; whatever the console says fails the test."""
    said: list[str] = []
    report = Report(title="Schools & <towns>")
    report.add(dl.extract([*stories(36), HOSTILE], ids=[f"s{number}" for number in range(37)]))
    path = tmp_path / "report.html"
    report.write(path)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    yield page
    assert said == []
    context.close()


def rows(page: Page, section: str) -> list[list[str]]:
    return [line.split("\t") for line in page.locator(f".{section} tbody tr").all_inner_texts()]


def test_it_counts(page: Page) -> None:
    assert page.title() == "Schools & <towns>"
    assert page.locator("h1").inner_text() == "Schools & <towns>"
    assert page.locator("#counts").inner_text().startswith("37stories")
    assert len(rows(page, "stories")) == 37


def test_names_sort_and_filter(page: Page) -> None:
    mentions = [int(row[3]) for row in rows(page, "names")]
    assert mentions == sorted(mentions, reverse=True)
    page.locator(".names th button", has_text="mentions").click()
    assert [int(row[3]) for row in rows(page, "names")] == sorted(mentions)
    page.get_by_label("filter names").fill("oslo")
    assert {row[0] for row in rows(page, "names")} == {"Oslo"}
    page.get_by_label("filter names").fill("")
    page.get_by_label("kind of name").select_option("PERSON")
    assert {row[1] for row in rows(page, "names")} == {"PERSON"}
    page.get_by_label("filter names").fill("nobody of that name")
    assert rows(page, "names") == [["nothing of that kind"]]


def test_a_name_shows_its_mentions_across_stories(page: Page) -> None:
    page.get_by_label("filter names").fill("Ana Ruiz")
    page.locator(".names tbody tr").first.click()
    assert page.locator(".shown h2").inner_text().startswith("Ana Ruiz · PERSON")
    quotes = page.locator(".shown .quote")
    assert quotes.count() == 7
    quotes.nth(1).locator("button").click()
    assert page.locator(".shown mark.now").inner_text() == "Ana Ruiz"


def test_a_mark_in_a_story_leads_to_its_name(page: Page) -> None:
    page.locator(".stories tbody tr").nth(1).click()
    page.locator(".shown mark.GPE", has_text="Oslo").first.press("Enter")
    assert page.locator(".shown h2").inner_text().startswith("Oslo · GPE · NOR")


def test_bars_and_countries_show_their_places(page: Page) -> None:
    bar = page.locator(".timeline rect").first
    count = int(re.findall(r"(\d+) date", bar.get_attribute("aria-label") or "")[0])
    bar.click()
    assert page.locator(".shown .quote").count() == count
    page.locator(".countries tbody tr", has_text="PER").click()
    assert page.locator(".shown h2").inner_text().startswith("PER")


def test_story_text_stays_text(page: Page) -> None:
    page.get_by_label("filter stories").fill("s36")
    page.locator(".stories tbody tr").first.click()
    text = page.locator(".shown .text").inner_text()
    assert "<script>window.hacked = 1</script>" in text
    assert '"><img src=x onerror="window.hacked = 2">' in text
    assert page.locator("img").count() == 0
    assert page.locator("#b").count() == 0
    assert page.evaluate("window.hacked === undefined")


def test_narrow_pages_do_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_command_line_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(stories(1)[0], encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": null}\n')
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "r.html"), "--title", "Two"]) == 1
    assert "b.jsonl:1: missing text" in capsys.readouterr().err
    assert "<h1>Two</h1>" in (tmp_path / "r.html").read_text(encoding="utf-8")
