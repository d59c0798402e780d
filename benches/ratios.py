"""The whole package beside `re.findall`, in one run: machines are noisy, ratios less so.

python benches/ratios.py [NEWS.jsonl]
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
from _thread import interrupt_main
from pathlib import Path

import dateline as dl

RUNS = 5
WORD = re.compile(r"\w+|[^\w\s]")


def fastest(call: object, runs: int = RUNS) -> float:
    """Seconds of the fastest of `runs` calls."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()  # type: ignore[operator]
        times.append(time.perf_counter() - start)
    return min(times)


def import_ms() -> tuple[float, float]:
    """Milliseconds of the import, and of import and first call, in fresh interpreters."""
    first = (
        "import time; t = time.perf_counter(); import dateline as dl; a = time.perf_counter();"
        "dl.read('Ana Ruiz left Lima on Friday.', published='2021-05-14');"
        "print((a - t) * 1e3, (time.perf_counter() - a) * 1e3)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", first], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(RUNS)
    ]
    return min(float(run[0]) for run in runs), min(float(run[1]) for run in runs)


def interrupt_ms(texts: list[str]) -> float:
    """Milliseconds from Ctrl-C to KeyboardInterrupt in a long run."""
    pressed = [0.0]

    def press() -> None:
        pressed[0] = time.perf_counter()
        interrupt_main()

    threading.Timer(0.5, press).start()
    try:
        dl.extract(texts * 400, threads=1)
    except KeyboardInterrupt:
        return (time.perf_counter() - pressed[0]) * 1e3
    return float("nan")


STREAM = """
import json, sys
import dateline as dl
rows = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")][:150]
def peak():
    # Not ru_maxrss: a child has that of its parent from before it began.
    line = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
dl.read(rows[0])
loaded = peak()
count = 0
for part in dl.stream((rows[n % len(rows)] for n in range(50_000)), batch_size=500):
    count += len(part)
    if count == 2500:
        early = peak()
print(f"resident after loading {loaded:.0f} MB;", end=" ")
print(f"streaming: {early:.0f} MB after 2,500 documents, {peak():.0f} MB after {count:,}")
"""


def streaming(path: Path) -> str:
    """Peak memory of a fresh process that streams documents."""
    run = subprocess.run([sys.executable, "-c", STREAM, str(path)], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def main() -> None:
    """Print one table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("news.jsonl")
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    texts, days = [row["text"] for row in rows], [row["published"] for row in rows]
    times = max(1, 4_000_000 // sum(map(len, texts)))
    texts, days = texts * times, days * times
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    base = fastest(lambda: [WORD.findall(text) for text in texts])
    print("| what | MB/s | ratio to re.findall |\n|---|---|---|")
    print(f'| `re.findall(r"\\w+\\|[^\\w\\s]")` | {megabytes / base:.1f} | 1.00 |')
    for name, options in [
        ("blocks and sentences", {"tables": ["blocks", "sentences"], "threads": 1}),
        ("and dates", {"tables": ["blocks", "sentences", "dates"], "threads": 1}),
        ("all tables, 1 thread", {"threads": 1}),
        ("all tables, 2 threads", {"threads": 2}),
    ]:
        seconds = fastest(lambda options=options: dl.extract(texts, published=days, **options))
        print(f"| {name} | {megabytes / seconds:.1f} | {base / seconds:.2f} |")
    records = dl.extract(texts, published=days)
    seconds = fastest(lambda: [records[name].to_pandas() for name in records.tables])
    print(f"| to_pandas, all tables | {megabytes / seconds:.1f} | {base / seconds:.2f} |")
    imported, first = import_ms()
    print(f"\nimport {imported:.0f} ms, first call {first:.0f} ms, Ctrl-C after {interrupt_ms(texts):.0f} ms")
    print(streaming(path))


if __name__ == "__main__":
    main()
