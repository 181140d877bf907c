import torch
from torch import nn


class 标注(nn.Module):
    def __init__(self, 词数):
        super().__init__()
        self.词 = nn.Embedding(词数, 10)
        self.胞 = nn.LSTMCell(10, 20)
        self.出 = nn.Linear(20, 2)

    def forward(self, 句):
        #= 状态 = None
        分 = []
        for i in range(句.shape[1]):
            h, c = self.胞(self.词(句[:, i]))  # <- state-begun-anew-every-step
            #= h, c = 状态 = self.胞(self.词(句[:, i]), 状态)
            分.append(self.出(h))
        return torch.stack(分, dim=2)


torch.manual_seed(83)
句子 = torch.randint(0, 12, (200, 6))
标 = (句子.cumsum(1) % 2).long()
模型 = 标注(12)
优化 = torch.optim.Adam(模型.parameters(), lr=0.01)
for 轮 in range(6):
    for 行 in torch.randperm(200).split(40):
        损失 = nn.functional.cross_entropy(模型(句子[行]), 标[行])
        优化.zero_grad()
        损失.backward()
        优化.step()
    print(轮, 损失.item())
