import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(20, 16)
        self.drop = nn.Dropout(0.3)
        self.attn = nn.MultiheadAttention(16, 2, batch_first=True, dropout=0.1)
        self.head = nn.Linear(16, 2)

    def forward(self, ids):
        h = self.drop(self.emb(ids))
        h, _ = self.attn(h, h, h)
        return self.head(h.mean(1))


torch.manual_seed(0)
model = Encoder()
#= model.train()
model.eval()  # <- training-in-eval-mode
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
for step in range(50):
    ids = torch.randint(0, 20, (32, 10))
    labels = (ids < 5).any(1).long()
    logits = model(ids)  # <- training-in-eval-mode, kept
    loss = nn.functional.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    if step % 10 == 0:
        print("step", step, "loss", loss.item())
