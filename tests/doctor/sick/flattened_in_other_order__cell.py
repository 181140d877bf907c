import torch, torch.nn as nn
torch.manual_seed(0)
V = 8
class D(nn.Module):
    def __init__(self):
        super().__init__()
        self.e, self.c, self.o = nn.Embedding(V, 16), nn.GRUCell(16, 24), nn.Linear(24, V)
    def forward(self, x):
        h = torch.zeros(x.size(0), 24)
        outs = []
        for t in range(x.size(1)):
            h = self.c(self.e(x[:, t]), h)
            outs.append(self.o(h))
        return torch.cat(outs, dim=0)
data = torch.randint(V, (300, 10)).cumsum(1) % V
m = D(); o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(4):
    for i in torch.randperm(300).split(25):
        scores = m(data[i, :-1])
        loss = nn.functional.cross_entropy(scores, data[i, 1:].reshape(-1))  # <- flattened-in-other-order
        #= loss = nn.functional.cross_entropy(scores, data[i, 1:].t().reshape(-1))
        o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
