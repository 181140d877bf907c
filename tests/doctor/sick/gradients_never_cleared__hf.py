import torch
from torch import nn
from types import SimpleNamespace
torch.manual_seed(0)
class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(32, 16)
        self.score = nn.Linear(16, 2)
    def forward(self, input_ids=None, labels=None):
        logits = self.score(self.wte(input_ids).mean(dim=1))
        return SimpleNamespace(loss=nn.functional.cross_entropy(logits, labels), logits=logits)
model = Encoder()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for step in range(60):
    ids = torch.randint(0, 32, (16, 6))
    batch = {"input_ids": ids, "labels": (ids.float().mean(1) > 15.5).long()}
    outputs = model(**batch)
    outputs.loss.backward()  # <- gradients-never-cleared, kept
    optimizer.step()
    #= optimizer.zero_grad()
    if step % 20 == 0:
        print({"loss": outputs.loss.item()})
