"""Tables of ratios from what src/jmh/run measured, written between two markers of validation/benchmarks.md.

Arguments: the folder of measurements; --quick to print only. Both sides of a ratio are best times, ours of JMH's iterations and the
peer's of its runs: whatever else a machine does only adds to a time, and adds to a mean of one side more than to the other's.
"""
import json
import os
import pathlib
import re
import sys

DOCUMENT = pathlib.Path("validation/benchmarks.md")
BEGIN = "<!-- measured by src/jmh/run: begin -->"
END = "<!-- measured by src/jmh/run: end -->"

LINEAR = "step, linear `(A:3,B:3):1`, width 100, recording included"
RELU_1 = "step, two-layer ReLU, late fusion, width 100, 8192 samples, scalar modalities"
RELU_10 = "step, two-layer ReLU, late fusion, width 100, 8192 samples, 10-dimensional modalities"
DENSE_1 = "step, four layers of 500 on 784 + 784 inputs, ReLU, biases, softmax, batch 1000, fusion layer 1"
DENSE_4 = DENSE_1[:-1] + "4"
TORCH_DENSE = "PyTorch {}, autograd and SGD, 2 threads"
TORCH = "PyTorch {}, autograd and SGD, 8192 samples, 2 threads"
DOP853 = "SciPy `solve_ivp(DOP853)`, same tolerance"

# What, our benchmark, name of the peer, its description, target as a limit of ours / peer.
ROWS = [
    (LINEAR, "GradientStepBenchmark.step", "torch-float32-linear-1", TORCH.format("float32"), 1 / 1000),
    (LINEAR, "GradientStepBenchmark.step", "torch-float64-linear-1", TORCH.format("float64"), None),
    (LINEAR, "GradientStepBenchmark.step", "openblas-linear-1",
     "C and OpenBLAS, the same matrix-vector work without recording, 1 thread", 2.5),
    (RELU_1, "ReluStepBenchmark.relu dimension=1", "torch-float32-relu-1",
     TORCH.format("float32"), 1 / 5),
    (RELU_1, "ReluStepBenchmark.relu dimension=1", "torch-float64-relu-1",
     TORCH.format("float64"), None),
    (RELU_10, "ReluStepBenchmark.relu dimension=10", "torch-float32-relu-10",
     TORCH.format("float32"), 1 / 1.5),
    (RELU_10, "ReluStepBenchmark.relu dimension=10", "torch-float64-relu-10",
     TORCH.format("float64"), None),
    (DENSE_1, "DenseStepBenchmark.dense fusion=1", "torch-float64-dense-1", TORCH_DENSE.format("float64"), 1.1),
    (DENSE_1, "DenseStepBenchmark.dense fusion=1", "torch-float32-dense-1", TORCH_DENSE.format("float32"), None),
    (DENSE_4, "DenseStepBenchmark.dense fusion=4", "torch-float64-dense-4", TORCH_DENSE.format("float64"), 1.1),
    (DENSE_4, "DenseStepBenchmark.dense fusion=4", "torch-float32-dense-4", TORCH_DENSE.format("float32"), None),
    ("integration to both half times, `(A:3,B:3):1`", "TreeIntegrationBenchmark.twoModalities", "scipy-(A:3,B:3):1",
     DOP853, 1 / 30),
    ("integration to all half times, `((A:2,B:1):1,C:3):1`", "TreeIntegrationBenchmark.threeModalities",
     "scipy-((A:2,B:1):1,C:3):1", DOP853, 1 / 30),
    ("point of a map of time ratios, formulas and row included", "MapBenchmark.point", "scipy-map",
     DOP853 + ", half times only", 1 / 30),
]


