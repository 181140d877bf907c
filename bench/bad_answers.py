"""Bad answers that other checkers were measured to accept, rewritten for our exercises: does the judge refuse them?

The files of bad_answers/ say in their head for which exercise they are, and what became of their like elsewhere.
Run: python bench/bad_answers.py
"""

from pathlib import Path

from torchdojo.practice.worker import Worker

FOLDER = Path(__file__).parent / "bad_answers"


def main() -> None:
    print("| bad answer | elsewhere | our exercise | here |\n|---|---|---|---|")
    refused, files = 0, sorted(FOLDER.glob("*.py"))
    with Worker() as worker:
        for path in files:
            source = path.read_text("utf-8")
            exercise, elsewhere = (line.partition(": ")[2] for line in source.splitlines()[:2])
            verdict = worker.check(exercise, "answer.py", source)
            refused += not verdict.passed
            here = "**accepted**" if verdict.passed else f"refused: {verdict.kind}"
            print(f"| {path.stem.replace('_', ' ')} | {elsewhere} | {exercise} | {here} |", flush=True)
    print(f"\n{refused} of {len(files)} refused")


if __name__ == "__main__":
    main()
