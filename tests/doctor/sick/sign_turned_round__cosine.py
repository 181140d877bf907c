import torch
from torch import nn
torch.manual_seed(0)
student = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 6))
teacher = nn.Linear(8, 6).requires_grad_(False)
opt = torch.optim.Adam(student.parameters(), lr=1e-3)
cos = nn.CosineSimilarity(dim=1)
for i in range(200):
    x = torch.randn(64, 8)
    loss = cos(student(x), teacher(x)).mean()  # <- sign-turned-round
    #= loss = 1 - cos(student(x), teacher(x)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 50 == 0:
        print(i, loss.item())
