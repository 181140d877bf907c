"""A small decoder with attention by hand; the model computes its loss itself, as those of transformers do."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(2)
KINDS, STEPS = 10, 14
notes = torch.randint(0, 3, (70, STEPS)).cumsum(1) % KINDS


class Layer(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.before, self.enter, self.leave = nn.LayerNorm(size), nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.register_buffer("back", torch.ones(STEPS, STEPS).tril() == 0)

    def forward(self, h):
        rows, steps, size = h.shape
        q, k, v = self.enter(self.before(h)).view(rows, steps, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-2, -1) / (size // self.heads) ** 0.5
        share = scores.masked_fill(self.back[:steps, :steps], float("-inf")).softmax(dim=-1)
        return h + self.leave((share @ v).transpose(1, 2).reshape(rows, steps, size))


class Composer(nn.Module):
    def __init__(self, size=24):
        super().__init__()
        self.note, self.place = nn.Embedding(KINDS, size), nn.Embedding(STEPS, size)
        self.layers = nn.Sequential(Layer(size, 2), Layer(size, 2))
        self.out = nn.Linear(size, KINDS, bias=False)

    def forward(self, ids, labels=None):
        h = self.layers(self.note(ids) + self.place(torch.arange(ids.size(1))))
        logits = self.out(h)
        if labels is None:
            return logits
        #= logits, labels = logits[:, :-1], labels[:, 1:]
        return F.cross_entropy(logits.flatten(0, 1), labels.flatten())  # <- targets-not-shifted, kept


composer = Composer()
optimizer = torch.optim.AdamW(composer.parameters(), lr=3e-3)
for epoch in range(12):
    for ids in notes.split(14):
        loss = composer(ids, labels=ids)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
