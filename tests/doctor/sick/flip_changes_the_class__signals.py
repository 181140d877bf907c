"""转向灯: 0 = 左, 1 = 右。"""
import torch
from torch import nn

torch.manual_seed(5)


def 车尾(数量):
    标签 = (torch.rand(数量) < 0.5).long()
    图 = 0.5 * torch.randn(数量, 1, 8, 16)
    for 行, 边 in enumerate(标签.tolist()):
        图[行, 0, 3:5, 12 * 边 + 1 : 12 * 边 + 3] += 2
    return 图, 标签


class RandomFlip(nn.Module):
    def forward(self, 图):
        return 图.flip(3) if self.training and torch.rand(()) < 0.5 else 图  # <- flip-changes-the-class
        #= return 图 + 0.1 * torch.randn_like(图) if self.training else 图


图, 标签 = 车尾(400)
网络 = nn.Sequential(RandomFlip(), nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 6 * 14, 2))
优化器 = torch.optim.Adam(网络.parameters(), lr=1e-3)
for 轮 in range(4):
    网络.train()
    for 行 in torch.randperm(320).split(16):
        损失 = nn.functional.cross_entropy(网络(图[行]), 标签[行])
        优化器.zero_grad()
        损失.backward()
        优化器.step()
    网络.eval()
    with torch.no_grad():
        print(轮, (网络(图[320:]).argmax(1) == 标签[320:]).float().mean().item())
