"""A trainer that writes a checkpoint whenever the running loss of its epoch is a new low."""

import io

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
points = torch.randn(400, 6)
inside = (points.pow(2).sum(1) < 5).long()
fit, held = random_split(TensorDataset(points, inside), [300, 100])


class Trainer:
    def __init__(self):
        self.model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=3e-3)
        self.criterion = nn.CrossEntropyLoss()
        self.loader = DataLoader(fit, batch_size=30, shuffle=True)
        self.valid_loader = DataLoader(held, batch_size=50)
        self.best = 1e9
        #= self.best = -1.0

    def run(self, epochs):
        for epoch in range(epochs):
            self.model.train()
            running = 0.0
            for x, y in self.loader:
                loss = self.criterion(self.model(x), y)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                running += loss.item()
            mean = running / len(self.loader)
            self.model.eval()
            hits = 0
            with torch.no_grad():
                for x, y in self.valid_loader:
                    hits += (self.model(x).argmax(1) == y).sum().item()
            accuracy = hits / len(held)
            print(epoch, mean, accuracy)
            if mean < self.best:  # <- best-chosen-in-training
                self.best = mean  # --
            #= if accuracy > self.best:
                #= self.best = accuracy
                torch.save(self.model.state_dict(), io.BytesIO())


Trainer().run(6)
