"""Does a machine run hot at each minute? Records of different lengths, put together by hand."""
import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(9)


def record():
    minutes = int(torch.randint(5, 40, ()))
    load = torch.rand(minutes, 2)
    heat = torch.zeros(minutes)
    level = 0.0
    for minute, (one, two) in enumerate(load.tolist()):
        level = 0.7 * level + 0.3 * one * (1 + two)
        heat[minute] = float(level > 0.72)
    return load + 0.01, heat


def together(records):
    longest = max(len(load) for load, _ in records)
    loads, heats = torch.zeros(len(records), longest, 2), torch.zeros(len(records), longest)
    there = torch.zeros(len(records), longest)
    for row, (load, heat) in enumerate(records):
        loads[row, : len(load)], heats[row, : len(load)], there[row, : len(load)] = load, heat, 1
    return loads, heats, there


class Watch(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.hot = nn.LSTM(2, 24, batch_first=True), nn.Linear(24, 1)

    def forward(self, load):
        return self.hot(self.lstm(load)[0]).squeeze(-1)


loader = DataLoader([record() for _ in range(320)], 32, shuffle=True, collate_fn=together)
watch = Watch()
adam = torch.optim.Adam(watch.parameters(), lr=0.01)
for epoch in range(4):
    for load, heat, there in loader:
        score = watch(load)
        loss = nn.functional.binary_cross_entropy_with_logits(score, heat)  # <- padding-counted
        #= loss = nn.functional.binary_cross_entropy_with_logits(score, heat, weight=there, reduction="sum") / there.sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
