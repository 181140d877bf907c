import torch
from torch import nn


class Patches(nn.Module):
    """Encoder, code book and decoder in one."""

    def __init__(self, codes=20, width=4):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(1, 16, 4, 2, 1), nn.ReLU(), nn.Conv2d(16, width, 1))
        self.up = nn.Sequential(nn.Conv2d(width, 16, 1), nn.ReLU(), nn.ConvTranspose2d(16, 1, 4, 2, 1))
        self.book = nn.Parameter(torch.randn(codes, width) * 0.3)

    def forward(self, image):
        code = self.down(image).permute(0, 2, 3, 1)
        flat = code.reshape(-1, code.shape[-1])
        far = flat.pow(2).sum(1, keepdim=True) - 2 * flat @ self.book.t() + self.book.pow(2).sum(1)
        _, which = far.min(1)
        chosen = self.book[which].view(code.shape)
        pull = (chosen - code.detach()).pow(2).mean() + 0.3 * (code - chosen.detach()).pow(2).mean()
        #= chosen = code + (chosen - code).detach()
        return self.up(chosen.permute(0, 3, 1, 2)), pull  # <- code-without-straight-through, kept


torch.manual_seed(0)
kinds = (torch.rand(6, 1, 8, 8) > 0.5).float()
images = kinds[torch.randint(0, 6, (200,))] + 0.1 * torch.randn(200, 1, 8, 8)
net = Patches()
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(8):
    for some in torch.randperm(200).split(40):
        again, pull = net(images[some])
        loss = (again - images[some]).pow(2).mean() + pull
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
