"""Install a wheel into a clean virtual environment and run the README's examples there.

    python dev/check_wheel.py [WHEEL]    # without one, it is built first, by maturin

Nothing of the checkout is on the path: only the README and the sample stories that it reads are copied.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The README without its fences, as a doctest; the first example needs no other package than pandas.
RUN = """
import doctest, pathlib, sys
import dateline
assert "site-packages" in dateline.__file__, dateline.__file__
text = pathlib.Path("README.md").read_text(encoding="utf-8").replace("```python", "").replace("```", "")
test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
results = doctest.DocTestRunner(optionflags=flags).run(test)
print(f"{results.attempted} examples of the README, {results.failed} failed")
sys.exit(results.failed > 0 or results.attempted == 0)
"""


def run(*command: str | Path, folder: Path | None = None) -> None:
    """Run a command; a failure ends the script with its code."""
    code = subprocess.run(list(map(str, command)), cwd=folder, check=False).returncode
    if code != 0:
        sys.exit(code)


def main() -> None:
    """Check one wheel."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            wheel = Path(sys.argv[1]).resolve()
        else:
            run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder / "dist", ROOT)
            wheel = next((folder / "dist").glob("*.whl"))
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, "pandas>=3")
        work = folder / "work"
        work.mkdir()
        shutil.copy(ROOT / "README.md", work)
        shutil.copytree(ROOT / "seeds" / "stories", work / "seeds" / "stories")
        run(python, "-c", RUN, folder=work)


if __name__ == "__main__":
    main()
