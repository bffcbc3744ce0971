"""Steps of plain SGD by PyTorch's autograd, 8192 samples, width 100, two threads, on the mean squared error halved:
  * linear (A:3,B:3):1, scalar modalities;
  * two-layer ReLU networks fused at the output, modalities scalar or of 10 dimensions;
each in float32 and float64. Needs Debian's python3-torch. Prints lines "name microseconds": the best of nine means of ten steps
(--quick: of three), so that what else the machine does counts as little as can be.
"""
import sys
import time

import torch

SAMPLES = 8192
WIDTH = 100


def chain(sizes, dtype):
    return [torch.nn.Linear(i, o, bias=False, dtype=dtype) for i, o in zip(sizes, sizes[1:])]


class Linear(torch.nn.Module):
    """(A:3,B:3):1."""

    def __init__(self, dimension, dtype):
        super().__init__()
        self.a = torch.nn.Sequential(*chain([dimension, WIDTH, WIDTH, WIDTH], dtype))
        self.b = torch.nn.Sequential(*chain([dimension, WIDTH, WIDTH, WIDTH], dtype))
        self.top = torch.nn.Linear(WIDTH, 1, bias=False, dtype=dtype)

    def forward(self, a, b):
        return self.top(self.a(a) + self.b(b))


class Relu(torch.nn.Module):
    """Two layers a modality, fused at the output."""

    def __init__(self, dimension, dtype):
        super().__init__()
        self.a1, self.a2 = chain([dimension, WIDTH, 1], dtype)
        self.b1, self.b2 = chain([dimension, WIDTH, 1], dtype)

    def forward(self, a, b):
        return self.a2(torch.relu(self.a1(a))) + self.b2(torch.relu(self.b1(b)))


def microseconds(build, dimension, dtype, means):
    torch.manual_seed(1)
    network = build(dimension, dtype)
    a = torch.randn(SAMPLES, dimension, dtype=dtype)
    b = torch.randn(SAMPLES, dimension, dtype=dtype)
    y = a.sum(1, keepdim=True) + b.sum(1, keepdim=True)
    optimizer = torch.optim.SGD(network.parameters(), lr=1e-3)

    def step():
        optimizer.zero_grad()
        loss = 0.5 * torch.mean((network(a, b) - y) ** 2)
        loss.backward()
        optimizer.step()

    for _ in range(10):
        step()
    best = float("inf")
    for _ in range(means):
        start = time.perf_counter()
        for _ in range(10):
            step()
        best = min(best, (time.perf_counter() - start) / 10 * 1e6)
    return best


def main():
    torch.set_num_threads(2)
    means = 3 if "--quick" in sys.argv else 9
    for name, build, dimension in (("linear-1", Linear, 1), ("relu-1", Relu, 1), ("relu-10", Relu, 10)):
        for dtype in (torch.float32, torch.float64):
            found = microseconds(build, dimension, dtype, means)
            print(f"torch-{str(dtype).split('.')[1]}-{name} {found:.1f}", flush=True)


if __name__ == "__main__":
    main()
