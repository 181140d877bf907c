from torch import Tensor
from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data: Tensor, y_data: Tensor) -> None:
        ...  # TODO

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        ...  # TODO

    def __len__(self) -> int:
        ...  # TODO
