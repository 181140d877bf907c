"""A rule's page, and the handbook of all rules: what it finds, why it matters, and the cure as a change of lines."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from torchdojo.doctor.mending.fix import CURES
from torchdojo.doctor.rule import Certainty, Rule, Severity
from torchdojo.text import Text

CONTEXT = 4  # lines shown around a change
HEADS = {
    Severity.ERROR: Text(en="Errors: facts that nobody can mean", zh="错误：没有人会故意这样写"),
    Severity.WARNING: Text(
        en="Warnings: a limit passed, with a consequence", zh="警告：数值过了界，并且有后果"
    ),
    Severity.TIP: Text(en="Tips: habits", zh="提示：习惯问题"),
}
KINDS = {
    Certainty.FACT: Text(en="a fact of the run", zh="运行中的事实"),
    Certainty.STATISTIC: Text(en="a statistic of the run", zh="运行的统计"),
}
TITLE = Text(en="The rules of the doctor", zh="医生的规则")
MADE = Text(en="Made by scripts/rules from the rules themselves.", zh="由 scripts/rules 根据规则本身生成。")
WAYS = {
    "run": Text(en="by running", zh="运行时"),
    "both": Text(
        en="by running, and by reading alone (`doctor check`)", zh="运行时；只读也能查出（`doctor check`）"
    ),
    "fix": Text(en="; patched by `doctor fix`", zh="；可由 `doctor fix` 打补丁"),
}
CHANGE = Text(
    en="A sick script, and what changes when it is cured:", zh="一个有病的脚本，以及治好它要改哪几行："
)


def change(rule: Rule) -> list[str]:
    """Return what cures the sick script, as the lines of a diff without its head."""
    sick, cured = (
        [line.removesuffix("  # <- here") for line in s.splitlines()] for s in (rule.sick, rule.cured)
    )
    return [line.rstrip() for line in unified_diff(sick, cured, lineterm="", n=CONTEXT)][2:]


def by_severity(rules: Mapping[str, Rule]) -> Iterator[tuple[Severity, list[Rule]]]:
    """Yield the rules of each severity, the worst first."""
    for severity in Severity:
        some = [rule for rule in rules.values() if rule.severity is severity]
        if some:
            yield severity, some


def found_by(rule: Rule) -> Text:
    """Return how a rule is asked, and whether there is a patch for it."""
    way = WAYS["both" if rule.read else "run"]
    return (
        Text(en="{way}{fix}", zh="{way}{fix}").format(way=way, fix=WAYS["fix"]) if rule.name in CURES else way
    )


def parts(rule: Rule) -> dict[Text, Text]:
    """Return what a page says of a rule, under its heads."""
    source = Text(en=rule.source, zh=rule.source)
    lecture = Text(en=f"torchdojo read {rule.lecture}", zh=f"torchdojo read {rule.lecture}（讲义）")
    return {
        Text(en="What", zh="现象"): rule.what,
        Text(en="Why", zh="原因"): rule.why,
        Text(en="Cure", zh="改法"): rule.cure,
        Text(en="Found", zh="查法"): found_by(rule),
        Text(en="Rests on", zh="依据"): KINDS[rule.certainty],
        Text(en="Learn", zh="学习"): lecture,
        Text(en="Source", zh="出处"): source,
    }


def handbook(rules: Mapping[str, Rule], language: str) -> str:
    """Return all rules as one Markdown page in a language."""

    def said(text: Text) -> str:
        return text.zh if language == "zh" else text.en

    lines = [f"# {said(TITLE)}", "", said(MADE), ""]
    for severity, some in by_severity(rules):
        lines += [f"- {said(HEADS[severity])}", *(f"  - [{r.name}](#{r.name}): {said(r.what)}" for r in some)]
    for severity, some in by_severity(rules):
        lines += ["", f"## {said(HEADS[severity])}"]
        for rule in some:
            lines += ["", f"### {rule.name}", "", said(rule.what), ""]
            lines += [f"- **{said(head)}** {said(text)}" for head, text in list(parts(rule).items())[1:]]
            lines += ["", "```diff", *change(rule), "```"]
    return "\n".join(lines) + "\n"
