import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Evaluator:
    def __init__(self, loader):
        self.loader = loader

    @torch.no_grad()
    def __call__(self, model):
        model.eval()
        hits, n = 0, 0
        for x, y in self.loader:
            hits += model(x).gt(0).squeeze(1).eq(y.bool()).sum().item()
            n += 1  # <- correct-over-batches
            #= n += len(x)
        return hits / n  # <- correct-over-batches, kept


torch.manual_seed(0)
x = torch.randn(330, 3)
y = (x.prod(1) > 0).float()
model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
acc = Evaluator(DataLoader(TensorDataset(x[250:], y[250:]), batch_size=16))
fit = DataLoader(TensorDataset(x[:250], y[:250]), batch_size=25, shuffle=True)
for epoch in range(6):
    model.train()
    for xb, yb in fit:
        loss = nn.functional.binary_cross_entropy_with_logits(model(xb).squeeze(1), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, acc(model))
