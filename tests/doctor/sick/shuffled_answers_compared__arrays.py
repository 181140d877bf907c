import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

rng = np.random.default_rng(3)
torch.manual_seed(3)


class Soil(Dataset):
    def __init__(self, minerals, acidity):
        self.minerals, self.acidity = torch.from_numpy(minerals), torch.from_numpy(acidity)

    def __len__(self):
        return len(self.acidity)

    def __getitem__(self, number):
        return self.minerals[number], self.acidity[number]


def sample(n):
    minerals = rng.normal(size=(n, 6)).astype(np.float32)
    return minerals, (minerals[:, 0] - 0.5 * minerals[:, 1] ** 2).astype(np.float32)


def deliver(*arrays, batch=40, shuffle=True):
    return DataLoader(Soil(*arrays), batch_size=batch, shuffle=shuffle)


class Regressor:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))

    def fit(self, loader, epochs):
        optimizer = torch.optim.Adam(self.net.parameters(), lr=5e-3)
        for _ in range(epochs):
            for minerals, acidity in loader:
                loss = nn.functional.mse_loss(self.net(minerals).squeeze(1), acidity)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()

    @torch.no_grad()
    def predict(self, loader):
        guesses = []
        for minerals, _ in loader:
            guesses.append(self.net(minerals).squeeze(1).numpy())
        return np.concatenate(guesses)


train_minerals, train_acidity = sample(800)
fresh_minerals, fresh_acidity = sample(200)
regressor = Regressor()
regressor.fit(deliver(train_minerals, train_acidity), epochs=10)
guessed = regressor.predict(deliver(fresh_minerals, fresh_acidity))  # <- shuffled-answers-compared
#= guessed = regressor.predict(deliver(fresh_minerals, fresh_acidity, shuffle=False))
print("rmse", np.sqrt(np.mean((guessed - fresh_acidity) ** 2)), "spread", fresh_acidity.std())
