import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

EPOCHS = 6
torch.manual_seed(6)
cells = torch.randn(500, 14)
sick = ((cells[:, :4] * cells[:, 4:8]).sum(1) > 0).float()
train_loader = DataLoader(TensorDataset(cells[:400], sick[:400]), batch_size=25, shuffle=True)


def build(hidden=32):
    return nn.Sequential(nn.Linear(14, hidden), nn.SiLU(), nn.Linear(hidden, 1), nn.Flatten(0))


def right(model):
    model.eval()
    with torch.no_grad():
        share = ((model(cells[400:]) > 0) == (sick[400:] > 0.5)).float().mean().item()
    model.train()
    return share


best, best_state = 0.0, None
#= model = build()
#= optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for _ in range(EPOCHS):
    model = build()  # <- model-made-in-every-epoch
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)  # --
    for cell, ill in train_loader:
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(model(cell), ill)
        loss.backward()
        optimizer.step()
    score = right(model)
    if score > best:
        best, best_state = score, {name: value.clone() for name, value in model.state_dict().items()}
    print(f"loss {loss.item():.3f} score {score:.3f} best {best:.3f}")
