import torch


def largest_lr(xs: list[float], ys: list[float]) -> float:
    x, y = torch.tensor(xs), torch.tensor(ys)

    def cost(w):
        return ((w * x - y) ** 2).mean()

    return 2 / torch.autograd.functional.hessian(cost, torch.tensor(1.0)).item()
