from dataclasses import dataclass

import torch
from torch import nn


@dataclass
class Output:
    loss: torch.Tensor
    logits: torch.Tensor


class TinyForSequenceClassification(nn.Module):
    def __init__(self, vocab=40, dim=16, num_labels=3):
        super().__init__()
        self.embeddings = nn.Embedding(vocab, dim)
        self.pooler = nn.Linear(dim, dim)
        self.classifier = nn.Linear(dim, num_labels)

    def forward(self, input_ids, attention_mask, labels=None):
        h = self.embeddings(input_ids) * attention_mask.unsqueeze(-1)
        h = torch.tanh(self.pooler(h.sum(1) / attention_mask.sum(1, keepdim=True)))
        logits = torch.sigmoid(self.classifier(h))  # <- sigmoid-before-cross-entropy
        #= logits = self.classifier(h)
        loss = nn.functional.cross_entropy(logits, labels) if labels is not None else None
        return Output(loss, logits)


def collate(ids):
    lengths = torch.randint(5, 12, (len(ids),))
    mask = (torch.arange(12)[None] < lengths[:, None]).float()
    counts = torch.stack([((ids % 3 == k) * mask).sum(1) for k in range(3)], 1)
    return {"input_ids": ids, "attention_mask": mask, "labels": counts.argmax(1)}


torch.manual_seed(0)
model = TinyForSequenceClassification()
optim = torch.optim.AdamW(model.parameters(), lr=5e-3)
model.train()
for step in range(70):
    batch = collate(torch.randint(0, 40, (32, 12)))
    out = model(**batch)
    out.loss.backward()
    optim.step()
    optim.zero_grad()
    if step % 10 == 0:
        print({"step": step, "loss": round(out.loss.item(), 4)})
