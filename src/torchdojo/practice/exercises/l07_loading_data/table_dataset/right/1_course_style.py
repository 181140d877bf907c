from torch import Tensor
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data: Tensor, y_data: Tensor) -> None:
        if len(x_data) != len(y_data):
            raise ValueError("x_data and y_data need as many rows")
        self.x_data = x_data
        self.y_data = y_data

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        return self.x_data[index], self.y_data[index]

    def __len__(self) -> int:
        return len(self.x_data)
