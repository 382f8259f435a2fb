"""A judge: an OpenAI-compatible ``/chat/completions`` endpoint that answers in the place of a reader.

It is asked about lists (:mod:`reportdiff.reviewing.candidate_lists`), several in one request. Report text is data. It
goes to the judge as quoted JSON, and whatever comes back can only choose between the verdicts that were offered for the
pairs that were shown: a list without exactly that is skipped and counted. Nothing but the texts, headings and sentences
of the lists is sent.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from reportdiff.disk.files import replace_file
from reportdiff.disk.locking import locked
from reportdiff.disk.symbolic_links import LinkOut, real_path
from reportdiff.errors import ReportdiffError
from reportdiff.model import Report
from reportdiff.reviewing.answers import Answer, Mark
from reportdiff.reviewing.candidate_lists import CandidateList, shown
from reportdiff.reviewing.judge_words import INSTRUCTIONS, batches, parse_reply, parse_verdicts, prompt_for

KEY_VARIABLES: Final = ("REPORTDIFF_JUDGE_KEY", "OPENAI_API_KEY")
MOST_BYTES: Final = 1_000_000
"""Bytes of a response that are read; a proper one has a few hundred."""

LONGEST_WAIT: Final = 30.0
"""Seconds that an endpoint may ask to be waited for."""

MOST_SILENT: Final = 3
"""Requests in a row without any response after which the review stops."""


class JudgeFailed(ReportdiffError):
    """The endpoint cannot be used at all: a wrong address, a refused key, no such model."""


class _Temporary(Exception):
    """A fault that may pass at the next try; ``wait`` is what the endpoint requests, in seconds."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        super().__init__(what)
        self.wait = wait


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are not followed: the key would go along."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _is_plain_address(url: str) -> bool:
    """Tell whether ``url`` is an http(s) address in ASCII, with a host, maybe a port, and no password."""
    if not (url.isascii() and url.isprintable()) or " " in url:
        return False
    try:
        parts = urllib.parse.urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_web and "@" not in parts.netloc


