"""`reportdiff doctor`: what this installation has, and what is missing for which feature."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options, reports_option
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

if TYPE_CHECKING:
    from reportdiff.diagnosis import Condition

_SIGNS: Final = {"good": "+", "missing": "-", "bad": "!"}

_EPILOG = """\b
Example:
  reportdiff doctor"""


@click.command("doctor", epilog=_EPILOG)
@reports_option
@common_options
def doctor(reports: Path | None, lang: Lang) -> int:
    """Show what this installation has, and what is missing for which feature.

    Exits with 1 if something that was set up is broken; what is only missing is no fault."""
    from reportdiff.diagnosis import diagnose

    conditions = diagnose(reports)
    write_to_stdout("\n".join(line for condition in conditions for line in _lines(condition, lang)))
    return int(any(condition.state == "bad" for condition in conditions))


def _lines(condition: Condition, lang: Lang) -> list[str]:
    """Make the line of a condition, and a second one that says what is missing or what to do."""
    words, state = condition.values, condition.state
    gap = "　" if lang == "zh" else "  "
    text = message(f"doctor_{condition.name}", lang, **words)
    lines = [f"{_SIGNS[state]} {message(f'doctor_{state}', lang)}{gap}{text}"]
    kind = "extra" if condition.name.startswith("extra_") else condition.name
    if state != "good" and condition.name != "reports_bad":
        lines.append(f"    {message(f'doctor_{kind}_{state}', lang, **words)}")
    return lines
