"""Make ``reportdiff/data/traditional.txt``, the characters that only traditional script has:
``python -m benchmarks.training.make_traditional``.

They are the hanzi (U+4E00 to U+9FFF) that GB 2312 lacks and OpenCC's table ``t2s`` changes. Characters of both scripts
that are rare in one (槃, 喆 in names) and simplified ones that have a second reading (后, 里, 干) are not among them.
"""

from __future__ import annotations

from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent.parent / "reportdiff" / "data" / "traditional.txt"
A_LINE = 60


def in_gb2312(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def main() -> None:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    others = filter(lambda character: not in_gb2312(character), map(chr, range(0x4E00, 0xA000)))
    forms = "".join(character for character in others if convert(character) != character)
    lines = [forms[at : at + A_LINE] for at in range(0, len(forms), A_LINE)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(forms)} characters in {TARGET.name}")


if __name__ == "__main__":
    main()
