import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence
torch.manual_seed(0)
def draw_batch(n):
    seqs, targets = [], []
    for _ in range(n):
        length = torch.randint(3, 10, (1,)).item()
        s = torch.randn(length, 1)
        seqs.append(s)
        targets.append(s.sum())
    return seqs, torch.stack(targets)
rnn, head = nn.GRU(1, 16, batch_first=True), nn.Linear(16, 1)
opt = torch.optim.Adam([*rnn.parameters(), *head.parameters()], 1e-2)
for step in range(150):
    seqs, y = draw_batch(32)
    lengths = torch.tensor([len(s) for s in seqs])
    packed = pack_padded_sequence(pad_sequence(seqs, batch_first=True), lengths, batch_first=True, enforce_sorted=False)
    _, h = rnn(packed)
    loss = nn.functional.mse_loss(head(h[-1]).squeeze(1), y)
    opt.zero_grad(); loss.backward(); opt.step()
    if step % 30 == 0:
        print(step, loss.item())
