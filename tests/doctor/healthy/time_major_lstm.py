import torch
import torch.nn as nn

torch.manual_seed(0)
T, N = 10, 24


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 16)  # time comes first here
        self.fc = nn.Linear(16, 1)

    def forward(self, x):  # (T, N, 2)
        out, _ = self.lstm(x)
        return self.fc(out[-1])


net = Counter()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(50):
    x = torch.rand(T, N, 2)
    y = x[:, :, 0].sum(0).unsqueeze(1) / T
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
