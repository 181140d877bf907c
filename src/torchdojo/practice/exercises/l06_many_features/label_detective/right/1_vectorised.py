import torch
from torch import Tensor


def rebuild(raw: Tensor) -> tuple[Tensor, list[int]]:
    features = raw[:, :-1]
    low, high = features.amin(dim=0), features.amax(dim=0)
    scaled = 2 * (features - low) / (high - low) - 1
    keep = ~(scaled.abs() < 1e-7).any(dim=1)
    x = torch.where(features == low, 0.0, scaled)
    return x[keep], keep.nonzero().flatten().tolist()


def verdict(x_course: Tensor, y_course: Tensor, raw: Tensor) -> dict[str, int]:
    x, kept = rebuild(raw)
    y = raw[kept, -1:]
    equal = ((x - x_course).abs() < 1e-5).all(dim=1)
    return {
        "equal": int(equal.sum()),
        "same": int((y_course == y).sum()),
        "inverted": int((y_course == 1 - y).sum()),
    }
