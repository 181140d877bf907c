import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(9)


class Rides(Dataset):
    def __init__(self, rows):
        metres = 900 + 24_000 * torch.rand(rows)
        weekday = torch.randint(0, 7, (rows,)).float()
        population = 10_000 + 400_000 * torch.rand(rows)
        self.features = torch.stack([metres, weekday, population], 1)  # <- inputs-not-scaled, kept
        #= self.features = (self.features - self.features.mean(0)) / self.features.std(0)
        fare = 0.0002 * metres + 0.3 * weekday + 2e-6 * population + 0.1 * torch.randn(rows)
        self.fare = (fare - fare.mean()) / fare.std()

    def __len__(self):
        return len(self.fare)

    def __getitem__(self, row):
        return self.features[row], self.fare[row]  # <- inputs-not-scaled, kept


rides = DataLoader(Rides(1200), batch_size=48, shuffle=True)  # <- inputs-not-scaled, kept
meter = nn.Sequential(nn.Linear(3, 48), nn.ReLU(), nn.Linear(48, 1))
criterion = nn.HuberLoss(delta=1.0)
optimizer = torch.optim.Adam(meter.parameters(), lr=1e-3)
for epoch in range(8):
    for features, fare in rides:
        loss = criterion(meter(features).squeeze(1), fare)  # <- inputs-not-scaled, kept
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
