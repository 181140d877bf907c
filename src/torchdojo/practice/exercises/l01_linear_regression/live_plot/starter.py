class Live:
    def __init__(self, send, every):
        self.alive = True
        ...  # TODO

    def add(self, step, loss):
        ...  # TODO

    def close(self):
        ...  # TODO
