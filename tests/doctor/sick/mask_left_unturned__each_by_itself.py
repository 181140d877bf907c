import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(1)


class Compose:
    def __init__(self, steps):
        self.steps = steps

    def __call__(self, x):
        for step in self.steps:
            x = step(x)
        return x


class RandomMirror(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return x.flip(-1) if torch.rand(()) < self.p else x


class Brighten:
    def __call__(self, x):
        return x + 0.1


class Cells(Dataset):
    def __init__(self, count, steps=None):
        self.steps = steps
        self.samples = []
        for _ in range(count):
            seg = torch.zeros(1, 16, 16)
            a, b = torch.randint(0, 11, (2,)).tolist()
            seg[:, a:a + 5, b:b + 5] = 1
            self.samples.append({"image": seg + 0.4 * torch.randn(1, 16, 16), "seg": seg})

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, at):
        sample = dict(self.samples[at])
        if self.steps is not None:
            sample["image"] = self.steps(sample["image"])  # --
            #= both = self.steps(torch.cat([sample["image"], sample["seg"]]))
            #= sample["image"], sample["seg"] = both[:1], (both[1:] > 0.5).float()
            sample["seg"] = self.steps(sample["seg"])  # <- mask-left-unturned
        return sample


net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1))
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(4):
    for sample in DataLoader(Cells(200, Compose([RandomMirror(0.5), Brighten()])), batch_size=20):
        loss = nn.functional.binary_cross_entropy_with_logits(net(sample["image"]), sample["seg"])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
