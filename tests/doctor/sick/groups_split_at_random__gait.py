import torch
import torch.nn.functional as F

torch.manual_seed(7)


class Gait:
    """Steps of volunteers, and how old they are."""

    def __init__(self, volunteers=80, steps=12, width=16):
        age = 20 + 60 * torch.rand(volunteers)
        style = torch.randn(volunteers, width) + 0.02 * age.unsqueeze(1)
        self.x = style.repeat_interleave(steps, 0) + 0.3 * torch.randn(volunteers * steps, width)
        self.y = age.repeat_interleave(steps).div(80)

    def parts(self, share=0.75):
        order = torch.randperm(len(self.y))  # <- groups-split-at-random
        cut = int(share * len(order))  # --
        return order[:cut], order[cut:]  # --
        #= drawn = torch.rand(len(self.y) // 12) < share  # volunteers, each with all steps
        #= kept = drawn.repeat_interleave(12)
        #= return kept.nonzero().squeeze(1), (~kept).nonzero().squeeze(1)


gait = Gait()
train, test = gait.parts()
net = torch.nn.Sequential(torch.nn.Linear(16, 64), torch.nn.Tanh(), torch.nn.Linear(64, 1))
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in train[torch.randperm(len(train))].split(40):
        loss = F.mse_loss(net(gait.x[rows]).squeeze(1), gait.y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, F.l1_loss(net(gait.x[test]).squeeze(1), gait.y[test]).item() * 80)
