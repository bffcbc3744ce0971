package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.Ablations;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.TrainingPlan;

/** The observables that have a name on the command line and in study files. */
public final class Observables {
    /** The name for all observables that a run has. */
    public static final String ALL = "all";

    private interface Maker {
        Observable make(TrainingPlan plan, OptionalInt count);
    }

    /**
     * @param counts true if a number may follow the name, as in {@code singular:5}
     * @param refusal the reason why a run does not have this observable; empty if it has
     */
    private record Named(String name, boolean counts, Function<TrainingPlan, Optional<String>> refusal, Maker maker) {}

    private static final List<Named> NAMED = List.of(
            named("loss", plan -> new Loss()),
            new Named(
                    "generalization", false, Observables::generalizationRefusal, (plan, count) -> generalization(plan)),
            named("mapNorm", plan -> new MapNorms(plan.data().moments().modalities())),
            named(
                    "map",
                    plan -> new MapEntries(
                            plan.data().moments().modalities(),
                            plan.data().moments().outputs())),
            named(
                    "contribution",
                    plan -> new ModalityContributions(
                            plan.tree().names(), Contributions.of(Simulator.layout(plan), plan.data()))),
            new Named("lossWithout", false, Observables::ablationRefusal, (plan, count) -> lossWithout(plan)),
            new Named("accuracy", false, Observables::accuracyRefusal, (plan, count) -> accuracy(plan)),
            named("layerNorm", plan -> new LayerNorms(Simulator.layout(plan))),
            new Named(
                    "singular",
                    true,
                    plan -> Optional.empty(),
                    (plan, count) ->
                            new LayerSingularValues(Simulator.layout(plan), count.orElse(LayerSingularValues.USUAL))),
            new Named(
                    "alignment",
                    false,
                    plan -> hiddenRefusal(new Alignment(Simulator.layout(plan))),
                    (plan, count) -> new Alignment(Simulator.layout(plan))),
            new Named(
                    "conserved",
                    false,
                    plan -> hiddenRefusal(new Alignment(Simulator.layout(plan))),
                    (plan, count) -> new ConservedChange(
                            Simulator.layout(plan), Simulator.start(plan).weights())),
            new Named(
                    "saddleDistance",
                    false,
                    SaddleDistances::refusal,
                    (plan, count) -> new SaddleDistances(plan.data().moments())),
            new Named(
                    "units",
                    false,
                    plan -> hiddenRefusal(new WeightClouds(Simulator.layout(plan))),
                    (plan, count) -> new WeightClouds(Simulator.layout(plan))),
            new Named(
                    "directions",
                    false,
                    plan -> hiddenRefusal(new FeatureDirections(Simulator.layout(plan))),
                    (plan, count) -> new FeatureDirections(Simulator.layout(plan))));

    private Observables() {}

    private static Named named(String name, Function<TrainingPlan, Observable> maker) {
        return new Named(name, false, plan -> Optional.empty(), (plan, count) -> maker.apply(plan));
    }

    public static List<String> names() {
        return NAMED.stream().map(Named::name).toList();
    }

    /**
     * Reads a comma-separated list of names, such as {@code loss,mapNorm,singular:5}, or {@code all}, which selects every observable that the
     * run has.
     *
     * @param name of the option or key, for messages
     * @throws InvalidInput if a name is unknown or given twice, or the run does not have the observable
     */
    public static List<Observable> parse(String text, String name, TrainingPlan plan) {
        List<Observable> chosen = new ArrayList<>();
        if (text.strip().equals(ALL)) {
            NAMED.stream()
                    .filter(one -> one.refusal().apply(plan).isEmpty())
                    .forEach(one -> chosen.add(one.maker().make(plan, OptionalInt.empty())));
            return List.copyOf(chosen);
        }
        for (Chosen one : chosen(text, name)) {
            one.named().refusal().apply(plan).ifPresent(reason -> {
                throw new InvalidInput(name + " " + one.named().name() + ": " + reason);
            });
            chosen.add(one.named().maker().make(plan, one.count()));
        }
        return List.copyOf(chosen);
    }

    /** The observable of this name; empty if the run does not have it. */
    public static Optional<Observable> find(String name, TrainingPlan plan) {
        return NAMED.stream()
                .filter(one ->
                        one.name().equals(name) && one.refusal().apply(plan).isEmpty())
                .map(one -> one.maker().make(plan, OptionalInt.empty()))
                .findFirst();
    }

    /**
     * Checks the names alone, before there is a run.
     *
     * @throws InvalidInput if a name is unknown or given twice
     */
    public static void requireNames(String text, String name) {
        if (!text.strip().equals(ALL)) {
            chosen(text, name);
        }
    }

    private record Chosen(Named named, OptionalInt count) {}

    private static List<Chosen> chosen(String text, String name) {
        List<Chosen> chosen = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.strip().split(":", -1);
            Named found = NAMED.stream()
                    .filter(one ->
                            one.name().equals(parts[0]) && (parts.length == 1 || (one.counts() && parts.length == 2)))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(name + " '" + entry.strip() + "': expected " + ALL
                            + " or names of " + names() + " with commas between, and a number only as in singular:3"));
            if (!seen.add(found.name())) {
                throw new InvalidInput(name + " '" + text + "': expected " + found.name() + " only once");
            }
            chosen.add(new Chosen(
                    found,
                    parts.length == 1
                            ? OptionalInt.empty()
                            : OptionalInt.of(Numbers.whole(parts[1], name + " " + found.name(), 1, 10_000))));
        }
        return chosen;
    }

    private static Optional<String> hiddenRefusal(Observable observable) {
        return observable.quantities().isEmpty()
                ? Optional.of("expected a network with a hidden vector")
                : Optional.empty();
    }

    /** True if the population's formula applies: for linear maps and the mean squared error. */
    private static boolean hasFormula(TrainingPlan plan) {
        return plan.data().population().isPresent()
                && plan.design().activation().isLinear()
                && plan.loss() == OutputLoss.MSE;
    }

    private static Optional<String> generalizationRefusal(TrainingPlan plan) {
        return hasFormula(plan) || plan.data().heldOut().isPresent()
                ? Optional.empty()
                : Optional.of("expected data that are drawn from a known population, for a linear network and the loss"
                        + " mse, or data with held-out samples");
    }

    private static Observable generalization(TrainingPlan plan) {
        return hasFormula(plan)
                ? GeneralizationError.on(plan.data().population().orElseThrow(), Simulator.layout(plan))
                : GeneralizationError.on(Simulator.heldOut(plan).orElseThrow());
    }

    private static Optional<String> ablationRefusal(TrainingPlan plan) {
        return plan.data().samples().isPresent() ? Optional.empty() : Optional.of("expected data with samples");
    }

    private static Observable lossWithout(TrainingPlan plan) {
        return new LossesWithout(
                plan.tree().names(),
                new Ablations(Simulator.layout(plan), plan.data().samples().orElseThrow(), plan.loss()));
    }

    private static Optional<String> accuracyRefusal(TrainingPlan plan) {
        return plan.loss().targets() == OutputLoss.Targets.NUMBERS
                ? Optional.of("expected a loss of classes: logistic, exponential or softmax")
                : ablationRefusal(plan);
    }

    private static Observable accuracy(TrainingPlan plan) {
        Samples samples = plan.data().heldOut().or(() -> plan.data().samples()).orElseThrow();
        return new Accuracies(plan.tree().names(), new Ablations(Simulator.layout(plan), samples, plan.loss()));
    }
}
