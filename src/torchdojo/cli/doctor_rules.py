"""`torchdojo doctor rules` and `explain`: all rules in a table, and the page of one."""

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Told
from torchdojo.cli.layout import pairs
from torchdojo.cli.screen import paged, screen
from torchdojo.doctor.discovery import find, rules
from torchdojo.doctor.mending.fix import CURES
from torchdojo.doctor.pages import CHANGE, HEADS, by_severity, change, parts
from torchdojo.doctor.report import WIDTH, WORDS
from torchdojo.doctor.rule import Rule
from torchdojo.doctor.wrapping import wrapped

STYLES = {"+": "green", "-": "red", "@": "cyan"}


def list_rules(_: Told) -> int:
    """Print the rules of each severity, each with its sentence and what can be done about it."""
    with paged():
        for severity, some in by_severity(rules()):
            screen().print(str(HEADS[severity]), style="bold")
            screen().print(pairs(((_marked(rule), str(rule.what)) for rule in some), style="cyan"))
            screen().print()
    return DONE


def _marked(rule: Rule) -> str:
    marks = [word for word, there in (("check", rule.read), ("fix", rule.name in CURES)) if there]
    return " ".join((rule.name, *marks))


def explain(told: Told) -> int:
    """Print a rule's page."""
    rule = find(told.rule)
    with paged():
        screen().print(f"{WORDS[rule.severity]}  {rule.name}", style="bold")
        screen().print()
        for head, text in parts(rule).items():
            for number, line in enumerate(wrapped(str(text), WIDTH - 10)):
                screen().print((_column(str(head)) if number == 0 else " " * 10) + line, soft_wrap=True)
        screen().print()
        screen().print(str(CHANGE))
        for line in change(rule):
            screen().print(line, style=STYLES.get(line[:1], ""), soft_wrap=True)
    return DONE


def _column(head: str) -> str:
    from torchdojo.doctor.wrapping import width

    return head + " " * (10 - width(head))
