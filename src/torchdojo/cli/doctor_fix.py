"""`torchdojo doctor fix`: shows the patches as a diff, and writes them when asked."""

from collections.abc import Iterable
from pathlib import Path

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Told
from torchdojo.cli.screen import screen
from torchdojo.doctor.diagnosis import Found
from torchdojo.doctor.mending.fix import CURES, Fix, fixes, write
from torchdojo.doctor.report import shown_path, shown_place
from torchdojo.text import DojoError, Text

STYLES = {"+": "green", "-": "red", "@": "cyan"}


def mend(found: Iterable[Found], told: Told) -> int:
    """Show what would be changed in each file; change it with --write."""
    wanted = [one for one in found if not told.only or one.rule.name in told.only]
    made = fixes(wanted)
    for fix in made:
        _show(fix)
    taken = [fix for fix in made if fix.taken]
    if not taken:
        screen().print(str(Text(en="Nothing to patch.", zh="没有可以打的补丁。")))
    for fix in taken:
        if told.write:
            says = Text(en="Written: {file}. As it was: {kept}", zh="已写入：{file}。原来的内容在 {kept}")
            screen().print(
                str(says.format(file=shown_path(fix.file), kept=Path(write(fix)).name)), soft_wrap=True
            )
    if taken and not told.write:
        screen().print(
            str(Text(en="Nothing was changed yet; --write does it.", zh="还没有改动；加上 --write 才写入。"))
        )
    return DONE


def _show(fix: Fix) -> None:
    for line in fix.diff() if fix.taken else ():
        screen().print(line, style=STYLES.get(line[:1], ""), soft_wrap=True)
    for one in fix.taken:
        says = Text(en="Patched: {name}, {place}", zh="有补丁：{name}，{place}")
        screen().print(
            str(says.format(name=one.rule.name, place=shown_place(one.finding.place))), soft_wrap=True
        )
    for one, reason in fix.left:
        says = Text(en="Not patched: {name}, {place}. {reason}", zh="没有补丁：{name}，{place}。{reason}")
        place = shown_place(one.finding.place)
        screen().print(str(says.format(name=one.rule.name, place=place, reason=reason)), soft_wrap=True)


def known(names: Iterable[str]) -> None:
    """Refuse the name of a rule without a patch. Raises DojoError."""
    for name in names:
        if name not in CURES:
            there = ", ".join(CURES)
            raise DojoError(
                what=Text(en=f"There is no patch for “{name}”.", zh=f"“{name}”没有补丁。"),
                why=Text(
                    en="Only where the cure is certain a patch is made.", zh="只有改法确定的规则才有补丁。"
                ),
                cure=Text(en=f"Rules with a patch: {there}.", zh=f"有补丁的规则：{there}。"),
            )
