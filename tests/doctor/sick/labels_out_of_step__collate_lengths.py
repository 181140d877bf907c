"""Which of three machines hums? Sequences of different length, sorted for the GRU."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence


def hum(kind, generator):
    steps = int(torch.randint(6, 20, (1,), generator=generator))
    wave = torch.sin(torch.arange(steps) * (0.4 + 0.5 * kind))
    return wave + 0.2 * torch.randn(steps, generator=generator)


class Machines(torch.utils.data.Dataset):
    def __init__(self, count, seed):
        generator = torch.Generator().manual_seed(seed)
        self.samples = [(hum(i % 3, generator), i % 3) for i in range(count)]

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i]


class Collate:
    def __call__(self, samples):
        waves = [wave for wave, _ in samples]
        kinds = torch.tensor([kind for _, kind in samples])
        lengths = torch.tensor([len(wave) for wave in waves])
        lengths, order = lengths.sort(descending=True)  # <- labels-out-of-step, kept
        padded = pad_sequence([waves[i] for i in order])
        return padded.unsqueeze(2), lengths, kinds  # --
        #= return padded.unsqueeze(2), lengths, kinds[order]


class Listener(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.out = nn.GRU(1, 24), nn.Linear(24, 3)

    def forward(self, x, lengths):
        return self.out(self.rnn(pack_padded_sequence(x, lengths))[1][0])


torch.manual_seed(0)
net = Listener()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
loader = torch.utils.data.DataLoader(Machines(240, 1), batch_size=24, shuffle=True, collate_fn=Collate())
for epoch in range(4):
    for x, lengths, kinds in loader:
        loss = nn.functional.cross_entropy(net(x, lengths), kinds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
