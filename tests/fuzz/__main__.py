"""The long run: ``python tests/fuzz [--seeds A B] [--seconds S] [--change FOLDER]``.

Makes documents by chance, or changes those of a folder by chance, renders each, and writes what is
wrong with it, reduced to what makes it so; at the end the figures.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def say(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Try documents until the seeds or the seconds are used up."""
    from random import Random

    from lxml import etree

    from tests.fuzz import odd
    from tests.fuzz.generation import Generator, Language
    from tests.fuzz.mutation import mutated
    from tests.fuzz.reduction import reduced
    from tests.fuzz.trial import Workshop

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, nargs=2, default=(0, 587), metavar=("FROM", "TO"))
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--size", type=int, default=50, help="elements of a document, about")
    parser.add_argument("--change", type=Path, metavar="FOLDER", help="change the TEI of a folder")
    asked = parser.parse_args()
    language = Language(odd.read(ROOT.parent / "shared" / "tei" / "p5-specs.xml"))
    goals = sorted(language.elements.keys() - {"teiCorpus"})

    def documents() -> Iterator[tuple[str, etree._Element]]:
        for seed in range(*asked.seeds):
            if asked.change is None:
                goal = goals[seed % len(goals)]
                yield str(seed), Generator(language, seed).document(goal, size=asked.size)
                continue
            for file in sorted(asked.change.rglob("*.xml")):
                if file.stat().st_size < 100_000:
                    root = etree.parse(file).getroot()
                    yield f"{file.name} {seed}", mutated(root, Random(seed), language.allows)

    workshop, figures, kinds = Workshop(), Counter[str](), Counter[str]()
    started = time.perf_counter()
    for name, root in documents():
        if time.perf_counter() - started > asked.seconds:
            break
        figures["documents"] += 1
        figures["elements"] += sum(1 for _ in root.iter(etree.Element))
        figures["words"] += len(" ".join(root.itertext()).split())
        if faults := workshop.faults(etree.tostring(root)):
            figures["documents with faults"] += 1
            kinds.update(fault.kind for fault in faults)
            say(f"{name}: {faults[0].kind} {faults[0].message}")
            if asked.change is None:
                kind = faults[0].kind
                smallest = reduced(
                    root,
                    lambda tree, kind=kind: (
                        language.allows(tree)
                        and kind in {f.kind for f in workshop.faults(etree.tostring(tree))}
                    ),
                )
                say(f"    {etree.tostring(smallest, encoding='unicode')}")
    figures["seconds"] = round(time.perf_counter() - started)
    say(", ".join(f"{number:,} {what}" for what, number in figures.items()))
    say(", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())) or "no faults")


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("test")
    main()
