import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
teacher = nn.Sequential(nn.Linear(6, 48), nn.ReLU(), nn.Linear(48, 4)).eval()
student = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 4))
opt = torch.optim.Adam(student.parameters(), lr=0.01)
T = 3.0
for step in range(60):
    x = torch.randn(32, 6)
    with torch.no_grad():
        soft = F.softmax(teacher(x) / T, dim=1)
        hard = soft.argmax(1)
    out = student(x)
    kd = F.kl_div(F.log_softmax(out / T, dim=1), soft, reduction="batchmean") * T * T
    loss = 0.7 * kd + 0.3 * F.cross_entropy(out, hard)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
