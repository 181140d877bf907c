# gets: nothing-returned
import torch
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table):
        xy = torch.from_numpy(table).float()
        self.x_data, self.y_data = xy[:, :-1], xy[:, [-1]]

    def __getitem__(self, index):
        self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
