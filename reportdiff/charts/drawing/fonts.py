"""The fonts of the charts: Noto Sans CJK SC out of a wheel, registered by path; the system's own only without it.

The wheel ``noto-cjk-sans-otc`` carries one weight (Regular), so charts order their words by size and colour.
"""

from __future__ import annotations

import functools
from typing import Final

from reportdiff.errors import ReportdiffError

FAMILY: Final = "Noto Sans CJK SC"

_SYSTEM: Final = (
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Heiti SC",
    "Arial Unicode MS",
)
"""Families with Chinese of Linux, macOS and Windows."""

_LAST: Final = "DejaVu Sans"
"""Comes with matplotlib; has signs and scripts that a Chinese font lacks."""


@functools.cache
def font_families() -> list[str]:
    """Give the font families, first choice first, and register the font of the wheel with matplotlib.

    Raises :class:`ReportdiffError` where neither the wheel nor the system has a font with Chinese."""
    from matplotlib import font_manager

    manager = font_manager.fontManager
    try:
        from noto_cjk_sans_otc import FONT_PATH  # type: ignore[import-untyped]

        manager.addfont(str(FONT_PATH))
    except (ImportError, OSError, RuntimeError):
        names = {font.name for font in manager.ttflist}
        family = [name for name in (FAMILY, *_SYSTEM) if name in names][:1]
        if not family:
            raise ReportdiffError(
                "no font with Chinese characters to draw with; pip install noto-cjk-sans-otc",
                "没有可用的中文字体，无法绘图；请运行 pip install noto-cjk-sans-otc",
            ) from None
        return [*family, _LAST]
    return [FAMILY, _LAST]
