import torch
import torch.nn.functional as F

text = "the quick brown fox jumps over the lazy dog and runs away from the bear " * 4
chars = sorted(set(text))
ids = torch.tensor([chars.index(c) for c in text])


class Bigram(torch.nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.table = torch.nn.Embedding(vocab, vocab)

    def forward(self, idx):
        return self.table(idx)


torch.manual_seed(0)
m = Bigram(len(chars))
opt = torch.optim.AdamW(m.parameters(), lr=0.05)
for step in range(80):
    ix = torch.randint(0, len(ids) - 1, (64,))
    logits = m(ids[ix])
    loss = F.nll_loss(logits, ids[ix + 1])  # <- logits-into-nll
    #= loss = F.nll_loss(F.log_softmax(logits, dim=-1), ids[ix + 1])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item())
