import torch
import torch.nn as nn

torch.manual_seed(92)


class Top(nn.Module):
    def __init__(self, width, answers):
        super().__init__()
        self.even = nn.LayerNorm(width)
        self.answer = nn.Linear(width, answers)

    def forward(self, x):
        return self.answer(self.even(x))


class Reader(nn.Module):
    def __init__(self, words, answers):
        super().__init__()
        self.base = nn.EmbeddingBag(words, 32)
        self.top = Top(32, answers)

    def forward(self, text):
        return self.top(self.base(text))


def train(reader, texts, labels, epochs):
    weights = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=1e-2)
    for epoch in range(epochs):
        for rows in torch.randperm(len(texts)).split(40):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(reader(texts[rows]), labels[rows])
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


texts = torch.randint(0, 50, (1600, 10))
topics = (texts % 5).float().mode(1).values.long()
before = Reader(50, 5)
train(before, texts, topics, 5)
reader = Reader(50, 2)
reader.base.load_state_dict(before.base.state_dict())
for key, p in reader.named_parameters():
    #= if not key.startswith("top"):
    if not key.startswith("top.even"):  # <- new-layer-frozen
        p.requires_grad = False
train(reader, texts[:400], (topics[:400] > 2).long(), 8)
