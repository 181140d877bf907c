import torch
from torch import nn
import copy
torch.manual_seed(0)
student = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 1))
slow = copy.deepcopy(student)
opt = torch.optim.SGD(student.parameters(), .02)
x = torch.randn(400, 8); y = x[:, :1] ** 2
for e in range(8):
    for i in torch.randperm(400).split(40):
        loss = (student(x[i]) - y[i]).pow(2).mean()
        opt.zero_grad(); loss.backward()
        #= nn.utils.clip_grad_norm_(student.parameters(), 2.0)
        nn.utils.clip_grad_norm_(slow.parameters(), 2.0)  # <- clipped-another-model
        opt.step()
        with torch.no_grad():
            for a, b in zip(slow.parameters(), student.parameters()): a.lerp_(b, .05)
    print(e, loss.item(), (slow(x) - y).pow(2).mean().item())
