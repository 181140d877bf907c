"""Imported once by the process of which every script's process is a fork."""

import gc
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import torch
    import torch._dynamo  # the first step of an optimizer would import it

    import torchdojo.doctor.child.hooks.install
    import torchdojo.doctor.child.script  # noqa: F401

torch.set_num_threads(1)
gc.freeze()  # else every fork's first collection copies all of this
