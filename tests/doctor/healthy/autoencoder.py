import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)


class Auto(nn.Module):
    def __init__(self, width=12, code=3):
        super().__init__()
        self.down = nn.Linear(width, code)
        self.up = nn.Linear(code, width)

    def forward(self, x):
        return torch.sigmoid(self.up(torch.relu(self.down(x))))


def main():
    data = torch.rand(256, 12)
    model, criterion = Auto(), nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=2)
    for _epoch in range(5):
        losses = []
        for batch in DataLoader(data, batch_size=32, shuffle=True):
            loss = criterion(model(batch), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        scheduler.step(sum(losses) / len(losses))
    model.eval()
    with torch.no_grad():
        print(criterion(model(data), data).item())


if __name__ == "__main__":
    main()
