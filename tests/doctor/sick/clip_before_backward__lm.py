import torch
from torch import nn

torch.manual_seed(0)
corpus = torch.tensor([(i * i + 3 * i) % 17 for i in range(400)])
emb, gru, out = nn.Embedding(17, 8), nn.GRU(8, 24, batch_first=True), nn.Linear(24, 17)
params = [*emb.parameters(), *gru.parameters(), *out.parameters()]
opt = torch.optim.Adam(params, lr=0.01)
for it in range(50):
    starts = torch.randint(0, 380, (16,))
    seq = torch.stack([corpus[s : s + 13] for s in starts])
    opt.zero_grad()
    hidden, _ = gru(emb(seq[:, :-1]))
    loss = nn.functional.cross_entropy(out(hidden).transpose(1, 2), seq[:, 1:])
    nn.utils.clip_grad_norm_(params, 0.5)  # <- clip-before-backward
    loss.backward()
    #= nn.utils.clip_grad_norm_(params, 0.5)
    opt.step()
print("perplexity", loss.exp().item())
