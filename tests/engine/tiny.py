"""A small real training with every source of randomness in it: shuffling, dropout, numpy and Python noise."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.engine.program import Epoch, Expect, Parts, Program, Result, Step, Training
from torchdojo.engine.spread import share, spread
from torchdojo.text import Text
from torchdojo.views import Note


@dataclass(frozen=True)
class Settings:
    lr: float = 0.01  # step size · 步长
    epochs: int = 12  # passes over the data · 轮数
    batch_size: int = 32  # rows a step · 每步行数
    dropout: float = 0.1  # share of units switched off · 丢弃比例
    seed: int = 0  # of every random number · 随机种子


def train(s: Settings) -> Training:
    random.seed(s.seed)
    np.random.seed(s.seed)
    torch.manual_seed(s.seed)
    x_data = torch.randn(500, 8)
    y_data = (x_data.sum(1) > 0).long()
    yield Note(Text(en="shown before training", zh="训练前显示"))
    model = spread(nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Dropout(s.dropout), nn.Linear(16, 2)))
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=s.lr)
    loader = share(DataLoader(TensorDataset(x_data, y_data), s.batch_size, shuffle=True))
    start = yield Parts(model=model, optimizer=optimizer, steps_per_epoch=len(loader))
    for epoch in range(start, s.epochs):
        for x, y in loader:
            noise = random.gauss(0, 0.01) + float(np.random.normal(0, 0.01))
            optimizer.zero_grad()
            loss = criterion(model(x + noise), y)
            loss.backward()
            optimizer.step()
            yield Step(loss=loss)
        yield Epoch(epoch, accuracy=(model(x_data).argmax(1) == y_data).float().mean().item())
    weights = torch.cat([p.detach().flatten() for p in model.parameters()]).double()
    yield Result(fingerprint=weights.sum().item(), square=(weights**2).sum().item())


PROGRAM = Program(
    title=Text(en="Tiny", zh="小程序"),
    settings=Settings,
    run=train,
    expect=(Expect("fingerprint", 0.0, within=100.0),),
)
