# gets: not-a-function
class LegendrePolynomial3:
    @staticmethod
    def apply(x):
        return 0.5 * (5 * x**3 - 3 * x)
