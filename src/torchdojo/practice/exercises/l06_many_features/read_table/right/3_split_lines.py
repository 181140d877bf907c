import gzip
from pathlib import Path

import torch


def read(path):
    text = gzip.decompress(Path(path).read_bytes()).decode()
    x, y = [], []
    for line in text.split():
        *features, label = map(float, line.split(","))
        x.append(torch.tensor(features))
        y.append(label)
    return torch.stack(x), torch.tensor(y).unsqueeze(dim=1)
