"""Apache Spark on this machine in local-cluster mode: a master and two workers, each a process of its own, which speak
over the loopback network as they would on machines of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyspark
from pyspark import SparkContext
from pyspark.sql import DataFrame, SparkSession

WORKERS, CORES, MEGABYTES = 2, 1, 1024
"""Workers, and the processor cores and the memory of each."""


def missing_java() -> str:
    """What to install, or nothing."""
    return (
        "" if shutil.which("java") else "Spark needs Java: on Debian and Ubuntu, apt-get install default-jre-headless"
    )


@contextmanager
def cluster() -> Iterator[SparkSession]:
    """A session on a cluster of its own, which is gone at the end with all that it wrote."""
    with tempfile.TemporaryDirectory() as scratch:
        # The workers keep their folders in Spark's own: this one is of links, so that the installed package stays as
        # it is.
        for part in ("bin", "jars", "sbin"):
            (Path(scratch) / part).symlink_to(Path(pyspark.__file__).parent / part)
        os.environ |= {"SPARK_HOME": scratch, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": f"{scratch}/local"}
        settings = {
            "spark.ui.enabled": False,
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.showConsoleProgress": False,
            "spark.sql.shuffle.partitions": 2 * WORKERS,
            "spark.sql.warehouse.dir": f"{scratch}/warehouse",
        }
        builder = SparkSession.builder.master(f"local-cluster[{WORKERS},{CORES},{MEGABYTES}]")
        session = builder.config(map={name: str(value) for name, value in settings.items()}).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        try:
            yield session
        finally:
            gateway: Any = session.sparkContext._gateway
            session.stop()
            # The session leaves its Java process to the next one, until Python ends.
            gateway.shutdown()
            gateway.proc.communicate(timeout=60)
            SparkContext._gateway = SparkContext._jvm = None


def workers(session: SparkSession) -> int:
    """How many workers have joined, the driver left out."""
    return int(session._jsc.sc().getExecutorMemoryStatus().size()) - 1


def ask(session: SparkSession, positions: Path, sql: str) -> list[tuple[Any, ...]]:
    """What Spark answers to a question about the positions in a folder of Parquet files."""
    session.read.parquet(str(positions)).createOrReplaceTempView("stated_positions")
    return [tuple(row) for row in session.sql(sql).collect()]


class Read(NamedTuple):
    """What a query read of the files, by Spark's own metrics."""

    files: int
    rows: int


def read_by(asked: DataFrame) -> Read:
    """Run the query and say what its scan of the files read."""
    asked.collect()
    plan = asked._jdf.queryExecution().executedPlan()
    scan = next(leaf for leaf in _leaves(plan) if leaf.nodeName().startswith("Scan"))
    metrics = scan.metrics()
    return Read(*(int(metrics.apply(name).value()) for name in ("numFiles", "numOutputRows")))


def _leaves(plan: Any) -> Iterator[Any]:
    """The leaves of a plan, those of an adaptive one included."""
    plan = plan.executedPlan() if plan.nodeName() == "AdaptiveSparkPlan" else plan
    leaves = plan.collectLeaves()
    for place in range(leaves.size()):
        leaf = leaves.apply(place)
        if "QueryStage" in leaf.nodeName():
            yield from _leaves(leaf.plan())
        else:
            yield leaf
