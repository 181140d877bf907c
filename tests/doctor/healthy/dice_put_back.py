import torch
from torch import nn

torch.manual_seed(0)
clean = torch.sin(torch.rand(400, 1) * 6 + torch.linspace(0, 5, 20))
net = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 20))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)


def held_out_error():
    state = torch.get_rng_state()
    torch.manual_seed(99)
    noisy = clean[300:] + 0.3 * torch.randn(100, 20)
    with torch.no_grad():
        error = nn.functional.mse_loss(net(noisy), clean[300:]).item()
    torch.set_rng_state(state)
    return error


for epoch in range(10):
    for rows in torch.randperm(300).split(30):
        noisy = clean[rows] + 0.3 * torch.randn(len(rows), 20)
        loss = nn.functional.mse_loss(net(noisy), clean[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item(), held_out_error())
