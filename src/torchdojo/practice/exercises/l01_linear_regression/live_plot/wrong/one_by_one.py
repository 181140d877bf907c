# gets: wrong-batches
class Live:
    def __init__(self, send, every):
        self.send, self.every, self.waiting, self.alive = send, every, [], True

    def add(self, step, loss):
        if self.alive:
            try:
                self.send([(step, float(loss))])
            except OSError:
                self.alive = False

    def close(self):
        pass
