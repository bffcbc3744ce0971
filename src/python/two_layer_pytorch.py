"""A training loop of PyTorch beside theory: the published two-layer network with late fusion, on two scalar modalities.

    python3 src/python/two_layer_pytorch.py [FOLDER]

writes mine.npz (the recording), start.npz (the weights at the start) and mine.pdf (the report) into FOLDER, by default the
current one, and prints half times: recorded, predicted, and those of fusionflow's own network from the same weights.

The setting is that of Zhang, Latham and Saxe, "Understanding unimodal bias in multimodal deep linear networks" (ICML 2024):
y = x_A + x_B, x_A with twice the standard deviation of x_B and correlated with it, small random weights, full batches.
A is learned first; then the loss rests on a plateau until B is. Needs NumPy and PyTorch.
"""

import sys
from pathlib import Path

import numpy as np
import torch

import fusionflow as ff

SAMPLES, RATIO, RHO = 500, 2.0, 0.5
WIDTH, START, RATE, STEPS, EVERY = 100, 1e-3, 0.01, 1000, 2


class LateFusion(torch.nn.Module):
    """Two linear layers for each modality; the output is the sum of both branches."""

    def __init__(self):
        super().__init__()
        self.branches = torch.nn.ModuleList([
            torch.nn.Sequential(torch.nn.Linear(1, WIDTH, bias=False), torch.nn.Linear(WIDTH, 1, bias=False))
            for _ in "AB"])
        for weights in self.parameters():
            torch.nn.init.normal_(weights, std=START)

    def forward(self, a, b):
        return self.branches[0](a) + self.branches[1](b)


def data(seed=1):
    """Inputs of A and of B, each of shape (SAMPLES, 1), and y of shape (SAMPLES, 1)."""
    rng = np.random.default_rng(seed)
    b = rng.normal(size=(SAMPLES, 1))
    a = RATIO * (RHO * b + np.sqrt(1 - RHO**2) * rng.normal(size=(SAMPLES, 1)))
    return a, b, a + b


def train(folder, seed=1):
    """Trains the network, and writes start.npz and mine.npz into the folder. Returns the recorder."""
    torch.manual_seed(seed)
    a, b, y = data()
    model = LateFusion()
    # One array for each layer, as `simulate --init FILE.npz` and networks of a report read them.
    np.savez(folder / "start.npz", **{
        f"{name}.{layer + 1}": model.branches[m][layer].weight.detach().numpy()
        for m, name in enumerate("AB") for layer in range(2)})

    # Half the mean squared error: a step of rate r then takes the flow time r. For torch.nn.MSELoss it would be 2 r.
    log = ff.record(model, {"A": a, "B": b}, y, time_per_step=RATE, architecture="(A:2,B:2):0", u0=START)
    xa, xb, target = (torch.as_tensor(x, dtype=torch.float32) for x in (a, b, y))
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            log(step)
        optimizer.zero_grad()
        loss = 0.5 * torch.mean((model(xa, xb) - target) ** 2)
        loss.backward()
        optimizer.step()
    log.save(folder / "mine.npz")
    return log


def main(folder):
    train(folder)
    report = ff.report(
        run=folder / "mine.npz",
        output=folder / "mine.pdf",
        network=dict(name="ours", init=str(folder / "start.npz"), method="gd", lr=RATE, width=WIDTH))
    for source in report.theory:
        print(f"{source['source']:10} {source['halfTimes']}")
    for network in report.networks:
        for run in network["runs"]:
            print(f"{network['network']:10} {run['halfTimes']}, predicted {run.get('predictedHalfTimes')}")
    print(report.path)
    return report


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
