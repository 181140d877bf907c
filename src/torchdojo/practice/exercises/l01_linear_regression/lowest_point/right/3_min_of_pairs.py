import math

from torch import Tensor


def lowest_point(ws: Tensor, costs: Tensor) -> tuple[float, float]:
    pairs = zip(ws.tolist(), costs.tolist())
    return min((p for p in pairs if not math.isnan(p[1])), key=lambda pair: pair[1])
