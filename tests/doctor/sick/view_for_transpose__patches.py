import torch, torch.nn as nn
torch.manual_seed(0)
class ViT(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.patch = nn.Conv2d(1, d, 4, 4)
        self.pos = nn.Parameter(torch.zeros(1, 16, d))
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(d, 4, 64, batch_first=True), 1)
        self.head = nn.Linear(d, 3)
    def forward(self, x):
        p = self.patch(x)
        t = p.reshape(p.size(0), 16, -1)  # <- view-for-transpose
        #= t = p.flatten(2).transpose(1, 2)
        return self.head(self.enc(t + self.pos).mean(1))
x = torch.rand(300, 1, 16, 16); y = (x[:, 0, :4, :4].mean((1, 2)) * 20).long() % 3
m = ViT(); o = torch.optim.Adam(m.parameters(), 1e-3)
for ep in range(4):
    for i in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
