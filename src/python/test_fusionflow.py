"""Tests of fusionflow.py against the program itself: python3 -m unittest discover -s src/python.

Those that need NumPy, pandas, SymPy or PyTorch are skipped where these are absent.
"""

import importlib.util
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fusionflow as ff

PROJECT = Path(__file__).resolve().parents[2]
TREE = "(A:3,B:3):1"
TOY = {"ratio": 2, "rho": 0.5}


def needs(*modules):
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    return unittest.skipIf(missing, f"needs {', '.join(missing)}")


def shell(*arguments):
    done = subprocess.run(
        [ff._find_program(), *arguments], stdout=subprocess.PIPE, check=True, stdin=subprocess.DEVNULL)
    return json.loads(done.stdout)


class PredictTest(unittest.TestCase):
    def test_numbers_are_those_of_the_shell(self):
        found = ff.predict(TREE, toy=TOY, u0=0.1, times=[0, 5, 10.5])
        printed = shell("predict", "-a", TREE, "--toy", "ratio=2,rho=0.5", "--u0", "0.1", "--times", "0,5,10.5", "--json")
        self.assertEqual(printed, found.document)
        self.assertEqual(printed["halfTimes"], found.half_times)
        self.assertEqual(["A", "B"], found.order)
        self.assertEqual([0.0, 5.0, 10.5], list(found.trajectory.t))
        self.assertEqual(printed["trajectory"][2]["w"], list(found.trajectory.w[2]))

    def test_without_times_there_is_no_trajectory(self):
        self.assertIsNone(ff.predict(TREE, toy=TOY).trajectory)

    def test_bad_input_names_the_value(self):
        with self.assertRaisesRegex(ff.BadInput, r"architecture '\(A:3'.*expected"):
            ff.predict("(A:3", toy=TOY)
        with self.assertRaisesRegex(ff.BadInput, "--nonsense"):
            ff.predict(TREE, toy=TOY, nonsense=1)
        # The process is still there.
        self.assertEqual("A", ff.predict(TREE, toy=TOY).order[0])

    @needs("numpy")
    def test_arrays_are_data(self):
        import numpy as np

        rng = np.random.default_rng(0)
        xa, xb = rng.normal(size=(40, 2)), rng.normal(size=40)
        y = xa[:, 0] + 0.3 * xb
        found = ff.predict("(A:2,B:2):0", data={"A": xa, "B": xb[:, None], "y": y}, center=True, u0=1e-3)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "d.csv"
            rows = ["A1,A2,B1,y"] + [",".join(map(repr, map(float, (*a, b, z)))) for a, b, z in zip(xa, xb, y)]
            path.write_text("\n".join(rows) + "\n")
            again = ff.predict("(A:2,B:2):0", data=path, center=True, u0=1e-3)
        self.assertEqual(again.half_times, found.half_times)
        moments = ff.predict("(A:2,B:2):0", u0=1e-3, stats={
            "modalities": [("A", 2), ("B", 1)],
            "inputCovariance": np.cov(np.column_stack([xa, xb]).T, bias=True),
            "inputOutputCorrelation": np.cov(np.column_stack([xa, xb, y]).T, bias=True)[3, :3],
            "outputVariance": np.var(y)})
        for m, time in found.half_times.items():
            self.assertAlmostEqual(time, moments.half_times[m], delta=1e-8 * time)

    def test_alignment_law(self):
        found = ff.predict("(A:2,B:2):0", xor={"var": 4}, u0=1e-3, activation="relu")
        self.assertAlmostEqual(math.sqrt(2) / 4, found.alignment["speeds"]["B"], places=9)
        self.assertIsNone(ff.predict("(A:2,B:2):0", xor={"var": 4}, u0=1e-3).alignment)


