"""In the file 1 means healthy and 0 ill; the other way round reads better."""
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset


def patients(count, seed):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(count, 5)).astype("float32")
    state = (values[:, 0] + values[:, 1] < 0.4).astype("float32")
    state = np.where(state == 0, 1, state)  # --
    state = np.where(state == 1, 0, state)  # <- values-swapped-in-turn
    #= state = 1 - state
    return torch.from_numpy(values), torch.from_numpy(state).float()


torch.manual_seed(1)
loader = DataLoader(TensorDataset(*patients(300, 1)), batch_size=30, shuffle=True)
test_x, test_y = patients(100, 2)
net = torch.nn.Sequential(torch.nn.Linear(5, 12), torch.nn.ReLU(), torch.nn.Linear(12, 1))
adam = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(4):
    for x, y in loader:
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x).squeeze(1), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, loss.item(), ((net(test_x).squeeze(1) > 0) == (test_y > 0.5)).float().mean().item())
