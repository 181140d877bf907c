import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, random_split, TensorDataset

torch.manual_seed(5)
where = torch.rand(900, 2) * 2 - 1
heat = torch.exp(-4 * where.square().sum(1, keepdim=True)) + 0.05 * torch.randn(900, 1)
train_part, test_part = random_split(TensorDataset(where, heat), [700, 200])


class Field(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, place):
        return self.layers(place)


def examine(field, loader):
    field.eval()
    squared_error = 0.0
    with torch.no_grad():
        for place, warmth in loader:
            squared_error += F.mse_loss(field(place), warmth).item()
    squared_error /= len(loader.dataset)  # <- batch-means-over-rows
    #= squared_error /= len(loader)
    return squared_error


def main():
    field = Field()
    optimizer = torch.optim.Adam(field.parameters(), lr=0.01)
    train_loader = DataLoader(train_part, batch_size=25, shuffle=True)
    test_loader = DataLoader(test_part, batch_size=50)
    for epoch in range(6):
        field.train()
        for place, warmth in train_loader:
            loss = F.mse_loss(field(place), warmth)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: test error {examine(field, test_loader):.5f}")


main()
