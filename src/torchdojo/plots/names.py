"""The names of numbers, as programs and settings call them, in the words of the course.

In English the name in the code is the name shown; a number that is not listed is shown by that name in Chinese, too.
"""

from torchdojo.text import Text

IN_CHINESE = {
    "loss": "损失",
    "accuracy": "准确率",
    "baseline": "基线",
    "majority_baseline": "多数类基线",
    "counting_baseline": "数词基线",
    "letters_baseline": "数字母基线",
    "cost": "代价",
    "floor": "下限",
    "lowest": "最小值",
    "highest": "最大值",
    "parameters": "参数个数",
    "four_hours": "学 4 小时",
    "threshold": "分界点",
    "spread": "预测的差距",
    "gain": "比基线高",
    "solved": "学会了",
    "tries": "试了几个",
    "cost_at_0": "w=0 的代价",
    "cost_at_1": "w=1 的代价",
    "cost_at_2": "w=2 的代价",
    "cost_at_3": "w=3 的代价",
    "cost_at_4": "w=4 的代价",
    "cost_at_zero": "原点的代价",
    "batch_above": "全批量高出",
    "mini_batch_above": "小批量高出",
    "sgd_above": "SGD 高出",
    "sgd_average": "SGD 平均高出",
    "sgd_times_batch": "SGD 用时倍数",
    "largest_difference": "最大差别",
    "difference": "差别",
    "batches": "批数",
    "last_batch": "最后一批",
    "sex_only": "只看性别",
    "best_recall": "最高召回率",
    "worst_recall": "最低召回率",
    "most_mixed_up": "混淆最多",
    "identities": "恒等式个数",
    "overlap": "重叠",
    "ceiling": "上限",
    "height": "高",
    "width": "宽",
    "size": "大小",
    "outputs": "输出个数",
    "seed": "随机种子 seed",
}
NAMES = {name: Text(en=name, zh=chinese) for name, chinese in IN_CHINESE.items()}
NAMES["lr"] = Text(en="learning rate lr", zh="学习率 lr")
