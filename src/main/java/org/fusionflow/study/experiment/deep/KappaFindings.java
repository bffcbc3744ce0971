package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link Kappa} says. */
final class KappaFindings {
    private final Rows rows;
    private final Scale scale;

    KappaFindings(Rows rows, Scale scale) {
        this.rows = rows;
        this.scale = scale;
    }

    /** One architecture at one width. */
    private record Place(int layers, int fusion, int width, Rows rows) {
        String words() {
            return "L " + layers + ", L_f " + fusion + ", h " + width;
        }

        Rows of(String source) {
            return rows.where("source", source);
        }

        /** Of the mean over seeds, by u0. */
        double[] means(String source, String column) {
            return of(source).by("u0").values().stream()
                    .mapToDouble(one -> Trial.mean(one, column))
                    .toArray();
        }

        double[] logStarts() {
            return of("network").by("u0").keySet().stream()
                    .mapToDouble(Double::parseDouble)
                    .map(Math::log)
                    .toArray();
        }

        /** The coefficient a of {@code kappa (1 - a u0^n)}, from the smallest and the largest start. */
        double correction(String column) {
            double[] kappa = means("network", column);
            double[] logs = logStarts();
            int n = column.equals("kappa_first") ? layers - 2 : fusion - 2;
            int last = kappa.length - 1;
            return (kappa[0] / kappa[last] - 1) / (Math.exp(n * logs[last]) - Math.exp(n * logs[0]));
        }

