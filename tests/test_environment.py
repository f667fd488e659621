"""Set-up on a fresh machine: a copy of the door, and one small package in a folder of its own."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from edition import environment, requirements
from edition.digests import of_file
from edition.lock import locked

DOOR = ("build.py", "edition/__init__.py", "edition/environment.py", "edition/requirements.py")
GUARDIAN = ("edition/guardian.py", "edition/lifeline.py", "edition/watch.py")
CLI = """
def main(arguments, watch):
    import sys, tiny
    print(sys.prefix, tiny.__name__, *arguments)
    return 7
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the packages that can be installed: tiny 1.2."""
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(folder / "tiny-1.2-py3-none-any.whl", "w") as wheel:
        info = "tiny-1.2.dist-info"
        wheel.writestr("tiny.py", "")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.2\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", f"tiny.py,,\n{info}/METADATA,,\n{info}/RECORD,,\n")
    return folder


_COMPILED = "PYTHONPYCACHEPREFIX"
VENV = """
import os, sys, sysconfig

sys.path.remove(os.path.dirname(__file__))  # where this module hides Python's own
import venv

venv.create(sys.argv[1], symlinks=True)
scheme = sysconfig.get_path("purelib", "venv", {"base": sys.argv[1]})
for name in os.listdir(PIP):
    os.symlink(os.path.join(PIP, name), os.path.join(scheme, name))
"""
"""Makes an environment as Python's own module does, but for unpacking pip, which takes longest."""


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a module ``venv`` that is quick."""
    folder = tmp_path_factory.mktemp("quick")
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", str(folder / "once")], check=True)
    pip = sysconfig.get_path("purelib", "venv", {"base": str(folder / "once")})
    (folder / "module").mkdir()
    (folder / "module" / "venv.py").write_text(VENV.replace("PIP", repr(pip)), "utf-8")
    return folder / "module"


class Checkout:
    """A fresh copy of the program, which needs only the package tiny."""

    def __init__(self, folder: Path, root: Path, packages: Path, quick: Path | None = None) -> None:
        self.folder = folder
        self.packages = packages
        self.quick = quick
        self.venv = folder / ".venv"
        (folder / "edition").mkdir(parents=True)
        for file in (*DOOR, *GUARDIAN, "edition/installation.py", "edition/lock.py"):
            shutil.copy(root / file, folder / file)
        (folder / "edition" / "cli.py").write_text(CLI)
        self.require("tiny~=1.0")

    def require(self, *requirements: str) -> None:
        text = f"[project]\ndependencies = {list(requirements)}\n"
        (self.folder / "pyproject.toml").write_text(text)

    def pin(self, *lines: str) -> None:
        (self.folder / "requirements").mkdir(exist_ok=True)
        (self.folder / "requirements" / "edition.txt").write_text("\n".join(lines) + "\n")

    def command(self, *arguments: str, python: str = sys.executable) -> list[str]:
        return [python, str(self.folder / "build.py"), *arguments]

    def environment(self) -> dict[str, str]:
        own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.packages), "PIP_USER": "1"}
        modules = {"PYTHONPATH": str(self.quick)} if self.quick else {}
        # The pip that all have is compiled already, beside itself and nowhere else.
        others = {name: value for name, value in os.environ.items() if name != _COMPILED}
        return {**others, **own, **modules}

    def run(
        self, *arguments: str, python: str = sys.executable
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments, python=python),
            env=self.environment(),
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path, root: Path, packages: Path, quick: Path) -> Checkout:
    """Return a copy for which an environment is made quickly."""
    return Checkout(tmp_path / "a folder", root, packages, quick)


@pytest.mark.parametrize("file", DOOR)
def test_old_pythons_can_read_the_door(root: Path, file: str) -> None:
    ast.parse((root / file).read_text("utf-8"), feature_version=(3, 8))


def test_old_pythons_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit) as exit_:
        environment.ensure()
    assert exit_.value.code == 3
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_the_oldest_python_is_the_one_declared(root: Path) -> None:
    text = (root / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">={}.{}"'.format(*environment.OLDEST) in text


@pytest.mark.parametrize(
    ("version", "release", "expected"),
    [
        ("6.1.3", "6.1", True),
        ("6.2", "6.1", True),
        ("7.0", "6.1", False),
        ("6.0.9", "6.1", False),
        ("0.15.2", "0.15.2", True),
        ("0.15.10", "0.15.2", True),
        ("0.15.1", "0.15.2", False),
        ("0.16.0", "0.15.2", False),
        ("", "6.1", False),
    ],
)
def test_compatible_releases(version: str, release: str, expected: bool) -> None:
    assert requirements.is_compatible(version, release) is expected


def test_requirements_have_the_form_that_is_read(root: Path) -> None:
    del root
    for requirement in requirements.requirements(("test",)):
        name, mark, release = requirement.partition("~=")
        assert mark
        assert name.replace("[", "").replace("]", "").replace("-", "").isalnum()
        assert release.replace(".", "").isdigit()


def test_this_python_has_what_the_tests_need() -> None:
    assert requirements.missing(requirements.requirements(("test",))) == []


def test_first_and_second_start(tmp_path: Path, root: Path, packages: Path) -> None:
    """The whole way, with Python's own module ``venv``."""
    checkout = Checkout(tmp_path / "a folder", root, packages)
    first = checkout.run("check", "a b", "--jobs=2")
    assert first.returncode == 7, first.stderr
    assert first.stdout.split() == [
        *str(checkout.venv).split(),
        "tiny",
        "check",
        "a",
        "b",
        "--jobs=2",
    ]
    assert "Set-up, at the first start only" in first.stderr

    second = checkout.run()
    assert (second.returncode, second.stderr) == (7, "")

    inside = checkout.run(python=str(checkout.venv / "bin" / "python"))
    assert (inside.returncode, inside.stderr) == (7, "")

    checkout.require("tiny~=1.1")
    changed = checkout.run()
    assert changed.returncode == 7
    assert "the list of needed packages has changed" in changed.stderr
    assert checkout.run().stderr == ""

    (checkout.venv / "bin" / "python").unlink()
    assert "at the first start only" in checkout.run().stderr


