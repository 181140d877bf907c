import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
# how often was each of 40 products bought: multinomial logit with utilities from attributes
attributes = torch.randn(40, 5)
true = torch.tensor([1.0, -0.5, 0.3, 0.0, 0.8])
share = (attributes @ true).softmax(0)
sales = torch.multinomial(share, 5000, replacement=True).bincount(minlength=40).float()
utility = nn.Linear(5, 1, bias=False)
opt = torch.optim.Adam(utility.parameters(), lr=0.05)
for step in range(300):
    u = utility(attributes).squeeze(1)
    loss = F.cross_entropy(u, sales) / sales.sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print(step, loss.item())
print(utility.weight.data)
