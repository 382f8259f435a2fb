"""Files made to do harm: each is read or refused in one line, in seconds, and in memory that any machine has.

Most kinds have a test of what is said beside the reader they are aimed at; here all of them are read in a process of
their own, where seconds and the peak of memory can be seen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.hostile_files import KINDS

pytest.importorskip("resource", reason="peak memory is only told on Unix")

SECONDS = 10.0
"""No hostile file may take longer; the worst (42,000 clauses in one line) takes four on a busy machine."""

MEGABYTES = 700
"""Peak memory of the process that makes and reads them; making the largest bomb takes 400."""

PROGRAM = """
import json, re, resource, sys, time
from pathlib import Path
from tests.reading.hostile_files import KINDS, hostile_file
from reportdiff.opening import read_report
from reportdiff.errors import ReportdiffError

def peak_memory():
    # Linux counts the peak of the process that started this one in ru_maxrss, not in VmHWM.
    if (status := Path("/proc/self/status")).exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)

for kind in KINDS:
    path = hostile_file(kind, Path(sys.argv[1]))
    start = time.process_time()
    try:
        said, text = "read", read_report(path).text
    except ReportdiffError as error:
        said, text = str(error), ""
    seconds = time.process_time() - start
    peak = peak_memory()
    unseen = [c for c in text if c != chr(10) and not c.isprintable() and not c.isspace()]
    print(json.dumps([kind, said, seconds, peak, ascii("".join(unseen[:5]))]), flush=True)
    path.unlink()
"""

Outcome = tuple[str, float, float, str]


@pytest.fixture(scope="module")
def outcomes(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What was said of each file, in how many seconds, the peak of memory in MB, and characters nobody can see."""
    folder = tmp_path_factory.mktemp("hostile")
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, cwd=project, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    rows = map(json.loads, run.stdout.splitlines())
    return {kind: (said, seconds, peak, unseen) for kind, said, seconds, peak, unseen in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_file_does_no_harm(kind: str, outcomes: dict[str, Outcome]) -> None:
    said, seconds, peak, unseen = outcomes[kind]

    assert "\n" not in said
    assert unseen == "''"
    assert seconds < SECONDS
    assert peak < MEGABYTES
