import torch


def scale(column):
    low, high = min(column), max(column)
    return [(v - low) / (high - low) * 2 - 1 for v in column]


def rebuild(raw):
    columns = [scale(column) for column in raw[:, :-1].T.tolist()]
    rows, kept = [], []
    for number, row in enumerate(zip(*columns)):
        if any(abs(v) < 1e-7 for v in row):
            continue
        rows.append([0.0 if v == -1 else v for v in row])
        kept.append(number)
    return torch.tensor(rows), kept


def verdict(x_course, y_course, raw):
    x, kept = rebuild(raw)
    counts = {"equal": 0, "same": 0, "inverted": 0}
    for ours, theirs, label, number in zip(x, x_course, y_course, kept):
        counts["equal"] += bool(torch.all(torch.abs(ours - theirs) < 1e-5))
        counts["same"] += bool(label.item() == raw[number, -1].item())
        counts["inverted"] += bool(label.item() == 1 - raw[number, -1].item())
    return counts
