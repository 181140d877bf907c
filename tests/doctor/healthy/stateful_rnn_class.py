import torch
from torch import nn


class Stateful(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 12, batch_first=True)
        self.fc = nn.Linear(12, 1)
        self.state = None

    def reset(self):
        self.state = None

    def forward(self, x):
        out, state = self.gru(x, self.state)
        self.state = state.detach()
        return self.fc(out)


torch.manual_seed(0)
t = torch.arange(0, 50, 0.1)
series = torch.stack([torch.sin(t + k) for k in range(6)]).unsqueeze(2)
model = Stateful()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(3):
    model.reset()
    for start in range(0, 480, 40):
        x, y = series[:, start : start + 40], series[:, start + 1 : start + 41]
        y = y[:, : x.shape[1]]
        loss = nn.functional.mse_loss(model(x[:, : y.shape[1]]), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
