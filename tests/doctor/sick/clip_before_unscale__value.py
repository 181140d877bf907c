import torch
from torch import nn
from torch.amp import GradScaler, autocast


class Step:
    def __init__(self, net, limit):
        self.net, self.limit = net, limit
        self.optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3)
        self.scaler = GradScaler("cpu", init_scale=2.0**12)

    def backward(self, loss):
        self.scaler.scale(loss).backward()

    def update(self):
        #= self.scaler.unscale_(self.optimizer)
        nn.utils.clip_grad_value_(self.net.parameters(), self.limit)  # <- clip-before-unscale, kept
        self.scaler.step(self.optimizer)
        self.scaler.update()
        self.optimizer.zero_grad(set_to_none=True)


torch.manual_seed(1)
notes = torch.randint(0, 12, (256, 9))
target = (notes.float().mean(1) > 5.5).float()
net = nn.Sequential(nn.Embedding(12, 8), nn.Flatten(), nn.Linear(72, 32), nn.GELU(), nn.Linear(32, 1), nn.Flatten(0))
step = Step(net, 0.5)
for epoch in range(10):
    for rows in torch.randperm(256).split(32):
        with autocast("cpu", dtype=torch.bfloat16):
            answer = net(notes[rows])
        loss = nn.functional.binary_cross_entropy_with_logits(answer.float(), target[rows])
        step.backward(loss)
        step.update()
    print(epoch, loss.item())
