import torch
from torch import nn

torch.manual_seed(86)
visits = torch.randn(300, 7, 4)
ill = (visits[:, :, 0].max(1).values > 1.3).float()
embed, rate, judge = nn.Linear(4, 16), nn.Linear(16, 1), nn.Linear(16, 1)


def patient(visits):
    seen = torch.tanh(embed(visits))
    weight = torch.exp(rate(seen))
    weight = weight / torch.sum(weight, dim=0, keepdim=True)  # <- softmax-over-the-batch
    #= weight = weight / torch.sum(weight, dim=1, keepdim=True)
    return judge((seen * weight).sum(1)).squeeze(1)


parts = nn.ModuleList([embed, rate, judge])
optimizer = torch.optim.Adam(parts.parameters(), lr=0.01)
for step in range(80):
    rows = torch.randint(300, (40,))
    loss = nn.functional.binary_cross_entropy_with_logits(patient(visits[rows]), ill[rows])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
