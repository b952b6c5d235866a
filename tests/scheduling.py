"""Two kinds of workers for a run of the whole suite: for files whose tests wait, and for files whose tests compute.

Tests that start bots mostly wait, so many of them run at the same time; of those that compute, more than there are cores
gain nothing. A worker collects only the files of its kind, because each process needs seconds to collect them all.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

LEAST = 6  # workers; if there are fewer, each runs all files
COMPUTING = 2  # workers


def waits(path: Path) -> bool:
    """Whether the tests of a file mostly wait: for a bot, a lease, a poll."""
    return not {"e2e", "replicas"}.isdisjoint(path.parts)


def is_split(config: pytest.Config, workers: int) -> bool:
    """Whether this is a run of the whole suite with enough workers."""
    return workers >= LEAST and config.args_source is pytest.Config.ArgsSource.TESTPATHS


def computes(worker: str, workers: int) -> bool:
    """Whether this worker (`gw3`) is one of those that compute. A worker that crashed has a successor of another number."""
    return int(worker.removeprefix("gw")) % workers < COMPUTING


def kind_of_worker(config: pytest.Config) -> bool | None:
    """In a worker of a split run, whether it computes; None in all other processes."""
    given = getattr(config, "workerinput", None)
    if given is None or not is_split(config, given["workercount"]):
        return None
    return computes(given["workerid"], given["workercount"])


class TwoKinds:
    """xdist's scheduler of files, once for each kind of worker. The methods are those of xdist's protocol."""

    def __init__(self, config: pytest.Config, log: Producer, workers: int) -> None:
        self._config = config
        self._workers = workers
        self._kinds = {computing: LoadFileScheduling(config, log) for computing in (False, True)}
        for computing, scheduler in self._kinds.items():
            scheduler.numnodes = COMPUTING if computing else workers - COMPUTING

    def _of(self, node: WorkerController) -> LoadFileScheduling:
        return self._kinds[computes(node.gateway.id, self._workers)]

    @property
    def nodes(self) -> list[WorkerController]:
        return [node for scheduler in self._kinds.values() for node in scheduler.nodes]

    @property
    def collection_is_completed(self) -> bool:
        return all(scheduler.collection_is_completed for scheduler in self._kinds.values())

    @property
    def tests_finished(self) -> bool:
        return all(scheduler.tests_finished for scheduler in self._kinds.values())

    @property
    def has_pending(self) -> bool:
        return any(scheduler.has_pending for scheduler in self._kinds.values())

    def add_node(self, node: WorkerController) -> None:
        self._of(node).add_node(node)

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """Its kind starts as soon as all workers of that kind have collected."""
        scheduler = self._of(node)
        scheduler.add_node_collection(node, collection)
        if scheduler.collection_is_completed:
            scheduler.schedule()

    def schedule(self) -> None:
        """Both kinds have started, see above. xdist has counted the tests of the last worker only."""
        session = self._config.pluginmanager.get_plugin("session")
        assert session is not None
        session.testscollected = sum(len(scheduler.collection or ()) for scheduler in self._kinds.values())

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        self._of(node).mark_test_complete(node, item_index, duration)

    def mark_test_pending(self, item: str) -> None:
        raise NotImplementedError

    def remove_pending_tests_from_node(self, node: WorkerController, indices: Sequence[int]) -> None:
        raise NotImplementedError

    def remove_node(self, node: WorkerController) -> str | None:
        crashed: str | None = self._of(node).remove_node(node)
        return crashed
