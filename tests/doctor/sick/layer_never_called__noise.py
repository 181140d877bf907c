import torch
from torch import nn


class 加噪声(nn.Module):
    def __init__(self, 大小):
        super().__init__()
        self.大小 = 大小

    def forward(self, x):
        return x + self.大小 * torch.randn_like(x) if self.training else x


class 自编码器(nn.Module):
    def __init__(self):
        super().__init__()
        self.噪声 = 加噪声(0.3)  # <- layer-never-called, kept
        self.编码 = nn.Sequential(nn.Linear(20, 8), nn.ReLU())
        self.解码 = nn.Linear(8, 20)

    def forward(self, x):
        return self.解码(self.编码(x))  # <- layer-never-called
        #= return self.解码(self.编码(self.噪声(x)))


torch.manual_seed(2)
数据 = torch.randn(300, 5) @ torch.randn(5, 20) / 2
模型 = 自编码器()
优化器 = torch.optim.Adam(模型.parameters(), lr=5e-3)
for 轮 in range(5):
    for 行 in torch.randperm(300).split(30):
        损失 = nn.functional.mse_loss(模型(数据[行]), 数据[行])
        优化器.zero_grad()
        损失.backward()
        优化器.step()
    print(轮, 损失.item())
