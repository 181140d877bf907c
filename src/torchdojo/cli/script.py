"""Makes a program into a script of its own: plain, with what prints, what reads the settings, and a main guard."""

import ast
import re

from torchdojo.cli.closure import tidied
from torchdojo.cli.patch import Patch, loaded
from torchdojo.cli.plain import plain, recipes_of, run_of, speaks_simply

PICK_DEVICE = """
def pick_device(name: str) -> torch.device:
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    return torch.device(name)
"""
TELL = """
def tell(name: str, **values: float) -> None:
    print(name, *(f"{key}={value:.6g}" for key, value in values.items()), sep="  ", flush=True)
"""
SHOW_VIEW = """
def show_view(view: View) -> None:
    print(render(view, 100), end="\\n\\n", flush=True)
"""
FOLLOW = """
def follow(training: Training) -> None:
    # This program hands events from one generator to another, so it keeps its yields; here they are printed.
    answer = None
    with suppress(StopIteration):
        while True:
            event = training.send(answer)
            answer = 0 if isinstance(event, Parts) else None  # the first epoch
            if isinstance(event, Epoch):
                tell(f"epoch {event.epoch + 1}", **event.metrics)
            elif isinstance(event, Result):
                tell("result", **event.values)
            elif not isinstance(event, Parts | Step):
                show_view(event)
"""
READ_SETTINGS = """
def read_settings() -> Settings:
    parser = argparse.ArgumentParser()
    for field in dataclasses.fields(Settings):
        option, about = "--" + field.name.replace("_", "-"), f"default: {field.default!r}"
        if isinstance(field.default, bool):
            parser.add_argument(option, default=field.default, help=about, action=argparse.BooleanOptionalAction)
        else:
            parser.add_argument(option, default=field.default, help=about, type=type(field.default))
"""
CHOOSE_RECIPE = """    recipe = parser.parse_known_args()[0].recipe
    if recipe not in RECIPES:
        parser.error(f"--recipe is one of: {', '.join(RECIPES)}")
    parser.set_defaults(**RECIPES[recipe])
"""
END = """    return Settings(**vars(parser.parse_args()))


if __name__ == "__main__":
    {call}
"""
OUR_IMPORTS = "import argparse\nimport dataclasses\n"
EVENT_IMPORTS = """
from contextlib import suppress
from torchdojo.engine.program import Epoch, Parts, Result, Step, Training"""
VIEW_IMPORTS = """
from torchdojo.plots.terminal import render
from torchdojo.views import View"""


def script_of(source: str, says: str, data: str = "") -> str:
    """Return a program's text as a script that still imports from torchdojo.

    `says` is a comment on its top, `data` the default of its --data.
    """
    simple, run, recipes = speaks_simply(source), run_of(source), recipes_of(source)
    text = plain(_with_data(source, data) if data else source)
    used = loaded(ast.parse(text).body)
    views = not simple or "show_view" in used
    call = f"{run}(read_settings())" if simple else f"follow({run}(read_settings()))"
    parts = [
        PICK_DEVICE if "pick_device" in used else "",
        TELL,
        SHOW_VIEW if views else "",
        "" if simple else FOLLOW,
        f"\nRECIPES = {recipes}\n" if recipes else "",
        READ_SETTINGS + (CHOOSE_RECIPE if recipes else "") + END.format(call=call),
    ]
    imports = (VIEW_IMPORTS if views else "") + ("" if simple else EVENT_IMPORTS)
    whole = "\n\n".join([_with_imports(text, says, imports), *filter(None, parts)])
    return re.sub(r"\n{4,}", "\n\n\n", tidied(whole))


def _with_data(source: str, data: str) -> str:
    patch = Patch(source)
    for node in ast.walk(patch.tree):
        match node:
            case ast.AnnAssign(target=ast.Name(id="data"), value=ast.Constant() as default):
                patch.replace(default, repr(data))
    return patch.text


def _with_imports(source: str, says: str, more: str) -> str:
    """Add imports for our own functions, and leave out that of the engine's pick_device."""
    patch = Patch(source)
    patch.remove(
        n for n in patch.tree.body if isinstance(n, ast.ImportFrom) and n.module == "torchdojo.engine.device"
    )
    patch = Patch(patch.text)
    imports = [node for node in patch.tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    first, last = patch.start(imports[0]), patch.end(imports[-1])
    patch.change(first, first, f"{says}\n\n{OUR_IMPORTS}")
    patch.change(last, last, more)
    return patch.text
