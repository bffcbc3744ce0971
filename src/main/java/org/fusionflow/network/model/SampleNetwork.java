package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.MatrixBlock;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.mask.Mask;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.shape.Layout;

/**
 * The objective of any network on samples, by forward and backward passes: every activation, every loss, and batches. {@link #respond} makes
 * both passes for one tile after the other, so that the signals of a tile stay in the cache.
 *
 * <p>Tiles belong to a fixed number of groups. Each group has its own sums, which are added in the order of the groups, so the bits do not
 * depend on the number of threads that share the groups.
 */
public final class SampleNetwork implements Batched {
    /** Samples in a tile. The signals of a tile of a layer with 100 units take 100 kB, which leaves room for the weights in a second-level cache. */
    private static final int TILE = 128;

    /** More groups than cores, but so few that adding their gradients costs little. */
    private static final int MOST_GROUPS = 8;

    private final Layout layout;
    private final OutputLoss outputLoss;
    private final Tiles all;
    private final Tiles batch;
    private final LinearAccount account;
    private final Group[] groups;
    private final double[] fall;
    private final double[] products;
    private Tiles used;
    private final MaskedLoss masked;
    private final int[] modalityOf;
    /** Factors of a batch's inputs by modality, one sample after the other. */
    private double[] factors = new double[0];

    private int turn = WHOLE;
    private double loss;
    private double minimized;

    /**
     * The loss on the samples.
     *
     * @param samples in the layout's order of modalities
     */
    public SampleNetwork(Layout layout, Samples samples, OutputLoss outputLoss) {
        this(layout, samples, outputLoss, MaskedLoss.plain(layout.modalities().count()));
    }

