"""Builds the wheel of fusionflow.py without any other package, so that it can be installed without a network.

The hooks are those of PEP 517; a wheel is a zip file with a list of its content (PEP 427).
"""

import base64
import hashlib
import re
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULE = "fusionflow.py"
SOURCES = [MODULE, "build_backend.py", "pyproject.toml"]
# A fixed date: the same sources give the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def _version():
    found = re.search(r'^__version__ = "([^"]+)"$', (HERE / MODULE).read_text("utf-8"), re.MULTILINE)
    if not found:
        raise ValueError(f"{MODULE}: expected a line __version__ = \"...\"")
    return found.group(1)


def _metadata():
    return (
        f"Metadata-Version: 2.1\nName: fusionflow\nVersion: {_version()}\n"
        "Summary: Learning dynamics of multimodal deep linear networks, from Python\nRequires-Python: >=3.9\n"
    )


def _wheel(folder, files):
    name = f"fusionflow-{_version()}-py3-none-any.whl"
    info = f"fusionflow-{_version()}.dist-info"
    files = dict(files)
    files[f"{info}/METADATA"] = _metadata().encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: fusionflow\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = []
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(content)}")
    rows.append(f"{info}/RECORD,,")
    files[f"{info}/RECORD"] = ("\n".join(rows) + "\n").encode()
    with zipfile.ZipFile(Path(folder) / name, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            wheel.writestr(zipfile.ZipInfo(path, DATE), content)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return _wheel(wheel_directory, {MODULE: (HERE / MODULE).read_bytes()})


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return _wheel(wheel_directory, {"fusionflow.pth": f"{HERE}\n".encode()})


def build_sdist(sdist_directory, config_settings=None):
    base = f"fusionflow-{_version()}"
    with tarfile.open(Path(sdist_directory) / f"{base}.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for source in SOURCES:
            archive.add(HERE / source, f"{base}/{source}")
    return f"{base}.tar.gz"
