import torch


def pack(x, lengths):
    columns = [[] for _ in range(max(lengths))]
    for name, length in zip(x, lengths):
        for column, letter in zip(columns, name[:length]):
            column.append(letter)
    data = torch.stack([letter for column in columns for letter in column])
    return data, torch.tensor([len(column) for column in columns])
