import torch
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table):
        self.table = table

    def __getitem__(self, index):
        row = torch.tensor(self.table[index]).float()
        return row[:-1], row[-1:]

    def __len__(self):
        return len(self.table)
