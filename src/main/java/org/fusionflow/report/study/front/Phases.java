package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.diagram.BandRow;
import org.fusionflow.report.diagram.PhaseBands;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;

/** Draws when each source learns each modality, from the formula to the networks. */
final class Phases {
    /** Largest number of rows that leave room for the rest of the page. */
    private static final int MOST_ROWS = 12;

    private Phases() {}

    /**
     * The band chart.
     *
     * @param bands chart
     * @param hidden number of networks for which there was no room
     */
    record Chart(PhaseBands bands, int hidden) {}

    static Chart of(Subject subject) {
        Prediction prediction = subject.prediction();
        List<BandRow> rows = new ArrayList<>();
        if (subject.hasFormula()) {
            rows.add(theory(subject, "formula, leading order", prediction.laws()::formulaTime));
        }
        if (hasRefined(subject)) {
            rows.add(theory(subject, "formula, refined", prediction.laws()::refinedTime));
        }
        rows.add(theory(subject, "exact reduced flow", subject::reducedHalfTime));
        int hidden = 0;
        for (Ensemble network : subject.networks()) {
            if (rows.size() + (network.own().exists() ? 2 : 1) > MOST_ROWS) {
                hidden++;
                continue;
            }
            rows.add(network(subject, network));
            if (network.own().exists()) {
                String name = "predicted from " + (network.results().size() == 1 ? "its" : "their") + " own start";
                rows.add(new BandRow(
                        name, BandRow.Kind.OWN, events(network.own().halfTimes()), Double.POSITIVE_INFINITY));
            }
        }
        return new Chart(new PhaseBands(subject.names(), rows, end(subject)), hidden);
    }

    /** True if the refined formula adds to the leading one. */
    static boolean hasRefined(Subject subject) {
        return subject.order().stream()
                .anyMatch(m -> subject.prediction().laws().refinedTime(m).isPresent());
    }

    private static BandRow theory(Subject subject, String name, IntFunction<OptionalDouble> time) {
        List<BandRow.Event> events = IntStream.range(0, subject.names().size())
                .filter(m -> time.apply(m).isPresent())
                .mapToObj(m -> BandRow.Event.at(m, time.apply(m).getAsDouble()))
                .toList();
        return new BandRow(name, BandRow.Kind.THEORY, events, Double.POSITIVE_INFINITY);
    }

    private static BandRow network(Subject subject, Ensemble network) {
        String name = network.name() + " (" + Subject.seeds(network) + ")";
        double end = network.results().stream()
                .mapToDouble(result -> result.endTime())
                .max()
                .orElse(0);
        // A flow that came to rest stays where it is.
        boolean rests =
                network.results().stream().allMatch(result -> result.restTime().isPresent());
        List<BandRow.Event> events = events(subject.column(network).halfTimes());
        boolean done = events.size() == subject.names().size();
        return new BandRow(name, BandRow.Kind.NETWORK, events, rests || done ? Double.POSITIVE_INFINITY : end);
    }

    private static List<BandRow.Event> events(List<SeedValues> times) {
        List<BandRow.Event> events = new ArrayList<>();
        for (int m = 0; m < times.size(); m++) {
            double[] present = times.get(m).present();
            if (present.length > 0) {
                double low = Arrays.stream(present).min().orElseThrow();
                double high = Arrays.stream(present).max().orElseThrow();
                double mean = Arrays.stream(present).average().orElseThrow();
                // The mean of equal numbers may lie beyond them by a rounding.
                events.add(new BandRow.Event(
                        m,
                        Math.max(low, Math.min(high, mean)),
                        low,
                        high,
                        times.get(m).isComplete()));
            }
        }
        return events;
    }

    private static double end(Subject subject) {
        return Math.max(1e-12, subject.prediction().trajectory().endTime());
    }
}
