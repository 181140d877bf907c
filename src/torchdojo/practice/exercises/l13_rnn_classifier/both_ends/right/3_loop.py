import torch


def ends(outputs, lengths):
    h = outputs.shape[2] // 2
    rows = []
    for row, length in zip(outputs, lengths):
        rows.append(torch.hstack([row[length - 1, :h], row[0, h:]]))
    return torch.stack(rows)
