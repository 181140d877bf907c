import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
docs = (torch.rand(200, 30) < 0.2).float()
tags = torch.stack([docs[:, 0:3].max(1)[0], docs[:, 3:6].max(1)[0], docs[:, 6:9].max(1)[0]], 1)

w1 = nn.Parameter(torch.randn(30, 16) * 0.2)
b1 = nn.Parameter(torch.zeros(16))
w2 = nn.Parameter(torch.randn(16, 3) * 0.2)
b2 = nn.Parameter(torch.zeros(3))
opt = torch.optim.Adam([w1, b1, w2, b2], lr=0.03)

for epoch in range(90):
    h = torch.tanh(docs @ w1 + b1)
    pred = (h @ w2 + b2).sigmoid()  # <- sigmoid-before-bce-with-logits
    #= pred = h @ w2 + b2
    loss = F.binary_cross_entropy_with_logits(pred, tags)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", round(loss.item(), 4))
