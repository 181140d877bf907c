import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(words: list[Tensor]) -> tuple[Tensor, Tensor]:
    lengths = torch.tensor([len(word) for word in words])
    return pad_sequence(words, batch_first=True), lengths


def loader(words: list[Tensor], batch_size: int, seed: int) -> DataLoader:
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(
        words,
        batch_size=batch_size,
        shuffle=True,
        collate_fn=collate,
        generator=generator,
    )
