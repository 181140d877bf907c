import torch
import torch.nn as nn


class 句子(nn.Module):
    def __init__(self, 词数, 宽):
        super().__init__()
        self.词 = nn.Embedding(词数, 宽)
        self.读 = nn.GRU(宽, 宽, batch_first=True, bidirectional=True)
        self.看 = nn.Sequential(
            nn.Linear(2 * 宽, 1),
            nn.Softmax(dim=-1),  # <- attention-along-an-axis-of-one
            #= nn.Softmax(dim=1),
        )
        self.判 = nn.Linear(2 * 宽, 2)

    def forward(self, 词):
        状态, _ = self.读(self.词(词))
        return self.判(torch.sum(self.看(状态) * 状态, dim=1))


torch.manual_seed(88)
词 = torch.randint(0, 30, (240, 7))
好 = (词 < 4).any(1).long()
网 = 句子(30, 8)
优化 = torch.optim.Adam(网.parameters(), lr=0.01)
for 轮 in range(5):
    for 行 in torch.randperm(240).split(40):
        损失 = nn.functional.cross_entropy(网(词[行]), 好[行])
        优化.zero_grad()
        损失.backward()
        优化.step()
    print(轮, 损失.item())
