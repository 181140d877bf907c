import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Sales(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(5, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, x):
        return self.layers(x)


def fit(model, loader, epochs):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x).squeeze(1), y)
            loss.backward()
            optimizer.step()
    return loss.item()


@torch.no_grad()
def test(model, loader):
    model.eval()
    total = 0.0
    for x, y in loader:
        total += (model(x) - y).abs().mean().item() * len(x)  # <- rows-meet-in-pairs
        #= total += (model(x).squeeze(1) - y).abs().mean().item() * len(x)
    return total / len(loader.dataset)


torch.manual_seed(5)
x = torch.randn(500, 5)
y = x[:, 0] - 2 * x[:, 1] * x[:, 2] + 0.1 * torch.randn(500)
train = DataLoader(TensorDataset(x[:400], y[:400]), batch_size=40, shuffle=True)
held_out = DataLoader(TensorDataset(x[400:], y[400:]), batch_size=50)
model = Sales(32)
print(f"loss {fit(model, train, 15):.3f}, mean error on new data {test(model, held_out):.3f}")
