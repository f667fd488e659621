"""Beyond one machine: tasks for the workers of a Dask cluster, who do them as this machine does.

On each worker a task runs in a process of its own (``processes``), within the same limits of
time and memory; it comes as bytes, with the files that it names (``parcels``), and its result goes
back as bytes. The workers need the same program, and nothing else of this machine.
"""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Generic, Self, TypeVar
from uuid import uuid4

from edition.engines import dask
from edition.errors import UsageError
from edition.parcels import Packer, Parcel, unpack
from edition.processes import EndedError, ExpiredError, Processes
from edition.program import program

Task = TypeVar("Task")
Result = TypeVar("Result")

_AGAIN = 2
"""How often a task is done again that ended its process: another machine may be a better one."""


class Call(Generic[Result]):
    """Work that was sent away."""

    __slots__ = ("_work",)

    def __init__(self, work: dask.Work[bytes]) -> None:
        self._work = work

    def result(self) -> Result:
        """Wait for the result. Raises ExpiredError, ClusterError, and what the work raises."""
        try:
            outcome = pickle.loads(self._work.result())  # noqa: S301 - the cluster is trusted
        except dask.LostError as error:
            message = "ended the process it ran in, perhaps for want of memory"
            # The scheduler has had it tried by others already.
            raise ExpiredError(message) from error
        if isinstance(outcome, _Failure):
            raise outcome.error
        result: Result = outcome
        return result


class Cluster:
    """The workers behind a scheduler, in the place of ``Processes``; a context manager."""

    def __init__(self, address: str) -> None:
        """Join a cluster. Raises UsageError when there is none, or it has another program."""
        self._cluster = dask.Cluster(address)
        # Of this build alone: others may use the cluster at the same time.
        self._name = f"tei-edition-{uuid4().hex}"
        self._packer = Packer(self._send)
        try:
            self._cluster.put(self._name, _Bench(self._name, program()))
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes on the workers, and remove the files there."""
        self._cluster.__exit__()

    @property
    def count(self) -> int:
        """How many tasks are done at a time."""
        return self._cluster.threads

    def call(
        self,
        function: Callable[[Task], Result],
        task: Task,
        *,
        seconds: float,
        hands: int | None = None,  # noqa: ARG002 - the scheduler sees to that
    ) -> Call[Result]:
        """Have a function of a module called, which may take ``seconds`` once it has begun."""
        work = self._packer.pack((function, task))
        return Call(self._cluster.send(_carry_out, self._name, work, seconds, again=_AGAIN))

    def _send(self, parcel: Parcel) -> None:
        self._cluster.put(f"{self._name}-{parcel.name}", _Delivery(self._name, parcel))


class _Bench:
    """What a worker works with: its processes."""

    def __init__(self, name: str, wanted: str) -> None:
        self._name = name
        self._wanted = wanted

    def open(self, folder: Path, threads: int) -> None:
        if program() != self._wanted:
            raise UsageError(
                "The workers of the cluster have another version of this program or of the"
                " libraries it uses. Install the same on all machines."
            )
        # Dask's workers are daemons, who else may have no children.
        multiprocessing.current_process().daemon = False
        self._folder = folder / self._name
        self._processes = Processes(threads)
        self._lock = Lock()

    def close(self) -> None:
        self._processes.__exit__()
        shutil.rmtree(self._folder, ignore_errors=True)

    def carry_out(self, work: bytes, seconds: float) -> bytes:
        with self._lock:
            call = self._processes.call(_do, (work, self._folder), seconds=seconds)
        try:
            return call.result()
        except EndedError:
            raise
        except ExpiredError as error:
            return pickle.dumps(_Failure(error))


class _Delivery:
    """Files that a worker needs."""

    def __init__(self, name: str, parcel: Parcel) -> None:
        self._name = name
        self._parcel = parcel

    def open(self, folder: Path, _: int) -> None:
        self._parcel.unpack(folder / self._name)
        self._parcel = Parcel(self._parcel.name, {})

    def close(self) -> None:
        pass  # the bench goes last, and takes the folder with it


class _Failure:
    """What the work raised."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _carry_out(bench: str, work: bytes, seconds: float) -> bytes:
    """Do a task on the worker that this is called on."""
    station: _Bench = dask.station(bench)
    return station.carry_out(work, seconds)


def _do(sent: tuple[bytes, Path]) -> bytes:
    """Do a task in the process that this is called in."""
    work, folder = sent
    function, task = unpack(work, folder)
    try:
        outcome = function(task)
    except MemoryError:
        raise
    except Exception as error:
        outcome = _Failure(error)
    return pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
