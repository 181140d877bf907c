from torch import Tensor, nn


class ResidualBlock(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        size = (channels, channels, 3)
        self.residual = nn.Sequential(
            nn.Conv2d(*size, padding="same"),
            nn.ReLU(),
            nn.Conv2d(*size, padding="same"),
        )
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        return self.relu(self.residual(x).add(x))
