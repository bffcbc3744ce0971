"""Learning dynamics of multimodal deep linear networks, from Python.

    import fusionflow as ff

    p = ff.predict("(A:3,B:3):1", toy=dict(ratio=2, rho=0.5), u0=0.1, times=[0, 5, 10])
    p.half_times["A"], p.time_ratio["reduced"], p.trajectory.loss

One process of the program answers all calls and stays warm: the first call takes about a second, a small prediction
some milliseconds after that. The program is, in this order, `fusionflow.program` (a path), the environment variable
FUSIONFLOW, `bin/fusionflow` of the project or release that holds this file, and `fusionflow` on the PATH.

Options are those of the command line (`fusionflow predict --help`), with underscores for dashes:

    u0=0.1                               --u0 0.1
    toy=dict(ratio=2, rho=0.5)           --toy ratio=2,rho=0.5
    times=[0, 5, 10]                     --times 0,5,10
    center=True                          --center
    data=dict(A=xa, B=xb, y=y)           --data FILE.npz, arrays with one sample a row
    stats=dict(modalities=[("A", 1), ("B", 1)], inputCovariance=..., ...)     --stats FILE.npz

Only the standard library is needed. Arrays are those of NumPy where it is installed, and else lists; `to_frame()`
needs pandas. Flow time t is learning rate times steps of gradient descent on half of the mean squared error.
"""

from __future__ import annotations

import atexit
import collections
import csv
import dataclasses
import json
import math
import os
import queue
import re
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, Mapping, Optional, Sequence, Union

try:
    import numpy as _np
except ImportError:  # Arrays are lists then.
    _np = None

__version__ = "1.0.0"
__all__ = [
    "BadInput", "Derivation", "Failure", "Prediction", "Program", "Recorder", "Report", "Saddle", "Saddles", "Simulation",
    "Sweep", "Trajectory", "Verification", "call", "calls", "close", "derive", "predict", "record", "report", "saddles",
    "schema", "simulate", "sweep", "verify",
]

#: Path of the program; None to look for it.
program: Optional[Union[str, Path]] = None


class BadInput(ValueError):
    """The program refused its input (exit code 2); the message names the value and what was expected."""


class Failure(RuntimeError):
    """A computation did not reach its accuracy, output was lost, or the program ended (exit code 3).

    `document` holds what was printed nevertheless, or None.
    """

    def __init__(self, message: str, document: Any = None):
        super().__init__(message)
        self.document = document


# ---------------------------------------------------------------------------------------------------------------- process


