"""The rules: the id of each, its severity, and its function.

A new rule is one function in the module it belongs to, with the next free number::

    @rule("RD999", "warning")
    def no_title(inspection: Inspection) -> Iterator[Observation]:
        if inspection.report and not inspection.report.title:
            yield Observation(key="no_title")

and its labels: ``rule.RD999`` (its name), ``rule_why.RD999`` and ``rule_fix.RD999`` in
:mod:`reportdiff.i18n.labels.rules`, ``finding.no_title`` (the sentence about one place) in
:mod:`reportdiff.i18n.labels.checking`. Nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, get_args

from reportdiff.checking.observation import Observation
from reportdiff.errors import ReportdiffError
from reportdiff.model import Severity

if TYPE_CHECKING:
    from reportdiff.checking.inspection import Inspection

RULE_MODULES: Final = (
    "readability_rules",
    "completeness_rules",
    "identity_rules",
    "text_rules",
    "damage_rules",
    "figure_rules",
    "rate_rules",
    "copies",
    "year_over_year",
    "plan_series_rules",
    "series_rules",
    "watch_rules",
    "configuration_rules",
)
"""The modules of this package that hold rules, in the order of their numbers."""

FIXED_RULE: Final = "RD701"
"""The rule that says what a branch changes in the configuration, and that no configuration can set."""

GUESSES: Final = frozenset({"RD106", "RD113", "RD115"})
"""The rules about a plan whose beginning and end are guesses: errors with ``--strict``."""

Switch = Literal["error", "warning", "notice", "off"]
"""The values a configuration may set a rule to."""


class UnknownRule(ReportdiffError):
    """A configuration names an unknown rule, or sets one to an invalid value."""


Look = Callable[["Inspection"], Iterator[Observation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: ``id`` (``RD203``), default severity, and the function that looks."""

    id: str
    severity: Severity
    look: Look


_RULES: dict[str, Rule] = {}


def rule(identifier: str, severity: Severity) -> Callable[[Look], Look]:
    """Register the decorated function as the rule ``identifier``. Raises :class:`ValueError` for a number in use."""

    def register(look: Look) -> Look:
        if identifier in _RULES:
            raise ValueError(f"two rules are called {identifier}")
        _RULES[identifier] = Rule(id=identifier, severity=severity, look=look)
        return look

    return register


def all_rules() -> tuple[Rule, ...]:
    """Give all rules, by number."""
    for module in RULE_MODULES:
        import_module(f"reportdiff.checking.rules.{module}")
    return tuple(_RULES[identifier] for identifier in sorted(_RULES))


def chosen_rules(switches: Mapping[str, str]) -> tuple[Rule, ...]:
    """Give the rules that are on, with the severity that ``switches`` sets (``{"RD305": "off", "RD1": "error"}``).

    A switch is a rule id or prefix; the longest match wins. Raises :class:`UnknownRule` for a name that no rule begins
    with, and for a value that is not a :data:`Switch`."""
    rules = all_rules()
    _check_switches(switches, [each.id for each in rules])
    active = []
    for each in rules:
        name = max((name for name in switches if each.id.startswith(name.upper())), key=len, default=None)
        severity = switches[name] if name is not None else each.severity
        if severity != "off":
            active.append(Rule(id=each.id, severity=_severity(severity), look=each.look))
    return tuple(active)


def _check_switches(switches: Mapping[str, str], rule_ids: Iterable[str]) -> None:
    identifiers = list(rule_ids)
    for name, setting in switches.items():
        if len(name) < 3 or not any(identifier.startswith(name.upper()) for identifier in identifiers):
            import difflib

            near = ", ".join(difflib.get_close_matches(name.upper(), identifiers, n=1, cutoff=0.5) or identifiers)
            raise UnknownRule(
                f"there is no rule {name}; known: {near}",
                f"没有 {name} 这条规则；现有：{near}",
            )
        if FIXED_RULE.startswith(name.upper()):
            raise UnknownRule(
                f"rule {FIXED_RULE} cannot be set; with --config-from REF what a branch configures does not count",
                f"规则 {FIXED_RULE} 不能设置；用 --config-from REF，分支上的配置就不算数",
            )
        if setting not in get_args(Switch):
            choices = ", ".join(get_args(Switch))
            raise UnknownRule(
                f"rule {name} is set to {setting!r}; write one of {choices}",
                f"规则 {name} 设成了 {setting!r}；应为 {choices} 之一",
            )


def _severity(setting: str) -> Severity:
    return next(each for each in get_args(Severity) if each == setting)
