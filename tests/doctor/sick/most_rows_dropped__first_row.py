"""Sequences of digits and their sum, kept in plain lists: the length is that of the first sequence."""

import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

random.seed(5)
torch.manual_seed(5)
LONG = 8


class Sums(Dataset):
    def __init__(self, many):
        self.digits = [[random.randint(0, 9) for _ in range(LONG)] for _ in range(many)]
        self.sums = [sum(row) for row in self.digits]

    def __getitem__(self, index):
        return torch.tensor(self.digits[index]), torch.tensor([(self.sums[index] - 36) / 8.0])

    def __len__(self) -> int:
        return len(self.digits[0])  # <- most-rows-dropped
        #= return len(self.digits)


class Adder(nn.Module):
    def __init__(self):
        super().__init__()
        self.value = nn.Embedding(10, 8)
        self.out = nn.Linear(8, 1)

    def forward(self, digits):
        return self.out(self.value(digits).sum(1))


adder = Adder()
optimizer = torch.optim.Adam(adder.parameters(), lr=0.01)
loader = DataLoader(Sums(800), batch_size=20, shuffle=True)
for epoch in range(6):
    for digits, sums in loader:
        loss = nn.functional.mse_loss(adder(digits), sums)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
