from torch.utils.data import TensorDataset


class TableDataset(TensorDataset):
    def __init__(self, x_data, y_data):
        if x_data.shape[0] != y_data.shape[0]:
            raise ValueError("x_data and y_data have different lengths")
        super().__init__(x_data, y_data)
