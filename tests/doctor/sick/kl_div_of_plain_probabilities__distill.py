import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
teacher = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 5)).eval()
for p in teacher.parameters():
    p.requires_grad_(False)
student = nn.Linear(8, 5)
opt = torch.optim.Adam(student.parameters(), lr=0.01)
T = 2.0
for step in range(70):
    x = torch.randn(32, 8)
    soft_targets = F.softmax(teacher(x) / T, dim=1)
    student_probs = F.softmax(student(x) / T, dim=1)
    loss = F.kl_div(student_probs, soft_targets, reduction="batchmean") * T * T  # <- kl-div-of-plain-probabilities
    #= loss = F.kl_div(student_probs.log(), soft_targets, reduction="batchmean") * T * T
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item())
