# gets: emptied-afterwards
class Live:
    def __init__(self, send, every):
        self.send, self.every, self.waiting, self.alive = send, every, [], True

    def add(self, step, loss):
        self.waiting.append((step, float(loss)))
        if len(self.waiting) == self.every:
            self.send(self.waiting)
            self.waiting.clear()

    def close(self):
        if self.waiting:
            self.send(self.waiting)
            self.waiting.clear()
