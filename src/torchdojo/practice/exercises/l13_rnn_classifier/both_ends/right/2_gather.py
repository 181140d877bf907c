import torch


def ends(outputs, lengths):
    h = outputs.shape[2] // 2
    places = (lengths - 1)[:, None, None].expand(-1, 1, h)
    last = outputs[:, :, :h].gather(1, places).squeeze(1)
    return torch.cat([last, outputs[:, 0, h:]], dim=1)
