import torch, torch.nn as nn
torch.manual_seed(1)
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Linear(8, 8)
        self.two = nn.Linear(8, 8)
        self.out = nn.Linear(8, 3)
    def forward(self, inp):
        x = torch.relu(self.one(inp))
        x = torch.relu(self.two(inp))  # <- result-thrown-away
        #= x = torch.relu(self.two(x))
        return self.out(x)
x = torch.randn(500, 8); y = x[:, :3].argmax(1)
m = Deep(); o = torch.optim.SGD(m.parameters(), 0.1)
for ep in range(6):
    for i in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
