"""docs/charts.md says what the charts of the example reports say today."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_gallery_is_fresh(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate_charts.py", "--check"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr or "stale: run python docs/generate_charts.py"
