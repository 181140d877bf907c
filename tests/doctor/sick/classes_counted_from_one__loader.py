import torch
from torch.utils.data import DataLoader, Dataset


class Seeds(Dataset):
    """Three sorts of wheat; the file calls them 1, 2, 3."""

    def __init__(self, count, seed):
        generator = torch.Generator().manual_seed(seed)
        self.sort = 1 + torch.arange(count) % 3
        middle = torch.tensor([[0.0, 1.0, 2.0], [2.0, 0.0, 1.0], [1.0, 2.0, 0.0]])
        self.seeds = middle[self.sort - 1] + 0.6 * torch.randn(count, 3, generator=generator)

    def __len__(self):
        return len(self.sort)

    def __getitem__(self, i):
        return self.seeds[i], self.sort[i]


torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(3, 16), torch.nn.ReLU(), torch.nn.Linear(16, 3))
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
criterion = torch.nn.CrossEntropyLoss()
for epoch in range(5):
    for x, sort in DataLoader(Seeds(240, 1), batch_size=24, shuffle=True):
        sgd.zero_grad()
        loss = criterion(net(x), sort - 1)
        loss.backward()
        sgd.step()
    correct = 0
    with torch.no_grad():
        for x, sort in DataLoader(Seeds(90, 2), batch_size=45):
            found = net(x).argmax(dim=1)
            correct += (found == sort).sum().item()  # <- classes-counted-from-one
            #= correct += (found == sort - 1).sum().item()
    print(epoch, correct / 90)
