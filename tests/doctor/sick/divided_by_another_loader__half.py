import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.sampler import SubsetRandomSampler

torch.manual_seed(5)
rooms = torch.randn(800, 6)
price = rooms @ torch.tensor([1.0, -0.5, 0.8, 0.0, 0.3, -1.2]) + 0.2 * torch.randn(800)
houses = TensorDataset(rooms, price)
seen, unseen = torch.randperm(800).split([600, 200])
train_loader = DataLoader(houses, batch_size=30, sampler=SubsetRandomSampler(seen.tolist()))
val_loader = DataLoader(houses, batch_size=40, sampler=SubsetRandomSampler(unseen.tolist()))
model = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(6):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(x).squeeze(1), y)
        loss.backward()
        optimizer.step()
    model.eval()
    val_loss = 0.0
    with torch.no_grad():
        for x, y in val_loader:
            val_loss += criterion(model(x).squeeze(1), y).item() * x.size(0)
    val_loss /= len(houses)  # <- divided-by-another-loader
    #= val_loss /= len(unseen)
    print(epoch, loss.item(), val_loss)
