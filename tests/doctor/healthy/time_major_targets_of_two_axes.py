import torch, torch.nn as nn
torch.manual_seed(0)
T, N = 15, 40
x = torch.randn(T, N, 3); y = x[..., 0] + 0.5 * x[..., 1]
rnn, lin = nn.GRU(3, 16), nn.Linear(16, 1)
opt = torch.optim.Adam([*rnn.parameters(), *lin.parameters()], 1e-2)
for it in range(60):
    loss = nn.functional.mse_loss(lin(rnn(x)[0]).squeeze(-1), y)
    opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
