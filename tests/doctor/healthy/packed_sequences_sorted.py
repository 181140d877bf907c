import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
words = [torch.randint(1, 12, (int(n),)) for n in torch.randint(2, 9, (200,))]
labels = torch.tensor([int((w == 3).any()) for w in words])
emb, gru, fc = nn.Embedding(12, 8, padding_idx=0), nn.GRU(8, 16, batch_first=True), nn.Linear(16, 2)
params = [*emb.parameters(), *gru.parameters(), *fc.parameters()]
opt = torch.optim.Adam(params, lr=0.01)
for epoch in range(4):
    for pick in torch.randperm(200).split(25):
        batch = sorted(((words[i], labels[i]) for i in pick), key=lambda b: -len(b[0]))
        lengths = torch.tensor([len(w) for w, _ in batch])
        packed = pack_padded_sequence(emb(pad_sequence([w for w, _ in batch], True)), lengths, batch_first=True)
        _, h = gru(packed)
        loss = nn.functional.cross_entropy(fc(h[-1]), torch.stack([l for _, l in batch]))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
