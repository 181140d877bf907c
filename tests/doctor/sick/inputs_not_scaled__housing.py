import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rooms = torch.randint(1, 7, (300,)).float()
area = rooms * 25 + 10 * torch.randn(300)
year = torch.randint(1950, 2020, (300,)).float()
income = 30000 + 8000 * torch.randn(300)
X = torch.stack([rooms, area, year, income], dim=1)
y = (0.02 * area + 0.3 * rooms + income / 40000 + 0.1 * torch.randn(300)).unsqueeze(1)
y = (y - y.mean()) / y.std()
X_train, X_test, y_train, y_test = X[:240], X[240:], y[:240], y[240:]  # <- inputs-not-scaled, kept
#= mean, std = X_train.mean(0), X_train.std(0)
#= X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
loader = DataLoader(TensorDataset(X_train, y_train), batch_size=24, shuffle=True)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(8):
    for xb, yb in loader:
        loss = nn.functional.mse_loss(model(xb), yb)  # <- inputs-not-scaled, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(model(X_test), y_test).item())  # <- inputs-not-scaled, kept
