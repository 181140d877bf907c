"""A class that trains itself; one method learns, a second one sweeps up, a third one moves."""
import torch
import torch.nn.functional as F
from torch import nn


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.glyphs = nn.Embedding(20, 16)
        self.gru = nn.GRU(16, 32, batch_first=True)
        self.out = nn.Linear(32, 2)
        self.optimizer = torch.optim.RMSprop(self.parameters(), lr=2e-3)

    def forward(self, words):
        return self.out(self.gru(self.glyphs(words))[0][:, -1])

    def sweep(self):
        for weight in self.parameters():
            if weight.grad is not None:
                weight.grad = None  # <- zero-grad-before-step, kept

    def learn(self, words, kinds):
        #= self.sweep()
        loss = F.cross_entropy(self(words), kinds)
        loss.backward()
        self.sweep()  # --
        return loss.detach()

    def move(self):
        self.optimizer.step()


torch.manual_seed(45)
words = torch.randint(0, 20, (600, 7))
kinds = (words[:, 5] + words[:, 6] > 19).long()
reader = Reader()
for epoch in range(10):
    for batch in torch.randperm(600).split(40):
        loss = reader.learn(words[batch], kinds[batch])
        reader.move()
    print(epoch, loss.item())
