"""The judge's own sentences, by kind. Those of an exercise's typical mistakes stand in its check.py."""

from typing import Any

from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Picture, Spot
from torchdojo.text import Text

SAYS = {
    "unwritten": Text(
        en="Nothing is written yet: fill in the place marked TODO.",
        zh="还什么都没写：把标着 TODO 的地方补上。"),
    "not-defined": Text(
        en="Your file does not define {name}: the check looks for this name.",
        zh="你的文件里没有定义 {name}：检查就是按这个名字找的。"),
    "syntax": Text(
        en="Python cannot read line {line}: {message}.",
        zh="Python 读不懂第 {line} 行：{message}。"),
    "nothing-returned": Text(
        en="Nothing came back: is there a return?",
        zh="什么也没有返回：是不是忘了 return？"),
    "wrong-type": Text(
        en="It is a {ours}, expected a {theirs}.",
        zh="返回的是 {ours}，应当是 {theirs}。"),
    "wrong-length": Text(
        en="It has {ours} items, expected {theirs}.",
        zh="有 {ours} 项，应当有 {theirs} 项。"),
    "wrong-keys": Text(
        en="Its keys are {ours}; expected {theirs}.",
        zh="键是 {ours}，应当是 {theirs}。"),
    "wrong-shape": Text(
        en="The shape is {ours}, expected {theirs}.",
        zh="形状是 {ours}，应当是 {theirs}。"),
    "wrong-dtype": Text(
        en="The dtype is {ours}, expected {theirs}.",
        zh="dtype 是 {ours}，应当是 {theirs}。"),
    "not-finite": Text(
        en="There is nan or inf in what came back.",
        zh="返回值里出现了 nan 或 inf。"),
    "wrong-value": Text(
        en="The value is not right.",
        zh="数值不对。"),
    "only-the-example": Text(
        en="Right for the task's example, wrong for other numbers or shapes: is something of the example fixed in your "
           "code?",
        zh="题目里的例子对了，换一组数或形状就不对：是不是把例子里的东西写死了？"),
    "one-dtype-only": Text(
        en="It does not work for {dtype} inputs: make new tensors with the dtype of the input.",
        zh="输入是 {dtype} 时就不对了：新建张量时要用输入的 dtype。"),
    "no-gradient": Text(
        en="No gradient flows back to {name}: something on the way (detach, .item(), .data, no_grad) leaves the graph.",
        zh="梯度流不回 {name}：中间用 detach、.item()、.data 或 no_grad 离开了计算图。"),
    "wrong-gradient": Text(
        en="The value is right, its gradient with respect to {name} is not: part of the way is cut off or rounded.",
        zh="值对了，对 {name} 的梯度却不对：中间有一段被切断或取整了。"),
    "input-changed": Text(
        en="Your code changes its input (an in-place operation such as += or relu_): whoever called it loses the "
           "original.",
        zh="你的代码改动了输入（用了 +=、relu_ 之类的原地操作）：调用它的人就丢了原来的数据。"),
    "not-repeatable": Text(
        en="Asked twice with the same input, it answers differently.",
        zh="同样的输入问两次，答案不一样。"),
    "shortcut": Text(
        en="You called torch's own {name}. The task is to build it from scratch.",
        zh="你调用了 torch 自带的 {name}。这道题要求自己从头写。"),
    "loop": Text(
        en="There is a loop: {small} values take {few} steps of Python, {large} take {many}. Let torch do all at once.",
        zh="里面有循环：{small} 个数要 {few} 步 Python，{large} 个要 {many} 步。交给 torch 一次算完。"),
    "not-a-module": Text(
        en="{name} must be a class of nn.Module.",
        zh="{name} 必须是 nn.Module 的子类。"),
    "no-super": Text(
        en="super().__init__() was not called: without it nn.Module cannot register anything.",
        zh="没有调用 super().__init__()：不调用它，nn.Module 什么都登记不了。"),
    "no-parameters": Text(
        en="No parameter is registered: keep the layers in self.name, after super().__init__(), not in a list.",
        zh="没有登记任何参数：层要放进 self.名字，写在 super().__init__() 之后，不能放在列表里。"),
    "other-parameters": Text(
        en="Its parameters are not those of the task: look at the number, the shapes and the order of the layers.",
        zh="参数和题目要求的不一样：看看层的个数、形状和登记的次序。"),
    "not-a-parameter": Text(
        en="A weight is registered as a buffer or frozen: it must be an nn.Parameter that learns.",
        zh="有的权重被登记成了 buffer 或被冻结：它应当是可以学习的 nn.Parameter。"),
    "rows-mixed": Text(
        en="A row gets another answer alone than in a batch: rows must not be mixed. Is eval() ignored, or is a mean "
           "or a softmax taken over the batch?",
        zh="同一行单独算和放在一批里算，结果不同：各行不能互相影响。是不是没理会 eval()，"
           "或者沿批次求了平均、softmax？"),
    "does-not-learn": Text(
        en="It does not learn enough: {reached} with seed {seed}, at least {asked} is asked for.",
        zh="学得不够：种子 {seed} 时只有 {reached}，至少要 {asked}。"),
    "no-zeroing": Text(
        en="backward() still found the gradients of the update before and added to them: clear them in every round, "
           "optimizer.zero_grad().",
        zh="调用 backward() 时，上一次更新的梯度还在，新的就累加上去了：每一轮都要 optimizer.zero_grad()。"),
    "torch-replaced": Text(
        en="Your file replaces {name} by something else. The check needs the real one.",
        zh="你的文件把 {name} 换成了别的东西。检查要用原来的。"),
    "threads-left": Text(
        en="A thread is still running ({name}): end what you start.",
        zh="还有线程在跑（{name}）：自己启动的要自己结束。"),
    "endless": Text(
        en="Not finished after {cpu} seconds of computing: is there an endless loop?",
        zh="算了 {cpu} 秒还没结束：是不是死循环？"),
    "printed-too-much": Text(
        en="It printed more than 8 MB: is there a print in an endless loop?",
        zh="打印了超过 8 MB 的内容：是不是在死循环里 print？"),
    "waiting": Text(
        en="It sleeps: {seconds} seconds without computing anything. Does it wait for a lock, a queue, a sleep()?",
        zh="它睡着了：{seconds} 秒什么都没算。是不是在等锁、等队列，或者 sleep()？"),
    "crashed": Text(
        en="Your code brought the process down ({signal}): damaged memory, or far too deep a recursion.",
        zh="你的代码让进程崩溃了（{signal}）：内存被破坏，或者递归太深。"),
    "exited": Text(
        en="Your code ended the whole program ({how}). A function returns instead.",
        zh="你的代码结束了整个程序（{how}）。函数应当用 return 返回。"),
    "process-started": Text(
        en="It tried to start another process. A check runs in one process.",
        zh="它想启动另一个进程。检查只在一个进程里进行。"),
    "network": Text(
        en="It tried to use the network. A check works without it.",
        zh="它想访问网络。检查时不联网。"),
    "outside": Text(
        en="It tried to reach outside its own process. A check does not allow this.",
        zh="它想动自己进程以外的东西。检查时不允许。"),
    "file-written": Text(
        en="It tried to change files outside the check's own folder.",
        zh="它想改动检查文件夹以外的文件。"),
    "check-stumbled": Text(
        en="The check itself stumbled over your answer: what comes back is of a kind it does not know.",
        zh="检查程序自己被你的答案绊住了：返回的东西它不认识。"),
}  # fmt: skip


def wrong(
    kind: str, called: str = "", got: str = "", expected: str = "", *,
    spot: Spot | None = None, picture: Picture | None = None, **words: Any,
) -> Wrong:  # fmt: skip
    """Return a Wrong of a kind the judge knows; `words` fill its sentence."""
    return Wrong(kind, SAYS[kind].format(**words), called, got, expected, spot, picture)
