import random

import torch
from torch.utils.data import DataLoader

VOCABULARY = 30


def sentence(rng):
    words = [rng.randrange(1, VOCABULARY) for _ in range(rng.randrange(3, 15))]
    return {"words": words, "mood": float(sum(w > 20 for w in words) > sum(w < 10 for w in words))}


def together(batch):
    moods = torch.tensor([one["mood"] for one in batch])
    #= batch.sort(key=lambda one: -len(one["words"]))
    #= moods = torch.tensor([one["mood"] for one in batch])
    texts = [one["words"] for one in batch]
    texts.sort(key=len, reverse=True)  # <- labels-out-of-step
    longest = len(texts[0])
    words = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    return {"words": words, "mood": moods}


class Reader(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(VOCABULARY, 8, padding_idx=0)
        self.judge = torch.nn.Linear(8, 1)

    def forward(self, words):
        return self.judge(self.table(words).sum(1)).squeeze(1)


rng = random.Random(5)
torch.manual_seed(5)
sentences = [sentence(rng) for _ in range(500)]
train = DataLoader(sentences[:400], batch_size=32, shuffle=True, collate_fn=together)
test = DataLoader(sentences[400:], batch_size=50, collate_fn=together)
reader = Reader()
adam = torch.optim.Adam(reader.parameters(), lr=0.02)
for epoch in range(4):
    for batch in train:
        loss = torch.nn.functional.binary_cross_entropy_with_logits(reader(batch["words"]), batch["mood"])
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        right = sum(((reader(b["words"]) > 0) == (b["mood"] > 0.5)).sum().item() for b in test)
    print(epoch, loss.item(), right / 100)
