package org.fusionflow.explore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.NumericalFailure;

/** Says in sentences what a view shows. */
public final class ViewWords {
    private static final int DIGITS = 3;
    /** Half times that are this near to each other are one event. */
    private static final double TOGETHER = 1e-3;

    private final View view;
    private final Prediction prediction;

    public ViewWords(View view) {
        this.view = view;
        this.prediction = view.prediction();
    }

    private String name(int modality) {
        return view.names().get(modality);
    }

    private static String number(double value) {
        return Rounded.value(value, DIGITS);
    }

    /** The answer in one or two sentences: who is learned first, who later and how much later, who never. */
    public String headline() {
        List<Integer> order = prediction.order();
        int first = order.get(0);
        OptionalDouble start = prediction.halfTime(first);
        if (start.isEmpty()) {
            return "Nothing is half learned in the time that is followed.";
        }
        if (start.getAsDouble() == 0) {
            return "The start is already half learned: with u₀ = " + number(prediction.u0())
                    + " there is nothing to wait for.";
        }
        StringBuilder text = new StringBuilder(name(first) + " is learned " + (order.size() > 1 ? "first, " : "")
                + "at t = " + number(start.getAsDouble()) + ".");
        double before = start.getAsDouble();
        for (int m : order.subList(1, order.size())) {
            OptionalDouble half = prediction.halfTime(m);
            if (prediction.reference().targets().get(m).norm() == 0) {
                text.append(" ").append(name(m)).append(" has nothing to learn.");
            } else if (half.isEmpty()) {
                text.append(" ").append(name(m)).append(" is never learned.");
            } else if (half.getAsDouble() - before <= TOGETHER * before) {
                text.append(" ").append(name(m)).append(" is learned together with it.");
            } else {
                text.append(" ")
                        .append(name(m))
                        .append(" follows at t = ")
                        .append(number(half.getAsDouble()))
                        .append(", ")
                        .append(number(half.getAsDouble() / start.getAsDouble()))
                        .append(" times as late.");
                before = half.getAsDouble();
            }
        }
        return text.toString();
    }

    /** What a reader needs to know before using a number, one sentence each. */
    public List<String> messages() {
        List<String> messages = new ArrayList<>();
        prediction.bias().map(this::bias).filter(text -> !text.isEmpty()).ifPresent(messages::add);
        prediction
                .plateauLoss()
                .ifPresent(loss -> messages.add("Between them the loss waits at " + number(loss)
                        + ", the saddle where only the first is learned" + misattribution() + "."));
        if (prediction.superficialPreference()) {
            messages.add(
                    "The first is not the more useful one: another modality alone would lower the loss further (superficial preference).");
        }
        if (prediction.outcome().isFailure()) {
            messages.add("The integration ended early: " + NumericalFailure.describe(prediction.outcome()) + ".");
        }
        messages.addAll(view.asked().problem().data().warnings());
        messages.addAll(prediction.warnings());
        return messages;
    }

    private String misattribution() {
        return prediction
                .misattribution()
                .filter(error -> error.norm() > 0)
                .map(error -> "; its weights are off by "
                        + number(error.size() == 1 ? error.at(0) : error.norm())
                        + " there, what belongs to the others is credited to it")
                .orElse("");
    }

    private String bias(Bias bias) {
        String waiting = name(bias.modality());
        return switch (bias.verdict()) {
            case NONE -> "";
            case PERMANENT ->
                bias.remainingGain() > 0
                        ? "Permanent bias: " + waiting
                                + " is never learned from a small aligned start, though it would lower the loss by "
                                + number(bias.remainingGain()) + "."
                        : "Permanent bias: " + waiting
                                + " is never learned, because nothing is left for it to explain.";
            case CANNOT_BE_TOLD ->
                "What is left for " + waiting
                        + " to learn cannot be told from rounding: no verdict on whether it is ever learned.";
            case NOT_DECIDABLE ->
                "Whether " + waiting
                        + " has anything left to learn cannot be decided: the samples are no more than the inputs. Held-out samples would tell.";
            case NOT_SIGNIFICANT ->
                "What is left for " + waiting
                        + " to learn is within the noise of the samples: it would not help on new data.";
            case PRACTICALLY_PERMANENT -> waiting + " is learned so late that the bias is permanent in practice.";
            case TRANSIENT ->
                "Unimodal phase: " + waiting + " waits, and takes another " + number(bias.remainingGain())
                        + " off the loss once it is learned.";
        };
    }

    /** What a run of a network found, in one sentence. */
    public static String of(OverlayRun run) {
        return switch (run.state()) {
            case RUNNING ->
                Double.isNaN(run.loss())
                        ? "starting"
                        : "training: t = " + number(run.time()) + ", loss " + number(run.loss());
            case CANCELLED -> "cancelled";
            case FAILED -> run.message();
            case DONE -> {
                List<String> parts = new ArrayList<>();
                for (int m = 0; m < run.asked().problem().names().size(); m++) {
                    OptionalDouble half = run.done().halfTime(m);
                    parts.add("t_"
                            + ViewFigures.group(run.asked().problem().names().get(m))
                            + (half.isPresent()
                                    ? " = " + number(half.getAsDouble())
                                    : ": none by t = " + number(run.done().endTime())));
                }
                yield String.join(", ", parts);
            }
        };
    }
}
