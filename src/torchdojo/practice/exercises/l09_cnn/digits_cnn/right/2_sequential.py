from torch import nn


class Net(nn.Sequential):
    def __init__(self) -> None:
        convs = []
        for c_in, c_out in ((1, 10), (10, 20)):
            convs += [nn.Conv2d(c_in, c_out, 5), nn.MaxPool2d(2), nn.ReLU()]
        super().__init__(*convs, nn.Flatten(), nn.Linear(320, 10))
