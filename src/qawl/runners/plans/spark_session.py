"""Spark as plans need it: the only importer of pyspark."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeAlias

from qawl.errors import RunError
from qawl.runners.plans.plan import Row, Running

Frame: TypeAlias = Any
"""A DataFrame of Spark's with the columns key and value."""
Batches: TypeAlias = Callable[[Iterator[Any]], Iterator[Any]]
"""From Arrow record batches to such, in a process of the engine."""

COLUMNS = "key binary, value binary"
TRIES = 4
"""So often a piece of work is tried, as `DEATHS` of the local runner."""
LOCAL = "127.0.0.1"
LONGEST_REASON = 300
"""Characters of the engine's own words that are told."""

_QUIET: tuple[tuple[str, str], ...] = (
    ("spark.ui.enabled", "false"),
    ("spark.ui.showConsoleProgress", "false"),
    ("spark.sql.execution.arrow.maxRecordsPerBatch", "500"),
    ("spark.sql.parquet.compression.codec", "zstd"),
    ("spark.sql.files.maxPartitionBytes", "32m"),
    ("spark.hadoop.parquet.enable.dictionary", "false"),
    ("spark.task.maxFailures", str(TRIES)),
    ("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1"),
)
"""What we ask of the engine; `Running.conf` comes on top."""


