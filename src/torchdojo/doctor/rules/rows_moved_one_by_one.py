"""rows-moved-one-by-one: a Dataset sends every row to the device by itself."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import last_word
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

DATASET = """\
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Rows(Dataset):
    def __len__(self):
        return 300

    def __getitem__(self, i):
        return x_data[i].to(device), y_data[i]  # <- here


"""
USED = (
    ("import DataLoader, TensorDataset", "import DataLoader, Dataset, TensorDataset"),
    ("TensorDataset(x_data[:300], y_data[:300])", "Rows()"),
)
WHERE = "train_loader = "
LOOP = "    for inputs, labels in train_loader:\n"
AS_FLOATS = DATASET.replace(".to(device)", ".to(torch.float32)").replace("  # <- here", "")
CURED = DATASET.replace(".to(device)", "").replace("  # <- here", "")
SICK = changed(CLASSIFIER, *USED, (WHERE, DATASET + WHERE))
BATCHES = changed(
    CLASSIFIER, *USED, (WHERE, CURED + WHERE), (LOOP, f"{LOOP}        inputs = inputs.to(device)\n")
)
AT_ONCE = changed(CLASSIFIER, *USED, (WHERE, f"{AS_FLOATS}x_data = x_data.to(device)\n{WHERE}"))


def moved(node: ast.AST) -> bool:
    """Whether this is x.cuda(), x.to(device) or x.to("cuda"), not x.to(torch.float32)."""
    match node:
        case ast.Call(func=ast.Attribute(attr="cuda")):
            return True
        case ast.Call(func=ast.Attribute(attr="to"), args=args, keywords=keywords):
            given = [*args[:1], *(keyword.value for keyword in keywords if keyword.arg == "device")]
            return any("device" in last_word(one).lower() or _accelerator(one) for one in given)
    return False


def _accelerator(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and str(node.value).startswith(("cuda", "mps"))


def read(source: Source) -> Iterator[Finding]:
    """A call that moves a tensor to a device, inside __getitem__."""
    for function in ast.walk(source.tree):
        if isinstance(function, ast.FunctionDef) and function.name == "__getitem__":
            for node in filter(moved, ast.walk(function)):
                says = Text(en=f"“{ast.unparse(node)}” runs once for every row of every batch.",
                            zh=f"“{ast.unparse(node)}” 对每个批次的每一行都要运行一次。")  # fmt: skip
                yield Finding(source.place(node), says)


RULE = Rule(
    name="rows-moved-one-by-one", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="Rows go to the device one by one.", zh="数据是一行一行搬到设备上的。"),
    why=Text(en="A copy to a GPU costs nearly the same for one row as for a batch; and a worker process of the loader "
                "cannot use the GPU at all.",
             zh="往 GPU 上复制一行和复制一批，开销差不多；而且 DataLoader 的子进程根本用不了 GPU。"),
    cure=Text(en="Return rows as they are, and move the batch in the loop: inputs = inputs.to(device).",
              zh="__getitem__ 原样返回，在循环里整批搬：inputs = inputs.to(device)。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/data.html#multi-process-data-loading",
    sick=SICK, cured=BATCHES, twins=(AT_ONCE,), check=in_run(read), read=read,
)  # fmt: skip
