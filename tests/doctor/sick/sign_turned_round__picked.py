import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 24), nn.Linear(24, 3)
    def forward(self, x):
        return torch.log_softmax(self.b(torch.relu(self.a(x))), dim=-1)
def nll(logp, y):
    return logp.gather(1, y[:, None]).mean()  # <- sign-turned-round
    #= return -logp.gather(1, y[:, None]).mean()
x = torch.randn(600, 6)
y = x[:, :3].argmax(1)
net = Classifier()
opt = torch.optim.SGD(net.parameters(), lr=0.01)
for ep in range(5):
    for a, b in DataLoader(TensorDataset(x, y), 32, shuffle=True):
        loss = nll(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(ep, loss.item(), (net(x).argmax(1) == y).float().mean().item())
