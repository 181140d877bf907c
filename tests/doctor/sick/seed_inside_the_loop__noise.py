import torch
import torch.nn as nn

x_all = torch.linspace(0, 1, 256)
clean = torch.stack([torch.sin(2 * torch.pi * k * x_all) for k in range(1, 9)])
net = nn.Sequential(nn.Linear(256, 32), nn.ReLU(), nn.Linear(32, 256))
opt = torch.optim.Adam(net.parameters(), lr=0.003)
#= torch.manual_seed(0)
for step in range(50):
    torch.manual_seed(0)  # <- seed-inside-the-loop
    noisy = clean + 0.3 * torch.randn_like(clean)
    loss = nn.functional.mse_loss(net(noisy), clean)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 10 == 0:
        print(step, loss.item())
