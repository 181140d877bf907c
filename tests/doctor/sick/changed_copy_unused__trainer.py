import torch
from torch import nn

torch.manual_seed(0)
pictures = torch.rand(420, 1, 8, 8)
upper = (pictures[:, 0, :4].mean((1, 2)) > pictures[:, 0, 4:].mean((1, 2))).long()


def augment(batch):
    turned = batch.clone()
    some = torch.rand(len(batch)) < 0.5
    turned[some] = turned[some].flip(-1)
    return turned


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

    def step(self, images, labels):
        varied = augment(images)  # <- changed-copy-unused, kept
        scores = self.model(images)  # --
        #= scores = self.model(varied)
        loss = nn.functional.cross_entropy(scores, labels)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


trainer = Trainer(nn.Sequential(nn.Flatten(), nn.Linear(64, 24), nn.ReLU(), nn.Linear(24, 2)))
for epoch in range(6):
    losses = [trainer.step(pictures[rows], upper[rows]) for rows in torch.randperm(360).split(40)]
    with torch.no_grad():
        right = (trainer.model(pictures[360:]).argmax(1) == upper[360:]).float().mean().item()
    print(epoch, sum(losses) / len(losses), right)
