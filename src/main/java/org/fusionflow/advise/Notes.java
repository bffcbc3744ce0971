package org.fusionflow.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fusionflow.advise.Advice.Recommendation;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.advise.remedy.RemedyProposals;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.BiasVerdict;

/** Writes what a reader of advice must know. */
final class Notes {
    /** A later error that is larger than the least by this fraction shows overfitting. */
    private static final double OVERFITS = 1.02;

    /** A difference below this part of the error at the start is none. */
    private static final double NOTHING = 1e-6;

    private final AdviceRequest request;
    private final RemedyProposals proposals;
    private final List<Forecast> fusions;
    private final List<OptionalDouble> rates;
    private final List<RemedyForecast> remedies;
    private final Recommendation recommended;
    private final Splits.Basis basis;
    private final Optional<Recommendation> atEnd;
    private final boolean byTheory;

    /**
     * @param atEnd what to take without early stopping, if that is another way
     * @param byTheory false if trained networks recommend
     */
    Notes(
            AdviceRequest request,
            RemedyProposals proposals,
            List<Forecast> fusions,
            List<OptionalDouble> rates,
            List<RemedyForecast> remedies,
            Recommendation recommended,
            Splits.Basis basis,
            Optional<Recommendation> atEnd,
            boolean byTheory) {
        this.request = request;
        this.proposals = proposals;
        this.fusions = fusions;
        this.rates = rates;
        this.remedies = remedies;
        this.recommended = recommended;
        this.basis = basis;
        this.atEnd = atEnd;
        this.byTheory = byTheory;
    }

    List<String> list() {
        List<String> notes = new ArrayList<>();
        if (proposals.isNearTie()) {
            notes.add(
                    "near tie: the modalities are learned together, their correlations differ by less than the start can tell apart; the order may change with the seed");
        }
        late().prediction().bias().ifPresent(bias -> bias(bias, notes));
        Moments moments = request.data().moments();
        OptionalInt samples = moments.knowledge().samples();
        if (samples.isPresent() && samples.getAsInt() < moments.modalities().inputs()) {
            notes.add(
                    "overshoot: " + samples.getAsInt() + " samples of "
                            + moments.modalities().inputs()
                            + " inputs are fitted with their noise, and rates or scales beyond the tie are worse than none; stop early");
        }
        ErrorCurve chosen = chosen().curve();
        if (byTheory && chosen.atEnd() > OVERFITS * chosen.best() + NOTHING * chosen.atStart()) {
            notes.add("early stopping: the error on new data is least at t = " + number(chosen.bestTime()) + " ("
                    + number(chosen.best()) + "), at the end of training it is " + number(chosen.atEnd()));
        }
        atEnd.ifPresent(other -> notes.add(
                "trained to the end, take " + other.text() + " instead: there its error on new data is smaller"));
        nestings(notes);
        if (basis == Splits.Basis.MOMENTS) {
            notes.add(
                    request.data().samples().isPresent()
                            ? "errors on new data are errors on the samples that are trained on, so they are too small: fewer than "
                                    + Splits.FEWEST + " samples are too few to hold some out"
                            : "errors on new data are those of the given moments: without samples nothing is known of their noise");
        }
        if (remedies.isEmpty()) {
            notes.add(
                    request.fusion() == 1
                            ? "no remedy is proposed: with early fusion all modalities are learned together"
                            : "no remedy is proposed: a modality is uncorrelated with the outputs, and ties need a correlation");
        }
        if (byTheory) {
            request.learningRate().ifPresent(rate -> steps(rate, notes));
        }
        return notes;
    }

    private void nestings(List<String> notes) {
        double all = request.nestings().count();
        int listed = request.nestings().list().size();
        if (listed < all) {
            notes.add("of " + number(all) + " trees that fuse two by two "
                    + (listed > 0 ? "the " + listed + " whose last fusion comes after the last layer" : "none")
                    + " are tried: more than " + Nestings.MOST + " take too long");
        }
    }

    private Forecast late() {
        return fusions.get(request.fusion() - 1);
    }

    private void bias(Bias bias, List<String> notes) {
        String name = late().prediction().tree().names().get(bias.modality());
        if (bias.verdict() == BiasVerdict.NOT_SIGNIFICANT) {
            notes.add("nothing significant is left for " + name
                    + " once the others are learned: no fusion and no remedy will help a linear network on new data");
        } else if (bias.verdict() == BiasVerdict.PERMANENT) {
            notes.add(
                    "permanent bias: with " + late().architecture() + ", " + name
                            + " is never learned from a small start; earlier fusion or a tie, which leaves the start with all modalities, are the ways out");
        } else if (bias.verdict() == BiasVerdict.NOT_DECIDABLE) {
            notes.add("the samples are no more than the inputs, so that they cannot tell whether " + name
                    + " has anything to add: hold some out (heldout=N, or more samples)");
        }
    }

    private Forecast chosen() {
        return recommended.remedy().map(RemedyForecast::forecast).orElseGet(() -> fusions.get(index()));
    }

    private int index() {
        return request.trees().indexOf(recommended.architecture());
    }

    private void steps(double rate, List<String> notes) {
        OptionalDouble limit =
                recommended.remedy().map(RemedyForecast::largestRate).orElseGet(() -> rates.get(index()));
        if (limit.isEmpty()) {
            notes.add("learning rate: its limit is known for one output alone");
        } else if (rate > limit.getAsDouble()) {
            notes.add("learning rate " + number(rate) + " may be too large where all is learned: up to "
                    + number(limit.getAsDouble()) + " gradient descent is certainly stable");
        }
    }

    static String number(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.4g", value)
                        .replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2")
                        .replaceFirst("\\.(e|$)", "$1")
                : "never";
    }
}
