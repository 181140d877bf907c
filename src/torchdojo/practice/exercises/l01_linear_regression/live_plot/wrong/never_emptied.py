# gets: sent-twice
class Live:
    def __init__(self, send, every):
        self.send, self.every, self.waiting, self.alive = send, every, [], True

    def add(self, step, loss):
        self.waiting.append((step, float(loss)))
        if len(self.waiting) % self.every == 0:
            self.send(list(self.waiting))

    def close(self):
        if self.waiting:
            self.send(list(self.waiting))