class CommandsTest(unittest.TestCase):
    def test_saddles(self):
        found = ff.saddles(TREE, toy=TOY)
        self.assertEqual({(), ("A",), ("B",), ("A", "B")}, {point.learned for point in found.points})
        self.assertEqual(0.0, min(point.loss for point in found.points))

    def test_seeds(self):
        found = ff.simulate("(A:2,B:2):0", toy=TOY, init="gaussian-std", u0=0.1, width=20, seeds=3)
        self.assertEqual([1, 2, 3], [run["seed"] for run in found.runs])
        self.assertIsNone(found.recording)

    @needs("numpy")
    def test_recording(self):
        found = ff.simulate("(A:2,B:2):0", record_times=[0, 1, 2], observe="loss,map", toy=TOY, init="aligned", u0=0.1)
        self.assertEqual((3, 2), found.recording["map"].shape)
        theory = ff.predict("(A:2,B:2):0", toy=TOY, u0=0.1, times=[0, 1, 2]).trajectory
        # Steps of 0.04 against the flow.
        self.assertLess(abs(theory.loss - found.recording["loss"]).max(), 0.05 * theory.loss[0])

    def test_verify(self):
        claim = "```claim\nname: rate\narchitecture: (A:3,B:3):1\nclaim: Dt(uA) == %s*Sqrt(uA^2+uB^2)*(sA - vA*wA - vAB*wB)\n```\n"
        self.assertTrue(ff.verify(text=claim % "uA^2").holds)
        wrong = ff.verify(text=claim % "uB^2")
        self.assertFalse(wrong.holds)
        self.assertEqual("refuted", wrong.claims[0]["verdict"])
        self.assertEqual("text", wrong.claims[0]["file"])
        with self.assertRaisesRegex(ff.BadInput, "^text:4:"):
            ff.verify(text=claim % "zA^2")

    def test_sweep(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "s.yaml"
            study.write_text(
                "name: s\narchitecture: (A:2,B:2):0\ndata: {toy: {ratio: $r, rho: 0}}\nu0: 0.1\n"
                "axes: {r: [1.5, 2, 3]}\nquantities: [timeRatio, outcome]\n")
            found = ff.sweep(study)
            self.assertEqual([], found.files)
            kept = ff.sweep(study, output=Path(folder) / "t.csv")
            self.assertTrue(Path(kept.files[0]).is_file())
        self.assertEqual([1.5, 2, 3], list(found.columns["r"]))
        self.assertTrue(found.holds)
        ratios = list(found.columns["timeRatio"])
        self.assertEqual(sorted(ratios), ratios)
        self.assertIsInstance(found.columns["outcome"][0], str)

    def test_a_sweep_that_does_not_hold_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "s.yaml"
            study.write_text(
                "name: s\narchitecture: (A:2,B:2):0\ndata: {toy: {ratio: $r, rho: 0}}\nu0: 0.1\naxes: {r: [1.5, 2]}\n"
                "checks: [{name: far, of: reduced.timeRatio, atMost: 1, reason: the ratio is above 1}]\n")
            self.assertFalse(ff.sweep(study).holds)

    @needs("sympy")
    def test_derivation_is_sympy(self):
        from sympy import sqrt

        found = ff.derive(TREE)
        self.assertEqual("proved", found.verdict)
        names = found.sympy()
        a, b = names["state"]
        self.assertEqual(a**2 * sqrt(a**2 + b**2), names["g"]["A"])
        self.assertEqual(2, len(names["rates"]))

    def test_report(self):
        with tempfile.TemporaryDirectory() as folder:
            network = {"name": "aligned", "init": "aligned", "method": "flow", "width": 2}
            found = ff.report(
                output=Path(folder) / "r.html", architecture="(A:2,B:2):0", toy=TOY, u0=0.1, network=network)
            self.assertTrue(found.holds)
            self.assertIn("</html>", found.path.read_text("utf-8"))


class ProcessTest(unittest.TestCase):
    def test_the_client_has_the_version_of_the_program(self):
        self.assertIn(f" {ff.__version__}", ff.call("--version"))

    def test_many_calls_come_in_order_and_fail_one_by_one(self):
        ratios = [1.5 + i / 10 for i in range(30)]
        requests = [("predict", "-a", TREE, "--toy", f"ratio={r},rho=0", "--json") for r in ratios]
        requests.insert(7, ("predict", "-a", "(A"))
        with ff.Program(threads=2) as program:
            answers = list(program.calls(requests))
        self.assertEqual(2, answers.pop(7).exit_code)
        times = [answer.checked().result["halfTimes"]["A"] for answer in answers]
        self.assertEqual(sorted(times, reverse=True), times)

    def test_calls_that_are_not_read_to_the_end_do_not_answer_the_next_one(self):
        with ff.Program() as program:
            endless = (("predict", "-a", TREE, "--toy", "ratio=2,rho=0", "--json") for _ in itertools.count())
            some = program.calls(endless)
            next(some)
            some.close()
            self.assertEqual("(A:2,B:2):0", program.call(
                "saddles", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--json").result["architecture"])

    def test_a_process_that_dies_is_said_and_replaced(self):
        with ff.Program() as program:
            program.call("saddles", "-a", TREE, "--toy", "ratio=2,rho=0")
            process = program._process
            answered = threading.Event()

            def requests():
                yield ("--version",)
                answered.wait()
                process.kill()
                process.wait()
                yield ("--version",)

            answers = program.calls(requests())
            self.assertEqual(0, next(answers).exit_code)
            answered.set()
            with self.assertRaisesRegex(ff.Failure, "ended in the middle"):
                next(answers)
            self.assertEqual(0, program.call("--version").exit_code)

    def test_threads_share_the_process(self):
        found = {}

        def ask(ratio):
            found[ratio] = ff.predict(TREE, toy={"ratio": ratio, "rho": 0}).half_times["A"]

        threads = [threading.Thread(target=ask, args=(r,)) for r in (1.5, 2, 2.5, 3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(found, reverse=True), sorted(found, key=found.get))

    def test_a_program_that_is_not_there(self):
        with self.assertRaisesRegex(ff.Failure, "/nowhere/fusionflow cannot be started"):
            ff.Program("/nowhere/fusionflow").call("--version")


@needs("numpy")
class RecordTest(unittest.TestCase):
    def setUp(self):
        import numpy as np

        self.np = np
        rng = np.random.default_rng(1)
        self.inputs = {"A": rng.normal(size=(30, 2)), "B": rng.normal(size=(30, 1))}
        self.y = self.inputs["A"] @ [1.0, -1.0] + 0.5 * self.inputs["B"][:, 0]

    def test_a_linear_map_is_read_off_exactly(self):
        np = self.np
        map_a, map_b = np.array([[2.0], [3.0]]), np.array([[-1.0]])
        log = ff.record(lambda a, b: a @ map_a + b @ map_b + 5, self.inputs, self.y, time_per_step=0.1)
        log(0)
        log(4)
        found = log.arrays()
        np.testing.assert_allclose(found["map"], [[2, 3, -1]] * 2, rtol=1e-14)
        np.testing.assert_allclose(found["mapNorm"][0], [math.sqrt(13), 1], rtol=1e-14)
        np.testing.assert_allclose(found["time"], [0, 0.4])
        a = self.inputs["A"] @ map_a
        np.testing.assert_allclose(found["contribution"][0, 0], np.sqrt(np.mean(a**2)), rtol=1e-13)
        residual = self.y[:, None] - a - self.inputs["B"] @ map_b - 5
        np.testing.assert_allclose(found["loss"][0], np.mean(residual**2) / 2, rtol=1e-13)

    def test_what_does_not_fit_is_refused(self):
        with self.assertRaisesRegex(ff.BadInput, "as many rows"):
            ff.record(lambda a, b: a, self.inputs, self.y[:-1], time_per_step=0.1)
        with self.assertRaisesRegex(ff.BadInput, "time_per_step -1"):
            ff.record(lambda a, b: a, self.inputs, self.y, time_per_step=-1)
        log = ff.record(lambda a, b: a, self.inputs, self.y, time_per_step=0.1)
        with self.assertRaisesRegex(ff.BadInput, r"shape \(30, 2\), expected that of y"):
            log(0)
        log = ff.record(lambda a, b: b, self.inputs, self.y, time_per_step=0.1)
        log(3)
        with self.assertRaisesRegex(ff.BadInput, "step 3: expected one after 3"):
            log(3)
        with self.assertRaisesRegex(ff.BadInput, "nothing is recorded"):
            ff.record(lambda a, b: b, self.inputs, self.y, time_per_step=0.1).arrays()

    def test_times_of_a_rate_that_changes_are_given(self):
        log = ff.record(lambda a, b: a @ [[1.0], [2.0]] + b, self.inputs, self.y, time_per_step=0.1)
        log(0, 0)
        log(10, time=1)
        log(20, time=1.5)
        self.np.testing.assert_array_equal(log.arrays()["time"], [0, 1, 1.5])
        with self.assertRaisesRegex(ff.BadInput, "time 1.5 of step 21: expected a finite one of at least 0, after 1.5"):
            log(21, time=1.5)
        with self.assertRaisesRegex(ff.BadInput, "modality 'T.n': expected a name of letters"):
            ff.record(lambda a: a, {"T\u00f6n": self.y}, self.y, time_per_step=0.1)

    def test_descent_in_numpy_follows_theory(self):
        np = self.np
        u0, lr, steps = 1e-3, 0.01, 1500
        found = ff.predict("(A:2,B:2):0", data={**self.inputs, "y": self.y}, u0=u0, times=[lr * steps])
        half = found.half_times["A"]
        # Two layers of width 1 for each modality, aligned: w = a v.
        xa, xb = self.inputs["A"], self.inputs["B"]
        target = xa.T @ self.y / len(self.y)
        state = {"aA": u0, "vA": u0 * target / np.linalg.norm(target), "aB": u0, "vB": u0 * np.sign(xb.T @ self.y)}
        log = ff.record(
            lambda a, b: a @ state["vA"] * state["aA"] + b @ state["vB"] * state["aB"], self.inputs, self.y, time_per_step=lr)
        for step in range(steps):
            log(step)
            e = self.y - xa @ state["vA"] * state["aA"] - xb @ state["vB"] * state["aB"]
            ga, gb = xa.T @ e / len(e), xb.T @ e / len(e)
            state = {
                "aA": state["aA"] + lr * ga @ state["vA"], "vA": state["vA"] + lr * ga * state["aA"],
                "aB": state["aB"] + lr * gb @ state["vB"], "vB": state["vB"] + lr * gb * state["aB"]}
        arrays = log.arrays()
        reference = found.document["halfTimeReference"]["A"]["norm"]
        measured = arrays["time"][np.argmax(arrays["mapNorm"][:, 0] >= reference / 2)]
        self.assertLess(abs(measured - half), 0.02 * half)

    @needs("torch")
    def test_a_module_of_pytorch(self):
        import torch

        np = self.np

        class Late(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.a = torch.nn.Linear(2, 1)
                self.b = torch.nn.Linear(1, 1, bias=False)

            def forward(self, a, b):
                return self.a(a) + self.b(b)

        model = Late()
        log = ff.record(model, self.inputs, self.y, time_per_step=0.1)
        log(0)
        expected = np.concatenate([model.a.weight.detach().numpy(), model.b.weight.detach().numpy()], axis=1)
        np.testing.assert_allclose(log.arrays()["map"], expected, atol=1e-6)
        self.assertIsNone(model.a.weight.grad)

    def test_file(self):
        np = self.np
        log = ff.record(lambda a, b: b, self.inputs, self.y, time_per_step=0.1, architecture="(A:2,B:2):0", u0=0.01)
        log(0)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mine.npz"
            log.save(path)
            with np.load(path, allow_pickle=False) as arrays:
                self.assertEqual("(A:2,B:2):0", str(arrays["architecture"]))
                np.testing.assert_array_equal(self.inputs["A"], arrays["data.A"])


    def descended(self, u0=1e-3, lr=0.01, steps=1500, every=1, slope=1.0):
        """A loop of one's own in NumPy: two layers of width 20 for each modality, late fusion; its recorder and its start."""
        np = self.np
        rng = np.random.default_rng(5)
        xs = {"A": self.inputs["A"] * [1.5, 0.5], "B": self.inputs["B"]}
        y = xs["A"] @ [1.0, -0.5] + 0.8 * xs["B"][:, 0]
        first = {m: u0 * rng.normal(size=(20, x.shape[1])) for m, x in xs.items()}
        last = {m: u0 * rng.normal(size=(1, 20)) for m in xs}
        start = {**{f"{m}.1": w.copy() for m, w in first.items()}, **{f"{m}.2": w.copy() for m, w in last.items()}}
        act = lambda h: np.where(h > 0, h, slope * h)
        model = lambda a, b: act(a @ first["A"].T) @ last["A"].T + act(b @ first["B"].T) @ last["B"].T
        log = ff.record(model, xs, y, time_per_step=lr, architecture="(A:2,B:2):0", u0=u0,
                        activation="linear" if slope == 1 else "relu")
        for step in range(steps + 1):
            if step % every == 0:
                log(step)
            if step == steps:
                break
            e = y[:, None] - model(*xs.values())
            for m, x in xs.items():
                h = x @ first[m].T
                back = (e @ last[m]) * np.where(h > 0, 1, slope)
                last[m], first[m] = last[m] + lr * e.T @ act(h) / len(e), first[m] + lr * back.T @ x / len(e)
        return log, start

    def test_theory_beside_a_loop_of_ones_own(self):
        log, start = self.descended()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "start.npz"
            self.np.savez(path, **start)
            report = log.report(
                Path(folder) / "mine.html", network=dict(name="ours", init=str(path), method="gd", lr=0.01, width=20))
            self.assertTrue(report.holds, report.document)
            self.assertTrue(report.path.is_file())
        self.assertEqual(["recorded", "ours"], [network["network"] for network in report.networks])
        recorded, ours = (network["runs"][0] for network in report.networks)
        for m in "AB":
            # The same steps in double precision, all of them recorded.
            self.assertAlmostEqual(ours["halfTimes"][m], recorded["halfTimes"][m], delta=1e-9)
            self.assertLess(abs(recorded["relativeErrors"][m]), 0.05)
        self.assertEqual([], report.warnings)

    def test_files_and_recorders_are_runs(self):
        log, _ = self.descended(every=5)
        with tempfile.TemporaryDirectory() as folder:
            path, study = Path(folder) / "mine.npz", Path(folder) / "mine.yaml"
            with self.assertRaisesRegex(ff.BadInput, r"expected save\(FILE.npz\)"):
                log.report(Path(folder) / "mine.html", save_study=str(study))
            log.save(path)
            with self.assertRaisesRegex(ff.BadInput, "expected each recording once"):
                ff.report(run=[path, log], output=Path(folder) / "mine.html")
            second = Path(folder) / "second.npz"
            second.write_bytes(path.read_bytes())
            both = ff.report(run=[second, log], output=Path(folder) / "mine.html", save_study=str(study))
            self.assertEqual(["second", "mine"], [run["run"] for run in both.networks[0]["runs"]])
            again = ff.report(study, output=Path(folder) / "again.html")
            self.assertEqual(both.networks, again.networks)
            self.assertEqual(ff.predict("(A:2,B:2):0", data=path, u0=1e-3).half_times, both.theory[1]["halfTimes"])

    def test_rectified_units_have_the_map_of_least_squares(self):
        np = self.np
        log, _ = self.descended(u0=0.05, steps=10, every=5, slope=0.0)
        found = log.arrays()
        self.assertEqual(0, found["activationSlope"])
        x = np.concatenate([found["data.A"], found["data.B"]], axis=1)
        outputs = log._outputs([found["data.A"], found["data.B"]])
        np.testing.assert_allclose(found["map"][-1], np.linalg.lstsq(x, outputs, rcond=None)[0][:, 0], rtol=1e-9)
        self.assertFalse(np.allclose(found["map"][-1], 0))
        with self.assertRaisesRegex(ff.BadInput, "activation 'tanh': expected one of linear, relu, leaky-relu"):
            ff.record(lambda a, b: b, self.inputs, self.y, time_per_step=1, activation="tanh")

    @needs("torch")
    def test_the_example_of_pytorch_agrees_with_our_network(self):
        import two_layer_pytorch

        with tempfile.TemporaryDirectory() as folder:
            report = two_layer_pytorch.main(Path(folder))
            self.assertTrue(report.path.is_file())
        self.assertTrue(report.holds, report.document["checks"])
        recorded, ours = (network["runs"][0] for network in report.networks)
        for m in "AB":
            # Single precision of PyTorch, and one state in two steps of 0.01: of the square of growth in two steps, at most
            # (0.02 * 2 * 5)^2 = 4 %, an eighth is what a straight line is off by, 0.5 % of the norm or 0.0005 in time.
            self.assertLess(abs(recorded["halfTimes"][m] - ours["halfTimes"][m]), 1e-3)
            self.assertLess(abs(recorded["relativeErrors"][m]), 0.02)
        self.assertEqual([], report.warnings)


@needs("numpy", "pandas")
class FrameTest(unittest.TestCase):
    def test_every_kind_of_result(self):
        found = ff.predict(TREE, toy=TOY, times=[0, 1, 2])
        self.assertEqual((2, 5), found.to_frame().shape)
        self.assertEqual(["t", "loss", "w1", "w2"], list(found.trajectory.to_frame()))
        self.assertEqual(4, len(ff.saddles(TREE, toy=TOY).to_frame()))
        runs = ff.simulate("(A:2,B:2):0", toy=TOY, width=5, seeds=2).to_frame()
        self.assertEqual([1, 2], list(runs["seed"]))
        self.assertTrue((runs["halfTimes.A"] < runs["halfTimes.B"]).all())
        self.assertIn("FT-1", set(ff.derive(TREE).to_frame()["id"]))


if __name__ == "__main__":
    unittest.main()
