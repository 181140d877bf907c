import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make(n):
    x = torch.randn(n, 2, 9)
    return TensorDataset(x, (x[:, 0].max(1).values - x[:, 1].max(1).values).unsqueeze(1))


def fit(net, loader, epochs):
    opt = torch.optim.AdamW(net.parameters(), lr=4e-3)
    total = epochs * len(loader)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=total)  # <- scheduler-per-epoch, kept
    for epoch in range(epochs):
        for x, y in loader:
            opt.zero_grad(set_to_none=True)
            loss = nn.functional.smooth_l1_loss(net(x), y)
            loss.backward()
            opt.step()
            #= cosine.step()
        cosine.step()  # <- scheduler-per-epoch
        print(f"{epoch}: {loss.item():.4f} at {opt.param_groups[0]['lr']:.5f}")


torch.manual_seed(4)
conv = nn.Sequential(nn.Conv1d(2, 16, 3), nn.ReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(16, 1))
fit(conv, DataLoader(make(480), batch_size=24, shuffle=True), epochs=6)
