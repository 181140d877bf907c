"""Notices a loss that has left for good, and says why it probably did."""

import math
from collections.abc import Sequence
from typing import Any

from torchdojo.text import Text

TOO_FAR = 1e6  # times the first loss: nothing that learns comes back from there


class Watch:
    """Looks at the losses of a run as they come."""

    def __init__(self, settings: Any) -> None:
        self.lr = getattr(settings, "lr", None)
        self.first: float | None = None

    def look(self, losses: Sequence[float], first_step: int) -> Text | None:
        """Return why the run has diverged, or None while it has not."""
        for step, loss in enumerate(losses, start=first_step):
            if not math.isfinite(loss):
                return self._explain(step, loss)
            if self.first is None:
                self.first = loss
            if abs(loss) > TOO_FAR * (abs(self.first) + 1):
                return self._explain(step, loss)
        return None

    def _explain(self, step: int, loss: float) -> Text:
        if self.first is None:
            return self._explain_first(loss)
        what = Text(
            en=f"The loss went from {self.first:.3g} to {loss:.3g} at step {step + 1}. ",
            zh=f"到第 {step + 1} 步，损失从 {self.first:.3g} 变成了 {loss:.3g}。",
        )
        why = Text(
            en="Most likely the learning rate is too large: each update overshoots the valley and lands higher "
            "on the other side.",
            zh="最可能的原因是学习率太大：每次更新都越过谷底，落到对面更高的地方。",
        )
        if self.lr is None:
            return Text(en=what.en + why.en, zh=what.zh + why.zh)
        return Text(
            en=f"{what.en}{why.en} It was lr={self.lr:g}; try lr={self.lr / 10:g}.",
            zh=f"{what.zh}{why.zh}这次是 lr={self.lr:g}，试试 lr={self.lr / 10:g}。",
        )

    def _explain_first(self, loss: float) -> Text:
        """Explain a first loss that is no number: nothing tells whether updates were made before it."""
        data = Text(
            en=f"The very first loss is {loss}. Either the data or the model already produce it (an empty cell, a "
            "logarithm of 0, a division by 0)",
            zh=f"第一个损失就是 {loss}。要么数据或模型本身就会算出它（空值、对 0 取对数、除以 0）",
        )
        if self.lr is None:
            return Text(en=f"{data.en}.", zh=f"{data.zh}。")
        return Text(
            en=f"{data.en}, or the first updates were far too large: it was lr={self.lr:g}; try lr={self.lr / 10:g}.",
            zh=f"{data.zh}，要么最初几步就迈得太大：这次是 lr={self.lr:g}，试试 lr={self.lr / 10:g}。",
        )
