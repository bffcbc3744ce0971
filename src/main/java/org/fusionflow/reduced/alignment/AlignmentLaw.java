package org.fusionflow.reduced.alignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.reduced.alignment.greedy.GreedyLaw;
import org.fusionflow.reduced.alignment.greedy.UnitGroup;
import org.fusionflow.reduced.alignment.start.CondensedNetwork;
import org.fusionflow.reduced.alignment.start.StartAmplitudes;
import org.fusionflow.reduced.alignment.start.UnitStart;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SphereMaxima;
import org.fusionflow.reduced.alignment.unit.UnitMaximum;

/**
 * All that the alignment law says of a two-layer network of rectified units.
 *
 * <pre>{@code
 * AlignmentLaw law = AlignmentLaw.of(new AlignmentRequest(tree, samples, 0, 1e-3));
 * law.halfTime(1);
 * }</pre>
 */
public final class AlignmentLaw {
    /** A plateau of this share of the first loss is worth a warning. */
    private static final double REST = 1e-3;

    private final AlignmentRequest request;
    private final RectifiedTask task;
    private final List<SphereMaxima> maxima = new ArrayList<>();
    private final List<BranchNoise> noise = new ArrayList<>();
    private final GreedyLaw.Result greedy;
    private final LinearVerdict premise;
    private final List<NotLearned> notLearned;
    private final Optional<CondensedNetwork.Times> refined;
    private final List<String> warnings;

    private AlignmentLaw(AlignmentRequest request) {
        this.request = request;
        task = RectifiedTask.of(request.tree(), request.samples(), request.slope());
        List<KinkPlanes> planes = new ArrayList<>();
        for (Branch branch : task.branches()) {
            KinkPlanes own = new KinkPlanes(branch, task.slope());
            planes.add(own);
            maxima.add(SphereMaxima.of(own, task.outputs(), branch.correlation(task.outputs())));
            noise.add(
                    request.population()
                            ? BranchNoise.none(task.outputs())
                            : BranchNoise.of(own, branch, task.outputs()));
        }
        greedy = GreedyLaw.of(task, planes, maxima);
        premise = LinearVerdict.of(task, planes, maxima, noise);
        notLearned = NotLearned.of(task, planes, maxima, noise, greedy);
        refined = request.weights().map(this::refined);
        warnings = warned(planes);
    }

    /** The same law, with half times of a network's own initial weights. */
    private AlignmentLaw(AlignmentLaw law, AlignmentRequest request) {
        this.request = request;
        task = law.task;
        maxima.addAll(law.maxima);
        noise.addAll(law.noise);
        greedy = law.greedy;
        premise = law.premise;
        notLearned = law.notLearned;
        warnings = law.warnings;
        refined = request.weights().map(this::refined);
    }

