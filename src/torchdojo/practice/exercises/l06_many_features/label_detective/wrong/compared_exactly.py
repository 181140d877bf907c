# gets: compared-exactly
import torch


def rebuild(raw):
    f = raw[:, :-1]
    low, high = f.amin(0), f.amax(0)
    scaled = 2 * (f - low) / (high - low) - 1
    keep = ~(scaled.abs() < 1e-7).any(dim=1)
    x = torch.where(f == low, 0.0, scaled)
    return x[keep], keep.nonzero().flatten().tolist()


def verdict(x_course, y_course, raw):
    x, kept = rebuild(raw)
    y = raw[kept, -1:]
    return {"equal": int((x == x_course).all(1).sum()), "same": int((y_course == y).sum()), "inverted": int((y_course == 1 - y).sum())}
