import torch
from torch import nn

torch.manual_seed(12)
SIGNS, LONG, BATCH = 12, 20, 24


def melody(n):
    """Runs up and down a scale."""
    notes, note, way = [], 0, 1
    for _ in range(n):
        notes.append(note)
        way = -way if torch.rand(()) < 0.2 else way
        note = (note + way) % SIGNS
    return torch.tensor(notes)


class Composer(nn.Module):
    def __init__(self, size=32):
        super().__init__()
        self.note, self.beat = nn.Embedding(SIGNS, size), nn.Embedding(LONG, size)
        block = nn.TransformerEncoderLayer(size, 2, 64, dropout=0.1)
        self.blocks = nn.TransformerEncoder(block, 2, enable_nested_tensor=False)
        self.out = nn.Linear(size, SIGNS)

    def forward(self, notes):  # (time, batch)
        steps = len(notes)
        h = self.note(notes) + self.beat(torch.arange(steps)).unsqueeze(1)
        return self.out(self.blocks(h))  # <- future-steps-visible
        #= later = nn.Transformer.generate_square_subsequent_mask(steps)
        #= return self.out(self.blocks(h, mask=later))


song = melody(3000)
model = Composer()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
for step in range(60):
    begin = torch.randint(0, len(song) - LONG - 1, (BATCH,))
    rows = torch.stack([song[i : i + LONG + 1] for i in begin], dim=1)
    scores = model(rows[:-1])
    loss = nn.functional.cross_entropy(scores.reshape(-1, SIGNS), rows[1:].reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