def _find_program() -> str:
    if program is not None:
        return str(program)
    if os.environ.get("FUSIONFLOW"):
        return os.environ["FUSIONFLOW"]
    # python/ of a release, src/python of the project.
    for folder in Path(__file__).resolve().parents[1:3]:
        beside = folder / "bin" / "fusionflow"
        if beside.is_file():
            return str(beside)
    found = shutil.which("fusionflow")
    if found is None:
        raise Failure(
            "fusionflow was not found: put it on the PATH, or its path into the environment variable FUSIONFLOW")
    return found


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a command gave: its exit code, its document (dict) or text, and its messages (warnings, why it failed)."""

    exit_code: int
    result: Any
    messages: list

    def checked(self) -> "Answer":
        """This answer; raises `BadInput` or `Failure` if the command was refused or failed."""
        if self.exit_code in (0, 1):
            return self
        message = "\n".join(line[len("fusionflow: "):] if line.startswith("fusionflow: ") else line for line in self.messages)
        if self.exit_code == 2:
            raise BadInput(message)
        raise Failure(message or f"exit code {self.exit_code}", self.result)


class Program:
    """A process of the program, which answers calls until it is closed. Safe to use from several threads.

    threads: calls of `calls` that run at a time; 0 for as many as there are processors.
    """

    #: Requests that are sent before the oldest one is answered.
    _AHEAD = 64

    def __init__(self, path: Optional[Union[str, Path]] = None, threads: int = 0):
        self._path = path
        self._threads = threads
        self._lock = threading.RLock()
        self._process: Optional[subprocess.Popen] = None
        self._owner = 0

    def _running(self) -> subprocess.Popen:
        # After a fork the pipes belong to two processes; the child takes its own.
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            path = str(self._path) if self._path is not None else _find_program()
            command = [path, "batch"] + (["--threads", str(self._threads)] if self._threads else [])
            try:
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError as failed:
                raise Failure(f"{path} cannot be started: {failed.strerror}") from failed
            self._owner = os.getpid()
        return self._process

    def _ended(self, process: subprocess.Popen) -> Failure:
        self._process = None
        for stream in (process.stdin, process.stdout):
            try:
                stream.close()
            except OSError:
                pass
        return Failure(f"the program ended in the middle of a call (exit code {process.wait()}); its own words are on stderr")

    def calls(self, requests: Iterable[Sequence[str]]) -> Iterator[Answer]:
        """Answers of many commands, in their order, several at a time.

        requests: for each command its name and arguments, such as ("predict", "-a", "(A:3,B:3):1", "--json").
        """
        with self._lock:
            process = self._running()
            sent: "queue.Queue[Optional[BaseException]]" = queue.Queue()
            room = threading.Semaphore(self._AHEAD)
            stopped = threading.Event()

            def send() -> None:
                try:
                    for request in requests:
                        name, *arguments = request
                        line = json.dumps({"command": name, "arguments": arguments})
                        while not room.acquire(timeout=0.2):
                            if stopped.is_set():
                                return
                        if stopped.is_set():
                            return
                        process.stdin.write(line.encode() + b"\n")
                        process.stdin.flush()
                        sent.put(None)
                    sent.put(StopIteration())
                except BaseException as failed:  # Raised where the answers are read.
                    sent.put(failed)

            sender = threading.Thread(target=send, daemon=True)
            sender.start()
            unread = True
            try:
                while True:
                    state = sent.get()
                    if isinstance(state, StopIteration):
                        unread = False
                        return
                    if isinstance(state, OSError):
                        raise self._ended(process) from state
                    if state is not None:
                        raise state
                    line = process.stdout.readline()
                    if not line.endswith(b"\n"):
                        raise self._ended(process)
                    room.release()
                    document = json.loads(line)
                    yield Answer(document["exitCode"], document["result"], document["messages"])
            finally:
                stopped.set()
                if unread and self._process is process:
                    # Interrupted: answers are on their way that nobody waits for.
                    process.kill()
                    self._ended(process)

    def call(self, command: str, *arguments: str) -> Answer:
        """The answer of one command."""
        answer, = self.calls([(command, *arguments)])
        return answer

    def close(self) -> None:
        """Ends the process; the next call starts another one."""
        with self._lock:
            process, self._process = self._process, None
            if process is None or self._owner != os.getpid():
                return
            process.stdin.close()
            try:
                process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


_shared = Program()
atexit.register(_shared.close)


def call(command: str, *arguments: str) -> Any:
    """The result of any command, as on the command line: its document (dict) with "--json", or its text.

    Raises `BadInput` and `Failure`.
    """
    return _shared.call(command, *arguments).checked().result


def schema(command: str) -> dict:
    """The JSON Schema (2020-12) of the document of a command: every key with its meaning, unit and range."""
    return call("schema", command)


def calls(requests: Iterable[Sequence[str]]) -> Iterator[Answer]:
    """Answers of many commands in their order, several at a time; nothing is raised for one that fails."""
    return _shared.calls(requests)


def close() -> None:
    """Ends the process behind all calls; the next call starts another one."""
    _shared.close()


# ---------------------------------------------------------------------------------------------------------------- options


def _number(value: Any) -> str:
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ",".join(f"{key}={_text(entry)}" for key, entry in value.items())
    if isinstance(value, (list, tuple)) or (_np is not None and isinstance(value, _np.ndarray) and value.ndim == 1):
        return ",".join(_number(entry) for entry in value)
    return _number(value)


class _Arguments:
    """Options as arguments; arrays become files that live as long as this."""

    def __init__(self) -> None:
        self._folder: Optional[tempfile.TemporaryDirectory] = None
        self.list: list = []

    def __enter__(self) -> "_Arguments":
        return self

    def __exit__(self, *_: Any) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def file(self, name: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="fusionflow-")
        return Path(self._folder.name) / name

    def add(self, options: Mapping[str, Any]) -> None:
        for name, value in options.items():
            if value is None or value is False:
                continue
            flag = "-a" if name == "architecture" else "--" + name.rstrip("_").replace("_", "-")
            if value is True:
                self.list.append(flag)
                continue
            if name in ("data", "stats") and isinstance(value, Mapping):
                value = self._saved(name, value)
            several = isinstance(value, (list, tuple)) and (name == "run" or bool(value) and isinstance(value[0], Mapping))
            if several:
                # An option that may be given several times, such as network.
                for one in value:
                    self.list += [flag, _text(one)]
                continue
            self.list += [flag, _text(value)]

    def _saved(self, name: str, arrays: Mapping[str, Any]) -> str:
        if _np is None:
            raise BadInput(f"{name}: arrays need NumPy; expected the name of a file without it")
        path = self.file(f"{name}.npz")
        _np.savez(path, **{key: _np.asarray(value) for key, value in arrays.items()})
        return str(path)


def _run(command: str, options: Mapping[str, Any], *files: str, form: Sequence[str] = ("--json",)) -> Answer:
    with _Arguments() as arguments:
        arguments.add(options)
        return _shared.call(command, *files, *arguments.list, *form).checked()


# ---------------------------------------------------------------------------------------------------------------- results


def _array(values: Any) -> Any:
    """Numbers, nested lists of equal length, as an array of floats; null is NaN. Lists without NumPy."""

    def plain(value: Any) -> Any:
        return [plain(one) for one in value] if isinstance(value, list) else math.nan if value is None else value

    return plain(values) if _np is None else _np.array(plain(values), dtype=float)


def _frame(columns: Mapping[str, Any]) -> Any:
    try:
        import pandas
    except ImportError as missing:
        raise ImportError("to_frame() needs pandas") from missing
    return pandas.DataFrame(dict(columns))


@dataclasses.dataclass(frozen=True)
class Trajectory:
    """States along the flow.

    t: flow times, shape (n,). loss: shape (n,). w: the map, shape (n, D), D = inputs of all modalities in the order of the
    architecture (with K outputs K * D, output by output). generalization: error on new data, shape (n,), or None.
    """

    t: Any
    loss: Any
    w: Any
    generalization: Any = None

    @staticmethod
    def of(points: Sequence[Mapping[str, Any]]) -> "Trajectory":
        new = [point.get("generalization") for point in points] if points and "generalization" in points[0] else None
        return Trajectory(
            _array([point["t"] for point in points]),
            _array([point["loss"] for point in points]),
            _array([point["w"] for point in points]),
            None if new is None else _array(new))

    def to_frame(self) -> Any:
        """One row for each time: t, loss, w1, w2, ..."""
        columns = {"t": self.t, "loss": self.loss}
        if self.generalization is not None:
            columns["generalization"] = self.generalization
        for i in range(len(self.w[0]) if len(self.w) else 0):
            columns[f"w{i + 1}"] = [row[i] for row in self.w]
        return _frame(columns)


@dataclasses.dataclass(frozen=True)
class Prediction:
    """What theory says. Times are flow times, None where they do not exist; `warnings` says why.

    half_times: by modality, when the norm of its map is half of that at its reference. signal_half_times: the same for
    what its map contributes to the signal. formula_times, refined_times: closed forms. time_ratio: last half time over
    the first, by "reduced", "signal", "formula", "asymptotic", "refined". plateau_loss: between the first two. bias:
    verdict and numbers of unimodal bias. visited: fixed points with arrival, departure, loss. alignment: the law of
    rectified units (activation="relu"). trajectory: at `times`. document: all of it, as the program wrote it.
    """

    architecture: str
    u0: float
    order: list
    half_times: dict
    signal_half_times: dict
    formula_times: dict
    refined_times: dict
    time_ratio: dict
    plateau_loss: Optional[float]
    misattribution: Optional[float]
    bias: dict
    visited: list
    alignment: Optional[dict]
    trajectory: Optional[Trajectory]
    warnings: list
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        """One row for each modality: half times by the reduced flow, its signal, and the formulas."""
        names = list(self.half_times)
        return _frame({
            "modality": names,
            "half_time": [self.half_times[m] for m in names],
            "signal": [self.signal_half_times.get(m) for m in names],
            "formula": [self.formula_times.get(m) for m in names],
            "refined": [self.refined_times.get(m) for m in names],
        })


@dataclasses.dataclass(frozen=True)
class Saddle:
    """A fixed point: the learned modalities, its loss and kind, and its map, shape (D,)."""

    learned: tuple
    loss: float
    kind: str
    map: Any
    exits: list


@dataclasses.dataclass(frozen=True)
class Saddles:
    """All fixed points, the edges between them (dicts), and the path of a small start (dicts)."""

    architecture: str
    points: list
    edges: list
    path: list
    warnings: list
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        """One row for each fixed point."""
        return _frame({
            "learned": ["+".join(point.learned) for point in self.points],
            "loss": [point.loss for point in self.points],
            "kind": [point.kind for point in self.points],
            "exits": [len(point.exits) for point in self.points],
        })


@dataclasses.dataclass(frozen=True)
class Simulation:
    """Trained full networks.

    runs: one dict for each seed: seed, steps, endTime, halfTimes, timeRatio, finalLoss, ... recording: arrays of one
    recorded run by name, whose first index is the time ("time", "loss", "mapNorm", "map", ...), or None.
    """

    architecture: str
    runs: list
    recording: Optional[dict]
    warnings: list
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        """One row for each seed."""
        rows: "collections.OrderedDict[str, list]" = collections.OrderedDict()
        for run in self.runs:
            flat = {}
            for key, value in run.items():
                if isinstance(value, dict):
                    flat.update({f"{key}.{m}": one for m, one in value.items() if not isinstance(one, (dict, list))})
                elif not isinstance(value, list):
                    flat[key] = value
            for key in flat:
                rows.setdefault(key, [])
            for key, column in rows.items():
                column.append(flat.get(key))
        return _frame(rows)


@dataclasses.dataclass(frozen=True)
class Sweep:
    """A table: columns by name, floats where all entries are numbers (empty is NaN). holds: whether all checks hold."""

    columns: dict
    holds: bool
    files: list
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        return _frame(self.columns)


@dataclasses.dataclass(frozen=True)
class Derivation:
    """A derivation: `verdict` of all steps, and the steps with statement, TeX, verdict and checks (dicts)."""

    architecture: str
    verdict: str
    steps: list
    document: dict = dataclasses.field(repr=False)
    source: str = dataclasses.field(repr=False, default="")

    def sympy(self) -> dict:
        """Names of the SymPy module of the reduced system: state, rates, flow, g, w, e, loss, fixed_points, ...

        Needs SymPy. The program writes the module; it is run here.
        """
        names: dict = {"__name__": "fusionflow_derivation"}
        exec(compile(self.source, "<fusionflow derivation>", "exec"), names)
        return names

    def to_frame(self) -> Any:
        """One row for each step."""
        keys = ("id", "title", "verdict", "statement")
        return _frame({key: [step.get(key) for step in self.steps] for key in keys})


@dataclasses.dataclass(frozen=True)
class Verification:
    """Claims with their verdicts (dicts: file, line, name, verdict, detail, holds, ...)."""

    claims: list
    holds: bool
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        keys = ("file", "line", "name", "verdict", "holds", "detail")
        return _frame({key: [claim.get(key) for claim in self.claims] for key in keys})


@dataclasses.dataclass(frozen=True)
class Report:
    """A written report: its file, and whether all checks of the study hold.

    theory: what theory gives, each a dict with source ("formula", "reduced"), halfTimes by modality, timeRatio and
    plateauLoss. networks: each a dict with network, recorded, and runs; a run has its name (the file of a recording, or the
    seed), halfTimes, timeRatio, plateauLoss, finalLoss, predictedHalfTimes and relativeErrors by modality. What does not
    exist is None, and both are empty for studies with axes. warnings: what is doubtful about data and recordings.
    """

    path: Path
    holds: bool
    theory: list
    networks: list
    warnings: list
    document: dict = dataclasses.field(repr=False)

    def to_frame(self) -> Any:
        """One row for each run of each network: half times, those predicted, and relative errors, by modality."""
        rows = []
        for network in self.networks:
            for run in network["runs"]:
                row = {"network": network["network"], "run": run["run"], "timeRatio": run.get("timeRatio")}
                for key in ("halfTimes", "predictedHalfTimes", "relativeErrors"):
                    row.update({f"{key}.{m}": value for m, value in run.get(key, {}).items()})
                rows.append(row)
        names = list(dict.fromkeys(name for row in rows for name in row))
        return _frame({name: [row.get(name, math.nan) for row in rows] for name in names})


# --------------------------------------------------------------------------------------------------------------- commands


def predict(architecture: str, **options: Any) -> Prediction:
    """Half times, time ratio, visited saddles and bias by the reduced system.

    architecture: a fusion tree, "(A:3,B:3):1". options: as on the command line; see the top of this file.
    """
    document = _run("predict", {"architecture": architecture, **options}).result
    return Prediction(
        architecture=document["architecture"],
        u0=document["u0"],
        order=document.get("order") or [],
        half_times=document.get("halfTimes") or {},
        signal_half_times=document.get("signalHalfTimes") or {},
        formula_times=document.get("formulaTimes") or {},
        refined_times=document.get("refinedTimes") or {},
        time_ratio=document.get("timeRatio") or {},
        plateau_loss=document.get("plateauLoss"),
        misattribution=document.get("misattribution"),
        bias=document.get("bias") or {},
        visited=document.get("timeline") or [],
        alignment=document.get("alignment"),
        trajectory=Trajectory.of(document["trajectory"]) if document.get("trajectory") else None,
        warnings=document.get("warnings") or [],
        document=document)


def saddles(architecture: str, **options: Any) -> Saddles:
    """All fixed points of the reduced system, their losses and exits, and the path of a small start."""
    document = _run("saddles", {"architecture": architecture, **options}).result
    points = [
        Saddle(tuple(s["learned"]), s["loss"], s["kind"], _array(s["map"]), s["exits"]) for s in document["saddles"]]
    return Saddles(
        document["architecture"], points, document["edges"], document["path"], document.get("warnings") or [], document)


def simulate(architecture: str, record_times: Any = None, observe: Optional[str] = None, **options: Any) -> Simulation:
    """Trains the full network, which knows nothing of the theory.

    record_times: flow times at which one run is recorded, a list or "log:0.1:20:100"; needs NumPy. observe: what to
    record, "loss,map" (default: all). options: init, method, lr, width, activation, seeds, ...
    """
    given = {"architecture": architecture, **options}
    if record_times is None:
        document, recording = _run("simulate", given).result, None
    else:
        if _np is None:
            raise BadInput("record_times: recordings are NumPy arrays; expected NumPy to be installed")
        with _Arguments() as folder:
            path = folder.file("run.npz")
            given.update(record=str(path), record_times=record_times, observe=observe)
            document = _run("simulate", given).result
            with _np.load(path, allow_pickle=False) as arrays:
                recording = {name: arrays[name] for name in arrays.files}
    runs = document["runs"] if "runs" in document else [document]
    return Simulation(document["architecture"], runs, recording, document.get("warnings") or [], document)


def _column(cells: Sequence[str]) -> Any:
    try:
        return _array([float(cell) if cell else None for cell in cells])
    except ValueError:
        return list(cells)


def sweep(file: Union[str, Path], output: Optional[Union[str, Path]] = None, **options: Any) -> Sweep:
    """Theory and networks over a grid of parameters.

    file: a study, .yaml. output: the table to write, .csv (default: none is kept).
    """
    with _Arguments() as folder:
        target = Path(output) if output is not None else folder.file("table.csv")
        answer = _run("sweep", {"output": str(target), **options}, str(file))
        with open(target, newline="", encoding="utf-8") as table:
            rows = list(csv.reader(line for line in table if not line.startswith("#")))
    columns = {name: _column([row[i] for row in rows[1:]]) for i, name in enumerate(rows[0])}
    files = [str(target)] if output is not None else []
    return Sweep(columns, answer.exit_code == 0, files, answer.result)


def derive(architecture: Optional[str] = None, **options: Any) -> Derivation:
    """Derives and proves the reduced flow, its fixed points and phase durations; without an architecture for any depth."""
    given = {"architecture": architecture, **options}
    document = _run("derive", given).result
    source = _run("derive", given, form=("--format", "sympy")).result
    return Derivation(
        document.get("architecture") or "", document["verdict"], document["steps"], document, source)


def verify(*files: Union[str, Path], text: Optional[str] = None, **options: Any) -> Verification:
    """Decides every claim of Markdown documents.

    files: documents or folders of them. text: Markdown with claim blocks, in place of a file or beside some; its place is
    told as "text", with the line.
    """
    with _Arguments() as folder:
        names = [str(file) for file in files]
        path = folder.file("text.md")
        if text is not None:
            path.write_text(text, encoding="utf-8")
            names.append(str(path))
        try:
            answer = _run("verify", options, *names)
        except BadInput as refused:
            raise BadInput(str(refused).replace(str(path), "text")) from None
    claims = [{**claim, "file": "text"} if claim["file"] == str(path) else claim for claim in answer.result["claims"]]
    return Verification(claims, answer.exit_code == 0, answer.result)


def report(
    study: Optional[Union[str, Path]] = None,
    output: Optional[Union[str, Path]] = None,
    network: Union[None, Mapping[str, Any], Sequence[Mapping[str, Any]]] = None,
    run: Union[None, str, Path, "Recorder", Sequence[Union[str, Path, "Recorder"]]] = None,
    **options: Any,
) -> Report:
    """Writes a report, PDF or HTML by the name of `output`.

    study: a file .yaml; or give architecture=..., data and networks as options, network=dict(name="relu", activation=
    "relu", method="gd", lr=0.02, seeds=3) or a list of them. run: training loops of your own, recorded by `record`, files or
    what `record` returned, one or several seeds of one network: theory stands beside them. Architecture, data and u0 are
    then those of the recording, unless they are given.
    """
    networks = [network] if isinstance(network, Mapping) else network
    runs = [] if run is None else list(run) if isinstance(run, (list, tuple)) else [run]
    files = [] if study is None else [str(study)]
    with _Arguments() as arguments:
        paths = [one._kept(arguments, i, options) if isinstance(one, Recorder) else str(one) for i, one in enumerate(runs)]
        answer = _run("report", {"output": output, "network": networks, "run": paths, **options}, *files)
    document = answer.result
    return Report(
        Path(document.get("pdf") or document.get("html")),
        answer.exit_code == 0,
        document.get("theory") or [],
        document.get("networks") or [],
        document.get("warnings") or [],
        document)


# ----------------------------------------------------------------------------------------------------------------- record


class Recorder:
    """Records a training loop of one's own; see `record`."""

    def __init__(
        self,
        forward: Callable,
        inputs: Mapping[str, Any],
        y: Any,
        time_per_step: float,
        architecture: str,
        u0: Optional[float],
        activation: str,
        slope: Optional[float],
        bias: bool,
        method: str,
    ):
        if _np is None:
            raise ImportError("record needs NumPy")
        self._forward = forward
        for m in inputs:
            if not re.fullmatch("[A-Za-z][A-Za-z0-9]{0,30}", m):
                raise BadInput(f"modality {m!r}: expected a name of letters from A to Z and digits, which begins with a letter")
        self._inputs = {m: _matrix(x, m) for m, x in inputs.items()}
        self._y = _matrix(y, "y")
        rows = {m: len(x) for m, x in {**self._inputs, "y": self._y}.items()}
        if len(set(rows.values())) != 1:
            raise BadInput(f"samples: expected as many rows of each, found {rows}")
        if not time_per_step > 0:
            raise BadInput(f"time_per_step {time_per_step}: expected a positive number")
        self._time_per_step = float(time_per_step)
        slopes = {"linear": 1.0, "relu": 0.0, "leaky-relu": 0.01 if slope is None else float(slope)}
        if activation not in slopes:
            raise BadInput(f"activation {activation!r}: expected one of {', '.join(slopes)}")
        if slope is not None and (activation != "leaky-relu" or not 0 <= slope <= 1):
            raise BadInput(f"slope {slope}: expected a number from 0 to 1, with the activation leaky-relu")
        self._architecture = architecture
        self._u0 = u0
        self._slope = slopes[activation]
        self._bias = bool(bias)
        self._method = method
        self._rows: list = []
        self._saved: Optional[tuple] = None
        self._pseudo_inverse: Any = None

    def _outputs(self, inputs: Sequence[Any]) -> Any:
        """Outputs, shape (P, K), of the model for inputs, one array (P, D_m) for each modality."""
        forward = self._forward
        if hasattr(forward, "parameters") and hasattr(forward, "state_dict"):
            import torch

            like = next(forward.parameters())
            with torch.no_grad():
                given = [torch.as_tensor(x, dtype=like.dtype, device=like.device) for x in inputs]
                found = forward(*given).detach().cpu().numpy()
        else:
            found = forward(*inputs)
            found = found.detach().cpu().numpy() if hasattr(found, "detach") else _np.asarray(found)
        return _matrix(found, "the model's output")

    def log(self, step: int, time: Optional[float] = None) -> None:
        """Records the model as it is after `step` steps: loss, contribution and map of each modality.

        time: flow time until then, for a learning rate that changes: the sum of time_per_step over all steps so far, which the
        loop adds up. Without it, `step` times time_per_step.
        """
        if self._rows and step <= self._rows[-1]["step"]:
            raise BadInput(f"step {step}: expected one after {self._rows[-1]['step']}, which is recorded")
        now = step * self._time_per_step if time is None else float(time)
        before = self._rows[-1]["time"] if self._rows else -_np.inf
        if not (_np.isfinite(now) and now >= 0 and now > before):
            raise BadInput(f"time {now} of step {step}: expected a finite one of at least 0, after {before}")
        full = list(self._inputs.values())
        outputs = self._outputs(full)
        if outputs.shape != self._y.shape:
            raise BadInput(f"outputs of the model have the shape {outputs.shape}, expected that of y, {self._y.shape}")
        probed = self._slope == 1
        maps = self._probed(full) if probed else self._least_squares(full, outputs)
        contributions, without = [], []
        for m, x in enumerate(full):
            others = list(full)
            others[m] = _np.zeros_like(x)
            ablated = self._outputs(others)
            contributions.append(_np.sqrt(_np.mean(_np.sum((outputs - ablated) ** 2, axis=1))))
            without.append(_np.mean(_np.sum((self._y - ablated) ** 2, axis=1)) / 2)
        self._rows.append({
            "step": int(step),
            "time": now,
            "loss": _np.mean(_np.sum((self._y - outputs) ** 2, axis=1)) / 2,
            "contribution": contributions,
            "lossWithout": without,
            "map": _np.concatenate(maps, axis=1).ravel(),
            "mapNorm": [_np.linalg.norm(w) for w in maps],
        })

    __call__ = log

    def _probed(self, full: Sequence[Any]) -> list:
        """The map of each modality, shape (K, D_m), from outputs at unit inputs less that at 0: exact for linear networks."""
        origin = self._outputs([_np.zeros((1, x.shape[1])) for x in full])
        maps = []
        for m, x in enumerate(full):
            units = [_np.zeros((x.shape[1], z.shape[1])) for z in full]
            units[m] = _np.eye(x.shape[1])
            maps.append((self._outputs(units) - origin).T)
        return maps

    def _least_squares(self, full: Sequence[Any], outputs: Any) -> list:
        """The map of each modality, shape (K, D_m), that fits the outputs best on the data, <y x'> pinv(<x x'>)."""
        if self._pseudo_inverse is None:
            self._pseudo_inverse = _np.linalg.pinv(_np.concatenate(full, axis=1))
        whole = (self._pseudo_inverse @ outputs).T
        return _np.split(whole, _np.cumsum([x.shape[1] for x in full])[:-1], axis=1)

    def arrays(self) -> dict:
        """The recording: arrays whose first index is the time, named as in `simulate --record FILE.npz`, and the data.

        With n recorded steps, M modalities, K outputs, D inputs of all modalities: step, time, loss (n,); contribution,
        lossWithout, mapNorm (n, M); map (n, K * D), output by output; data.A, ... (P, D_A), data.y (P, K).
        """
        if not self._rows:
            raise BadInput("nothing is recorded: expected log(step) in the training loop")
        names = list(self._inputs)
        arrays: dict = {"step": _np.array([row["step"] for row in self._rows], dtype=_np.int64)}
        arrays["time"] = _np.array([row["time"] for row in self._rows], dtype=float)
        quantities = ["loss", "contribution", "lossWithout", "map", "mapNorm"]
        for name in quantities:
            arrays[name] = _np.array([row[name] for row in self._rows], dtype=float)
        arrays["quantities"] = _np.array(quantities)
        arrays["modalities"] = _np.array(names)
        arrays["dimensions"] = _np.array([x.shape[1] for x in self._inputs.values()], dtype=_np.int64)
        arrays["outputs"] = _np.array(self._y.shape[1], dtype=_np.int64)
        arrays["architecture"] = _np.array(self._architecture)
        if self._u0 is not None:
            arrays["u0"] = _np.array(float(self._u0))
        arrays["activationSlope"] = _np.array(self._slope)
        arrays["biases"] = _np.array(int(self._bias), dtype=_np.int64)
        arrays["method"] = _np.array(self._method)
        arrays.update({f"data.{m}": x for m, x in self._inputs.items()})
        arrays["data.y"] = self._y
        return arrays

    def save(self, path: Union[str, Path]) -> None:
        """Writes the recording as .npz, which `numpy.load` opens and `report(run=...)` and `report --run` put beside theory."""
        with open(path, "wb") as out:
            _np.savez(out, **self.arrays())
        self._saved = (Path(path), len(self._rows))

    def report(self, output: Optional[Union[str, Path]] = None, **options: Any) -> Report:
        """Writes a report, PDF or HTML by the name of `output`, that puts theory beside this recording.

            log.report("mine.pdf")

        options: as those of `report`: network=dict(...) for a network that the program trains, figures="folder", u0=...
        A study that is to be kept, save_study="mine.yaml", names the file of the recording: `save` it before.
        """
        return report(output=output, run=self, **options)

    def _kept(self, folder: _Arguments, number: int, options: Mapping[str, Any]) -> str:
        """The file of the recording as it is now: where it was saved, or one that lives as long as `folder`."""
        if self._saved is not None and self._saved[1] == len(self._rows) and self._saved[0].is_file():
            return str(self._saved[0])
        if options.get("save_study"):
            raise BadInput("save_study: expected save(FILE.npz) of the recording before, which the study names")
        path = folder.file("run.npz" if number == 0 else f"run-{number + 1}.npz")
        with open(path, "wb") as out:
            _np.savez(out, **self.arrays())
        return str(path)

    def to_frame(self) -> Any:
        """One row for each recorded step: step, t, loss, contribution and norm of the map of each modality."""
        arrays = self.arrays()
        columns = {"step": arrays["step"], "t": arrays["time"], "loss": arrays["loss"]}
        for i, m in enumerate(self._inputs):
            for name in ("contribution", "lossWithout", "mapNorm"):
                columns[f"{name}.{m}"] = arrays[name][:, i]
        return _frame(columns)


