import torch
from torch import nn

torch.manual_seed(0)
VOCAB, LENGTH, BATCH = 15, 10, 24


class TinyTransformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tok = nn.Embedding(VOCAB, 16)
        self.pos = nn.Parameter(0.1 * torch.randn(LENGTH, 16))
        self.block = nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0)  # <- batch-and-time-swapped
        #= self.block = nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0, batch_first=True)
        self.out = nn.Linear(16, VOCAB)

    def forward(self, ids):
        h = self.tok(ids) + self.pos
        return self.out(self.block(h))  # <- batch-and-time-swapped, kept


model = TinyTransformer()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(50):
    ids = torch.randint(0, VOCAB, (BATCH, LENGTH))
    target = ids.flip(1)
    loss = nn.functional.cross_entropy(model(ids).reshape(-1, VOCAB), target.reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item())
