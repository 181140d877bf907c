import torch
import torch.nn as nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(5, 16), nn.ReLU())
        self.head = nn.Linear(16, 2)

    def forward(self, x):
        return self.head(self.backbone(x))


x = torch.randn(200, 5)
y = (x[:, 0] > x[:, 1]).long()
first = Net()
opt = torch.optim.Adam(first.parameters(), lr=0.02)
for _ in range(50):
    opt.zero_grad()
    nn.functional.cross_entropy(first(x[:150]), y[:150]).backward()
    opt.step()
checkpoint = {"module." + k: v for k, v in first.state_dict().items()}
torch.save(checkpoint, "ckpt.pth")

model = Net()
state = torch.load("ckpt.pth")
model.load_state_dict(state, strict=False)  # <- state-dict-not-loaded
#= model.load_state_dict({k.removeprefix("module."): v for k, v in state.items()})
model.eval()
with torch.no_grad():
    print("restored accuracy", (model(x[150:]).argmax(1) == y[150:]).float().mean().item())
