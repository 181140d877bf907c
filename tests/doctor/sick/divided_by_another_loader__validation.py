import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(8)
pixels = torch.rand(700, 25)
shade = (pixels.mean(1) > 0.5).float()
loaders = {}
train_loader = DataLoader(TensorDataset(pixels[:560], shade[:560]), batch_size=28, shuffle=True)
valid_loader = DataLoader(TensorDataset(pixels[560:], shade[560:]), batch_size=70)
net = nn.Sequential(nn.BatchNorm1d(25), nn.Linear(25, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)


def train_epoch():
    net.train()
    train_loss = 0.0
    for pixel, dark in train_loader:
        loss = F.binary_cross_entropy_with_logits(net(pixel), dark)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        train_loss += loss.item()
    return train_loss / len(train_loader)


def valid_epoch():
    net.eval()
    valid_loss = 0.0
    with torch.no_grad():
        for pixel, dark in valid_loader:
            valid_loss += F.binary_cross_entropy_with_logits(net(pixel), dark).item()
    return valid_loss / len(train_loader)  # <- divided-by-another-loader
    #= return valid_loss / len(valid_loader)


for epoch in range(6):
    print(f"{epoch} train {train_epoch():.3f} valid {valid_epoch():.3f}")
