def batches(send, every):
    waiting = []
    while True:
        point = yield
        if point is not None:
            waiting.append(point)
        if waiting and (point is None or len(waiting) == every):
            send(waiting)
            waiting = []


class Live:
    def __init__(self, send, every):
        self.alive = True
        self.queue = batches(send, every)
        next(self.queue)

    def add(self, step, loss):
        self._push((step, float(loss)))

    def close(self):
        self._push(None)

    def _push(self, point):
        if self.alive:
            try:
                self.queue.send(point)
            except OSError:
                self.alive = False
