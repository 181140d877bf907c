from torch import Tensor, nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        sizes = [28 * 28, 512, 256, 128, 64, 10]
        self.layers = nn.ModuleList(map(nn.Linear, sizes, sizes[1:]))

    def forward(self, x: Tensor) -> Tensor:
        x = self.layers[0](x.flatten(1))
        for layer in self.layers[1:]:
            x = layer(x.clamp(min=0))
        return x
