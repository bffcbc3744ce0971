"""A step of plain SGD by PyTorch's autograd of the network of DenseStepBenchmark: four layers of width 500 with ReLU and biases, 784 and
784 inputs, softmax over 10 classes, a batch of 1000, fused at the first or the last layer (sums before the activation, one bias), two threads,
in float64 and float32. Needs Debian's python3-torch.

Prints lines "name microseconds", the best of the steps, as src/jmh/run reads them; with --both "name wall cpu", the medians of the steps;
with --one in one thread, whose processor time has no waiting of one thread for the other in it. Optional: the steps that do not count and those that do.
"""
import statistics
import sys
import time

import torch

BATCH, PIXELS, WIDTH, CLASSES = 1000, 784, 500, 10


class Network(torch.nn.Module):
    def __init__(self, fusion, dtype):
        super().__init__()

        def linear(i, o, bias=True):
            return torch.nn.Linear(i, o, bias=bias, dtype=dtype)

        sizes = [PIXELS] + [WIDTH] * 3 + [CLASSES]
        # The layers before the fusion end in a sum, to which one of them brings the bias.
        self.a = torch.nn.ModuleList(linear(i, o) for i, o in zip(sizes[:fusion], sizes[1:fusion + 1]))
        self.b = torch.nn.ModuleList(linear(i, o, k < fusion - 1)
                                     for k, (i, o) in enumerate(zip(sizes[:fusion], sizes[1:fusion + 1])))
        self.top = torch.nn.ModuleList(linear(i, o) for i, o in zip(sizes[fusion:-1], sizes[fusion + 1:]))

    @staticmethod
    def branch(layers, x):
        for layer in layers[:-1]:
            x = torch.relu(layer(x))
        return layers[-1](x)

    def forward(self, a, b):
        x = self.branch(self.a, a) + self.branch(self.b, b)
        for layer in self.top:
            x = layer(torch.relu(x))
        return x


def times(fusion, dtype, warm, steps):
    """Wall and CPU microseconds of steps."""
    torch.manual_seed(1)
    network = Network(fusion, dtype)
    a, b = torch.randn(BATCH, PIXELS, dtype=dtype), torch.randn(BATCH, PIXELS, dtype=dtype)
    y = torch.arange(BATCH) % CLASSES
    optimizer = torch.optim.SGD(network.parameters(), lr=1e-3)
    wall, cpu = [], []
    for k in range(warm + steps):
        start, used = time.perf_counter(), time.process_time()
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(a, b), y).backward()
        optimizer.step()
        if k >= warm:
            wall.append((time.perf_counter() - start) * 1e6)
            cpu.append((time.process_time() - used) * 1e6)
    return wall, cpu


def main():
    torch.set_num_threads(1 if "--one" in sys.argv else 2)
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    warm, steps = numbers if len(numbers) == 2 else (2, 3 if "--quick" in sys.argv else 15)
    for fusion in (1, 4):
        for dtype in (torch.float64, torch.float32):
            wall, cpu = times(fusion, dtype, warm, steps)
            name = f"torch-{str(dtype).split('.')[1]}-dense-{fusion}"
            if "--both" in sys.argv:
                print(f"{name} {statistics.median(wall):.0f} {statistics.median(cpu):.0f}", flush=True)
            else:
                print(f"{name} {min(wall):.0f}", flush=True)


if __name__ == "__main__":
    main()
