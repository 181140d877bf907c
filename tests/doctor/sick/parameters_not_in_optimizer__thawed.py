import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Tagger(nn.Module):
    def __init__(self, words=30, tags=3):
        super().__init__()
        self.embedding = nn.Embedding(words, 12)
        self.reader = nn.GRU(12, 16, batch_first=True)
        self.tags = nn.Linear(16, tags)

    def forward(self, sentence):
        return self.tags(self.reader(self.embedding(sentence))[0])


def grow(model, epoch):
    if epoch == 3:
        model.reader.requires_grad_(True)
        model.embedding.requires_grad_(True)


torch.manual_seed(21)
sentences = torch.randint(0, 30, (240, 9))
tags = sentences.cumsum(1) % 3
model = Tagger()
model.reader.requires_grad_(False)
model.embedding.requires_grad_(False)
learn = [p for p in model.parameters() if p.requires_grad]  # --
optimizer = torch.optim.Adam(learn, lr=0.01)  # <- parameters-not-in-optimizer
#= optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loader = DataLoader(TensorDataset(sentences, tags), batch_size=24, shuffle=True)
for epoch in range(7):
    grow(model, epoch)
    for words, wanted in loader:
        loss = F.cross_entropy(model(words).flatten(0, 1), wanted.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
