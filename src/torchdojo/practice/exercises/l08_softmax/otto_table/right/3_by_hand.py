from csv import DictReader, DictWriter
from math import exp, log

import torch


def read(path):
    x, y = [], []
    with open(path) as file:
        for product in DictReader(file):
            del product["id"]
            _, number = product.pop("target").split("_")
            y.append(int(number) - 1)
            x.append([float(count) for count in product.values()])
    return torch.tensor(x), torch.tensor(y)


def logloss(p, y):
    total = 0
    for row, label in zip(p.tolist(), y.tolist()):
        share = row[label] / sum(row)
        total -= log(max(share, 1e-15))
    return total / len(y)


def write(path, ids, logits):
    names = [f"Class_{number}" for number in range(1, logits.size(1) + 1)]
    with open(path, "w") as file:
        writer = DictWriter(file, ["id", *names])
        writer.writeheader()
        for place, row in zip(ids, logits.tolist()):
            powers = [exp(z - max(row)) for z in row]
            shares = [power / sum(powers) for power in powers]
            writer.writerow({"id": place, **dict(zip(names, shares))})
