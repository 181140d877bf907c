from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


@dataclass
class Output:
    loss: torch.Tensor | None
    logits: torch.Tensor


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(30, 16)
        self.enc = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
        self.head = nn.Linear(16, 2)

    def forward(self, input_ids, attention_mask, labels=None):
        h = self.enc(self.emb(input_ids), src_key_padding_mask=attention_mask == 0)
        logits = self.head(h[:, 0])
        return Output(nn.functional.cross_entropy(logits, labels) if labels is not None else None, logits)


class Sentences(Dataset):
    def __init__(self, n):
        self.ids = torch.randint(1, 30, (n, 8))

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        ids = self.ids[i]
        return {"input_ids": ids, "attention_mask": torch.ones(8), "labels": (ids[0] > 15).long()}


torch.manual_seed(0)
model = Model()
train, dev = DataLoader(Sentences(160), 16, shuffle=True), DataLoader(Sentences(40), 20)
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
for epoch in range(4):
    model.train()
    for batch in train:
        outputs = model(**batch)
        outputs.loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
    model.eval()
    right = 0
    for batch in dev:
        labels = batch.pop("labels")
        with torch.no_grad():
            right += (model(**batch).logits.argmax(-1) == labels).sum().item()
    print(epoch, right / 40)
