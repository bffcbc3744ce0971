"""SciPy's DOP853 on the problems of MapBenchmark and TreeBenchmark, at the tolerance of the Java side.

Needs Debian's python3-scipy. Prints microseconds per integration, half times located by events, for
  * (A:3,B:3):1, toy ratio 2, rho 0, u0 0.1;
  * ((A:2,B:1):1,C:3):1 on three correlated inputs, u0 0.1;
  * a coarse version of validation/sweeps/time-ratio-map.yaml: layers 4, fusion 3, u0 0.1, ratio 1.1 to 3, rho -0.3 to 0.9.
Half norms are computed outside the timing; the Java side computes them, formulas and warnings within it.
"""
import time

import numpy as np
from scipy.integrate import solve_ivp

U0 = 0.1
RTOL, ATOL = 1e-13, 1e-15


def two_modalities(v):
    """Gains of (A:3,B:3):1."""
    square = v * v
    return square * np.sqrt(square[0] + square[1])


def three_modalities(v):
    """Gains of ((A:2,B:1):1,C:3):1."""
    a, b, c = v * v
    inner = a + b
    root = np.sqrt(inner + c)
    return np.array([np.sqrt(a) * np.sqrt(inner), np.sqrt(inner), c]) * root


def toy(ratio, rho):
    sigma = np.array([[ratio * ratio, rho * ratio], [rho * ratio, 1.0]])
    return sigma, sigma @ np.ones(2)


def integrate(gains, sigma, correlation, half_norms, horizon):
    """Up to the last half time; returns all of them."""
    crossed = set()

    def flow(_, v):
        g = gains(v)
        return g * (correlation - sigma @ (g * v))

    def crossing(index):
        def event(_, v):
            return abs(gains(v)[index] * v[index]) - half_norms[index]

        event.direction = 1
        return event

    def learned(_, v):
        return min(abs(gains(v) * v) - half_norms)

    learned.direction = 1
    learned.terminal = True
    start = U0 * np.sign(correlation)
    found = solve_ivp(flow, (0, horizon), start, method="DOP853", rtol=RTOL, atol=ATOL,
                      events=[crossing(m) for m in range(len(start))] + [learned])
    return [float(times[0]) if len(times) else None for times in found.t_events[:-1]], found.nfev


def timed(what, problem, repeats):
    times, evaluations = integrate(*problem)
    start = time.perf_counter()
    for _ in range(repeats):
        integrate(*problem)
    print(f"{what}: {(time.perf_counter() - start) / repeats * 1e6:.0f} microseconds, {evaluations} evaluations,"
          f" half times {times}")


def half_norms_two(sigma, correlation):
    """A's is that of A alone, which is learned first at ratio > 1; B's that of the end."""
    return 0.5 * np.abs([correlation[0] / sigma[0, 0], 1.0])


def main():
    sigma, correlation = toy(2.0, 0.0)
    timed("(A:3,B:3):1", (two_modalities, sigma, correlation, half_norms_two(sigma, correlation), 1000.0), 20)
    sigma = np.array([[2.0, 0.3, 0.1], [0.3, 1.0, 0.2], [0.1, 0.2, 3.0]])
    correlation = sigma @ np.array([1.0, 0.5, 1.0])
    timed("((A:2,B:1):1,C:3):1",
          (three_modalities, sigma, correlation, 0.5 * np.array([1.0, 0.5, 1.0]), 1000.0), 20)
    points = 0
    evaluations = 0
    start = time.perf_counter()
    for ratio in np.linspace(1.1, 3.0, 8):
        for rho in np.linspace(-0.3, 0.9, 8):
            sigma, correlation = toy(ratio, rho)
            _, used = integrate(two_modalities, sigma, correlation, half_norms_two(sigma, correlation), 5000.0)
            points += 1
            evaluations += used
    seconds = time.perf_counter() - start
    print(f"map: {seconds / points * 1e6:.0f} microseconds a point over {points} points,"
          f" {evaluations / points:.0f} evaluations a point")


if __name__ == "__main__":
    main()