@dataclass(frozen=True, slots=True)
class Session:
    """A running engine; `close` ends what we started."""

    spark: Any
    parallel: int
    """So many pieces of work it does at a time, as far as it knows."""
    _open: ExitStack

    def close(self) -> None:
        self._open.close()

    def source(self, pieces: Sequence[Sequence[Row]]) -> Frame:
        """Rows that this process holds, each of the pieces done in one go."""
        if not pieces:
            return self.read(())
        rows = [(number, *row) for number, piece in enumerate(pieces) for row in piece]
        frame = self.spark.createDataFrame(rows, f"piece int, {COLUMNS}", verifySchema=False)
        return frame.repartitionById(len(pieces), "piece").select("key", "value")

    def read(self, paths: Sequence[str]) -> Frame:
        if not paths:
            return self.spark.createDataFrame([], COLUMNS)
        return self.spark.read.schema(COLUMNS).parquet(*paths)

    def map(self, frame: Frame, work: Batches) -> Frame:
        """As `mapInArrow`, which asks for pandas without using it."""
        from pyspark.sql import DataFrame
        from pyspark.sql.udf import UserDefinedFunction
        from pyspark.util import PythonEvalType

        made = UserDefinedFunction(work, returnType=COLUMNS, evalType=PythonEvalType.SQL_MAP_ARROW_ITER_UDF)
        column = made(*[frame[name] for name in frame.columns])
        return DataFrame(frame._jdf.mapInArrow(column._jc, False, None), self.spark)

    def ordered(self, frame: Frame, light: bool) -> Iterator[Row]:
        """The rows in the order of key and value: sorted here where they are light, or else in the engine."""
        if light:
            table = frame.toArrow()
            yield from sorted(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))
            return
        for key, value in frame.orderBy("key", "value").toLocalIterator(prefetchPartitions=True):
            yield bytes(key), bytes(value)

    def hand_out(self, value: object) -> Any:
        """A value that every process gets once; `.value` there."""
        return self.spark.sparkContext.broadcast(value)

    def folder(self, address: str) -> Folder:
        context = self.spark.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(address)
        return Folder(address, path.getFileSystem(context._jsc.hadoopConfiguration()), context._jvm)

    @contextmanager
    def failing(self, tell: Callable[[str], Exception]) -> Iterator[None]:
        """What fails in the engine raises what `tell` makes of the engine's own words."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield
        except (PySparkException, Py4JError) as error:
            raise tell(_reason(error)) from error


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of any file system that the engine knows, by its address."""

    address: str
    _system: Any
    _jvm: Any

    def at(self, name: str) -> str:
        return f"{self.address.rstrip('/')}/{name}"

    def names(self) -> list[str]:
        """What lies in it, in order; nothing where it is not there."""
        path = self._path("")
        if not self._system.exists(path):
            return []
        return sorted(status.getPath().getName() for status in self._system.listStatus(path))

    def size(self, name: str) -> int:
        """Bytes of all that lies in a folder in it."""
        return int(self._system.getContentSummary(self._path(name)).getLength()) if self.has(name) else 0

    def has(self, name: str) -> bool:
        return bool(self._system.exists(self._path(name)))

    def text(self, name: str) -> str | None:
        if not self.has(name):
            return None
        stream = self._system.open(self._path(name))
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def write(self, name: str, words: str) -> None:
        stream = self._system.create(self._path(name), True)
        stream.write(bytearray(words.encode()))
        stream.close()

    def remove(self, name: str) -> None:
        self._system.delete(self._path(name), True)

    def _path(self, name: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(self.at(name) if name else self.address)


def open_session(running: Running) -> Session:
    """Start the engine, or join it where a cluster's own command started us; RunError says what is missing."""
    try:
        import pyarrow  # noqa: F401  (the engine's processes hand rows over in its form)
        from pyspark import SparkConf, SparkContext
        from pyspark.sql import SparkSession
    except ImportError as error:
        name = error.name or "pyspark"
        raise RunError(f"{name} is not installed", "run-no-spark", (("name", name),)) from error
    joined = "PYSPARK_GATEWAY_PORT" in os.environ
    if not joined and not _java():
        raise RunError("no Java was found", "run-no-java")
    with ExitStack() as opened:
        conf = SparkConf(loadDefaults=False).setAll(list(_settings(running, joined, opened)))
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        gateway = None if joined else _start(SparkContext, conf, running, opened)
        with _starting(conf):
            context = SparkContext(conf=conf, gateway=gateway)
            opened.callback(_end, context)
            context.setLogLevel("OFF")
            parallel = max(1, context.defaultParallelism)
            return Session(SparkSession(context), parallel, opened.pop_all())


def attempts() -> int:
    """How often this piece of work was begun before, in a process of the engine."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return 0 if context is None else context.attemptNumber()


def _settings(running: Running, joined: bool, opened: ExitStack) -> Iterable[tuple[str, str]]:
    """Ours, then those of this machine where we are the cluster, then the user's."""
    log = opened.enter_context(as_file(files("qawl.runners.plans") / "spark_log.properties"))
    settings = dict(_QUIET)
    settings["spark.app.name"] = "qawl"
    settings["spark.sql.shuffle.partitions"] = str(running.buckets)
    if running.master is not None or not joined:
        settings["spark.master"] = running.master or f"local[{running.jobs},{TRIES}]"
    if running.master is None and not joined:
        settings["spark.driver.host"] = settings["spark.driver.bindAddress"] = LOCAL
        settings["spark.driver.memory"] = f"{1024 + 2 * running.jobs * running.memory}m"
        settings["spark.local.dir"] = tempfile.gettempdir()
    settings |= dict(running.conf)
    java = "spark.driver.extraJavaOptions"
    settings[java] = f"-Dlog4j2.configurationFile={log.as_uri()} {settings.get(java, '')}".strip()
    return settings.items()


def _start(context: Any, conf: Any, running: Running, opened: ExitStack) -> Any:
    """Java's process; what it says of itself goes to a passing file, whose end is told where it fails."""
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    launch: Any = launch_gateway
    said = opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  (the stack closes it)
    alone = running.master is None and "SPARK_LOCAL_IP" not in os.environ
    if alone:
        os.environ["SPARK_LOCAL_IP"] = LOCAL
    try:
        gateway = launch(conf, {"stdout": said, "stderr": said})
    except PySparkException as error:
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines() or [str(error)]
        raise _not_started(conf, lines[-1]) from error
    finally:
        if alone:
            del os.environ["SPARK_LOCAL_IP"]
    opened.callback(_stop, context, gateway)
    return gateway


@contextmanager
def _starting(conf: Any) -> Iterator[None]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (OSError, Py4JError, PySparkException) as error:
        raise _not_started(conf, _reason(error)) from error


def _not_started(conf: Any, reason: str) -> RunError:
    details = (("master", conf.get("spark.master") or "?"), ("error", reason[:LONGEST_REASON]))
    return RunError(f"Spark did not start: {reason}", "run-spark-start", details)


def _end(context: Any) -> None:
    from py4j.protocol import Py4JError

    with suppress(OSError, Py4JError):  # it may have ended by itself
        context.stop()


def _stop(context: Any, gateway: Any) -> None:
    """Java's process ends when nobody holds the other end of its input; another may be started then."""
    from py4j.protocol import Py4JError

    with suppress(OSError, Py4JError):  # it may have ended by itself
        gateway.shutdown()
    with suppress(OSError):
        gateway.proc.stdin.close()
    gateway.proc.wait(30)
    context._gateway = context._jvm = None


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None


_CALLING, _CAUSE = "An error occurred while calling", "Caused by: "


def _reason(error: Exception) -> str:
    """Of the engine's many lines the one that says what went wrong in our process, or else the first."""
    try:
        words = str(error)
    except OSError:  # the words are Java's, and it has ended
        words = "Java ended"
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if "Traceback (most recent call last):" in lines:
        after = lines[lines.index("Traceback (most recent call last):") + 1 :]
        ours = [line for line in after if not line.startswith(("File ", "at ", "^", "~"))]
        lines = [line for line in ours if ": " in line and " " not in line.split(": ")[0]] or ours or lines
    else:  # where nothing of ours was at work the last cause is the first of all
        causes = [line.removeprefix(_CAUSE) for line in lines if line.startswith(_CAUSE)]
        lines = causes[-1:] or [line.removeprefix(": ") for line in lines if not line.startswith(_CALLING)] or lines
    return (lines or ["?"])[0][:LONGEST_REASON]
