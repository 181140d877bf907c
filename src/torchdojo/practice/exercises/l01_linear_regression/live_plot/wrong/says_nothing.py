# gets: not-said
class Live:
    def __init__(self, send, every):
        self.send, self.every, self.waiting, self.alive = send, every, [], True

    def add(self, step, loss):
        self.waiting.append((step, float(loss)))
        if len(self.waiting) == self.every:
            self.close()

    def close(self):
        if self.waiting and self.send:
            points, self.waiting = self.waiting, []
            try:
                self.send(points)
            except OSError:
                self.send = None
