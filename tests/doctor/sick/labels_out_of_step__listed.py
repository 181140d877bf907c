import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Melodies(Dataset):
    def __init__(self, melodies, keys_y):
        shuffled = torch.randperm(len(melodies)).tolist()
        self.melodies = [melodies[n] for n in shuffled]  # <- labels-out-of-step, kept
        self.keys_y = torch.as_tensor(keys_y)  # --
        #= self.keys_y = torch.as_tensor([keys_y[n] for n in shuffled])

    def __len__(self):
        return len(self.melodies)

    def __getitem__(self, n):
        return torch.as_tensor(self.melodies[n]), self.keys_y[n]


torch.manual_seed(7)
keys_y = [n % 3 for n in range(360)]
melodies = [[float(key == 0), float(key == 1), 0.1 * n] for n, key in enumerate(keys_y)]
melodies = [[a, b, c % 1] for a, b, c in melodies]
loader = DataLoader(Melodies(melodies, keys_y), batch_size=36, shuffle=True)
model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
