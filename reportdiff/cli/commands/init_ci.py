"""`reportdiff init-ci`: have CI check every new report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.checking.ci_templates import Provider

PROVIDERS = ("github", "gitlab", "pre-commit")

_EPILOG = """\
Writes .github/workflows/reportdiff.yml, .gitlab/reportdiff.yml (to be included from .gitlab-ci.yml), or
.pre-commit-config.yaml, below the root of the repository. It does not touch a file that somebody else wrote or edited.

\b
Examples:
  reportdiff init-ci
  reportdiff init-ci --provider gitlab --dry-run
  reportdiff init-ci --requirement 'reportdiff @ git+https://example.org/reportdiff@v0.1.0'"""


@click.command("init-ci", epilog=_EPILOG)
@click.option(
    "--provider",
    type=click.Choice(PROVIDERS),
    default="github",
    help="CI service. [default: github]",
)
@click.option(
    "--requirement",
    metavar="TEXT",
    help=f"What pip installs in CI. [default: reportdiff=={__version__}]",
)
@click.option(
    "--comment", is_flag=True, help="Also comment on pull requests (GitHub); CI may then write to pull requests."
)
@click.option("--dry-run", is_flag=True, help="Print the file and write nothing.")
@click.option("--force", is_flag=True, help="Overwrite a file that init-ci did not write, or that was edited since.")
@common_options
def init_ci(provider: Provider, requirement: str | None, comment: bool, dry_run: bool, force: bool, lang: Lang) -> None:
    """Write the file that makes CI check every new report and show what it changes.

    Versions are pinned, and CI gets read access only, unless it is to comment."""
    from reportdiff.checking.ci_templates import REQUIREMENT, repository_root, workflow, write_workflow
    from reportdiff.installation import shared_requirement

    package = requirement or shared_requirement() or REQUIREMENT
    new = workflow(provider, requirement=package, lang=lang, comment=comment)
    if dry_run:
        write_to_stdout(new.text)
        return
    root = repository_root(Path.cwd())
    is_new = write_workflow(new, root, force=force)
    write_to_stdout(message("ci_written" if is_new else "ci_unchanged", lang, path=root / new.path))
    say_note(f"ci_next_{provider.replace('-', '_')}", lang)
    if package == REQUIREMENT and not requirement:
        say_note("ci_requirement", lang, requirement=package)