@dataclass(slots=True, kw_only=True)
class Judge:
    """A judge at ``url`` (``https://host/v1``, with or without ``/chat/completions``) and what became of its answers.

    ``timeout`` is for one try, in seconds, from the connection to the last byte; a try that fails in passing (429, 5xx,
    time) is made again up to ``tries`` times, waiting ``backoff``, twice that, … seconds. Proper answers are kept in
    the file ``cache``, by list and model. ``answered``, ``skipped`` and ``from_cache`` count lists, ``requests``
    what was sent. Raises :class:`JudgeFailed` for an address that is not http(s)."""

    url: str
    model: str
    key: str = ""
    cache: Path | None = None
    timeout: float = 60.0
    tries: int = 3
    backoff: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    answered: int = 0
    skipped: int = 0
    from_cache: int = 0
    requests: int = 0
    _answers: dict[str, str] = field(init=False, default_factory=dict)
    _failures: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        if not _is_plain_address(self.url):
            raise JudgeFailed(
                "--judge must be an http(s) address without a password in it, such as http://localhost:8000/v1",
                "--judge 应是不含密码的 http(s) 地址，如 http://localhost:8000/v1",
            )
        if not (self.key.isascii() and self.key.isprintable()):
            # Nobody's key has such characters, and the header of a request cannot carry them.
            raise JudgeFailed(
                f"{KEY_VARIABLES[0]} holds characters that no key has; set it anew",
                f"{KEY_VARIABLES[0]} 里有密钥不会有的字符；请重新设置",
            )
        if self.cache is not None:
            self._answers = _read_cache(self.cache)

    def answer(self, lists: Sequence[CandidateList], old: Report, new: Report) -> list[Answer]:
        """Give the judge's answers, one a list; ``skip`` where it gave none that is proper.

        Pairs it is unsure of get no pin. Raises :class:`JudgeFailed`, also where it has not responded to several
        requests in a row."""
        items = [shown(one, old, new) for one in lists]
        counts = [len(one.proposals) for one in lists]
        names = [self._name(item) for item in items]
        known = {
            place: marks
            for place, (name, count) in enumerate(zip(names, counts, strict=True))
            if (marks := parse_verdicts(self._answers.get(name, ""), count)) is not None
        }
        self.from_cache += len(known)
        for places in batches([place for place in range(len(lists)) if place not in known]):
            replies = parse_reply(self._ask(prompt_for([items[place] for place in places])), len(places))
            fresh = {
                place: reply
                for place, reply in zip(places, replies, strict=True)
                if parse_verdicts(reply, counts[place]) is not None
            }
            self._keep({names[place]: reply for place, reply in fresh.items()})
            known |= {place: parse_verdicts(reply, counts[place]) or [] for place, reply in fresh.items()}
        self.answered += len(known)
        self.skipped += len(lists) - len(known)
        return [_answer(known.get(place)) for place in range(len(lists))]

    def _name(self, item: Mapping[str, Any]) -> str:
        """Give the name of a list in the cache: what was asked, of whom and how."""
        asked = json.dumps(item, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{self.model}\n{INSTRUCTIONS}\n{asked}".encode()).hexdigest()

    def _ask(self, prompt: str) -> str:
        body = json.dumps(
            {
                "model": self.model,
                "temperature": 0,
                "messages": [
                    {"role": "system", "content": INSTRUCTIONS},
                    {"role": "user", "content": prompt},
                ],
            }
        ).encode()
        last = ""
        self.requests += 1
        for number in range(self.tries):
            try:
                data = self._post(body)
            except _Temporary as error:
                last = str(error)
                if number + 1 < self.tries:
                    self.sleep(max(self.backoff * 2**number, min(error.wait, LONGEST_WAIT)))
            else:
                self._failures = 0
                return _content(data)
        self._failures += 1
        if self._failures >= MOST_SILENT:
            raise JudgeFailed(
                f"the judge has not responded to {MOST_SILENT} requests in a row ({last}); try again later",
                f"评判模型连续{MOST_SILENT}次没有回应（{last}）；请稍后再试",
            )
        return ""

    def _post(self, body: bytes) -> bytes:
        address = self.url.rstrip("/")
        if not address.endswith("/chat/completions"):
            address += "/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "reportdiff"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(address, data=body, headers=headers, method="POST")
        opener = urllib.request.build_opener(_NoRedirect)
        end = time.monotonic() + self.timeout
        try:
            with opener.open(request, timeout=self.timeout) as response:
                return _whole(response, end)
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 429 or error.code >= 500:
                    raise _Temporary(str(error.code), _seconds(error.headers.get("Retry-After"))) from error
            raise JudgeFailed(
                f"the judge answered {error.code} {error.reason}; check --judge, --model and {KEY_VARIABLES[0]}",
                f"评判模型的服务回应 {error.code} {error.reason}；请检查 --judge、--model 和 {KEY_VARIABLES[0]}",
            ) from error
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, ConnectionRefusedError) or "Name or service" in str(reason):
                raise JudgeFailed(
                    f"the judge cannot be reached ({reason}); check the address --judge",
                    f"连不上评判模型的服务（{reason}）；请检查 --judge 的地址",
                ) from error
            raise _Temporary(str(reason)) from error

    def _keep(self, answers: Mapping[str, str]) -> None:
        if not answers:
            return
        self._answers |= answers
        if self.cache is not None:
            with locked(self.cache):
                self._answers = _read_cache(self.cache) | self._answers
                replace_file(
                    self.cache, json.dumps(self._answers, ensure_ascii=False, indent=0, sort_keys=True).encode()
                )


def cache_file(links: Path) -> Path:
    """Give the file of the judge's answers: ``beijing.judge.json`` beside ``beijing.links.toml``."""
    return links.with_name(links.name.removesuffix(".toml").removesuffix(".links") + ".judge.json")


def _answer(marks: Sequence[Mark] | None) -> Answer:
    if marks is None:
        return Answer(action="skip")
    return Answer(action="decide", marks=dict(enumerate(marks, start=1)))


def _content(data: bytes) -> str:
    """Give the text of the first choice; ``""`` where the response has another shape."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return ""
    return content if isinstance(content, str) else ""


def _whole(response: IO[bytes], end: float) -> bytes:
    """Read the body, within size and time: a server that drips counts as one that does not answer."""
    data = b""
    reader = getattr(response, "read1", response.read)
    while len(data) <= MOST_BYTES:
        if time.monotonic() > end:
            raise _Temporary("timed out")
        piece = reader(65_536)
        if not piece:
            return data
        data += piece
    return b""


def _seconds(value: str | None) -> float:
    return float(value) if value is not None and value.isdecimal() else 0.0


def _read_cache(path: Path) -> dict[str, str]:
    """Read the cache; empty where the file is missing or broken, since all can be asked again."""
    try:
        table = json.loads(real_path(path).read_bytes())
    except (OSError, ValueError, RecursionError, LinkOut):
        return {}
    if not isinstance(table, dict):
        return {}
    return {name: content for name, content in table.items() if isinstance(content, str)}
