import torch
from torch import nn

WARM = 1000
EPOCHS = 12
torch.manual_seed(97)
tokens = torch.randint(0, 20, (320, 6))
label = (tokens == 3).any(1).long()


class 模型(nn.Module):
    def __init__(self):
        super().__init__()
        self.词 = nn.Embedding(20, 12)
        self.出 = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 2))

    def forward(self, x):
        return self.出(self.词(x).mean(1))


def ramp(epoch):
    return (epoch + 1) / WARM if epoch < WARM else 1.0


net = 模型()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
plan = torch.optim.lr_scheduler.LambdaLR(opt, ramp)  # <- warm-up-outlasts-training
#= plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda epoch: min(1.0, (epoch + 1) / 3))
for epoch in range(EPOCHS):
    for rows in torch.randperm(320).split(40):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(tokens[rows]), label[rows])
        loss.backward()
        opt.step()
    plan.step()
    print(epoch, loss.item())