def _matrix(values: Any, name: str) -> Any:
    if hasattr(values, "detach"):
        values = values.detach().cpu().numpy()
    matrix = _np.asarray(values, dtype=float)
    if matrix.ndim == 1:
        matrix = matrix[:, None]
    if matrix.ndim != 2 or not len(matrix):
        raise BadInput(f"{name}: expected samples in rows, found the shape {matrix.shape}")
    return matrix


def record(
    model: Callable,
    inputs: Mapping[str, Any],
    y: Any,
    *,
    time_per_step: float,
    architecture: str = "",
    u0: Optional[float] = None,
    activation: str = "linear",
    slope: Optional[float] = None,
    bias: bool = False,
    method: str = "gd",
) -> Recorder:
    """Records a training loop of PyTorch, JAX or anything else, to be put beside theory.

        log = ff.record(model, {"A": xa, "B": xb}, y, time_per_step=lr, architecture="(A:2,B:2):0")
        for step in range(1000):
            if step % 10 == 0:
                log(step)
            ...
        log.save("mine.npz")
        log.report("mine.pdf")

    model: called with one array of samples in rows, shape (P, D_m), for each modality in the order of `inputs`; gives
    outputs of shape (P, K) or (P,). A torch.nn.Module is given tensors of its own type and is not differentiated. With
    JAX, a function that looks up the parameters of the moment, as lambda a, b: apply(params, a, b) in the loop that assigns
    params; its outputs are converted by numpy.asarray. inputs, y: the training data. time_per_step: flow time of
    a step of gradient descent: the learning rate if the loss is half of the mean over samples of the squared error,
    summed over outputs; twice the learning rate for torch.nn.MSELoss with one output; log(step, time) for one that changes. architecture, u0: of the theory
    that it is compared with; `report` needs both, or is given them. activation ("linear", "relu" or "leaky-relu" with its
    slope), bias: what the network is; method: "gd", "sgd", "momentum" or "adam", whose times theory does not give.

    The map of a modality of a linear network is read off at unit inputs, less the output at 0, which is exact; of another
    one it is the linear map that fits the outputs on the data best. The contribution is the root mean square change of the outputs without that modality.
    """
    return Recorder(model, inputs, y, time_per_step, architecture, u0, activation, slope, bias, method)
