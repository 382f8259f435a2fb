"""Archives that hold one report: a .zip of it, or a .gz. Nothing is ever unpacked onto the disk.

What is no report beside it (a form, a picture, a note) is left alone and counted. An archive in an archive, or a member
with a path that climbs out of it, is refused: an honest sender has no need of either.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final, Literal

from reportdiff.corpus.report_files import SUFFIXES
from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.word.package import MAX_PART, MAX_RATIO, RATIO_FROM, Package
from reportdiff.text.shortening import both_ends, few

PICTURES: Final = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
ARCHIVES: Final = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst", ".jar", ".iso")
NO_REPORT: Final = ("__MACOSX", ".", "~", "_")
"""How the name of a file or folder begins that a system or an editor has put there."""

OFFICE: Final = ("[Content_Types].xml", "META-INF/MANIFEST.MF", "META-INF/container.xml", "mimetype")
"""Members that only the package of an Office program, a book or a program has."""

OFD: Final = "ofd.xml"
"""The member that makes a zip archive an OFD file (GB/T 33190-2016, 7.1), in small letters."""

SHOWN: Final = 3
LONGEST_NAME: Final = 60


def is_archive(package: Package) -> bool:
    """Tell whether a zip archive is one of files, and not the package of one document."""
    documents = ("word/", "xl/", "ppt/")
    return not any(name in OFFICE or name.startswith(documents) or name.lower() == OFD for name in package.names)


def report_inside(
    kind: Literal["gzip", "zip"], data: bytes, ledger: Ledger, *, name: str, inside: bool
) -> tuple[bytes, str] | None:
    """Give the bytes of the one report that ``data`` packs, and what to call it in messages; ``None`` for a zip that is
    the package of one document.

    ``inside`` is true for what was in an archive itself. Raises :class:`UnreadableReport` as :func:`zipped_report` and
    :func:`unzipped_report`, and for an archive in an archive."""
    if kind == "gzip":
        if inside:
            raise _nested(name, "")
        return unzipped_report(data, name=name)
    package = Package(data, name=name)
    if not is_archive(package):
        return None
    if inside:
        raise _nested(name, "")
    return zipped_report(package, ledger, name=name)


def zipped_report(package: Package, ledger: Ledger, *, name: str) -> tuple[bytes, str]:
    """Give the bytes of the one report in ``package``, and what to call it in messages: ``mail.zip/report.docx``.

    Counts ``archive_member`` (the others) in ``ledger``. Raises :class:`UnreadableReport` where there is none or more
    than one, and for archives that no honest sender makes."""
    members = [member for member in package.names if not member.endswith(("/", "\\"))]
    for member in members:
        _refuse_way_out(member, name=name)
        if member.lower().endswith(ARCHIVES):
            raise _nested(name, member)
    report = _the_report(members, name=name)
    data = package.read(report) or b""
    for member in members:
        if member != report:
            ledger.note("archive_member", readable_name(member))
    return data, f"{name}/{readable_name(report)}"


def unzipped_report(data: bytes, *, name: str) -> tuple[bytes, str]:
    """Give the bytes in the gzip file ``data``, and what to call them: ``report.txt.gz`` without its last suffix.

    Raises :class:`UnreadableReport` if it is damaged, a bomb, or holds several files."""
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        inner = unpack.decompress(data, MAX_PART + 1)
    except zlib.error as error:
        raise _damaged(name, str(error)) from None
    if len(inner) > MAX_PART or (len(inner) > RATIO_FROM and len(inner) > MAX_RATIO * len(data)):
        raise UnreadableReport(
            f"{name}: unpacks to more than {MAX_PART // 2**20} MB or {MAX_RATIO} times its size (a bomb); "
            "give the report itself",
            f"{name}：解压后超过 {MAX_PART // 2**20} MB，或大了 {MAX_RATIO} 倍以上（压缩炸弹）；请给出报告本身",
        )
    if not unpack.eof:
        raise _damaged(name, "breaks off")
    if unpack.unused_data.startswith(b"\x1f\x8b") or inner[257:262] == b"ustar":
        raise UnreadableReport(
            f"{name}: holds several files; unpack it and give the report inside",
            f"{name}：含有多个文件；请解压后给出其中的报告",
        )
    return inner, name.removesuffix(".gz") if name.lower().endswith(".gz") else f"{name}/"


def _the_report(members: Sequence[str], *, name: str) -> str:
    """Give the one member that is a report by its name; a picture only where there is no document."""
    own = [member for member in members if not _is_litter(member)]
    for suffixes in (SUFFIXES, PICTURES):
        reports = [member for member in own if member.lower().endswith(suffixes)]
        if len(reports) == 1:
            return reports[0]
        if reports:
            shown = ", ".join(few([readable_name(member) for member in reports], SHOWN))
            raise UnreadableReport(
                f"{name}: holds {len(reports)} files that may be the report ({shown}); unpack it and give one of them",
                f"{name}：其中有 {len(reports)} 个文件可能是报告（{shown}）；请解压后给出其中一个",
            )
    raise UnreadableReport(
        f"{name}: is a zip archive without a report in it (of {', '.join(SUFFIXES)}); give the report itself",
        f"{name}：zip 压缩包里没有报告（{'、'.join(SUFFIXES)}）；请给出报告本身",
    )


def _is_litter(member: str) -> bool:
    return any(part.startswith(NO_REPORT) for part in PurePosixPath(member.replace("\\", "/")).parts)


def _refuse_way_out(member: str, *, name: str) -> None:
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or member[1:2] == ":":
        raise UnreadableReport(
            f"{name}: holds a path that leads out of it ({readable_name(member)!r}); "
            "it is made to do harm, do not unpack it",
            f"{name}：其中有指向外面的路径（{readable_name(member)!r}）；这样的压缩包有害，请勿解压",
        )


def _nested(name: str, member: str) -> UnreadableReport:
    inner = f" ({readable_name(member)})" if member else ""
    return UnreadableReport(
        f"{name}: holds an archive in an archive{inner}; unpack it and give the report inside",
        f"{name}：压缩包里还有压缩包{inner}；请解压后给出其中的报告",
    )


def _damaged(name: str, reason: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name}: is a damaged gzip archive ({reason}); fetch it again",
        f"{name}：gzip 压缩包已损坏（{reason}）；请重新获取",
    )


def readable_name(member: str) -> str:
    """Give the name of a member as its maker wrote it, in one line: Chinese Windows writes GBK and does not say so, and
    then Python takes it for code page 437."""
    try:
        raw = member.encode("cp437")
        member = member if raw.isascii() else _decoded(raw)
    except (UnicodeEncodeError, UnicodeDecodeError):
        pass
    shown = "".join(sign if sign.isprintable() else "?" for sign in member)
    return both_ends(shown, LONGEST_NAME)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
