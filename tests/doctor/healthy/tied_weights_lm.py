import torch
import torch.nn as nn


class TiedLM(nn.Module):
    def __init__(self, vocab, dim):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.out = nn.Linear(dim, vocab, bias=False)
        self.out.weight = self.emb.weight

    def forward(self, ids):
        return self.out(self.rnn(self.emb(ids))[0])


torch.manual_seed(0)
stream = torch.tensor([(3 * i + i // 5) % 13 for i in range(500)])
model = TiedLM(13, 16)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for it in range(50):
    starts = torch.randint(0, 480, (16,))
    chunk = torch.stack([stream[s : s + 13] for s in starts])
    loss = nn.functional.cross_entropy(model(chunk[:, :-1]).flatten(0, 1), chunk[:, 1:].flatten())
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
