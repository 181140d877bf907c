import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)
patients = torch.randn(640, 11)
symptoms = (patients[:, :5] + 0.3 * torch.randn(640, 5) > 0.4).float()
train = DataLoader(TensorDataset(patients[:512], symptoms[:512]), batch_size=32, shuffle=True)


class Trainer:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(11, 40), nn.ReLU(), nn.Linear(40, 5))
        self.opt = torch.optim.Adam(self.net.parameters(), lr=3e-3)

    def fit(self, epochs):
        for _ in range(epochs):
            for x, y in train:
                #= loss = nn.functional.binary_cross_entropy_with_logits(self.net(x), y)
                loss = nn.functional.cross_entropy(self.net(x), y)  # <- cross-entropy-for-several-labels
                self.opt.zero_grad()
                loss.backward()
                self.opt.step()

    def predict(self, x):
        with torch.no_grad():
            return self.net(x).sigmoid()


trainer = Trainer()
trainer.fit(8)
found = trainer.predict(patients[512:]) >= 0.5
print("each right", (found == symptoms[512:].bool()).float().mean().item())
