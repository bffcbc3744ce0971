package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.PlainStep;
import org.fusionflow.network.method.StepDecay;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianBiases;
import org.fusionflow.network.start.He;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks with ReLU, biases and softmax, trained in batches, beside PyTorch: the same weights and the same batches. PyTorch computes a gradient by
 * its own rules of differentiation, so that a mistake of ours would have to be made twice.
 */
class PyTorchPeerTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final int STEPS = 100;
    private static final int EPOCH = 6;

    @TempDir
    Path folder;

    /** Fusion layer 1 (early) to 4 (late) of four layers, as the published image networks are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aHundredStepsEndAtTheSameWeights(int fusion) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON);
        assumeTrue(python("-c", "import torch, numpy") == 0, "no PyTorch: Debian's python3-torch");
        Random random = new Random(100 + fusion);
        int samples = 128;
        int classes = 10;
        int width = 17;
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(12, 9));
        Samples data = Samples.of(modalities, samples, classes, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
            }
            Arrays.fill(y, 0);
            y[random.nextInt(classes)] = 1;
        });
        Batching batching = new Batching(23, false);
        StepDecay decay = new StepDecay(0.1, EPOCH, 0.9);
        Descent descent = new Descent("sgd", new PlainStep(), decay, Optional.of(batching));
        FusionTree tree = FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (4 - fusion));
        TrainingPlan plan = new TrainingPlan(
                new Problem(tree, TrainingData.of(data), 1),
                NetworkSetup.linear(width, new GaussianBiases(new He()), descent, StopRule.afterSteps(STEPS))
                        .withActivation(Activation.RELU)
                        .withBiases(true)
                        .withLoss(OutputLoss.SOFTMAX, 0),
                3,
                Vector.of());
        write(plan, data, batching.draw(samples, plan.seed()), decay, fusion, width);
        Files.copy(resource(), folder.resolve("torch_steps.py"));
        assertEquals(0, python("torch_steps.py"), () -> errors());
        double[] theirs = read(folder.resolve("torch.bin"));
        double[] ours = Simulator.train(plan, Watching.NOBODY).end().weights();
        assertEquals(STEPS + ours.length, theirs.length);
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            worst = Math.max(worst, Math.abs(ours[i] - theirs[STEPS + i]));
        }
        // Sums in another order over 100 steps: 1e-12 is asked, weights are of order 1.
        assertTrue(worst <= 1e-12, "largest difference of a weight " + worst);
        double[] start = Simulator.start(plan).weights();
        double moved = 0;
        for (int i = 0; i < ours.length; i++) {
            moved = Math.max(moved, Math.abs(ours[i] - start[i]));
        }
        assertTrue(moved > 0.1, "the steps moved weights by at most " + moved);
    }

    private static InputStream resource() {
        InputStream script = PyTorchPeerTest.class.getResourceAsStream("torch_steps.py");
        if (script == null) {
            throw new IllegalStateException("torch_steps.py is missing");
        }
        return script;
    }

    private void write(TrainingPlan plan, Samples data, Batching.Draw draw, StepDecay decay, int fusion, int width)
            throws IOException {
        ObjectNode about = new ObjectMapper().createObjectNode();
        about.put("samples", data.count())
                .put("width", width)
                .put("classes", data.outputs())
                .put("layers", 4)
                .put("fusion", fusion);
        data.modalities().dimensions().forEach(about.putArray("inputs")::add);
        ArrayNode labels = about.putArray("labels");
        ArrayNode rates = about.putArray("rates");
        List<Double> numbers = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            for (int p = 0; p < data.count(); p++) {
                for (int i = data.modalities().start(m); i < data.modalities().start(m + 1); i++) {
                    numbers.add(data.input(p, i));
                }
            }
        }
        for (int p = 0; p < data.count(); p++) {
            for (int c = 0; c < data.outputs(); c++) {
                if (data.output(p, c) == 1) {
                    labels.add(c);
                }
            }
        }
        Arrays.stream(Simulator.start(plan).weights()).forEach(numbers::add);
        StringBuilder batches = new StringBuilder();
        for (int step = 0; step < STEPS; step++) {
            rates.add(decay.rate(step));
            int count = draw.moveTo(step);
            for (int k = 0; k < count; k++) {
                batches.append(draw.batch()[k]).append(k + 1 < count ? ' ' : '\n');
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(bytes::putDouble);
        Files.write(folder.resolve("numbers.bin"), bytes.array());
        Files.writeString(folder.resolve("batches.txt"), batches);
        Files.writeString(folder.resolve("plan.json"), about.toString());
    }

    private static double[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.txt"));
        } catch (IOException lost) {
            return lost.toString();
        }
    }

    private int python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "PyTorch did not end");
        return process.exitValue();
    }
}
