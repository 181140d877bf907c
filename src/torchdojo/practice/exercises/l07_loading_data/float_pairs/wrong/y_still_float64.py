# gets: float64
import torch
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table):
        self.x_data = torch.from_numpy(table[:, :-1]).float()
        self.y_data = torch.from_numpy(table[:, [-1]])

    def __getitem__(self, index):
        return self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
