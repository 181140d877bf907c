"""What the commonest exceptions of PyTorch code mean, in a sentence."""

import re
from collections.abc import Callable

from torchdojo.text import Text

Meaning = Text | Callable[[re.Match[str]], Text]


def _matrices(found: re.Match[str]) -> Text:
    a, b = found["a"], found["b"]
    inner, outer = a.split("x")[1], b.split("x")[0]
    return Text(
        en=f"A ({a}) matrix cannot be multiplied by a ({b}) one: {inner} and {outer} must be equal. "
        "In nn.Linear(in, out) the input's last size must be in.",
        zh=f"({a}) 的矩阵不能乘 ({b}) 的矩阵：{inner} 和 {outer} 必须相等。nn.Linear(in, out) 要求输入的最后一维等于 in。",
    )


def _broadcast(found: re.Match[str]) -> Text:
    a, b, axis = found["a"], found["b"], found["axis"]
    return Text(
        en=f"Sizes {a} and {b} meet in dimension {axis}: shapes fit only where sizes are equal or 1. Print both shapes.",
        zh=f"第 {axis} 维上 {a} 碰到了 {b}：只有相等或其中一个为 1 时形状才能对上。把两边的 shape 打印出来看看。",
    )


NONE = Text(
    en="A value is None here: a function without return, or a .grad before the first backward().",
    zh="这里有个值是 None：函数忘了 return，或者第一次 backward() 之前就用了 .grad。",
)


def _attribute(found: re.Match[str]) -> Text:
    owner, name = found["owner"], found["name"]
    if owner == "NoneType":
        return NONE
    return Text(
        en=f"A {owner} has no “{name}”. Is it spelt right, is the value of the type you think?",
        zh=f"{owner} 没有“{name}”。是不是拼错了，或者这个值并不是你以为的类型？",
    )