        /** Slope of log kappa against log u0 for every seed by itself: 0 where the power of theory is the network's. */
        double[] slopes(String column) {
            return of("network").by("seed").values().stream()
                    .mapToDouble(seed -> Trial.slope(
                            logStarts(),
                            Arrays.stream(seed.numbers(column)).map(Math::log).toArray()))
                    .toArray();
        }
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            for (Map.Entry<String, Rows> fusion : layers.getValue().by("fusion").entrySet()) {
                for (Map.Entry<String, Rows> width :
                        fusion.getValue().by("width").entrySet()) {
                    places.add(new Place(
                            Integer.parseInt(layers.getKey()),
                            Integer.parseInt(fusion.getKey()),
                            Integer.parseInt(width.getKey()),
                            width.getValue()));
                }
            }
        }
        return places;
    }

    List<StudyFinding> list() {
        List<StudyFinding> findings = new ArrayList<>();
        findings.add(power("kappa_first", "t_A goes as u0^(2-L)"));
        findings.add(power("kappa_second", "t_B - t_A goes as u0^(2-L_f), L_f > 2"));
        findings.add(logarithm());
        findings.add(calibrated("kappa_first"));
        findings.add(calibrated("kappa_second"));
        findings.add(prefactor("kappa_first", "kappa_A"));
        findings.add(prefactor("kappa_second", "kappa_B, L_f > 2,"));
        findings.addAll(reference());
        findings.addAll(widths());
        return findings;
    }

    /** Kappa may change by its own finite size only, which is far less than a wrong power would make. */
    private StudyFinding power(String column, String name) {
        boolean first = column.equals("kappa_first");
        // The quick form has width 12 and two starts, close together where networks are deep, which leave a less
        // certain.
        double bound = scale.pick(1.0, 1.5);
        Place worst = places().get(0);
        double most = 0;
        for (Place place : places()) {
            if ((first || place.fusion() > 2) && Trial.isWorse(place.correction(column), most)) {
                worst = place;
                most = place.correction(column);
            }
        }
        double[] slopes = worst.slopes(column);
        return new StudyFinding(
                name + ": largest coefficient a of kappa (1 - a u0^n), n = " + (first ? "L-2" : "L_f-2")
                        + ", of all architectures and widths, at " + worst.words(),
                "0, within " + StudyFinding.number(bound),
                StudyFinding.number(worst.correction(column)),
                String.format(
                        Locale.ROOT, "slope of log kappa %.4f ± %.4f", Trial.mean(slopes), Trial.standardError(slopes)),
                StudyFinding.verdict(Math.abs(worst.correction(column)) <= bound),
                "what learned modalities take is of order 1 against times of order u0^-n; the seeds are the same at every u0, so their scatter drops"
                        + " out; a power wrong by 0.25 would leave the bound at most architectures");
    }

    private StudyFinding logarithm() {
        double worst = 0;
        String where = "";
        for (Place place : places()) {
            if (place.fusion() != 2) {
                continue;
            }
            double network = Trial.slope(place.logStarts(), place.means("network", "kappa_second"));
            double theory = Trial.slope(place.logStarts(), place.means("calibrated", "kappa_second"));
            double error = network / theory - 1;
            if (Trial.isWorse(error, worst)) {
                worst = error;
                where = place.words() + String.format(Locale.ROOT, " (%.3f against %.3f)", -network, -theory);
            }
        }
        return new StudyFinding(
                "L_f = 2: t_B - t_A grows with ln(1/u0), slope against that of the reduced flow from the fitted start",
                "(1-k)/(U_A^(L-2) e_B) = 0.75 as u0 goes to 0",
                where,
                StudyFinding.percent(worst),
                StudyFinding.verdict(Math.abs(worst) <= 0.1 && !where.isEmpty()),
                "corrections of order u0^(L-2) make the slope smaller than 0.75 and are in the reduced flow as well");
    }

    private StudyFinding calibrated(String column) {
        double worst = 0;
        String where = "";
        for (Place place : places()) {
            double[] theory = place.means("calibrated", column);
            double[] network = place.means("network", column);
            for (int i = 0; i < theory.length; i++) {
                double error = theory[i] / network[i] - 1;
                if (Trial.isWorse(error, worst)) {
                    worst = error;
                    where = place.words();
                }
            }
        }
        boolean first = column.equals("kappa_first");
        return StudyFinding.atMost(
                (first ? "kappa_A" : "kappa_B")
                        + " from a start fitted at the largest u0 to other seeds: largest relative error, here at "
                        + where,
                Math.abs(worst),
                scale.pick(first ? 0.15 : 0.35, 0.8),
                "scatter of two sets of few seeds, "
                        + (first
                                ? "9 % each"
                                : "up to 20 % each, because the delay is a difference of two times that scatter"));
    }

    private StudyFinding prefactor(String column, String name) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Place place : places()) {
            double[] network = place.means("network", column);
            double[] theory = place.means("formula", column);
            for (int i = 0; i < theory.length && (column.equals("kappa_first") || place.fusion() > 2); i++) {
                low = Math.min(low, network[i] / theory[i]);
                high = Math.max(high, network[i] / theory[i]);
            }
        }
        return new StudyFinding(
                name + " of random networks over that of the formula: at least 1.3 for every architecture and width",
                "at least 1.3",
                String.format(Locale.ROOT, "%.2f to %.1f", low, high),
                "",
                StudyFinding.verdict(low >= 1.3 && high > 0),
                "the formula starts on the aligned manifold, but of random layers of norm u0 only a part is aligned, and less of it in deeper and wider"
                        + " networks");
    }

    /** Values of an independent program with other random numbers. */
    private List<StudyFinding> reference() {
        Rows place =
                rows.where("layers", 4).where("fusion", 3).where("width", 100).where("source", "network");
        if (place.isEmpty()) {
            return List.of();
        }
        double[] u0 = {0.2, 0.1, 0.05};
        double[] first = {0.531, 0.528, 0.527};
        double[] second = {2.21, 2.33, 2.39};
        double worstFirst = 0;
        double worstSecond = 0;
        for (int i = 0; i < u0.length; i++) {
            Rows at = place.where("u0", u0[i]);
            worstFirst = larger(worstFirst, Trial.mean(at, "kappa_first") / first[i] - 1);
            worstSecond = larger(worstSecond, Trial.mean(at, "kappa_second") / second[i] - 1);
        }
        String reason = "means over few seeds of both; single seeds scatter by 9 %";
        return List.of(
                StudyFinding.atMost(
                        "kappa_A of (A:3,B:3):1, width 100, against 0.531, 0.528, 0.527 of an independent program at u0 = 0.2, 0.1, 0.05",
                        Math.abs(worstFirst),
                        0.07,
                        reason),
                StudyFinding.atMost(
                        "kappa_B of the same against 2.21, 2.33, 2.39", Math.abs(worstSecond), 0.1, reason));
    }

    private static double larger(double a, double b) {
        return Trial.isWorse(b, a) ? b : a;
    }

    /**
     * Layers between the first and the last have a share in the map of order h^(-1/2) of their norm, so the time until they have grown does not
     * depend on h for one of them, goes as its logarithm for two, which grow exponentially, and as h^(1/2) for three.
     */
    private List<StudyFinding> widths() {
        double three = mean(3, true);
        double four = mean(4, false);
        double five = mean(5, true);
        // First and last layer have norms u0 and sqrt(2) u0, and the signal is 4.
        double rate = 1 / (2 * 4 * Math.sqrt(2));
        return List.of(
                StudyFinding.atMost(
                        "L = 3: kappa_A goes as h^0, size of the power found",
                        Math.abs(three),
                        scale.pick(0.06, 0.3),
                        "one layer between first and last, which grows at once; means over seeds err by 4 % at width 25"),
                StudyFinding.within(
                        "L = 4: kappa_A goes as ln(h)/(2 sqrt(2) s_A), mean slope over fusion layers",
                        rate,
                        four,
                        scale.pick(0.35, 2.0),
                        "leading logarithm; seeds scatter by 9 % of kappa, which makes 15 % of its growth"),
                StudyFinding.within(
                        "L = 5: kappa_A goes as h^(1/2), mean power over fusion layers",
                        0.5,
                        five,
                        scale.pick(0.2, 0.6),
                        "limit of wide layers; means over seeds err by 10 % at width 25"));
    }

    private double mean(int layers, boolean power) {
        return rows.where("layers", layers).by("fusion").values().stream()
                .mapToDouble(fusion -> growth(fusion, power))
                .average()
                .orElse(Double.NaN);
    }

    /** Slope of kappa_A, or of its logarithm, against that of the width, at the smallest start. */
    private static double growth(Rows architecture, boolean power) {
        Rows networks = architecture.where("source", "network");
        Rows smallest = networks.where("u0", networks.number(0, "u0"));
        double[] logWidths = smallest.by("width").keySet().stream()
                .mapToDouble(Double::parseDouble)
                .map(Math::log)
                .toArray();
        double[] kappa = smallest.by("width").values().stream()
                .mapToDouble(width -> Trial.mean(width, "kappa_first"))
                .map(k -> power ? Math.log(k) : k)
                .toArray();
        return Trial.slope(logWidths, kappa);
    }
}
