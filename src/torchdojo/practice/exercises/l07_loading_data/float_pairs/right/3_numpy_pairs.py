import numpy as np
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table):
        table = np.asarray(table, dtype=np.float32)
        self.x_data, self.y_data = np.split(table, [-1], axis=1)

    def __getitem__(self, index):
        return self.x_data[index], self.y_data[index]

    def __len__(self):
        return len(self.x_data)
