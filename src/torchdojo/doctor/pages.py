"""A rule's page, in the language in force."""

from difflib import ndiff

from torchdojo.doctor.rule import Rule
from torchdojo.text import Text


def page(rule: Rule) -> str:
    """Return what the rule finds, why it matters, what cures it, and a sick script with its cure line by line."""
    heads = {
        Text(en="What", zh="现象"): rule.what,
        Text(en="Why", zh="原因"): rule.why,
        Text(en="Cure", zh="改法"): rule.cure,
    }
    parts = [f"{rule.name}  [{rule.severity.value}, {rule.certainty.value}]"]
    parts += [f"{head}: {text}" for head, text in heads.items()]
    learn = Text(
        en="Learn: torchdojo read {n}    Source: {source}", zh="学习：torchdojo read {n}    出处：{source}"
    )
    parts.append(str(learn.format(n=rule.lecture, source=rule.source)))
    parts.append(
        str(
            Text(
                en="A sick script, and what changes when it is cured:",
                zh="一个有病的脚本，以及治好它要改哪几行：",
            )
        )
    )
    lines = (line for line in ndiff(rule.sick.splitlines(), rule.cured.splitlines()) if line[0] != "?")
    return "\n\n".join((*parts, "\n".join(line.rstrip() for line in lines)))
