"""One table of a class: a row per learner and exercise, sums per learner, sums per exercise."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from torchdojo.practice.bank import exercises, find
from torchdojo.practice.export import document, table
from torchdojo.practice.progress import DONE
from torchdojo.practice.submissions import Answer, Refused, Submission
from torchdojo.practice.verdict import NOT_VERIFIED, Verdict
from torchdojo.practice.worker import Worker
from torchdojo.text import Text, language

Judged = dict[tuple[str, str], Verdict]  # by learner and exercise
COLUMNS = ("student", "lecture", "exercise", "state", "attempts", "hints", "solution", "minutes", "cpu_seconds",
           "failed_most", "times", "judged", "edited")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Class:
    """What a class handed in, and what was found when it was judged again (nothing if it was not)."""

    submissions: Sequence[Submission]
    refused: Sequence[Refused]
    judged: Judged

    def as_csv(self) -> str:
        """Return a row per learner and exercise. No cell can become a formula in a spreadsheet."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for row in self._rows():
            writer.writerow([_harmless(cell) for cell in row])
        return out.getvalue()

    def as_page(self) -> str:
        """Return the table as a page of HTML."""
        title = Text(en="Learners: {n}", zh="{n} 名学员").format(n=len(self.submissions))
        parts = [
            table(LEARNERS, [self._learner(one) for one in self.submissions]),
            table(EXERCISES, list(self._exercises())),
        ]
        if self.refused:
            head = [Text(en="Not taken", zh="没有收下"), Text(en="Why", zh="原因")]
            parts.append(table(head, [[one.file.name, one.why] for one in self.refused]))
        return document(str(title), "\n".join(parts))

    def _rows(self) -> Iterator[list[Any]]:
        for one in self.submissions:
            for answer in one.answers:
                record = answer.record
                name, times = failed_most([answer])
                verdict = self.judged.get((one.student, answer.exercise))
                yield [
                    one.student,
                    answer.lecture,
                    answer.exercise,
                    record.state,
                    record.attempts,
                    record.hints,
                    bool(record.solution),
                    round(record.elapsed / 60, 1),
                    record.cpu,
                    name,
                    times,
                    verdict.kind if verdict else "",
                    one.edited,
                ]

    def _learner(self, one: Submission) -> list[Any]:
        records = [answer.record for answer in one.answers]
        name, times = failed_most(one.answers)
        remarks = [str(EDITED)] if one.edited else []
        refuted = [
            answer.exercise
            for answer in one.answers
            if answer.record.state in DONE and not _holds(self.judged.get((one.student, answer.exercise)))
        ]
        if refuted:
            remarks.append(str(REFUTED.format(names=", ".join(refuted))))
        return [
            one.student,
            f"{sum(record.state in DONE for record in records)}/{len(exercises())}",
            sum(record.attempts for record in records),
            sum(record.hints for record in records),
            sum(bool(record.solution) for record in records),
            round(sum(record.elapsed for record in records) / 60),
            f"{name} ({times})" if name else "",
            " ".join(remarks),
        ]

    def _exercises(self) -> Iterator[list[Any]]:
        for exercise in exercises():
            answers = [a for one in self.submissions for a in one.answers if a.exercise == exercise.name]
            begun = [answer for answer in answers if answer.record.attempts]
            if begun:
                name, times = failed_most(begun)
                yield [
                    f"{exercise.lecture}.{exercise.order} {exercise.title}",
                    f"{sum(answer.record.state in DONE for answer in begun)}/{len(begun)}",
                    median(answer.record.attempts for answer in begun),
                    median(answer.record.hints for answer in begun),
                    round(median(answer.record.elapsed for answer in begun) / 60, 1),
                    f"{name} ({times})" if name else "",
                ]


def failed_most(answers: Sequence[Answer]) -> tuple[str, int]:
    """Return the property that failed most often, in the language in force, and how often."""
    times: Counter[str] = Counter()
    for answer in answers:
        for en, failing in answer.record.failed.items():
            times[failing.zh if language() == "zh" else en] += failing.times
    return times.most_common(1)[0] if times else ("", 0)


def judge_again(submissions: Sequence[Submission], worker: Worker) -> Iterator[tuple[str, str, Verdict]]:
    """Judge every answer that was handed in, each with its learner's numbers, in a process of its own with limits."""
    for one in submissions:
        for answer in one.answers:
            if answer.source:
                file = find(answer.exercise).folder.name + ".py"
                yield (
                    one.student,
                    answer.exercise,
                    worker.check(answer.exercise, file, answer.source, one.student),
                )


def _holds(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.passed or verdict.kind == NOT_VERIFIED


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


EDITED = Text(en="The file was changed after export.", zh="文件在导出后被改过。")
REFUTED = Text(
    en="Said to be passed, but not when judged here: {names}.", zh="写着通过，重新判却不通过：{names}。"
)
LEARNERS = [
    Text(en="Learner", zh="学员"),
    Text(en="Passed", zh="通过"),
    Text(en="Attempts", zh="尝试"),
    Text(en="Hints", zh="提示"),
    Text(en="Solutions seen", zh="看过答案"),
    Text(en="Minutes", zh="分钟"),
    Text(en="Failed most", zh="最常出错"),
    Text(en="Remarks", zh="备注"),
]
EXERCISES = [
    Text(en="Exercise", zh="练习"),
    Text(en="Passed", zh="通过"),
    Text(en="Attempts (median)", zh="尝试（中位数）"),
    Text(en="Hints (median)", zh="提示（中位数）"),
    Text(en="Minutes (median)", zh="分钟（中位数）"),
    Text(en="Failed most", zh="最常出错"),
]
