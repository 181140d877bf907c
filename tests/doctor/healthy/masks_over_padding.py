"""Padding left out as it should be: a mean, a maximum, attention with extra tokens before and behind."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(8)
LONGEST = 10
length = torch.randint(3, LONGEST + 1, (300, 1))
word = torch.randint(1, 20, (300, LONGEST)) * (torch.arange(LONGEST) < length)
label = ((word > 12).sum(1) > (word.gt(0) & word.lt(9)).sum(1)).long()


class Reader(nn.Module):
    def __init__(self, size=16):
        super().__init__()
        self.word = nn.Embedding(20, size, padding_idx=0)
        self.ends = nn.Parameter(torch.randn(2, size) * 0.1)
        self.look = nn.MultiheadAttention(size, 2, batch_first=True)
        self.query = nn.Linear(size, size)
        self.out = nn.Linear(4 * size, 2)

    def forward(self, word):
        there = word != 0
        h = self.word(word)
        both = self.ends.expand(len(word), 2, -1)
        x = torch.cat([both[:, :1], h, both[:, 1:]], 1)
        hidden = F.pad(~there, (1, 1), value=False)
        seen, _ = self.look(x, x, x, key_padding_mask=hidden)
        q = self.query(x).unsqueeze(1)
        again = F.scaled_dot_product_attention(q, q, q, attn_mask=~hidden[:, None, None, :]).squeeze(1)
        mean = (h * there.unsqueeze(-1)).sum(1) / there.sum(1, keepdim=True)
        most = h.masked_fill(~there.unsqueeze(-1), -1e9).max(1).values
        return self.out(torch.cat([seen[:, 0], again[:, 0], mean, most], 1))


reader = Reader()
optimizer = torch.optim.Adam(reader.parameters(), lr=3e-3)
for epoch in range(8):
    for some in torch.randperm(300).split(50):
        optimizer.zero_grad()
        loss = F.cross_entropy(reader(word[some]), label[some])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
