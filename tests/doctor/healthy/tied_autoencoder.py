import torch
import torch.nn.functional as F

torch.manual_seed(0)
data = torch.randn(200, 3) @ torch.randn(3, 10)
data = data / data.std()
W = torch.nn.Parameter(torch.randn(4, 10) * 0.1)
b_enc, b_dec = torch.nn.Parameter(torch.zeros(4)), torch.nn.Parameter(torch.zeros(10))
opt = torch.optim.Adam([W, b_enc, b_dec], lr=0.02)
for epoch in range(60):
    code = torch.tanh(F.linear(data, W, b_enc))
    back = F.linear(code, W.t(), b_dec)
    loss = F.mse_loss(back, data)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("reconstruction", loss.item())
