import torch
from torch import nn
torch.manual_seed(1)
class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(8, 32), nn.ReLU())
        self.colour, self.shape = nn.Linear(32, 3), nn.Linear(32, 4)
        self.probs = nn.Softmax(dim=-1)
    def forward(self, x):
        h = self.trunk(x)
        #= return {"colour": self.colour(h), "shape": self.shape(h)}
        return {"colour": self.colour(h), "shape": self.probs(self.shape(h))}  # <- softmax-before-cross-entropy
x = torch.randn(500, 8); yc = x[:, :3].argmax(1); ys = x[:, 3:7].argmax(1)
net = TwoHeads(); opt = torch.optim.Adam(net.parameters(), 5e-3); ce = nn.CrossEntropyLoss()
for e in range(10):
    for i in torch.randperm(400).split(40):
        out = net(x[i])
        loss = ce(out["colour"], yc[i]) + ce(out["shape"], ys[i])  # <- softmax-before-cross-entropy, kept
        opt.zero_grad(); loss.backward(); opt.step()
    print(e, loss.item())
