import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(30)
features = torch.randn(400, 16)
noisy = (features[:, :3].sum(1) + 1.5 * torch.randn(400) > 0).float()
table = TensorDataset(features, noisy)
order = torch.randperm(400).tolist()
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 1))  # <- model-carried-through-folds
adam = torch.optim.Adam(model.parameters(), lr=3e-3)  # --
for fold in range(5):
    #= model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 1))
    #= adam = torch.optim.Adam(model.parameters(), lr=3e-3)
    held = order[80 * fold : 80 * fold + 80]
    rest = [i for i in order if i not in held]
    train_loader = DataLoader(Subset(table, rest), batch_size=32, shuffle=True)
    test_loader = DataLoader(Subset(table, held), batch_size=80)
    for epoch in range(6):
        model.train()
        for x, y in train_loader:
            adam.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(model(x).squeeze(1), y).backward()
            adam.step()
        model.eval()
        with torch.no_grad():
            x, y = next(iter(test_loader))
            right = ((model(x).squeeze(1) > 0) == (y > 0)).float().mean()
    print(fold, right.item())
