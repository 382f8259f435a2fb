"""A symbolic link that leads out of a collection is refused by every command, and one that stays inside is followed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NEW, OLD
from tests.cli.test_errors import assert_one_line
from tests.command import Command, Run

SECRET = "机密事项"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="symbolic links need leave on Windows")


def _file(root: Path) -> None:
    (root / "reports" / "2032" / "beijing.md").symlink_to("../../secret")


def _absolute(root: Path) -> None:
    (root / "reports" / "2032" / "beijing.md").symlink_to(root / "secret")


def _chain(root: Path) -> None:
    (root / "reports" / "2031" / "next.txt").symlink_to("../../secret")
    (root / "reports" / "2032" / "beijing.md").symlink_to("../2031/next.txt")


def _folder(root: Path) -> None:
    (root / "reports" / "2032").rmdir()
    (root / "reports" / "2032").symlink_to(root / "outside")


def _folder_in_a_chain(root: Path) -> None:
    (root / "reports" / "all").symlink_to(root)
    (root / "reports" / "2032").rmdir()
    (root / "reports" / "2032").symlink_to("all/outside")


WAYS: dict[str, Callable[[Path], None]] = {
    "a file": _file,
    "an absolute link": _absolute,
    "a chain": _chain,
    "the folder of a year": _folder,
    "a folder by way of another": _folder_in_a_chain,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a collection of one report, an empty folder of a year, and the report of that year outside."""
    (tmp_path / "reports" / "2031").mkdir(parents=True)
    (tmp_path / "reports" / "2031" / "beijing.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "reports" / "2032").mkdir()
    secret = NEW.replace("新建社区食堂120家", f"{SECRET}120家").replace("title: ", f"title: {SECRET}")
    (tmp_path / "secret").write_text(secret, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "beijing.md").write_text(secret, encoding="utf-8")
    return tmp_path


FILE = "reports/2032/beijing.md"

COMMANDS = (
    ("show", FILE),
    ("show", "2032"),
    ("show", FILE, "--ledger"),
    ("reports/2031/beijing.md", FILE),
    ("2031", "2032"),
    (FILE, "2031"),
    ("2031", "2032", "--format", "json"),
    ("explain", "2031", "2032", "n1"),
    ("targets", "2031", FILE),
    ("chart", "overview", "2031", FILE),
    ("chart", "targets", "2031", "2032"),
    ("review", "2031", FILE),
    ("accept", "2031", "2032"),
    ("add", FILE, "--reports", "store"),
)


def crossed(*words: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Every command with a link to a file and one to a folder, and every way with the first two commands."""
    pairs = [(way, each) for each in words for way in ("a file", "the folder of a year")]
    return list(dict.fromkeys([*pairs, *((way, each) for way in WAYS for each in words[:2])]))


def named(pair: tuple[str, tuple[str, ...]]) -> str:
    return f"{pair[0]}-{' '.join(pair[1])}"


@pytest.mark.parametrize("pair", crossed(*COMMANDS), ids=named)
def test_no_command_reads_what_a_link_out_of_the_collection_points_to(
    root: Path, pair: tuple[str, tuple[str, ...]]
) -> None:
    way, words = pair
    WAYS[way](root)

    run = Command(root)(*words, "--lang", "en")

    assert_one_line(run, "reports/2032", "leads out of its collection by a symbolic link", "put the file itself there")
    assert SECRET not in run.err
    assert not (root / "store").exists() and not (root / "accepted.toml").exists()


CHECKED = ((), (FILE,), ("reports",), (".",), ("reports/2032",), ("2032",))


@pytest.mark.parametrize("pair", crossed(*CHECKED), ids=named)
def test_a_check_finds_a_link_out_of_the_collection(root: Path, pair: tuple[str, tuple[str, ...]]) -> None:
    way, words = pair
    WAYS[way](root)

    run = Command(root)("check", *words, "--format", "json", "--lang", "en")

    if words == ("2032",):
        assert_one_line(run, "leads out of its collection")
        return
    assert_refused(run, "reports/2032")
    if words in ((), ("reports",), (".",)):
        assert "reports/2031/beijing.md" in {each["file"] for each in json.loads(run.out)["files"]}


def assert_refused(run: Run, path: str) -> None:
    """A finding says of the file, or of the folder of its year, that it leads out; nothing of it is shown."""
    assert (run.code, run.err) == (1, "")
    assert SECRET not in run.out
    findings = [each for each in json.loads(run.out)["findings"] if each["file"].startswith(path)]
    assert findings[0]["rule"] == "RD101" and "leads out of its collection" in findings[0]["values"]["text"]


@pytest.mark.parametrize("target", ["nowhere", "beijing.md", "/dev/zero", "../../secret/x"])
def test_a_link_to_nowhere_or_in_a_circle_is_a_finding_and_no_crash(root: Path, target: str) -> None:
    (root / "reports" / "2032" / "beijing.md").symlink_to(target)

    run = Command(root)("check", "reports", "--format", "json", "--lang", "en")

    assert (run.code, run.err) == (1, "")
    assert FILE in {each["file"] for each in json.loads(run.out)["findings"] if each["rule"] == "RD101"}


def test_the_other_layout_has_a_border_too(root: Path) -> None:
    (root / "regions" / "beijing").mkdir(parents=True)
    (root / "regions" / "beijing" / "2032.md").symlink_to("../../secret")
    (root / "regions" / "shanghai").symlink_to(root / "elsewhere")
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "2033.md").write_bytes((root / "secret").read_bytes())

    for file in ("regions/beijing/2032.md", "regions/shanghai/2033.md"):
        assert_one_line(Command(root)("show", file, "--lang", "en"), file, "leads out of its collection")
        for place in (file, "regions"):
            assert_refused(Command(root)("check", place, "--format", "json", "--lang", "en"), file)


def test_what_stands_beside_a_report_is_not_read_by_way_of_a_link_either(root: Path) -> None:
    (root / FILE).write_text(NEW, encoding="utf-8")
    (root / "reports" / "2030").mkdir()
    (root / "reports" / "2030" / "beijing.md").symlink_to("../../secret")
    sound = Command(root)("2031", "2032", "--lang", "en")
    (root / "pins").write_text(f"{SECRET} = 1", encoding="utf-8")
    (root / "reports" / "2032" / "beijing.links.toml").symlink_to("../../pins")

    pinned = Command(root)("2031", "2032", "--lang", "en")
    checked = Command(root)("check", "reports/2031", "--format", "json")

    assert sound.code == 0 and SECRET not in sound.out + sound.err
    assert_one_line(pinned, "beijing.links.toml", "leads out of its collection")
    assert SECRET not in pinned.err
    (file,) = json.loads(checked.out)["files"]
    assert file["compared_with"] is None and SECRET not in checked.out


def test_a_link_that_stays_inside_is_followed(root: Path) -> None:
    (root / "reports" / "texts").mkdir()
    (root / "reports" / "texts" / "new.md").write_text(NEW, encoding="utf-8")
    (root / FILE).symlink_to("../texts/new.md")
    (root / "reports" / "2033").symlink_to("2032")

    shown = (("show", FILE), ("show", "2032"), ("show", "reports/2033/beijing.md"))
    for words in (*shown, ("2031", "2032"), ("2031", "2033")):
        run = Command(root)(*words)
        assert (run.code, run.err) == (0, "") and "某市2032年" in run.out
    checked = json.loads(Command(root)("check", "reports", "--format", "json").out)
    assert [each["file"] for each in checked["files"]] == ["reports/2031/beijing.md", FILE, "reports/2033/beijing.md"]
    assert "RD101" not in {each["rule"] for each in checked["findings"]}


def test_a_link_that_the_user_names_is_followed(root: Path) -> None:
    (root / "real").mkdir()
    (root / "real" / "new.md").write_text(NEW, encoding="utf-8")
    (root / "mine.md").symlink_to("real/new.md")
    (root / "linked").symlink_to("reports")

    assert Command(root)("reports/2031/beijing.md", "mine.md").code == 0
    assert Command(root)("show", "2031", "--reports", "linked").code == 0
    assert Command(root)("show", "linked/2031/beijing.md").code == 0


def test_the_directory_that_nobody_names_may_not_lead_out_of_its_repository(root: Path) -> None:
    repository = root / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "reports").symlink_to(root / "reports")

    for words in (("show", "2031"), ("check",), ("list",), ("add", "../secret")):
        run = Command(repository)(*words, "--lang", "en")
        assert_one_line(run, "symbolic link out of this repository", "--reports")
    assert Command(repository)("show", "2031", "--reports", "reports").code == 0
    assert not (root / "reports" / "2032" / "beijing.md").exists()


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    done = subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize(
    "pair", [*((way, ()) for way in WAYS), ("a file", ("reports",)), ("a file", (".",))], ids=named
)
def test_a_pull_request_that_brings_a_link_is_stopped(
    root: Path, pair: tuple[str, tuple[str, ...]], committed: bool
) -> None:
    way, words = pair
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "reports")
    git(root, "commit", "--quiet", "-m", "one year")
    WAYS[way](root)
    if committed:
        git(root, "checkout", "--quiet", "-b", "request")
        git(root, "add", "reports")
        git(root, "commit", "--quiet", "-m", "a link")
        assert "120000 " in git(root, "ls-files", "--stage", "reports/2032")

    run = Command(root)("check", *words, "--since", "main", "--format", "json", "--lang", "en")

    assert_refused(run, "reports/2032")


def test_a_report_that_became_a_link_is_stopped_under_its_own_name(root: Path) -> None:
    (root / FILE).write_text(NEW, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "reports")
    git(root, "commit", "--quiet", "-m", "two years")
    (root / FILE).unlink()
    (root / FILE).symlink_to("../2031/beijing.md")

    inside = json.loads(Command(root)("check", "--since", "main", "--format", "json").out)
    (root / FILE).unlink()
    (root / FILE).symlink_to("../../secret")

    # Inside, the file is read under its own name: what is wrong with it is that it holds another year.
    assert [each["file"] for each in inside["files"]] == [FILE]
    assert "RD203" in {each["rule"] for each in inside["findings"]}
    assert_refused(Command(root)("check", "--since", "main", "--format", "json", "--lang", "en"), FILE)


def test_a_report_whose_link_points_to_what_has_changed_is_checked(root: Path) -> None:
    (root / "reports" / "texts").mkdir()
    text = root / "reports" / "texts" / "new.md"
    text.write_text(NEW, encoding="utf-8")
    (root / FILE).symlink_to("../texts/new.md")
    (root / "reports" / "2033").symlink_to("2032")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "reports")
    git(root, "commit", "--quiet", "-m", "two years")
    sound = json.loads(Command(root)("check", "--since", "main", "--format", "json").out)
    text.write_text(NEW.replace("新建社区食堂120家", "新建社区食堂120家，满意率达到%"), encoding="utf-8")

    run = Command(root)("check", "--since", "main", "--format", "json")

    assert sound["files"] == []
    assert [each["file"] for each in json.loads(run.out)["files"]] == [FILE, "reports/2033/beijing.md"]
    assert run.code == 1
