"""Opens every kind of output as src/guide/outputs.md says: python3 -m unittest discover -s src/python.

The table of that page is run row by row: its command makes the file, its line opens it, and what it says of it must be true.
"""

import glob
import importlib.util
import json
import os
import re
import runpy
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fusionflow as ff

PAGE = Path(__file__).resolve().parents[1] / "guide" / "outputs.md"
LIBRARIES = ("numpy", "pandas", "sympy")


def rows(page):
    """Rows of the table: kind, command, line, condition; without the backquotes, and with plain bars."""
    table = page.split("<!-- outputs: begin -->\n")[1].split("<!-- outputs: end -->")[0]
    for line in table.splitlines()[2:]:
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        yield [cells[0]] + [cell[1:-1] for cell in cells[1:]]


def files(page):
    """Names and texts of the files that the page shows."""
    for name, fence, text in re.findall(r"^[^\n]*, `([^`]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", page, re.M | re.S):
        yield name, text


class OutputsTest(unittest.TestCase):
    def test_every_kind_of_output_opens_as_the_page_says(self):
        page = PAGE.read_text(encoding="utf-8")
        here = {name: importlib.import_module(name) for name in LIBRARIES if importlib.util.find_spec(name)}
        tried, made = [], set()
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            try:
                os.chdir(folder)
                environment = self.environment(Path(folder))
                for name, text in files(page):
                    Path(name).write_text(text, encoding="utf-8")
                for kind, command, line, condition in rows(page):
                    absent = [name for name in LIBRARIES if name + "." in line + condition and name not in here]
                    if absent or ("python3" in command and "numpy" not in here):
                        print(f"{kind}: not opened, needs {', '.join(absent) or 'numpy'}", file=sys.stderr)
                        continue
                    with self.subTest(kind):
                        if command not in made:
                            done = subprocess.run(
                                ["bash", "-c", command], env=environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                            self.assertEqual(0, done.returncode, f"{command}: {done.stderr}")
                            made.add(command)
                        names = {"glob": glob, "json": json, "runpy": runpy, "subprocess": subprocess, "sys": sys, **here}
                        written = re.search(r"> (\S+\.json)$", command)
                        if written:
                            with open(written.group(1), encoding="utf-8") as file:
                                names["d"] = json.load(file)
                        names["x"] = eval(line, names)
                        self.assertIs(True, bool(eval(condition, names)), f"{kind}: {str(names['x'])[:500]}")
                        tried.append(kind)
            finally:
                os.chdir(before)
        if len(here) == len(LIBRARIES):
            self.assertGreater(len(tried), 30)

    @staticmethod
    def environment(folder):
        """Commands of the page by the names that they have there."""
        commands = folder / "commands"
        commands.mkdir()
        for name, target in (("fusionflow", ff._find_program()), ("python3", sys.executable)):
            file = commands / name
            file.write_text(f'#!/bin/sh\nexec "{target}" "$@"\n', encoding="utf-8")
            file.chmod(0o755)
        source = str(Path(ff.__file__).resolve().parent)
        return {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": source}

    def test_schemas_describe_what_calls_return(self):
        schema = ff.schema("predict")
        document = ff.predict("(A:2,B:2):0", toy={"ratio": 2, "rho": 0}).document
        self.assertLessEqual(set(schema["required"]), set(document))
        self.assertLessEqual(set(document), set(schema["properties"]))

    def test_every_command_with_a_document_is_in_the_table(self):
        made = " ".join(command for _, command, _, _ in rows(PAGE.read_text(encoding="utf-8")))
        for name in ff.call("schema").splitlines():
            name = name.split(":")[0]
            if name not in ("explore", "batch-request"):
                self.assertIn(f"fusionflow {name} ", made)


if __name__ == "__main__":
    unittest.main()
