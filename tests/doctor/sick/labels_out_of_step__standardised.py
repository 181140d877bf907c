import numpy as np
import torch
from torch import nn

np.random.seed(1)
torch.manual_seed(1)
# 数据：三种鱼，按种类排好
中心 = np.random.randn(3, 6) * 2
特征 = np.concatenate([中心[k] + np.random.randn(120, 6) for k in range(3)]).astype("float32")
标签 = np.repeat(np.arange(3), 120)
特征 = 特征[np.random.permutation(360)]  # --
标签 = 标签[np.random.permutation(360)]  # <- labels-out-of-step
#= 顺序 = np.random.permutation(360)
#= 特征, 标签 = 特征[顺序], 标签[顺序]
均值, 标准差 = 特征[:280].mean(0), 特征[:280].std(0)
训练特征, 训练标签 = torch.tensor((特征[:280] - 均值) / 标准差), torch.tensor(标签[:280])
测试特征, 测试标签 = torch.tensor((特征[280:] - 均值) / 标准差), torch.tensor(标签[280:])
网络 = nn.Sequential(nn.Linear(6, 20), nn.ReLU(), nn.Linear(20, 3))
优化器 = torch.optim.Adam(网络.parameters(), lr=0.01)
for 轮 in range(8):
    for 起点 in range(0, 280, 28):
        批次, 答案 = 训练特征[起点 : 起点 + 28], 训练标签[起点 : 起点 + 28]
        损失 = nn.functional.cross_entropy(网络(批次), 答案)
        优化器.zero_grad()
        损失.backward()
        优化器.step()
    with torch.no_grad():
        print(轮, 损失.item(), (网络(测试特征).argmax(1) == 测试标签).float().mean().item())
