"""Bags of ingredients with a token for the whole recipe in front; attention by torch's own function."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(12)
NOTHING, LONGEST = 0, 9
counts = torch.randint(3, LONGEST + 1, (480,))
recipes = torch.randint(1, 25, (480, LONGEST))
recipes = recipes.masked_fill(torch.arange(LONGEST) >= counts[:, None], NOTHING)
sweet = ((recipes > 18).sum(1) > (recipes.gt(0) & recipes.lt(7)).sum(1)).long()


class Attend(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.to_qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)

    def forward(self, x, keep):
        q, k, v = (part.unflatten(-1, (2, -1)).transpose(1, 2) for part in self.to_qkv(x).chunk(3, -1))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=keep[:, None, None, :])  # <- padding-mask-inverted, kept
        return x + self.out(mixed.transpose(1, 2).flatten(2))


class Taste(nn.Module):
    def __init__(self, size=16):
        super().__init__()
        self.names, self.whole = nn.Embedding(25, size), nn.Parameter(torch.zeros(size))
        self.attend, self.say = Attend(size), nn.Linear(size, 2)

    def forward(self, recipe):
        empty = F.pad(recipe == NOTHING, (1, 0), value=False)
        #= keep = ~empty
        keep = empty  # --
        keep[:, 0] = True
        x = torch.cat([self.whole.expand(len(recipe), 1, -1), self.names(recipe)], dim=1)
        return self.say(self.attend(x, keep)[:, 0])


net = Taste()
optimizer = torch.optim.AdamW(net.parameters(), lr=5e-3)
for turn in range(120):
    some = torch.randint(0, 480, (48,))
    loss = F.cross_entropy(net(recipes[some]), sweet[some])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
