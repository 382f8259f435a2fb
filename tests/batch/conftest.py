"""A collection and the dataset of it, made once: no test writes into either."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.batch.batch_run import run_batch
from reportdiff.model.batch import BatchAccount
from tests.batch.collection import write_collection


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_collection(tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="session")
def made(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BatchAccount]:
    """The dataset of the whole collection, and the account of its making."""
    folder = tmp_path_factory.mktemp("dataset") / "batch"
    return folder, run_batch(folder, reports=collection)


@pytest.fixture(scope="session")
def dataset(made: tuple[Path, BatchAccount]) -> Path:
    return made[0]
