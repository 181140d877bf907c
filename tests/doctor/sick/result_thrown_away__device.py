import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Sorter(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.act, self.second = nn.Linear(6, 20), nn.ReLU(), nn.Linear(20, 3)

    def forward(self, x):
        return self.second(self.act(self.first(x)))


def train(model, loader, device, epochs):
    model.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(epochs):
        for x, y in loader:
            x.to(device)  # <- result-thrown-away
            y.to(device)  # <- result-thrown-away
            #= x = x.to(device)
            #= y = y.to(device)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()
    return loss.item()


torch.manual_seed(2)
x = torch.randn(150, 6)
loader = DataLoader(TensorDataset(x, x[:, :3].argmax(1)), batch_size=30, shuffle=True)
print(train(Sorter(), loader, torch.device("cpu"), 8))
