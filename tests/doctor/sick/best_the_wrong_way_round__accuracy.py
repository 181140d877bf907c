import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
leaf = torch.randn(450, 10)
species = leaf[:, :3].argmax(1)
loader = DataLoader(TensorDataset(leaf[:300], species[:300]), batch_size=30, shuffle=True)


class Keeper:
    def __init__(self):
        self.best_acc = float("inf")  # --
        #= self.best_acc = float("-inf")
        self.weights = None

    def see(self, model, val_acc):
        #= if val_acc > self.best_acc:
        if val_acc < self.best_acc:  # <- best-the-wrong-way-round
            self.best_acc = val_acc
            self.weights = copy.deepcopy(model.state_dict())


def accuracy(model):
    model.eval()
    with torch.no_grad():
        return (model(leaf[300:]).argmax(1) == species[300:]).float().mean().item()


model, keeper = nn.Sequential(nn.Linear(10, 30), nn.ReLU(), nn.Dropout(0.2), nn.Linear(30, 3)), Keeper()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(8):
    model.train()
    for shape, kind in loader:
        loss = nn.functional.cross_entropy(model(shape), kind)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    keeper.see(model, accuracy(model))
model.load_state_dict(keeper.weights)
print(keeper.best_acc, accuracy(model))
