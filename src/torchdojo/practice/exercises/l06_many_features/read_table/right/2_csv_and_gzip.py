import csv
import gzip

import torch
from torch import Tensor


def read(path: str) -> tuple[Tensor, Tensor]:
    with gzip.open(path, "rt") as file:
        rows = [[float(cell) for cell in row] for row in csv.reader(file) if row]
    table = torch.tensor(rows)
    return table[:, :-1], table[:, -1:]
