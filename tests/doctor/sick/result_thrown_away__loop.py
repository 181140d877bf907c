import torch, torch.nn as nn
torch.manual_seed(0)
class MLP(nn.Module):
    def __init__(self, depth=4):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(10, 10) for _ in range(depth)])
        self.out = nn.Linear(10, 2)
    def forward(self, x):
        for layer in self.layers:
            h = torch.relu(layer(x))  # <- result-thrown-away
            #= x = torch.relu(layer(x))
        return self.out(h)  # --
        #= return self.out(x)
x = torch.randn(500, 10); y = (x[:, 0] * x[:, 1] > 0).long()
m = MLP(); o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(5):
    for i in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
