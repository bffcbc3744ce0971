"""The reduced flow of (A:3,B:3):1, toy ratio 2, rho 0, u0 0.1, by SciPy's DOP853 at the tolerance of the Java side.

Needs Debian's python3-scipy. Prints microseconds per integration with both half times.
"""
import time

import numpy as np
from scipy.integrate import solve_ivp

SIGMA = np.array([[4.0, 0.0], [0.0, 1.0]])
CORRELATION = np.array([4.0, 1.0])


def gains(v):
    v = np.asarray(v)
    square = v * v
    return square * np.sqrt(square[0] + square[1])


def flow(_, v):
    g = gains(v)
    return g * (CORRELATION - (g * v) @ SIGMA)


def crossing(index):
    def event(_, v):
        return abs(gains(v)[index] * v[index]) - 0.5

    event.direction = 1
    event.terminal = index == 1
    return event


def integrate():
    return solve_ivp(flow, (0, 500), [0.1, 0.1], method="DOP853", rtol=1e-13, atol=1e-15,
                     events=[crossing(0), crossing(1)])


if __name__ == "__main__":
    found = integrate()
    print("half times", found.t_events[0][0], found.t_events[1][0], "evaluations", found.nfev)
    start = time.perf_counter()
    for _ in range(20):
        integrate()
    print("microseconds", (time.perf_counter() - start) / 20 * 1e6)
