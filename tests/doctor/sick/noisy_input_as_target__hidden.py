import torch
from torch import nn
torch.manual_seed(0)
rows = torch.randn(500, 3) @ torch.randn(3, 12)
def hide(x, p=0.3):
    keep = (torch.rand_like(x) > p).float()
    return x * keep
enc, dec = nn.Sequential(nn.Linear(12, 16), nn.ReLU()), nn.Linear(16, 12)
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=2e-3)
for step in range(300):
    batch = rows[torch.randint(0, 500, (32,))]
    masked_batch = hide(batch)
    loss = ((dec(enc(masked_batch)) - masked_batch) ** 2).mean()  # <- noisy-input-as-target
    #= loss = ((dec(enc(masked_batch)) - batch) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
