import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)
signal = torch.randn(600, 2, 20)
kind = (signal[:, 0, :10].mean(1) > signal[:, 1, 10:].mean(1)).long()


def start(layer):
    if isinstance(layer, (nn.Linear, nn.Conv1d)):
        layer.weight.data.uniform_(-3, 3)  # <- initial-weights-too-large
        #= nn.init.xavier_uniform_(layer.weight)
        layer.bias.data.zero_()


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv1d(2, 12, 5), nn.ReLU(), nn.Flatten())
        self.head = nn.Sequential(nn.Linear(12 * 16, 32), nn.ReLU(), nn.Linear(32, 2))
        self.apply(start)

    def forward(self, x):
        return self.head(self.conv(x))


model, criterion = Reader(), nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for epoch in range(5):
    total = 0.0
    for x, y in DataLoader(TensorDataset(signal[:500], kind[:500]), batch_size=25, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
    print(epoch, total / 500)
