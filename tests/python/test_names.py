"""Names of the user's own."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import dateline as dl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

STORY = "The Blue Ibis dairy of Port Lissom sold its herd. Ana Ruiz of Blue Ibis told reporters in Peru."


def marks(pipeline: dl.Pipeline, text: str = STORY) -> list[tuple[str, str, str]]:
    rows = pipeline.read(text).entities.to_dicts()
    return [(row["text"], row["label"], row["name"]) for row in rows if row["rule"] == "user"]


def test_an_own_name_wins_and_is_found_at_every_place() -> None:
    pipeline = dl.Pipeline(gazetteer={"Blue Ibis": "ORG", "Blue Ibis dairy": "FAC"})
    assert marks(pipeline) == [("Blue Ibis dairy", "FAC", "Blue Ibis dairy"), ("Blue Ibis", "ORG", "Blue Ibis")]


def test_a_banned_name_never_comes_out() -> None:
    texts = [row["text"] for row in dl.Pipeline(ban=["Peru"]).read(STORY).entities.to_dicts()]
    assert "Peru" not in texts
    assert "Ana Ruiz" in texts


@pytest.mark.parametrize("suffix", [".jsonl", ".tsv"])
def test_names_from_a_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"names{suffix}"
    record = {"label": "ORG", "pattern": "Blue Ibis", "id": "Blue Ibis Ltd"}
    line = json.dumps(record) if suffix == ".jsonl" else "\t".join([record["pattern"], record["label"], record["id"]])
    path.write_text(line + "\n", encoding="utf-8")
    assert marks(dl.Pipeline(gazetteer=path)) == [("Blue Ibis", "ORG", "Blue Ibis Ltd")] * 2


def test_a_pipeline_with_names_pickles_and_compares_by_value() -> None:
    pipeline = dl.Pipeline(gazetteer=[{"label": "ORG", "pattern": "Blue Ibis", "id": "Ibis"}], ban=["Peru"])
    again = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 - our own bytes
    assert again == pipeline
    assert hash(again) == hash(pipeline)
    assert marks(again) == marks(pipeline) == [("Blue Ibis", "ORG", "Ibis")] * 2
    assert again != dl.Pipeline()


@pytest.mark.parametrize(
    ("gazetteer", "message"),
    [
        ({"Acme": "COMPANY"}, "label must be one of PERSON"),
        ({"--": "ORG"}, "must hold a word"),
        ([{"label": "ORG"}], "must have 'label' and 'pattern'"),
        ("names.csv", r"must end in \.jsonl or \.tsv"),
    ],
)
def test_what_is_no_name_is_said(gazetteer: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dl.Pipeline(gazetteer=gazetteer)  # type: ignore[arg-type]


def test_patterns_of_tokens_are_refused() -> None:
    with pytest.raises(TypeError, match="only plain phrases"):
        dl.Pipeline(gazetteer=[{"label": "ORG", "pattern": [{"LOWER": "acme"}]}])  # type: ignore[dict-item]


def test_a_string_to_ban_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="list of names"):
        dl.Pipeline(ban="Peru")


def test_many_names_are_all_found() -> None:
    names = {f"Firm{number} Holding": "ORG" for number in range(100_000)}
    pipeline = dl.Pipeline(gazetteer=names)
    text = "Shares of Firm99999 Holding fell and those of Firm0 Holding rose."
    assert [mark[0] for mark in marks(pipeline, text)] == ["Firm99999 Holding", "Firm0 Holding"]
