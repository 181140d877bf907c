class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        ...  # TODO

    def __iter__(self):
        ...  # TODO

    def __len__(self):
        ...  # TODO
