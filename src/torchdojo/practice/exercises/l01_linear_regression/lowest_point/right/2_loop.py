from torch import Tensor


def lowest_point(ws: Tensor, costs: Tensor) -> tuple[float, float]:
    best_w, best_cost = float("nan"), float("inf")
    for w, cost in zip(ws.tolist(), costs.tolist()):
        if cost < best_cost:  # False if cost is nan
            best_w, best_cost = w, cost
    return best_w, best_cost
