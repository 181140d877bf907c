# gets: other-parameters
import torch
from torch import nn
import torch.nn.functional as F
class DenseBlock(nn.Module):
    def __init__(self, channels, layers, growth):
        super().__init__()
        self.norms = nn.ModuleList()
        self.convs = nn.ModuleList()
        for i in range(layers):
            self.norms.append(nn.BatchNorm2d(channels + i * growth))
            self.convs.append(nn.Conv2d(channels + i * growth, growth, 3, padding=1, bias=False))
    def forward(self, x):
        for norm, conv in zip(self.norms, self.convs):
            x = torch.cat([x, conv(F.relu(norm(x)))], 1)
        return x
