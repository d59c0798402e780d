"""The native module: the few classes that the typed package stands on."""

from collections.abc import Sequence

__version__: str
optimised: bool

class DatelineError(RuntimeError): ...

class Pipeline:
    def __new__(
        cls,
        tables: Sequence[str] | None = None,
        *,
        narrative: bool | None = None,
        day_first: bool | None = None,
        names: list[tuple[str, str, str | None]] = ...,
        ban: list[str] = ...,
    ) -> Pipeline: ...
    def read(
        self,
        texts: list[str | bytes | None],
        *,
        ids: list[str | None] | None = None,
        published: list[int | None] | None = None,
        titles: list[str | None] | None = None,
        errors: list[str | None] | None = None,
        first: int = 0,
        threads: int = 0,
    ) -> Records: ...

class Records:
    @property
    def n_documents(self) -> int: ...
    @property
    def tables(self) -> list[str]: ...
    def table(self, name: str) -> Table: ...
    def concat(self, others: list[Records]) -> Records: ...

class Table:
    @property
    def name(self) -> str: ...
    def __len__(self) -> int: ...
    def slice(self, start: int, length: int) -> Table: ...
    def column(self, place: int) -> tuple[bytes, bytes] | list[str | None]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

def schemas() -> list[tuple[str, str, list[tuple[str, str, bool, str, list[str] | None]]]]: ...
def parse_published(text: str) -> int: ...
