"""Settings: flag > environment > file > default, and what is said of a slip."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportdiff.settings import KEYS, BadConfig, default_map, find_config, read_settings
from tests.command import Command


def settings(folder: Path, environment: dict[str, str] | None = None) -> dict[str, tuple[object, str]]:
    return {each.key.name: (each.value, each.origin) for each in read_settings(folder, environment or {})}


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text('region = "shanghai"\nwidth = 90\n', encoding="utf-8")

    held = settings(tmp_path, {"REPORTDIFF_WIDTH": "70"})

    assert held["region"] == ("shanghai", "file")
    assert held["width"] == (70, "environment")
    assert held["color"] == (None, "default")


def test_the_file_is_looked_for_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "reportdiff.toml").write_text('region = "outside"\n', encoding="utf-8")
    assert find_config(inner) is None

    (tmp_path / "repository" / ".git").mkdir()
    (tmp_path / "repository" / "pyproject.toml").write_text('[tool.reportdiff]\nregion = "hebei"\n', encoding="utf-8")
    (tmp_path / "repository" / "a" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")

    assert settings(inner)["region"] == ("hebei", "file")


def test_a_path_is_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "reportdiff.toml").write_text('watch = "lists/watch.toml"\n', encoding="utf-8")
    (tmp_path / "inner").mkdir()

    assert settings(tmp_path / "inner")["watch"][0] == str(tmp_path / "lists/watch.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('regoin = "x"', "did you mean region"),
        ("[diff]\nfailon = ['new']", "did you mean diff.fail-on"),
        ("[chekc]\nworkers = 2", "unknown key chekc"),
        ("width = 'wide'", "a whole number"),
        ("color = 'sometimes'", "auto|always|never"),
        ("width = true", "a whole number"),
        ("width = -1", "a whole number"),
        ("width = 99999999999999999999", "a whole number"),
        ("watch = ' '", "a path in quotes"),
        ("region = 2020-01-01", "a text in quotes"),
        ("[diff]\npager = 1", "true or false"),
        ("[diff]\nfail-on = [1]", "a list of texts"),
        ("[check]\nrules = 'RD306'", "a table"),
        ("[check]\nrules = {RD306 = 1}", "a table"),
        ("region = ", "not TOML"),
    ],
)
def test_a_slip_is_an_error_that_names_the_nearest(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "reportdiff.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadConfig) as refused:
        read_settings(tmp_path, {})

    assert said in str(refused.value)
    assert refused.value.zh


@pytest.mark.parametrize(
    ("variable", "said", "value"),
    [
        ("REPORTDIFF_WIDTH", "070", 70),
        ("REPORTDIFF_DIFF_PAGER", "No", False),
        ("REPORTDIFF_DIFF_PAGER", "1", True),
        ("REPORTDIFF_DIFF_FAIL_ON", "new, dropped", ["new,dropped"]),
        ("REPORTDIFF_CHECK_FAIL_ON", "never", "never"),
    ],
)
def test_a_variable_says_the_same_in_words(tmp_path: Path, variable: str, said: str, value: object) -> None:
    held = read_settings(tmp_path, {variable: said})

    assert [each.value for each in held if each.origin == "environment"] == [value]


@pytest.mark.parametrize(
    ("variable", "said"),
    [("REPORTDIFF_WIDTH", "1.0"), ("REPORTDIFF_WIDTH", "9" * 5000), ("REPORTDIFF_DIFF_PAGER", "perhaps")],
)
def test_a_slip_in_a_variable_names_it(tmp_path: Path, variable: str, said: str) -> None:
    with pytest.raises(BadConfig, match=f"^{variable}: "):
        read_settings(tmp_path, {variable: said})


def test_a_setting_reaches_the_commands_that_have_its_option(tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text(
        'lang = "zh"\n[diff]\nfail-on = ["new", "watch"]\n[check]\nrules = { RD306 = "off" }\n', encoding="utf-8"
    )
    parameters = {"diff": ("lang", "fail_on"), "check": ("lang", "fail_on", "rules"), "show": ("lang",)}

    assert default_map(read_settings(tmp_path, {}), parameters) == {
        "diff": {"lang": "zh", "fail_on": ["new,watch"]},
        "check": {"lang": "zh", "rules": ["RD306=off"]},
        "show": {"lang": "zh"},
    }


def test_every_key_is_an_option_of_some_command() -> None:
    from reportdiff.cli.group import group

    held = {parameter.name for command in group.commands.values() for parameter in command.params}
    assert {key.parameter for key in KEYS} <= held
    for key in KEYS:
        for command in key.commands:
            assert key.parameter in {parameter.name for parameter in group.commands[command].params}


def test_config_shows_value_and_origin(tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text('region = "shanghai"\n', encoding="utf-8")
    run = Command(tmp_path)("config", "--format", "json", env={"REPORTDIFF_CHECK_FAIL_ON": "warning"})

    rows = {row["key"]: row for row in json.loads(run.out)}
    assert run.code == 0
    assert rows["region"]["origin"] == "file" and rows["region"]["where"].endswith("reportdiff.toml")
    assert (rows["check.fail-on"]["value"], rows["check.fail-on"]["where"]) == ("warning", "REPORTDIFF_CHECK_FAIL_ON")
    assert "shanghai  (file: reportdiff.toml)" in Command(tmp_path)("config", "--lang", "en").out


def test_a_slip_stops_a_command_in_one_line_but_not_its_help(tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text('regoin = "x"\n', encoding="utf-8")
    command = Command(tmp_path)

    run = command("list", "--lang", "en")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "did you mean region?" in run.err
    assert command("list", "--help").code == 0
