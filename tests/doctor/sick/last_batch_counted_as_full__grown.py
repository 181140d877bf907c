import torch
from torch import nn, optim
from torch.utils import data

BATCH = 64


def examine(model, loader):
    model.eval()
    n_right, n_all = 0, 0
    with torch.no_grad():
        for features, answers in loader:
            guesses = model(features).max(dim=1).indices
            n_right += (guesses == answers).sum().item()
            n_all += BATCH  # <- last-batch-counted-as-full
            #= n_all += len(answers)
    model.train()
    return 100 * n_right / n_all  # <- last-batch-counted-as-full, kept


torch.manual_seed(21)
features = torch.randn(700, 10)
answers = (features @ torch.randn(10, 4)).argmax(1)
fit = data.DataLoader(data.TensorDataset(features[:512], answers[:512]), BATCH, shuffle=True)
check = data.DataLoader(data.TensorDataset(features[512:], answers[512:]), BATCH)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
adam = optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    for a, b in fit:
        adam.zero_grad()
        nn.functional.cross_entropy(model(a), b).backward()
        adam.step()
    print(f"{epoch}: {examine(model, check):.1f} %")
