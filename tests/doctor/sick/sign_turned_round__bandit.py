import torch
torch.manual_seed(0)
偏好 = torch.zeros(5, requires_grad=True)
均值 = torch.tensor([0.1, 0.5, 0.9, 0.3, 0.2])
优化 = torch.optim.SGD([偏好], lr=0.1)
基线 = 0.0
for 轮 in range(300):
    概率 = torch.softmax(偏好, 0)
    臂 = torch.multinomial(概率, 1).item()
    奖励 = (均值[臂] + 0.1 * torch.randn(())).item()
    损失 = torch.log(概率[臂]) * (奖励 - 基线)  # <- sign-turned-round
    #= 损失 = -torch.log(概率[臂]) * (奖励 - 基线)
    优化.zero_grad()
    损失.backward()
    优化.step()
    基线 += 0.1 * (奖励 - 基线)
print(torch.softmax(偏好, 0))
