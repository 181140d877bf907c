from torch import nn


class Net(nn.Sequential):
    def __init__(self) -> None:
        sizes = [784, 512, 256, 128, 64]
        layers = [nn.Flatten()]
        for wide, narrow in zip(sizes, sizes[1:]):
            layers += [nn.Linear(wide, narrow), nn.ReLU()]
        super().__init__(*layers, nn.Linear(64, 10))
