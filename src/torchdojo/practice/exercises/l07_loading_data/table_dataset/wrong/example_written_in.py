# gets: wrong-len
import torch
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data, y_data):
        if len(x_data) != len(y_data):
            raise ValueError
        self.x_data = torch.tensor([[1.0, 2], [3, 4], [5, 6]])
        self.y_data = torch.tensor([[0.0], [1], [0]])

    def __getitem__(self, index):
        return self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
