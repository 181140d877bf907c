import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
t = torch.linspace(-3, 3, 400).unsqueeze(1)
series = TensorDataset(t, torch.sin(2 * t) + 0.1 * torch.randn_like(t))
net = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 1))
optimizer = optim.Adam(net.parameters(), lr=0.02)
plateau = optim.lr_scheduler.ReduceLROnPlateau(  # <- plateau-wrong-mode, kept
    optimizer,
    mode="max",  # <- plateau-wrong-mode
    #= mode="min",
    factor=0.5,
    patience=2,
)
history = {"loss": []}
for epoch in range(15):
    total = 0.0
    for a, b in DataLoader(series, batch_size=40, shuffle=True):
        loss = nn.functional.mse_loss(net(a), b)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    history["loss"].append(total / 10)
    plateau.step(history["loss"][-1])
    print(epoch, history["loss"][-1], optimizer.param_groups[0]["lr"])
