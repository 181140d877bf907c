import torch, torch.nn as nn
torch.manual_seed(0)
T, B = 12, 20
seq = torch.randn(T + 1, 400, 1).cumsum(0) / 4
lstm, lin = nn.LSTM(1, 16), nn.Linear(16, 1)
opt = torch.optim.Adam([*lstm.parameters(), *lin.parameters()], 1e-2)
for ep in range(5):
    for cols in torch.randperm(400).split(B):
        x, y = seq[:-1, cols], seq[1:, cols]
        out = lin(lstm(x)[0])
        loss = nn.functional.mse_loss(out.flatten(), y.flatten())
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
