import torch
from torch.utils.data import DataLoader, Dataset, TensorDataset


def jitter(sample, strength):
    sample.mul_(1 + strength * torch.randn(()))  # <- augmentation-piles-up
    #= sample = sample * (1 + strength * torch.randn(()))
    return sample


class Augmented(Dataset):
    def __init__(self, base, strength):
        self.base, self.strength = base, strength

    def __len__(self):
        return len(self.base)

    def __getitem__(self, index):
        sample, price = self.base[index]
        return jitter(sample, self.strength), price


torch.manual_seed(3)
x = torch.randn(320, 4)
y = (x * torch.tensor([1.0, 0.5, -1.0, 2.0])).sum(1, keepdim=True)
houses = TensorDataset(x[:240], y[:240])
train, test = DataLoader(Augmented(houses, 0.1), 24, shuffle=True), DataLoader(TensorDataset(x[240:], y[240:]), 40)
net = torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for sample, price in train:
        loss = torch.nn.functional.mse_loss(net(sample), price)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, sum(torch.nn.functional.mse_loss(net(a), b).item() for a, b in test) / 2)
