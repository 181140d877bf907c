import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, table: np.ndarray) -> None:
        self.x_data = torch.from_numpy(table[:, :-1].astype(np.float32))
        self.y_data = torch.from_numpy(table[:, [-1]].astype(np.float32))

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        return self.x_data[index], self.y_data[index]

    def __len__(self) -> int:
        return len(self.x_data)
