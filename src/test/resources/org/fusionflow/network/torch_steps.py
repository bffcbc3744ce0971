"""Steps of SGD on a ReLU fusion network with softmax cross-entropy by PyTorch's autograd, for PyTorchPeerTest.

Reads `plan.json` and `numbers.bin` (float64: inputs of A, inputs of B, weights, biases) and `batches.txt` (the samples of each step, a line
each). Writes the loss before each step, and all weights and biases after the last, to `torch.bin`.
"""
import json

import numpy as np
import torch
import torch.nn.functional as functional

plan = json.load(open("plan.json"))
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
numbers = np.fromfile("numbers.bin")
place = 0


def take(*shape):
    global place
    size = int(np.prod(shape))
    part = torch.tensor(numbers[place:place + size].reshape(shape))
    place += size
    return part


samples, width, classes, layers, fusion = (plan[key] for key in ("samples", "width", "classes", "layers", "fusion"))
inputs = [take(samples, size) for size in plan["inputs"]]
labels = torch.tensor(plan["labels"])
# With fusion layer f, f layers of each branch: the last of them add to one vector.
branches = [[take(width if depth + 1 < layers else classes, size if depth == 0 else width).requires_grad_()
             for depth in range(fusion)] for size in plan["inputs"]]
trunk = [take(width if depth + 1 < layers else classes, width).requires_grad_() for depth in range(fusion, layers)]
# Biases: output, fused vector, hidden vectors of A, then of B, then those above the fusion.
output_bias = take(classes).requires_grad_()
fused = [take(width).requires_grad_()] if fusion < layers else []
branch_biases = [[take(width).requires_grad_() for depth in range(fusion - 1)] for _ in branches]
upper = [take(width).requires_grad_() for depth in range(fusion + 1, layers)]
trunk_biases = fused + upper + [output_bias]
assert place == len(numbers), (place, len(numbers))


def network(batch):
    signal = 0
    for x, weights, biases in zip(inputs, branches, branch_biases):
        hidden = x[batch]
        for depth, weight in enumerate(weights):
            hidden = functional.linear(hidden, weight)
            if depth + 1 < fusion:
                hidden = torch.relu(hidden + biases[depth])
        signal = signal + hidden
    signal = signal + trunk_biases[0]
    for weight, bias in zip(trunk, trunk_biases[1:]):
        signal = functional.linear(torch.relu(signal), weight, bias)
    return signal


flat = [weight for branch in branches for weight in branch] + trunk
biases = [output_bias] + fused + [bias for branch in branch_biases for bias in branch] + upper
parameters = flat + biases
losses = []
for step, line in enumerate(open("batches.txt")):
    batch = torch.tensor([int(word) for word in line.split()])
    for parameter in parameters:
        parameter.grad = None
    loss = functional.cross_entropy(network(batch), labels[batch])
    losses.append(loss.item())
    loss.backward()
    rate = plan["rates"][step]
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad
np.concatenate([losses] + [p.detach().numpy().ravel() for p in parameters]).tofile("torch.bin")
