import copy

import torch
from torch import nn

torch.manual_seed(0)
student = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 4))
teacher = copy.deepcopy(student)
for p in teacher.parameters():
    p.requires_grad_(False)
opt = torch.optim.AdamW(student.parameters())
for _i in range(80):
    x = torch.randn(20, 5)
    y = x[:, :4].argmax(1)
    with torch.no_grad():
        soft = torch.softmax(teacher(x), dim=-1)
    logits = student(x)
    kl = nn.functional.kl_div(torch.log_softmax(logits, dim=-1), soft, reduction="batchmean")
    loss = nn.functional.cross_entropy(logits, y) + 0.1 * kl
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for old, new in zip(teacher.parameters(), student.parameters(), strict=True):
            old.mul_(0.99).add_(new, alpha=0.01)
print(loss.item())