def test_failure_is_told_and_tried_again(checkout: Checkout) -> None:
    checkout.require("tiny~=2.0")
    failed = checkout.run()
    assert (failed.returncode, failed.stdout) == (3, "")
    assert "The packages could not be installed" in failed.stderr
    assert "No matching distribution found for tiny~=2.0" in failed.stderr

    checkout.require("tiny~=1.0")
    again = checkout.run()
    assert again.returncode == 7
    assert "Set-up, at the first start only" in again.stderr


def test_what_is_pinned_is_installed(checkout: Checkout, packages: Path) -> None:
    wheel = packages / "tiny-1.2-py3-none-any.whl"
    checkout.pin(f"tiny==1.2 --hash=sha256:{of_file(wheel)}")
    first = checkout.run()
    assert first.returncode == 7, first.stderr
    assert "not pinned" not in first.stderr
    assert checkout.run().stderr == ""

    checkout.pin(f"tiny==1.2 --hash=sha256:{of_file(wheel)}  # renewed")
    assert "the list of needed packages has changed" in checkout.run().stderr


def test_what_is_not_what_was_pinned_is_not_installed(checkout: Checkout) -> None:
    checkout.pin(f"tiny==1.2 --hash=sha256:{'0' * 64}")
    failed = checkout.run()
    assert (failed.returncode, failed.stdout) == (3, "")
    assert "A package is not the one that was pinned" in failed.stderr
    assert "EDITION_UNPINNED" not in failed.stderr
    assert not list(checkout.venv.rglob("tiny.py"))

    checkout.pin(f"tiny==1.3 --hash=sha256:{'0' * 64}")
    assert "EDITION_UNPINNED=1" in checkout.run().stderr


def test_what_is_needed_and_not_pinned_is_not_installed(checkout: Checkout) -> None:
    checkout.pin("tiny==1.2")
    failed = checkout.run()
    assert (failed.returncode, failed.stdout) == (3, "")
    assert "hash" in failed.stderr
    assert not list(checkout.venv.rglob("tiny.py"))


def test_pins_can_be_left_out(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.pin(f"tiny==1.2 --hash=sha256:{'0' * 64}")
    monkeypatch.setenv("EDITION_UNPINNED", "1")
    done = checkout.run()
    assert done.returncode == 7
    assert "not pinned here" in done.stderr


def test_a_newer_python_than_the_pins_are_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITION_UNPINNED", raising=False)
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    names = [path.name for path in requirements.pins(("test",))]
    assert names == ["edition.txt", "test.txt"]
    monkeypatch.setattr(sys, "version_info", (3, 15, 0))
    assert requirements.pins(("test",)) == []


def test_no_module_venv(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "venv.py").write_text("raise SystemExit('ensurepip is not available')")
    failed = subprocess.run(
        checkout.command(),
        env={**checkout.environment(), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 3
    assert "apt install python3-venv" in failed.stderr
    assert "ensurepip is not available" in failed.stderr


def test_two_first_starts_at_once(checkout: Checkout) -> None:
    with locked(checkout.folder / ".venv.lock"):
        waiting = subprocess.Popen(
            checkout.command(),
            env=checkout.environment(),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert waiting.stderr
        assert "waiting for it" in waiting.stderr.readline()
    with waiting.stderr:
        assert "Set-up: done." in waiting.stderr.read()
    assert waiting.wait() == 7


def test_what_is_installed_is_used(checkout: Checkout, packages: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packages / "tiny-1.2-py3-none-any.whl") as wheel:
        wheel.extractall(tmp_path / "site")
    done = subprocess.run(
        checkout.command(),
        env={**checkout.environment(), "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (7, "")
    assert not checkout.venv.exists()


def test_an_environment_of_others_is_left_alone(checkout: Checkout) -> None:
    (checkout.venv / "bin").mkdir(parents=True)
    (checkout.venv / "notes").write_text("mine")
    failed = checkout.run()
    assert failed.returncode == 3
    assert "was not made by this program" in failed.stderr
    assert (checkout.venv / "notes").read_text() == "mine"


def test_an_environment_of_another_checkout_is_left_alone(
    checkout: Checkout, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "edition.txt").write_text("3.11\nmine~=1.0\n")
    (other / "notes").write_text("mine")
    checkout.venv.symlink_to(other, target_is_directory=True)
    failed = checkout.run()
    assert failed.returncode == 3
    assert "is a link to another folder" in failed.stderr
    assert (other / "notes").read_text() == "mine"
    assert (other / "edition.txt").read_text() == "3.11\nmine~=1.0\n"
