"""`--help` in Chinese and English: one page layout, and the Chinese words of every command and parameter.

The English words stand where click wants them, beside each command and option. The Chinese ones stand in the
``zh_*`` modules of this folder, by command and parameter, and are loaded when a page in Chinese is asked for.
"""

from __future__ import annotations

from reportdiff.cli.help.page import SpokenContext, help_page

__all__ = ["SpokenContext", "help_page"]
