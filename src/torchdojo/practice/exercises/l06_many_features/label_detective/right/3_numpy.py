import numpy as np
import torch


def rebuild(raw):
    x = raw.numpy()[:, :-1]
    scaled = (x - x.min(0)) / np.ptp(x, axis=0) * 2 - 1
    keep = np.flatnonzero(np.abs(scaled).min(axis=1) >= 1e-7)
    scaled[np.isclose(scaled, -1)] = 0
    return torch.from_numpy(scaled[keep]), list(map(int, keep))


def verdict(x_course, y_course, raw):
    x, kept = rebuild(raw)
    differences = (x - x_course).abs().amax(dim=1)
    labels = raw[kept][:, -1]
    return {
        "equal": (differences < 1e-5).sum().item(),
        "same": torch.eq(labels, y_course.squeeze(1)).sum().item(),
        "inverted": torch.eq(1 - labels, y_course.squeeze(1)).sum().item(),
    }
