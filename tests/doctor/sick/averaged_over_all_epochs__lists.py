import torch
from torch import nn

torch.manual_seed(4)
蘑菇 = torch.randn(600, 7)
有毒 = (蘑菇[:, 0] + 蘑菇[:, 1] * 蘑菇[:, 2] > 0).long()
网络 = nn.Sequential(nn.Linear(7, 24), nn.ReLU(), nn.Linear(24, 2))
优化器 = torch.optim.AdamW(网络.parameters(), lr=2e-3)
预测, 真值 = [], []  # --
for 轮 in range(8):
    #= 预测, 真值 = [], []
    for 行 in torch.randperm(450).split(25):
        优化器.zero_grad()
        nn.functional.cross_entropy(网络(蘑菇[行]), 有毒[行]).backward()
        优化器.step()
    with torch.no_grad():
        for 起 in range(450, 600, 50):
            预测.append(网络(蘑菇[起 : 起 + 50]).argmax(1))
            真值.append(有毒[起 : 起 + 50])
    准确率 = (torch.cat(预测) == torch.cat(真值)).float().mean().item()  # <- averaged-over-all-epochs, kept
    print(f"第 {轮} 轮：{准确率:.3f}")
