# gets: sent-nothing
class Live:
    def __init__(self, send, every):
        self.send, self.every, self.waiting, self.alive = send, every, [], True

    def add(self, step, loss):
        self.waiting.append((step, float(loss)))
        if len(self.waiting) == self.every:
            self.close()

    def close(self):
        self.send(self.waiting)
        self.waiting = []
