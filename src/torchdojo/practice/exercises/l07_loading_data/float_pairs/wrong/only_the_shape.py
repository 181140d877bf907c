# gets: float64
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table):
        self.x_data, self.y_data = table[:, :-1], table[:, [-1]]

    def __getitem__(self, index):
        return self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
