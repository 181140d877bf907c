import numpy as np
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table: np.ndarray) -> None:
        self.x_data = table[:, :-1]
        self.y_data = table[:, -1]  # TODO: what dtype, what shape?

    def __getitem__(self, index: int):
        return self.x_data[index], self.y_data[index]

    def __len__(self) -> int:
        return len(self.x_data)
