"""Names of the user's own, in the forms that people have them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Names", "ban_of", "names_of"]

Names: TypeAlias = "Mapping[str, str] | Iterable[Mapping[str, str]] | str | os.PathLike[str]"
"""Names with their labels: `{"Acme": "ORG"}`, records as spaCy's EntityRuler has them for plain phrases
(`{"label": "ORG", "pattern": "Acme", "id": "Acme Corporation"}`; `id`, the usual name, may be left out), or the path of
a `.jsonl` file of such records or of a `.tsv` file of phrase, label and perhaps the usual name."""

Name: TypeAlias = "tuple[str, str, str | None]"


def names_of(names: Names | None) -> tuple[Name, ...]:
    """Give phrase, label and usual name of each entry."""
    if names is None:
        return ()
    if isinstance(names, (str, os.PathLike)):
        from pathlib import Path  # noqa: PLC0415 - the import of dateline stays quick

        return tuple(_read(Path(names)))
    if isinstance(names, Mapping):
        return tuple(_entry(phrase, label, None, where=f"gazetteer[{phrase!r}]") for phrase, label in names.items())
    if not isinstance(names, Iterable):
        raise TypeError(f"gazetteer must be a dict, a list of records or a path, got {type(names).__name__}")
    return tuple(_record(record, where=f"gazetteer[{at}]") for at, record in enumerate(names))


def ban_of(ban: Iterable[str]) -> tuple[str, ...]:
    """Check the names to ban."""
    if isinstance(ban, str):
        raise TypeError(f"ban must be a list of names, got the str {ban!r}; pass [{ban!r}]")
    banned = tuple(ban)
    for name in banned:
        if not isinstance(name, str):
            raise TypeError(f"ban must hold strings, got {type(name).__name__}")
    return banned


def _entry(phrase: object, label: object, name: object, *, where: str) -> Name:
    if not isinstance(phrase, str) or not isinstance(label, str):
        got = f"{type(phrase).__name__} and {type(label).__name__}"
        raise TypeError(f"{where} must be a phrase with its label, both str, got {got}")
    return phrase, label, name if isinstance(name, str) else None


def _record(record: object, *, where: str) -> Name:
    if not isinstance(record, Mapping):
        raise TypeError(f"{where} must be a record with 'label' and 'pattern', got {type(record).__name__}")
    missing = {"label", "pattern"} - set(record)
    if missing:
        raise ValueError(f"{where} must have 'label' and 'pattern', got the keys {sorted(map(str, record))}")
    if not isinstance(record["pattern"], str):
        raise TypeError(f"{where}: patterns of tokens are not supported, only plain phrases; got {record['pattern']!r}")
    return _entry(record["pattern"], record["label"], record.get("id"), where=where)


def _read(path: Path) -> Iterator[Name]:
    import json  # noqa: PLC0415 - the import of dateline stays quick

    if path.suffix not in {".jsonl", ".tsv"}:
        raise ValueError(f"a gazetteer file must end in .jsonl or .tsv, got {str(path)!r}")
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        where = f"{path}, line {number}"
        if not line.strip():
            continue
        if path.suffix == ".jsonl":
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{where} is no JSON: {error}") from error
            yield _record(record, where=where)
        else:
            cells = line.split("\t")
            if len(cells) not in {2, 3}:
                raise ValueError(f"{where} must have a phrase, a label and perhaps a name, got {len(cells)} cells")
            phrase, label, name = (*cells, None)[:3]
            yield _entry(phrase, label, name, where=where)
