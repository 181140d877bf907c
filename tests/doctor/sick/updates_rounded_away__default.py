import torch
from torch import nn

torch.manual_seed(5)
pixels = torch.rand(500, 1, 8, 8)
bright = (pixels[:, :, :4].mean((1, 2, 3)) > pixels[:, :, 4:].mean((1, 2, 3))).long()
pixels = (pixels - 0.5) / 0.29
torch.set_default_dtype(torch.bfloat16)  # <- updates-rounded-away


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)
        self.out = nn.Linear(8 * 36, 2)

    def forward(self, x):
        return self.out(torch.relu(self.conv(x)).flatten(1))


net = Small()
adam = torch.optim.Adam(net.parameters(), lr=3e-5)
pixels = pixels.to(next(net.parameters()).dtype)
for epoch in range(6):
    for some in torch.randperm(400).split(40):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(net(pixels[some]).float(), bright[some])
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(pixels[400:]).argmax(1) == bright[400:]).float().mean().item())