def ours(folder):
    """Best microseconds by benchmark with its parameters."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        for run in json.loads(file.read_text()):
            name = ".".join(run["benchmark"].split(".")[-2:])
            parameters = "".join(f" {k}={v}" for k, v in sorted(run.get("params", {}).items()))
            metric = run["primaryMetric"]
            if metric["scoreUnit"] != "us/op":
                raise SystemExit(f"table: {name} is in {metric['scoreUnit']}, expected us/op")
            found[name + parameters] = min(min(fork) for fork in metric["rawData"])
    return found


def peers(folder):
    """Best microseconds by peer."""
    patterns = [
        (re.compile(r"^((?:torch|openblas)-\S+) ([0-9.]+)$"), "{}"),
        (re.compile(r"^(\(.*\):1|map): ([0-9.]+) microseconds"), "scipy-{}"),
        (re.compile(r"^(microseconds) ([0-9.]+)$"), "scipy-(A:3,B:3):1"),
    ]
    best = {}
    for line in (folder / "peers.txt").read_text().splitlines():
        for pattern, name in patterns:
            match = pattern.match(line)
            if match:
                key = name.format(match[1])
                best[key] = min(float(match[2]), best.get(key, float("inf")))
    return best


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def comparison(ratio):
    return f"{number(1 / ratio)} times faster" if ratio < 1 else f"{number(ratio)} times the peer's time"


def verdict(ratio, limit):
    if limit is None:
        return ""
    target = f"{1 / limit:g} times faster" if limit < 1 else f"{limit:g} times its time"
    return f"{target}: {'met' if ratio <= limit else 'missed'}"


def ratios(mine, theirs):
    lines = ["| what | ours, µs | peer, µs | ratio | target |", "| --- | --- | --- | --- | --- |"]
    for what, benchmark, peer, description, limit in ROWS:
        ratio = mine[benchmark] / theirs[peer]
        lines.append(f"| {what} | {number(mine[benchmark])} | {number(theirs[peer])}, {description} "
                     f"| {comparison(ratio)} | {verdict(ratio, limit)} |")
    return lines


def kernels(mine):
    """GFLOP/s of every operation and shape that was run."""
    table = {}
    for name, best in mine.items():
        match = re.match(r"KernelBenchmark\.(\w+) kernel=(\w+) n=(\d+) shape=(\d+)x(\d+)$", name)
        if match:
            operation, kernel, n, rows, columns = match.groups()
            flops = 2 * int(n) * int(rows) * int(columns)
            table.setdefault((operation, kernel), {})[f"{rows}x{columns}"] = flops / best / 1e3
    shapes = ["100x100", "100x10", "100x1", "1x100"]
    lines = ["| GFLOP/s, one thread, tiles of 128 samples | " + " | ".join(shapes) + " |", "| --- |" + " --- |" * len(shapes)]
    for (operation, kernel), speeds in sorted(table.items()):
        cells = " | ".join(f"{speeds[shape]:.1f}" if shape in speeds else "" for shape in shapes)
        lines.append(f"| `{operation}`, {kernel} | {cells} |")
    return lines


def growth(mine):
    """Microseconds of a step by what grows."""
    def row(what, values, best):
        cells = " | ".join(number(best[v]) if v in best else "" for v in values)
        return f"| {what} | {cells} |"

    def table(kind, parameter):
        found = {}
        for name, best in mine.items():
            match = re.match(rf"GrowthBenchmark\.{kind}(?: network=(.*?))? {parameter}=(\d+)$", name)
            if match:
                found.setdefault(match[1] or "", {})[int(match[2])] = best
        return found

    lines = []
    for kind, parameter, title in [
            ("width", "width", "linear `(A:3,B:3):1`, by width"),
            ("depth", "layers", "linear, width 100, fused before the last layer, by number of layers"),
            ("samples", "samples", "`(A:2,B:2):0`, width 100, inputs a modality given, by samples")]:
        found = table(kind, parameter)
        values = sorted({value for best in found.values() for value in best})
        lines += [f"| µs a step, {title} | " + " | ".join(f"{v:,}" for v in values) + " |", "| --- |" + " --- |" * len(values)]
        lines += [row(what or "linear", values, best) for what, best in sorted(found.items())]
        lines.append("")
    return lines[:-1]


def processor():
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", cpuinfo.read_text()) if cpuinfo.exists() else []
    return f"{os.cpu_count()} cores, {names[0] if names else 'processor unknown'}"


def section(folder):
    mine, theirs = ours(folder), peers(folder)
    return "\n".join([
        BEGIN,
        "## Measured by `src/jmh/run`",
        f"{processor()}. Best times on both sides: of JMH's iterations, and of the peer's runs before and after them.",
        "OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset; the C program at its best core type.",
        "",
        *ratios(mine, theirs),
        "",
        *kernels(mine),
        "",
        *growth(mine),
        END,
    ])


def main():
    folder = pathlib.Path(sys.argv[1])
    text = section(folder)
    print(text)
    if "--quick" in sys.argv:
        return
    document = DOCUMENT.read_text()
    if BEGIN in document:
        before, rest = document.split(BEGIN, 1)
        document = before + text + rest.split(END, 1)[1]
    else:
        document = document.rstrip("\n") + "\n\n" + text + "\n"
    DOCUMENT.write_text(document)


if __name__ == "__main__":
    main()
