import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(11)
signals = torch.randn(360, 16).cumsum(1) * 0.3  # random walks

# every target is computed from the signal itself: learning to see trend, swing and the masked middle
batch_of = {
    "rises": (signals[:, -1] > signals[:, 0]).float(),
    "swing": signals.std(1),
    "middle": signals[:, 6:10].clone(),
}
seen = signals.clone()
seen[:, 6:10] = 0.0

body = nn.Sequential(nn.Linear(16, 48), nn.ReLU(), nn.Linear(48, 24), nn.ReLU())
heads = nn.ModuleDict({"rises": nn.Linear(24, 1), "swing": nn.Linear(24, 1), "middle": nn.Linear(24, 4)})
weights = {"rises": 1.0, "swing": 0.5, "middle": 0.5}
losses_of = {
    "rises": lambda out, t: F.binary_cross_entropy_with_logits(out[:, 0], t),
    "swing": lambda out, t: F.mse_loss(out[:, 0], t),
    "middle": F.mse_loss,
}
optimizer = torch.optim.AdamW([*body.parameters(), *heads.parameters()], lr=3e-3)
for epoch in range(12):
    for rows in torch.randperm(360).split(40):
        features = body(seen[rows])
        parts = {task: losses_of[task](head(features), batch_of[task][rows]) for task, head in heads.items()}
        total = sum(weights[task] * part for task, part in parts.items())
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
print({task: round(part.item(), 3) for task, part in parts.items()})
