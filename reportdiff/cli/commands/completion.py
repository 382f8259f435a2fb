"""`reportdiff completion`: the script by which a shell completes commands, options, years and regions."""

from __future__ import annotations

from typing import Literal, get_args

import click

from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.language import COMPLETION_VARIABLE
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang

Shell = Literal["bash", "zsh", "fish"]

_EPILOG = """\b
Examples:
  reportdiff completion bash >> ~/.bashrc
  reportdiff completion zsh >> ~/.zshrc
  reportdiff completion fish > ~/.config/fish/completions/reportdiff.fish"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", type=click.Choice(get_args(Shell)), metavar="[bash|zsh|fish]")
@common_options
def completion(shell: Shell, lang: Lang) -> None:
    """Print the script for a shell: Tab completes commands, options, years and regions."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # click knows all three
    complete = kind(click.get_current_context().find_root().command, {}, "reportdiff", COMPLETION_VARIABLE)
    # Not `source()`: for bash it runs bash, which need not be on this machine.
    write_to_stdout((complete.source_template % complete.source_vars()).rstrip("\n"))
