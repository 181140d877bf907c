import torch
from torch import nn
torch.manual_seed(5)
docs = torch.randn(600, 16)
tags = (docs @ torch.randn(16, 5) > 0).float()
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(16, 32)
        self.l2 = nn.Linear(32, 5)
    def forward(self, d):
        h = self.l1(d).relu()
        #= return torch.sigmoid(self.l2(h))
        return torch.softmax(self.l2(h), 1)  # <- softmax-for-several-labels
tagger = Tagger()
bce = nn.BCELoss()
opt = torch.optim.Adam(tagger.parameters(), 2e-3)
for epoch in range(15):
    perm = torch.randperm(500)
    for s in range(0, 500, 50):
        j = perm[s:s + 50]
        loss = bce(tagger(docs[j]), tags[j])  # <- softmax-for-several-labels, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
tagger.eval()
with torch.no_grad():
    print("val", bce(tagger(docs[500:]), tags[500:]).item())
