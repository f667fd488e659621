"""``python -m edition`` is the command ``tei-edition``."""

from edition.cli import run

if __name__ == "__main__":
    run()
