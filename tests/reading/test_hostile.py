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


# One test for all kinds: the process that reads them costs sixteen seconds, and workers would each run it.
def test_no_hostile_file_does_harm(project: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, cwd=project, check=False
    )

    assert run.returncode == 0, run.stderr[-2000:]
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [kind for kind, *_ in rows] == list(KINDS)
    assert [kind for kind, said, *_ in rows if "\n" in said] == []
    assert [(kind, unseen) for kind, *_, unseen in rows if unseen != "''"] == []
    assert [(kind, seconds) for kind, _, seconds, *_ in rows if seconds >= SECONDS] == []
    assert [(kind, peak) for kind, _, _, peak, _ in rows if peak >= MEGABYTES] == []
