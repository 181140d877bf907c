# gets: lengths-not-compared
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data, y_data):
        self.x_data, self.y_data = x_data, y_data

    def __getitem__(self, index):
        return self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
