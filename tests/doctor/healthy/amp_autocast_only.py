import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(1, 4, 3)
        self.f = nn.Linear(64, 3)

    def forward(self, x):
        return self.f(torch.relu(self.c(x)).flatten(1))


torch.manual_seed(0)
x = torch.randn(200, 1, 6, 6)
y = x[:, 0].mean(1)[:, :3].argmax(1)
net = Net()
opt = torch.optim.AdamW(net.parameters(), lr=5e-3)
for step in range(50):
    idx = torch.randint(0, 200, (32,))
    with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
        out = net(x[idx])
        loss = nn.CrossEntropyLoss()(out.float(), y[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
