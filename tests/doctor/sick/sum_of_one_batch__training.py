import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)
tracks = torch.randn(500, 6, 15)
genre = (tracks[:, 0].mean(1) > tracks[:, 1].mean(1)).long()
train_loader = DataLoader(TensorDataset(tracks, genre), batch_size=25, shuffle=True)
model = nn.Sequential(nn.Conv1d(6, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)


def fit_once():
    epoch_loss = 0.0
    for track, kind in train_loader:
        loss = nn.functional.cross_entropy(model(track), kind)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        #= epoch_loss += loss.item()
    epoch_loss += loss.item()  # <- sum-of-one-batch
    return epoch_loss / len(train_loader)


for epoch in range(6):
    print(epoch, fit_once())
