from torch.utils.data import Dataset


class TableDataset(Dataset):
    def __init__(self, x_data, y_data):
        self.samples = list(zip(x_data, y_data, strict=True))

    def __getitem__(self, index):
        return self.samples[index]

    def __len__(self):
        return len(self.samples)
