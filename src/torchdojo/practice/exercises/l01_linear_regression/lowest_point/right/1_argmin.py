from torch import Tensor


def lowest_point(ws: Tensor, costs: Tensor) -> tuple[float, float]:
    place = costs.nan_to_num(nan=float("inf")).argmin()
    return ws[place].item(), costs[place].item()
