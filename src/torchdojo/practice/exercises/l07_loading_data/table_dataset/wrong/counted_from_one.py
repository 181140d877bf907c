# gets: other-row
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data, y_data):
        if len(x_data) != len(y_data):
            raise ValueError
        self.x_data, self.y_data = x_data, y_data

    def __getitem__(self, index):
        return self.x_data[index - 1], self.y_data[index - 1]

    def __len__(self):
        return len(self.x_data)