MEANINGS: tuple[tuple[str, Meaning], ...] = (
    (r"mat1 and mat2 shapes cannot be multiplied \((?P<a>\w+) and (?P<b>\w+)\)", _matrices),
    (r"size of tensor a \((?P<a>\d+)\) must match the size of tensor b \((?P<b>\d+)\) at non-singleton dimension (?P<axis>\d+)", _broadcast),
    (r"expected scalar type (Long|Int) but found|[Ee]xpected target .*Long|not implemented for '(Int|Float|Char|Half)'.*nll|expected m1 and m2 to have the same dtype|must have the same dtype|expected scalar type",
     Text(en="Two dtypes that do not go together: inputs are float32, class labels int64 (.long()). Convert one of them.",
          zh="两种 dtype 合不到一起：输入用 float32，类别标签用 int64（.long()）。把其中一个转换一下。")),
    (r"nll_loss.*not implemented for|0D or 1D target tensor expected|multi-target not supported",
     Text(en="The target of a classification is one class number per row, int64, shape (N,): no one-hot, no (N, 1).",
          zh="分类的目标是每行一个类别编号，int64，形状 (N,)：不是 one-hot，也不是 (N, 1)。")),
    (r"Expected all tensors to be on the same device|is not on the expected device",
     Text(en="Model and data lie on different devices. Move both: model.to(device), x.to(device).",
          zh="模型和数据不在同一个设备上。两边都要搬：model.to(device)、x.to(device)。")),
    (r"leaf Variable that requires grad.*in-place",
     Text(en="A parameter was changed in place while autograd was watching. Update it inside torch.no_grad().",
          zh="autograd 正在记录时原地修改了参数。请在 torch.no_grad() 里更新它。")),
    (r"backward through the graph a second time",
     Text(en="backward() was called twice on one graph, which is freed after the first. Compute the loss anew in every step, "
             "or detach what comes from the step before.",
          zh="对同一张计算图调用了两次 backward()，第一次之后图就释放了。每一步都要重新算 loss，上一步留下的量要 detach()。")),
    (r"does not require grad and does not have a grad_fn",
     Text(en="Nothing leads from this loss to a parameter: a detach(), .item(), .data or no_grad() on the way, "
             "or requires_grad=True is missing.",
          zh="从这个 loss 走不回任何参数：中间用了 detach()、.item()、.data 或 no_grad()，或者忘了 requires_grad=True。")),
    (r"grad can be implicitly created only for scalar outputs",
     Text(en="backward() wants one number. Take the mean or the sum of the losses first.",
          zh="backward() 要的是一个数。先对 loss 求 mean 或 sum。")),
    (r"modified by an inplace operation",
     Text(en="A value that backward() needs was overwritten by an in-place operation (+=, relu_, x[...] = ...). Make a new tensor instead.",
          zh="backward() 要用的值被原地操作（+=、relu_、x[...] = ...）覆盖了。改成生成一个新张量。")),
    (r"Can't call numpy\(\) on Tensor that requires grad",
     Text(en="A tensor in the graph does not become a numpy array. Write x.detach().numpy().",
          zh="还在计算图里的张量不能直接变成 numpy 数组。写成 x.detach().numpy()。")),
    (r"Boolean value of Tensor with more than one value|only one element tensors can be converted|a Tensor with \d+ elements cannot be converted to Scalar",
     Text(en="One number is needed here, but the tensor has several: reduce it first (.mean(), .sum(), .all(), .any()).",
          zh="这里要一个数，张量里却有好几个：先用 .mean()、.sum()、.all()、.any() 归约。")),
    (r"shape '(?P<shape>[^']+)' is invalid for input of size (?P<size>\d+)",
     lambda found: Text(
         en=f"{found['size']} numbers do not fill the shape {found['shape']}: the product of the sizes must be {found['size']}.",
         zh=f"{found['size']} 个数装不进形状 {found['shape']}：各维的乘积必须等于 {found['size']}。")),
    (r"view size is not compatible",
     Text(en="view() needs numbers that lie in order in memory; after transpose or slicing use reshape(), or .contiguous() first.",
          zh="view() 要求数在内存里连续；转置或切片之后请用 reshape()，或者先 .contiguous()。")),
    (r"Expected (?:3D|4D|2D|1D).*(?:got|but).*input|expected \d+D.*input",
     Text(en="The layer wants another number of dimensions. Conv2d wants (N, C, H, W): is the batch or the channel axis missing?",
          zh="这一层要的维数不同。Conv2d 要 (N, C, H, W)：是不是少了批次或通道这一维？")),
    (r"to have (?P<want>\d+) channels, but got (?P<got>\d+) channels",
     lambda found: Text(
         en=f"The layer was made for {found['want']} input channels and got {found['got']}.",
         zh=f"这一层按 {found['want']} 个输入通道建的，来的却是 {found['got']} 个。")),
    (r"Target (?P<target>-?\d+) is out of bounds",
     lambda found: Text(
         en=f"The label {found['target']} is not one of the classes 0 .. K-1 that the last layer has.",
         zh=f"标签 {found['target']} 不在 0 .. K-1 之内：最后一层没有这么多类。")),
    (r"index out of range in self",
     Text(en="nn.Embedding got a number as large as its table, or a negative one: num_embeddings is the size of the vocabulary.",
          zh="nn.Embedding 收到的编号不小于表的大小，或者是负数：num_embeddings 要等于词表大小。")),
    (r"array must be sorted in decreasing order",
     Text(en="Packing wants the longest name first. Write enforce_sorted=False, or sort names, lengths and labels alike.",
          zh="打包默认要求长的在前。写上 enforce_sorted=False，或者把名字、长度、标签按同样的次序排好。")),
    (r"'lengths' argument should be a 1D CPU int64 tensor",
     Text(en="The lengths stay on the CPU, as int64, even if all else is on the GPU: lengths.cpu().",
          zh="长度要留在 CPU 上，int64，哪怕别的都在 GPU 上：lengths.cpu()。")),
    (r"Length of all samples has to be greater than 0",
     Text(en="A sequence of length 0 cannot be packed: leave empty rows out, or give them one letter for “unknown”.",
          zh="长度为 0 的序列不能打包：空行要去掉，或者给它一个表示“不认识”的字母。")),
    (r"index (?P<index>-?\d+) is out of bounds for dimension (?P<axis>\d+) with size (?P<size>\d+)",
     lambda found: Text(
         en=f"Index {found['index']} in dimension {found['axis']}, which has {found['size']} places: 0 to {int(found['size']) - 1}.",
         zh=f"第 {found['axis']} 维只有 {found['size']} 个位置（0 到 {int(found['size']) - 1}），却取了第 {found['index']} 个。")),
    (r"Dimension out of range",
     Text(en="The tensor has fewer dimensions than the dim that was named. Print its shape.",
          zh="张量没有这么多维，dim 写大了。把它的 shape 打印出来看看。")),
    (r"unsupported operand.*NoneType|NoneType.* is not (subscriptable|iterable|callable)|cannot unpack non-iterable NoneType", NONE),
    (r"Tensors must have same number of dimensions: got (?P<one>\d+) and (?P<other>\d+)",
     lambda found: Text(
         en=f"cat was given tensors of {found['one']} and of {found['other']} dimensions: print their shapes.",
         zh=f"cat 拿到的张量，有的是 {found['one']} 维，有的是 {found['other']} 维：把它们的 shape 打印出来看看。")),
    (r"non-empty (TensorList|list of Tensors)",
     Text(en="cat or stack was given an empty list: an input without elements is tried, too.",
          zh="cat 或 stack 拿到了空列表：检查时也会试没有元素的输入。")),
    (r"(list|tuple|string) index out of range|pop from (an )?empty list",
     Text(en="There is no such place: the list is shorter than your code takes it to be. Is an empty one among the inputs?",
          zh="没有这个位置：列表比代码以为的短。会不会传进来的是空列表？")),
    (r"indices must be (long|integers)|used as indices must be",
     Text(en="What stands in [...] must be whole numbers (int64) or a mask of bool; here it is something else.",
          zh="方括号里只能是整数（int64）或 bool 掩码，这里却是别的。")),
    (r"too many indices for (array|tensor)",
     Text(en="It has fewer dimensions than there are indices in [...]: print its shape.",
          zh="方括号里的下标比维数还多：把它的 shape 打印出来看看。")),
    (r"Sizes of tensors must match except in dimension|stack expects each tensor to be equal size",
     Text(en="cat and stack want equal sizes in all other dimensions: pad, or check which dimension differs.",
          zh="cat 和 stack 要求其余各维大小相同：先补齐，或看看是哪一维不同。")),
    (r"can't allocate memory|not enough memory|Unable to allocate|MemoryError",
     Text(en="It asked for more memory than a check may take. Is a size far too large, or does a list grow for ever?",
          zh="申请的内存超过了检查允许的上限。是不是某个大小写得太大，或者列表一直在变长？")),
    (r"optimizer got an empty parameter list",
     Text(en="The model has no parameters: are the layers kept in self.name (or nn.ModuleList), after super().__init__()?",
          zh="模型里没有参数：层有没有放进 self.名字（或 nn.ModuleList），并且在 super().__init__() 之后？")),
    (r"cannot assign module before Module.__init__\(\) call|super\(\).__init__\(\)",
     Text(en="super().__init__() must be the first line of your Module's __init__.",
          zh="Module 的 __init__ 里第一行要写 super().__init__()。")),
    (r"LBFGS\.step\(\) missing", Text(
        en="LBFGS asks for the loss several times in one step: hand it a function that clears, computes the loss, calls "
           "backward() and returns the loss: optimizer.step(closure).",
        zh="LBFGS 一步之内要多次求损失：给它一个函数，里面清零、算损失、backward() 并返回损失：optimizer.step(closure)。")),
    (r"all elements of (input|target) should be between 0 and 1", Text(
        en="BCELoss takes probabilities and targets from 0 to 1. Is the last activation something else than a sigmoid?",
        zh="BCELoss 要的概率和目标都在 0 到 1 之间。最后一个激活函数是不是没用 sigmoid？")),
    (r"Using a target size \(.*\) that is different to the input size", Text(
        en="BCELoss wants prediction and target of the same shape: (N,) beside (N, 1) is refused. Keep both (N, 1).",
        zh="BCELoss 要求预测和目标形状相同：(N,) 和 (N, 1) 放在一起会被拒绝。两边都保持 (N, 1)。")),
    (r"missing (?P<count>\d+) required positional argument|takes .* positional argument|unexpected keyword argument",
     Text(en="The function is called with other arguments than its def line names. Keep the names and the order of the task.",
          zh="调用时给的参数和 def 那一行对不上。参数的名字和次序要按题目写。")),
    (r"'(?P<owner>\w+)' object has no attribute '(?P<name>\w+)'|module '(?P<m>[\w.]+)' has no attribute", lambda found: (
        _attribute(found) if found["owner"] else Text(
            en=f"The module {found['m']} has nothing of this name. Is it spelt right?",
            zh=f"模块 {found['m']} 里没有这个名字。是不是拼错了？"))),
    (r"name '(?P<name>\w+)' is not defined", lambda found: Text(
        en=f"“{found['name']}” is used before anything of this name exists: misspelt, or its import is missing?",
        zh=f"“{found['name']}”还不存在就被用了：拼错了，还是忘了 import？")),
    (r"No module named '(?P<name>[\w.]+)'", lambda found: Text(
        en=f"There is no package “{found['name']}” here. The exercises need only torch, numpy and Python's own.",
        zh=f"这里没有“{found['name']}”这个包。练习只需要 torch、numpy 和 Python 自带的库。")),
    (r"not compiled with CUDA|Found no NVIDIA driver|CUDA_VISIBLE_DEVICES",
     Text(en="There is no CUDA here: choose the device when the program runs, do not write “cuda” into it.",
          zh="这里没有 CUDA：设备要在运行时选择，不要把“cuda”写死。")),
    (r"meta tensor",
     Text(en="A tensor was moved that has no numbers, only a shape: model and data must both be on the device that was asked for.",
          zh="搬动的张量只有形状、没有数值：模型和数据都要放在要求的那个设备上。")),
    (r"EOF when reading a line",
     Text(en="A check cannot type anything: input() has nobody to ask.", zh="检查时没有人输入：input() 得不到回答。")),
    (r"maximum recursion depth",
     Text(en="A function calls itself without end.", zh="函数没完没了地调用自己。")),
)  # fmt: skip

KINDS: dict[type[BaseException], Text] = {
    NotImplementedError: Text(
        en="Here is still the TODO: write this part.", zh="这里还是 TODO：把这一部分写出来。"
    ),
    KeyError: Text(en="The dictionary has no such key.", zh="字典里没有这个键。"),
    ZeroDivisionError: Text(en="Something was divided by zero.", zh="除数为零。"),
    MemoryError: Text(
        en="It asked for more memory than a check may take. Is a size far too large, or does a list grow for ever?",
        zh="申请的内存超过了检查允许的上限。是不是某个大小写得太大，或者列表一直在变长？",
    ),
}


def meaning(error: BaseException) -> Text:
    """Return a sentence on what an exception of the learner's code means."""
    for pattern, told in MEANINGS:
        if found := re.search(pattern, str(error), re.DOTALL):
            return told if isinstance(told, Text) else told(found)
    for kind, says in KINDS.items():
        if isinstance(error, kind):
            return says
    name = type(error).__name__
    return Text(en=f"Your code raised {name}.", zh=f"你的代码抛出了 {name}。")
