import torch
import torch.nn as nn
import torch.optim as optim


class Curve(nn.Module):
    def __init__(self):
        super().__init__()
        self.wide = nn.Linear(1, 40)
        self.out = nn.Linear(40, 1)

    def forward(self, t):
        return self.out(torch.tanh(self.wide(t)))


torch.manual_seed(3)
t = torch.linspace(-2, 2, 300).unsqueeze(1)
y = torch.sin(2 * t) + 0.1 * torch.randn(300, 1)
curve = Curve()
optimizer = optim.SGD(curve.parameters(), 0.02, 0.9, 5e-4)  # <- decay-in-another-place
#= optimizer = optim.SGD(curve.parameters(), 0.02, 0.9, weight_decay=5e-4)
for step in range(400):
    rows = torch.randint(300, (60,))
    loss = nn.functional.mse_loss(curve(t[rows]), y[rows])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
