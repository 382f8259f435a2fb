"""A real cluster of Dask, with workers that are processes of their own: the same rows, also where one of them dies."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportdiff.batch.batch_run import run_batch
from tests.batch.collection import files_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes by a signal")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip(
        "distributed", reason="Dask is not installed: pip install reportdiff[distributed]"
    )
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    ) as running:
        yield running


def test_a_worker_that_is_killed_costs_nothing_but_its_tasks(
    cluster: Any, collection: Path, dataset: Path, tmp_path: Path
) -> None:
    victims = [int(nanny.pid) for nanny in cluster.workers.values()][:1]

    def kill_one(done: int, before: int, total: int) -> None:
        if victims:
            os.kill(victims.pop(), signal.SIGKILL)

    account = run_batch(
        tmp_path / "batch",
        reports=collection,
        engine="dask",
        scheduler=cluster.scheduler_address,
        on_pair=kill_one,
    )

    assert not victims
    assert (account.pairs, account.failed) == (8, 0)
    assert files_of(tmp_path / "batch") == files_of(dataset)
