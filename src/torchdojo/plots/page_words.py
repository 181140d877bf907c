"""Every word of the report's page that does not come from the run."""

from torchdojo.text import Text

STATES = {
    "done": Text(en="done", zh="完成"),
    "stopped": Text(en="stopped", zh="已停止"),
    "diverged": Text(en="diverged", zh="发散"),
    "failed": Text(en="failed", zh="出错"),
    "open": Text(en="not finished", zh="未结束"),
}

NO_END = Text(
    en="No end was noted: the run is still under way, or its process was killed.",
    zh="没有记下结局：要么还在运行，要么进程被强行结束了。",
)

WORDS = {
    "result": Text(en="Result", zh="结果"),
    "thisRun": Text(en="this run", zh="这次"),
    "expected": Text(en="expected", zh="应为"),
    "settings": Text(en="Settings", zh="设置"),
    "environment": Text(en="Environment", zh="运行环境"),
    "perEpoch": Text(en="after each epoch", zh="每个 epoch 之后的"),
    "everyEpoch": Text(en="Every epoch in numbers", zh="每个 epoch 的数值"),
    "time": Text(en="time", zh="用时"),
    "step": Text(en="step", zh="步"),
    "one_step": Text(en="step", zh="步"),
    "many_step": Text(en="steps", zh="步"),
    "epoch": Text(en="epoch", zh="epoch"),
    "one_epoch": Text(en="epoch", zh="个 epoch"),
    "many_epoch": Text(en="epochs", zh="个 epoch"),
    "smoothed": Text(en="smoothed", zh="平滑后"),
    "diverged": Text(en="diverged here", zh="从这里发散"),
    "log": Text(en="log scale", zh="对数坐标"),
    "nothing": Text(en="Nothing to draw: no finite value.", zh="没有可画的有限数值。"),
    "data": Text(en="data", zh="数据"),
    "lowest": Text(en="lowest point", zh="最低点"),
    "solid": Text(en="3-D, drag to turn", zh="立体（拖动可旋转）"),
    "above": Text(en="from above", zh="俯视"),
    "probability": Text(en="probability of class 1", zh="属于类别 1 的概率"),
    "class": Text(en="class", zh="类别"),
    "truth": Text(en="true ↓ called →", zh="真实 ↓ 判为 →"),
    "right": Text(en="right", zh="正确率"),
    "layer": Text(en="layer", zh="层"),
    "norm": Text(en="norm of the gradient", zh="梯度的范数"),
    "input": Text(en="input", zh="输入"),
    "kernel": Text(en="kernel", zh="卷积核"),
    "output": Text(en="output", zh="输出"),
    "pointHere": Text(
        en="Point at a number of the output to see how it is computed.",
        zh="把指针移到输出的某个数上，看它是怎么算出来的。",
    ),
    "sizes": Text(
        en="The output was not computed from this input and kernel alone.",
        zh="输出不只由这个输入和卷积核算出。",
    ),
    "value": Text(en="value", zh="值"),
    "gradient": Text(en="gradient", zh="梯度"),
    "frame": Text(en="picture", zh="第几张"),
    "broken": Text(en="This could not be drawn:", zh="这一项画不出来："),
    "yes": Text(en="yes", zh="是"),
    "no": Text(en="no", zh="否"),
    "dark": Text(en="dark", zh="深色"),
    "light": Text(en="light", zh="浅色"),
}

NO_SCRIPT = Text(
    en="This page draws itself with JavaScript, which is switched off here.",
    zh="这个页面靠 JavaScript 绘制，而这里把它关掉了。",
)
