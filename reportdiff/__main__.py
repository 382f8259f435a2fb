"""`python -m reportdiff`: the command line, for where the script is not on the PATH."""

from __future__ import annotations

import sys

from reportdiff.cli import main

if __name__ == "__main__":
    sys.exit(main())
