package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusionflow.study.experiment.Finding;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;

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

        /** Slope of log kappa against log u0: 0 where the power of theory is the network's. */
        double slope(String source, String column) {
            return Trial.slope(
                    logStarts(),
                    Arrays.stream(means(source, column)).map(Math::log).toArray());
        }

        /** The same for every seed by itself. */
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

    List<Finding> list() {
        List<Finding> findings = new ArrayList<>();
        findings.add(power("kappa_first", "t_A goes as u0^(2-L)"));
        findings.add(power("kappa_second", "t_B - t_A goes as u0^(2-L_f), L_f > 2"));
        findings.add(logarithm());
        findings.add(calibrated("kappa_first"));
        findings.add(calibrated("kappa_second"));
        findings.add(prefactor("kappa_first", "t_A"));
        findings.add(prefactor("kappa_second", "t_B - t_A"));
        findings.addAll(reference());
        findings.addAll(widths());
        return findings;
    }

    private Finding power(String column, String name) {
        Place worst = places().get(0);
        double most = -1;
        for (Place place : places()) {
            boolean counts = column.equals("kappa_first") || place.fusion() > 2;
            double miss = Math.abs(Trial.mean(place.slopes(column)) - place.slope("calibrated", column));
            if (counts && !(miss <= most)) {
                worst = place;
                most = miss;
            }
        }
        double[] slopes = worst.slopes(column);
        double theory = worst.slope("calibrated", column);
        return new Finding(
                name + ": slope of log kappa against log u0, worst of all widths, at " + worst.words(),
                String.format(Locale.ROOT, "%.3f, finite size of the reduced flow", theory),
                String.format(Locale.ROOT, "%.3f ± %.3f", Trial.mean(slopes), Trial.standardError(slopes)),
                String.format(Locale.ROOT, "%+.3f", Trial.mean(slopes) - theory),
                Finding.verdict(Math.abs(Trial.mean(slopes) - theory) <= 0.03),
                "0 but for corrections of order u0^(L-2) or u0^(L_f-2), which the reduced flow from the fitted start has as well, if not to the last"
                        + " per cent; seeds are the same at every u0, so their scatter drops out; a power that is wrong by 0.03 would show");
    }

    private Finding logarithm() {
        double worst = 0;
        String where = "";
        for (Place place : places()) {
            if (place.fusion() != 2) {
                continue;
            }
            double network = Trial.slope(place.logStarts(), place.means("network", "kappa_second"));
            double theory = Trial.slope(place.logStarts(), place.means("calibrated", "kappa_second"));
            double error = network / theory - 1;
            if (!(Math.abs(error) <= Math.abs(worst))) {
                worst = error;
                where = place.words() + String.format(Locale.ROOT, " (%.3f against %.3f)", -network, -theory);
            }
        }
        return new Finding(
                "L_f = 2: t_B - t_A grows with ln(1/u0), slope against that of the reduced flow from the fitted start",
                "(1-k)/(U_A^(L-2) e_B) = 0.75 as u0 goes to 0",
                where,
                Finding.percent(worst),
                Finding.verdict(Math.abs(worst) <= 0.1 && !where.isEmpty()),
                "corrections of order u0^(L-2) make the slope smaller than 0.75 and are in the reduced flow as well");
    }

    private Finding calibrated(String column) {
        double worst = 0;
        String where = "";
        for (Place place : places()) {
            double[] theory = place.means("calibrated", column);
            double[] network = place.means("network", column);
            for (int i = 0; i < theory.length; i++) {
                double error = theory[i] / network[i] - 1;
                if (!(Math.abs(error) <= Math.abs(worst))) {
                    worst = error;
                    where = place.words();
                }
            }
        }
        boolean first = column.equals("kappa_first");
        return Finding.atMost(
                (first ? "kappa_A" : "kappa_B") + " from a start fitted at the largest u0 to other seeds: largest relative error, here at "
                        + where,
                Math.abs(worst),
                scale.pick(first ? 0.15 : 0.35, 0.8),
                "scatter of two sets of few seeds, "
                        + (first ? "9 % each" : "up to 20 % each, because the delay is a difference of two times that scatter"));
    }

    private Finding prefactor(String column, String name) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Place place : places()) {
            double[] network = place.means("network", column);
            double[] theory = place.means("formula", column);
            for (int i = 0; i < theory.length; i++) {
                low = Math.min(low, network[i] / theory[i]);
                high = Math.max(high, network[i] / theory[i]);
            }
        }
        return new Finding(
                        "The published formula gives the prefactor of " + name + " of random networks",
                        "1 within 10 %",
                        String.format(Locale.ROOT, "%.2f to %.2f times", low, high),
                        "",
                        Finding.verdict(low > 0.9 && high < 1.1),
                        "it starts on the aligned manifold, but of random layers of norm u0 only a part is aligned")
                .published();
    }

    /** Values of an independent program with other random numbers. */
    private List<Finding> reference() {
        Rows place = rows.where("layers", 4).where("fusion", 3).where("width", 100).where("source", "network");
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
                Finding.atMost(
                        "kappa_A of (A:3,B:3):1, width 100, against 0.531, 0.528, 0.527 of an independent program at u0 = 0.2, 0.1, 0.05",
                        Math.abs(worstFirst),
                        0.07,
                        reason),
                Finding.atMost(
                        "kappa_B of the same against 2.21, 2.33, 2.39",
                        Math.abs(worstSecond),
                        0.1,
                        reason));
    }

    private static double larger(double a, double b) {
        return Math.abs(a) >= Math.abs(b) ? a : b;
    }

    private List<Finding> widths() {
        List<Finding> findings = new ArrayList<>();
        return findings;
    }
}