    /**
     * Makes the objective.
     *
     * @param samples in the layout's order of modalities
     * @param masked what is minimized; each of its parts costs as much as the loss
     */
    public SampleNetwork(Layout layout, Samples samples, OutputLoss outputLoss, MaskedLoss masked) {
        this.layout = layout;
        this.outputLoss = outputLoss;
        this.masked = masked;
        modalityOf = layout.modalityOf();
        int tile = Math.min(TILE, roundUp(samples.count()));
        all = Tiles.of(samples, tile);
        batch = new Tiles(tile, layout.inputs(), layout.outputs(), samples.count());
        account = new LinearAccount(layout.inputs(), () -> samples.moments().inputCovariance());
        groups = new Group[Math.min(MOST_GROUPS, all.count())];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new Group(tile);
        }
        fall = new double[layout.weights()];
        products = new double[layout.outputs() * layout.inputs()];
        used = all;
    }

    private static int roundUp(int samples) {
        return (samples + TileKernel.GRAIN - 1) / TileKernel.GRAIN * TileKernel.GRAIN;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public int samples() {
        return all.samples();
    }

    @Override
    public void use(int[] chosen, int count) {
        batch.gather(all, chosen, count);
        used = batch;
    }

    @Override
    public void useAll() {
        used = all;
    }

    @Override
    public void respond(double[] weights) {
        pass(weights, true);
    }

    /** Leaves out the backward pass, which takes two thirds of the time, unless what is minimized is made of parts. */
    @Override
    public void look(double[] weights) {
        pass(weights, !masked.isPlain());
    }

    private void pass(double[] weights, boolean backward) {
        int tiles = used.count();
        int active = Math.min(groups.length, tiles);
        IntStream range = IntStream.range(0, active);
        (active > 1 ? range.parallel() : range)
                .forEach(g -> groups[g].run(weights, g * tiles / active, (g + 1) * tiles / active, backward));
        double share = 1.0 / used.samples();
        double sum = 0;
        minimized = 0;
        Arrays.fill(fall, 0);
        Arrays.fill(products, 0);
        for (int g = 0; g < active; g++) {
            sum += groups[g].loss;
            minimized += groups[g].minimized * share;
            addTo(fall, groups[g].gradient);
            addTo(products, groups[g].account);
        }
        loss = sum * share;
        for (int i = 0; i < fall.length; i++) {
            fall[i] *= share;
        }
    }

    private static void addTo(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public double minimized() {
        return minimized;
    }

    @Override
    public int turns() {
        return masked.inTurn() ? masked.parts().size() : 1;
    }

    @Override
    public void turn(int chosen) {
        turn = chosen;
    }

    @Override
    public void drawn(double[] byModality) {
        factors = byModality;
    }

    @Override
    public Optional<PatternNetwork> pattern() {
        if (!masked.isPlain() || layout.design().activation().isLinear()) {
            return Optional.empty();
        }
        int count = all.samples();
        int stride = roundUp(count);
        return PatternNetwork.of(
                layout, all.rows(all.inputs(), layout.inputs(), stride), count, stride, ends(count, stride));
    }

    private PatternNetwork.Ends ends(int count, int stride) {
        double[] targets = all.rows(all.targets(), layout.outputs(), stride);
        return (made, pull) -> {
            Arrays.fill(pull, 0, layout.outputs() * stride, 0);
            outputLoss.meet(0, layout.outputs(), count, stride, targets, 0, made, 0, pull, 0);
            for (int i = 0; i < layout.outputs() * stride; i++) {
                pull[i] /= count;
            }
        };
    }

    @Override
    public void copyMap(double[] map) {
        account.map(products, 1.0 / used.samples(), map);
    }

    @Override
    public void velocity(double[] weights, double[] velocity) {
        System.arraycopy(fall, 0, velocity, 0, fall.length);
    }

    @Override
    public void descend(double[] weights, double rate) {
        for (int i = 0; i < fall.length; i++) {
            weights[i] += rate * fall[i];
        }
    }

    /**
     * Computes the outputs of a network on samples.
     *
     * @param samples in the layout's order of modalities
     * @return P values of the first output, then P values of the second, and so on
     */
    public static double[] outputs(Layout layout, Samples samples, double[] weights) {
        int tile = Math.min(TILE, roundUp(samples.count()));
        Tiles tiles = Tiles.of(samples, tile);
        TilePass pass = new TilePass(layout, Kernels.best(), tile);
        double[] outputs = new double[layout.outputs() * samples.count()];
        int done = 0;
        for (int t = 0; t < tiles.count(); t++) {
            pass.forward(weights, tiles.inputs(), tiles.inputsAt(t));
            int filled = tiles.filled(t);
            for (int o = 0; o < layout.outputs(); o++) {
                int from = pass.outputsAt() + o * pass.samples();
                System.arraycopy(pass.signals(), from, outputs, o * samples.count() + done, filled);
            }
            done += filled;
        }
        return outputs;
    }

    /** A group of tiles, with its own sums. */
    private final class Group {
        private final TileKernel kernel = Kernels.best();
        private final TilePass pass;
        private final double[] gradient = new double[layout.weights()];
        private final double[] account = new double[layout.outputs() * layout.inputs()];
        private final MatrixBlock accountBlock = new MatrixBlock(0, layout.outputs(), layout.inputs());
        /** Inputs of a tile, masked. */
        private final double[] inputs;

        private double loss;
        private double minimized;

        Group(int tile) {
            pass = new TilePass(layout, kernel, tile);
            inputs = new double[masked.isPlain() ? 0 : tile * layout.inputs()];
        }

        void run(double[] weights, int from, int to, boolean backward) {
            Arrays.fill(gradient, 0);
            Arrays.fill(account, 0);
            loss = 0;
            minimized = 0;
            for (int tile = from; tile < to; tile++) {
                int at = used.inputsAt(tile);
                pass.forward(weights, used.inputs(), at);
                loss = meetTargets(tile, loss);
                if (used == all) {
                    kernel.addOuter(
                            account, accountBlock, pass.signals(), pass.outputsAt(), used.inputs(), at, pass.samples());
                }
                if (masked.isPlain()) {
                    if (backward) {
                        pass.backward(weights, used.inputs(), at, gradient);
                    }
                    minimized = loss;
                } else {
                    runParts(weights, tile);
                }
            }
        }

        private void runParts(double[] weights, int tile) {
            List<Mask> parts = masked.parts();
            for (int k = 0; k < parts.size(); k++) {
                if (turn == WHOLE || turn == k) {
                    // Drawn factors belong to the first part only: the loss of a branch is without dropout.
                    mask(
                            tile,
                            parts.get(k),
                            k == 0 && used == batch && masked.drawn().isPresent());
                    pass.forward(weights, inputs, 0);
                    double weight = parts.get(k).weight();
                    minimized += weight * meetTargets(tile, 0);
                    weigh(weight);
                    pass.backward(weights, inputs, 0, gradient);
                }
            }
        }

        private void mask(int tile, Mask part, boolean drawn) {
            int n = pass.samples();
            int modalities = part.factors().size();
            int at = used.inputsAt(tile);
            for (int i = 0; i < modalityOf.length; i++) {
                double factor = part.factors().at(modalityOf[i]);
                for (int s = 0; s < n; s++) {
                    inputs[i * n + s] = factor * used.inputs()[at + i * n + s];
                }
                for (int s = 0; drawn && s < used.filled(tile); s++) {
                    inputs[i * n + s] *= factors[(tile * n + s) * modalities + modalityOf[i]];
                }
            }
        }

        private void weigh(double weight) {
            double[] errors = pass.errors();
            int from = pass.outputsAt();
            for (int k = from; k < from + layout.outputs() * pass.samples(); k++) {
                errors[k] *= weight;
            }
        }

        /** Writes the errors at the outputs and adds the losses to those before. */
        private double meetTargets(int tile, double before) {
            int n = pass.samples();
            int filled = used.filled(tile);
            double[] errors = pass.errors();
            int row = pass.outputsAt();
            double sum = outputLoss.meet(
                    before,
                    layout.outputs(),
                    filled,
                    n,
                    used.targets(),
                    used.targetsAt(tile),
                    pass.signals(),
                    row,
                    errors,
                    row);
            for (int o = 0; o < layout.outputs(); o++) {
                Arrays.fill(errors, row + o * n + filled, row + (o + 1) * n, 0);
            }
            return sum;
        }
    }
}