    /**
     * The same law with half times of a full network's own weights.
     *
     * @param start weights at the start
     * @param step of gradient descent; empty for the flow
     */
    public AlignmentLaw from(LayerWeights start, OptionalDouble step) {
        return new AlignmentLaw(this, request.from(start, step));
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if the network has not two layers, or the samples several outputs
     */
    public static AlignmentLaw of(AlignmentRequest request) {
        return new AlignmentLaw(request);
    }

    private CondensedNetwork.Times refined(LayerWeights weights) {
        List<UnitGroup> groups = GreedyLaw.groups(maxima);
        List<StartAmplitudes.Amplitude> amplitudes =
                StartAmplitudes.of(task, groups, UnitStart.of(request.tree(), weights));
        double smallest = amplitudes.stream()
                .mapToDouble(StartAmplitudes.Amplitude::size)
                .min()
                .orElse(1);
        double last = IntStream.range(0, names().size())
                .mapToDouble(greedy::halfTime)
                .filter(tau -> !Double.isNaN(tau))
                .max()
                .orElse(0);
        // Twice the law's last half time, and five growth times at least; events that come later are seldom more than
        // noise.
        double horizon = 2 * last * Math.max(1, Math.log(1 / smallest)) + 5 / Math.max(greedy.firstRate(), 1e-300);
        return CondensedNetwork.run(task, amplitudes, request.rate(), horizon);
    }

    public FusionTree tree() {
        return request.tree();
    }

    /** Names of the modalities, in leaf order. */
    public List<String> names() {
        return task.names();
    }

    /** Names of the branches: modalities, joined by plus signs where they share a hidden vector. */
    public List<String> branches() {
        return task.branches().stream().map(Branch::name).toList();
    }

    /** The slope of the units below 0. */
    public double slope() {
        return task.slope();
    }

    /** {@code ln(1/u0)}, by which times of the law are multiplied; not above 0 if u0 is not small. */
    public double logScale() {
        return Math.log(1 / request.u0());
    }

    /** G* of a branch, the rate at which it starts to be learned. */
    public double speed(int branch) {
        return maxima.get(branch).largest();
    }

    /** Largest correlation of a branch's units with shuffled outputs, what sampling alone gives; 0 for a population. */
    public double noise(int branch) {
        return noise.get(branch).ofOutputs();
    }

    /** Local maxima of a branch, largest first. */
    public List<UnitMaximum> maxima(int branch) {
        return maxima.get(branch).all();
    }

    /** Share of ascents that end at the largest maximum; empty where all maxima are known exactly. */
    public OptionalDouble agreement(int branch) {
        return maxima.get(branch).agreement();
    }

    /** The events of learning in order. */
    public List<GreedyEvent> events() {
        return greedy.events();
    }

    /** Loss of the output 0, with which learning begins. */
    public double startLoss() {
        return RectifiedTask.loss(task.outputs());
    }

    /** Loss on the last plateau. */
    public double finalLoss() {
        return greedy.finalLoss();
    }

    /** Time of a modality in units of {@link #logScale()}; empty if it is not learned. */
    public OptionalDouble tau(int modality) {
        double tau = greedy.halfTime(modality);
        return Double.isNaN(tau) || isNotLearned(modality) ? OptionalDouble.empty() : OptionalDouble.of(tau);
    }

    private boolean isNotLearned(int modality) {
        return notLearned.stream().anyMatch(one -> one.modality().equals(names().get(modality)));
    }

    /** Half time of a modality to leading order, {@code ln(1/u0) tau}; empty if it is not learned, or u0 is not below 1. */
    public OptionalDouble halfTime(int modality) {
        OptionalDouble tau = tau(modality);
        return tau.isPresent() && logScale() > 0
                ? OptionalDouble.of(logScale() * tau.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The modalities that are learned, in order. */
    public List<Integer> order() {
        return IntStream.range(0, names().size())
                .boxed()
                .filter(m -> tau(m).isPresent())
                .sorted(Comparator.comparingDouble((Integer m) -> tau(m).getAsDouble()))
                .toList();
    }

    /** Last over first half time; empty if fewer than two modalities are learned. */
    public OptionalDouble timeRatio() {
        List<Integer> order = order();
        return order.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(tau(order.get(order.size() - 1)).getAsDouble()
                        / tau(order.get(0)).getAsDouble());
    }

    /** The short form for two branches, {@code 1 + (G_1 - G_2)/G_2'}; empty for others and where the second is not learned. */
    public OptionalDouble twoBranchRatio() {
        if (task.branches().size() != 2 || names().size() != 2 || order().size() < 2) {
            return OptionalDouble.empty();
        }
        int first = speed(0) >= speed(1) ? 0 : 1;
        double left = premise.residualSpeeds().get(1 - first);
        return left > 0 ? OptionalDouble.of(1 + (speed(first) - speed(1 - first)) / left) : OptionalDouble.empty();
    }

    /** Whether the linear theory applies. */
    public LinearVerdict premise() {
        return premise;
    }

    /** The modalities that are not learned, with reasons. */
    public List<NotLearned> notLearned() {
        return notLearned;
    }

    /** What a reader of the law's numbers must know about them, a sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    private List<String> warned(List<KinkPlanes> planes) {
        List<String> list = new ArrayList<>();
        if (!(logScale() > 0)) {
            list.add("u0 is not below 1, so the law gives no times");
        }
        double start = RectifiedTask.loss(task.outputs());
        for (int b = 0; b < planes.size(); b++) {
            if (greedy.finalLoss() > REST * start && NotLearned.splits(b, planes.get(b), greedy)) {
                list.add(String.format(
                        Locale.ROOT,
                        "splitting: on the last plateau, of loss %.4g, units near those that %s learned still climb apart; a full network may"
                                + " learn more, the later the smaller u0",
                        greedy.finalLoss(),
                        task.branches().get(b).name()));
            }
        }
        List<Integer> order = order();
        for (int k = 1; k < order.size() && logScale() > 0; k++) {
            double gap =
                    1 - tau(order.get(k - 1)).getAsDouble() / tau(order.get(k)).getAsDouble();
            if (gap < 1 / logScale()) {
                list.add(String.format(
                        Locale.ROOT,
                        "near tie: the times of %s and %s differ by %.2g, less than 1/ln(1/u0), so initial weights decide the order; --init"
                                + " takes them into account",
                        names().get(order.get(k - 1)),
                        names().get(order.get(k)),
                        gap));
            }
        }
        return List.copyOf(list);
    }

    /** True if half times from given initial weights were asked for. */
    public boolean hasRefined() {
        return refined.isPresent();
    }

    /** Half time of a modality from the given initial weights; empty if it is not learned, or no weights were given. */
    public OptionalDouble refinedTime(int modality) {
        double time = refined.map(times -> times.halfTimes().at(modality)).orElse(Double.NaN);
        return Double.isNaN(time) || isNotLearned(modality) ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    /** Last over first of the half times from the given weights. */
    public OptionalDouble refinedRatio() {
        double[] times = IntStream.range(0, names().size())
                .mapToObj(this::refinedTime)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        return times.length < 2 || !(times[0] > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(times[times.length - 1] / times[0]);
    }

    /** Loss at the end of the condensed network's run from the given weights. */
    public OptionalDouble refinedLoss() {
        return refined.map(times -> OptionalDouble.of(times.finalLoss())).orElse(OptionalDouble.empty());
    }
}
