import torch
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self, n):
        self.samples = torch.arange(n, dtype=torch.float32).square()

    def __getitem__(self, index):
        return self.samples[index]

    def __len__(self):
        return self.samples.numel()


def together(samples):
    return torch.stack(samples)


def main(n, workers):
    loader = DataLoader(
        Squares(n),
        batch_size=4,
        num_workers=workers,
        collate_fn=together,
        multiprocessing_context="spawn" if workers else None,
    )
    return float(sum(batch.sum() for batch in loader))


def run():
    print(main(10, 2))


if __name__ == "__main__":
    run()
