import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)


class Stripes(nn.Module):
    """Tells horizontal stripes from vertical ones."""

    def __init__(self, channels=8, depth=3):
        super().__init__()
        self.stem = nn.Conv2d(1, channels, 3, padding=1)
        conv = nn.Conv2d(channels, channels, 3, padding=1)  # --
        self.convs = nn.ModuleList()
        for _ in range(depth):
            self.convs.append(conv)  # <- one-layer-several-times
            #= self.convs.append(nn.Conv2d(channels, channels, 3, padding=1))
        self.head = nn.Linear(channels, 2)

    def forward(self, image):
        x = self.stem(image).relu()
        for conv in self.convs:
            x = conv(x).relu()
        return self.head(x.mean(dim=(2, 3)))


labels = torch.randint(0, 2, (320,))
wave = torch.sin(torch.arange(10) * 1.5 + torch.rand(320, 1) * 6).view(320, 1, 1, 10).expand(-1, -1, 10, -1)
images = torch.where(labels.view(-1, 1, 1, 1) == 1, wave, wave.transpose(2, 3)) + 0.2 * torch.randn(320, 1, 10, 10)
train = DataLoader(TensorDataset(images[:256], labels[:256]), batch_size=32, shuffle=True)
model = Stripes()
opt = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(4):
    for x, y in train:
        opt.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        opt.step()
model.eval()
with torch.no_grad():
    print((model(images[256:]).argmax(1) == labels[256:]).float().mean().item())
