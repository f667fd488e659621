"""Dask: work sent to the workers of a cluster, who know each other through one scheduler.

Whatever is sent to them is carried out with their rights, and their answers are trusted: the
network between them is to be a closed one.
"""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import distributed

from edition.errors import ClusterError, EditionError, UsageError

Result = TypeVar("Result")

_ADDRESS = re.compile(r"[a-z]+://\S+:\d+")
_PATIENCE = 10.0
"""How many seconds a scheduler may take to answer, and its first worker to be there."""
_ALONE = 300.0
"""After so many seconds without any worker, none is waited for."""


class LostError(Exception):
    """Work was lost with each worker that had it."""


class Station(Protocol):
    """What stands on each worker while it is needed, also on one that joins later."""

    def open(self, folder: Path, threads: int) -> None:
        """Begin on a worker that has a folder of its own and does so many things at a time."""

    def close(self) -> None:
        """Leave the worker as it was."""


class Work(Generic[Result]):
    """Work that was sent to a cluster."""

    __slots__ = ("_cluster", "_future")

    def __init__(self, future: Any, cluster: Cluster) -> None:  # noqa: ANN401 - Dask's future
        self._future = future
        self._cluster = cluster

    def result(self) -> Result:
        """Wait for the result.

        Raises what the work raises, LostError, and ClusterError when there is no cluster any more.
        """
        while True:
            try:
                found: Result = self._future.result(timeout=_PATIENCE)
            except distributed.KilledWorker as error:
                raise LostError(str(error)) from error
            except TimeoutError:
                self._cluster.look()
            except (distributed.client.FutureCancelledError, OSError) as error:
                raise self._cluster.lost() from error
            else:
                return found


class Cluster:
    """The workers behind a scheduler; a context manager."""

    def __init__(self, address: str) -> None:
        """Join the cluster. Raises UsageError when there is none at this address."""
        for name in ("distributed", *logging.root.manager.loggerDict):
            # What goes wrong is told by exceptions.
            if name.startswith("distributed"):
                logging.getLogger(name).setLevel(logging.CRITICAL)
        # A long document may well be sent; and whether the machines match is asked later.
        warnings.filterwarnings("ignore", message="Sending large graph")
        warnings.filterwarnings("ignore", category=distributed.versions.VersionMismatchWarning)
        if not _ADDRESS.fullmatch(address):
            raise UsageError(f"'{address}' is no address of a scheduler; one is tcp://host:8786.")
        self.address = address
        try:
            self._client = distributed.Client(
                address, timeout=_PATIENCE, name="tei-edition", set_as_default=False
            )
        except OSError as error:
            raise UsageError(
                f"No Dask scheduler answers at {address}. 'dask scheduler' starts one."
            ) from error
        except RuntimeError as error:  # Dask's configuration asks for another kind of connection
            raise UsageError(f"The scheduler at {address} cannot be asked: {error}") from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self._client.close()
            raise UsageError(
                f"The scheduler at {address} has no workers. 'dask worker {address}' starts one."
            ) from error
        self._stations: list[str] = []
        self._seen = time.monotonic()

    def __exit__(self, *_: object) -> None:
        """Take away what was put on the workers, and leave the cluster."""
        for name in reversed(self._stations):
            # Where the cluster is there no more, or never took it, there is nothing to take away.
            with suppress(Exception):
                self._client.unregister_worker_plugin(name)
        self._client.close(timeout=_PATIENCE)

    @property
    def threads(self) -> int:
        """How many things the workers that are there do at a time. Raises ClusterError."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError) as error:
            raise self.lost() from error

    def put(self, name: str, station: Station) -> None:
        """Put something on each worker.

        Raises what its opening raises on one of them, and UsageError where they lack its module.
        """
        self._stations.append(name)
        try:
            self._client.run_on_scheduler(_is_there)
            self._client.register_plugin(_Plugin(station), name=name)
        except EditionError:
            raise
        except OSError as error:
            raise self.lost() from error
        except Exception as error:
            raise UsageError(
                f"The scheduler at {self.address} and its workers must have this program, the same"
                f" on all machines, and one of them does not: {error}"
            ) from error

    def send(
        self, function: Callable[..., Result], *arguments: object, again: int = 0
    ) -> Work[Result]:
        """Have a function of a module called, and ``again`` so many times if it fails.

        When its worker comes to an end, another one does it. Raises ClusterError.
        """
        try:
            future = self._client.submit(function, *arguments, pure=False, retries=again)
        except (OSError, RuntimeError) as error:
            raise self.lost() from error
        return Work(future, self)

    def look(self) -> None:
        """Raise ClusterError when there has been no worker for a long time."""
        if self.threads:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _ALONE:
            raise ClusterError(f"The scheduler at {self.address} has no workers any more.")

    def lost(self) -> ClusterError:
        """Return the error to raise when the scheduler is there no more."""
        return ClusterError(f"The scheduler at {self.address} does not answer any more.")


def _is_there() -> None:
    """Do nothing, where this module can be imported."""


def station(name: str) -> Any:  # noqa: ANN401 - whatever was put there
    """Return what ``put`` has put on the worker that this is called on."""
    return distributed.get_worker().plugins[name].station


class _Plugin(distributed.WorkerPlugin):  # type: ignore[misc]
    def __init__(self, station: Station) -> None:
        self.station = station

    def setup(self, worker: Any) -> None:  # noqa: ANN401
        self.station.open(Path(worker.local_directory), worker.state.nthreads)

    def teardown(self, worker: Any) -> None:  # noqa: ANN401, ARG002
        self.station.close()
