"""What it costs to hand a document to another process and its result back, here and on a cluster.

``python benchmarks/handing.py FOLDER`` takes the texts of a folder of TEI, hands them over with
work that is next to nothing, and writes a table of the processor time of all processes that have
a part in it. It needs Dask (``pip install '.[cluster]'``). ``README.md`` says how to read it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from edition import resources, workers  # noqa: E402 - it lies beside this folder
from edition.presentation import Presentation  # noqa: E402
from edition.surveying import SurveyTask  # noqa: E402

TASKS = 1200
ROUNDS = 3
TOGETHER = {"one by one": (1, 1), "in batches": (workers._MANY, workers._MUCH)}  # noqa: SLF001


@contextmanager
def cluster() -> Iterator[tuple[str, list[int]]]:
    """Start a scheduler and two workers; yield the address, and the ids of their processes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "scheduler.json")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_TEMPORARY_DIRECTORY": folder}
        common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
        dask = [sys.executable, "-m", "dask"]
        commands = [
            [*dask, "scheduler", *common, "--port", "0"],
            *([[*dask, "worker", *common, "--nthreads", "1", "--no-nanny"]] * 2),
        ]
        started = []
        for command in commands:
            started.append(
                subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL)
            )
            while not (file.is_file() and file.read_text("utf-8")):
                time.sleep(0.1)
        try:
            yield json.loads(file.read_text("utf-8"))["address"], [item.pid for item in started]
        finally:
            for process in started:
                process.terminate()
                process.wait()


def seconds(processes: list[int]) -> float:
    """Return the processor time that processes and those they have started have taken so far."""
    found = 0.0
    for process in map(psutil.Process, processes):
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            found += times.user + times.system
    return found


def measure(tasks: list[SurveyTask], scheduler: str, processes: list[int]) -> float:
    """Return the milliseconds that a task takes, start and end of the processes left out."""
    with workers.Workers(2, scheduler) as pool:

        def hand(some: list[SurveyTask]) -> None:
            for _ in pool.map(attrgetter("text"), some, otherwise=lambda task, _: task.text):
                pass

        hand(tasks[:60])
        # A cluster watches itself while nothing is done, and this belongs to no task.
        before, began = seconds(processes), time.perf_counter()
        time.sleep(5)
        idle = (seconds(processes) - before) / (time.perf_counter() - began)
        before, began = seconds(processes), time.perf_counter()
        hand(tasks)
        taken = seconds(processes) - before - idle * (time.perf_counter() - began)
        return taken / len(tasks) * 1000


def main(folder: Path) -> None:
    """Measure and write the table."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.xml"))]
    presentation = Presentation(resources.stylesheets())
    tasks = [SurveyTask("", texts[number % len(texts)], 0, presentation) for number in range(TASKS)]
    sys.stdout.write("| to | how | ms a document |\n|---|---|---:|\n")
    with cluster() as (address, others):
        for where, scheduler, more in (("processes", "", []), ("a cluster", address, others)):
            for how, (workers._MANY, workers._MUCH) in TOGETHER.items():  # noqa: SLF001
                processes = [os.getpid(), *more]
                found = [measure(tasks, scheduler, processes) for _ in range(ROUNDS)]
                sys.stdout.write(f"| {where} | {how} | {statistics.median(found):.2f} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
