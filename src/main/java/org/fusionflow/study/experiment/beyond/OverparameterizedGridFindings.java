package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link OverparameterizedGrid} says. */
final class OverparameterizedGridFindings {
    private final Rows rows;

    OverparameterizedGridFindings(Rows rows) {
        this.rows = rows;
    }

    List<StudyFinding> all() {
        List<StudyFinding> all = new ArrayList<>();
        all.add(StudyFinding.all(
                "both modalities are half learned in every run",
                rows.having("tA").having("tB").size(),
                rows.size(),
                "more samples than inputs of A, so that A alone cannot fit them and B keeps a residual"));
        laws(all);
        all.add(durations());
        errors(all);
        return all;
    }

    private void laws(List<StudyFinding> all) {
        for (String layers : rows.by("layers").keySet()) {
            int depth = Integer.parseInt(layers);
            if (depth > 2) {
                Law exponent = law(rows.where("layers", depth), run -> run.number("tA"));
                all.add(
                        exponent(
                                "L = " + layers + ": exponent of t_A in u0",
                                2 - depth,
                                exponent,
                                0.1,
                                "early equations scale exactly; the end of the growth at size 1 adds a relative term of order u0^(L-2)"));
            }
        }
        for (String fusion : rows.by("fusion").keySet()) {
            int at = Integer.parseInt(fusion);
            Rows some = rows.where("fusion", at);
            Law exponent = law(some, OverparameterizedGridFindings::phase);
            if (at == 1) {
                all.add(
                        exponent(
                                "L_f = 1: exponent of t_B - t_A in u0, the phase does not grow for smaller starts",
                                0,
                                exponent,
                                0.3,
                                "both are learned at once at leading order, so t_B - t_A has a limit for small starts; the correction is of"
                                        + " relative order u0; at the largest, over the logarithm of the range, that is below 0.3"));
            } else if (at > 2) {
                all.add(
                        exponent(
                                "L_f = " + at + ": exponent of t_B - t_A in u0",
                                2 - at,
                                exponent,
                                0.15,
                                "the amplitude of B at the end of the first phase is proportional to u0 up to a relative term of order u0"));
            }
        }
        Rows two = rows.where("fusion", 2);
        Spread ratio = Spread.of(perDraw(
                two,
                draw -> slope(draw, OverparameterizedGridFindings::phase)
                        / slope(draw, run -> run.number("tBTheory") - run.number("tATheory"))));
        all.add(
                new StudyFinding(
                        "L_f = 2: slope of t_B - t_A against ln(1/u0) over that of the reduced flow",
                        "1",
                        ratio.text(),
                        StudyFinding.percent(ratio.mean() - 1),
                        StudyFinding.verdict(Math.abs(ratio.mean() - 1) <= 0.2),
                        "the slope is (1-k) over the escape rate, whatever the prefactor of the random start; starts up to 0.4 are not small"));
    }

    private static StudyFinding exponent(String statement, double theory, Law law, double tolerance, String reason) {
        Spread measured = law.exponent();
        return new StudyFinding(
                statement,
                StudyFinding.number(theory),
                measured.text(),
                String.format(Locale.ROOT, "%+.2g", measured.mean() - theory)
                        // Two points are on any line.
                        + (law.misfit() > 1e-9
                                ? String.format(Locale.ROOT, ", points off by up to %.2g %%", 100 * law.misfit())
                                : ""),
                StudyFinding.verdict(Math.abs(measured.mean() - theory) <= tolerance),
                "tolerance " + tolerance + ": " + reason);
    }

    private StudyFinding durations() {
        int holding = 0;
        int of = 0;
        for (List<Run> byFusion : draws(rows)) {
            for (int i = 1; i < byFusion.size(); i++) {
                of++;
                holding += phase(byFusion.get(i)) > phase(byFusion.get(i - 1)) ? 1 : 0;
            }
        }
        return StudyFinding.all(
                        "the deeper the fusion layer, the longer the unimodal phase t_B - t_A",
                        holding,
                        of,
                        "published; one comparison of neighbouring fusion layers a depth, start and draw")
                .published();
    }

    private void errors(List<StudyFinding> all) {
        for (String at : List.of("end", "best")) {
            all.add(deficit(at));
        }
        Rows early = rows.where("fusion", 1);
        all.add(StudyFinding.atLeast(
                "L_f = 1: best time to stop, after t_A and over t_B - t_A, the earliest",
                runs(early).stream()
                        .mapToDouble(run -> (run.number("bestTime") - run.number("tA")) / phase(run))
                        .min()
                        .orElse(Double.NaN),
                0.75,
                "theory: both grow together, so the optimum uses both; half times refer to the map that fits all samples, noise included,"
                        + " of which the better part is learned a little earlier"));
        Rows late = new Rows(
                rows.columns(),
                rows.by("fusion").values().stream()
                        .filter(some -> some.number(0, "fusion") > 2)
                        .flatMap(some -> some.rows().stream())
                        .toList());
        all.add(
                StudyFinding.atLeast(
                        "L_f > 2: fraction of runs whose best time to stop is before B is half learned",
                        before(late) / (double) late.size(),
                        0.5,
                        "as found: A has fitted most of the noise by the time that B is learned; the draw decides which minimum is the lower one"));
        all.add(
                StudyFinding.atMost(
                        "L_f = 1: error at the end, largest relative change over the scales of the start",
                        Arrays.stream(perDraw(rows.where("fusion", 1), OverparameterizedGridFindings::change))
                                .map(Math::abs)
                                .max()
                                .orElse(Double.NaN),
                        0.05,
                        "all samples are fitted, the part of the map across them is of the size of the start: its square is a few percent"));
        Spread change = Spread.of(perDraw(late, OverparameterizedGridFindings::change));
        all.add(new StudyFinding(
                "L_f > 2: relative change of the error at the end from the smallest to the largest start",
                "below 0",
                change.text(),
                "",
                StudyFinding.verdict(change.mean() + change.error() < 0),
                "as found: with a larger start the unimodal phase is shorter, and less noise is fitted with A alone"));
    }

    /** Means over the draws of a depth and start. */
    private StudyFinding deficit(String at) {
        int holding = 0;
        int of = 0;
        for (Rows layers : rows.by("layers").values()) {
            for (Rows start : layers.by("u0").values()) {
                List<Rows> fusions = List.copyOf(start.by("fusion").values());
                double early = Spread.of(fusions.get(0).numbers(at)).mean();
                double late =
                        Spread.of(fusions.get(fusions.size() - 1).numbers(at)).mean();
                of++;
                holding += early < late ? 1 : 0;
            }
        }
        return StudyFinding.all(
                        "early fusion has the smaller error on new data than late fusion, mean over draws, "
                                + (at.equals("end") ? "at the end of training" : "each at its best time"),
                        holding,
                        of,
                        "published: a long unimodal phase can lead to a generalization deficit; one comparison a depth and start, single"
                                + " draws may differ where the phase is short")
                .published();
    }

    private static int before(Rows some) {
        return (int) runs(some).stream()
                .filter(run -> run.number("bestTime") < run.number("tB"))
                .count();
    }

    /** From the smallest start to the largest. */
    private static double change(Rows draw) {
        double[] ends = draw.numbers("end");
        return ends[ends.length - 1] / ends[0] - 1;
    }

    /** A row. */
    private record Run(Rows rows, int row) {
        double number(String column) {
            return rows.number(row, column);
        }
    }

    private static double phase(Run run) {
        return run.number("tB") - run.number("tA");
    }

    /** Runs that differ in the fusion layer alone, from early to late. */
    private static List<List<Run>> draws(Rows rows) {
        List<List<Run>> draws = new ArrayList<>();
        for (Rows layers : rows.by("layers").values()) {
            for (Rows start : layers.by("u0").values()) {
                for (Rows draw : start.by("seed").values()) {
                    draws.add(runs(draw));
                }
            }
        }
        return draws;
    }

    private static List<Run> runs(Rows some) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            runs.add(new Run(some, i));
        }
        return runs;
    }

    /** Of runs that differ in the start alone, from small to large. */
    private static double[] perDraw(Rows rows, ToDoubleFunction<Rows> quantity) {
        List<Double> values = new ArrayList<>();
        for (Rows layers : rows.by("layers").values()) {
            for (Rows fusion : layers.by("fusion").values()) {
                for (Rows draw : fusion.by("seed").values()) {
                    values.add(quantity.applyAsDouble(draw));
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Exponents over the draws, and the worst misfit among them. */
    private record Law(Spread exponent, double misfit) {}

    private static Law law(Rows some, ToDoubleFunction<Run> quantity) {
        double[] misfit = {0};
        double[] exponents = perDraw(some, draw -> {
            PowerLaw fit = PowerLaw.fit(
                    draw.numbers("u0"),
                    runs(draw).stream().mapToDouble(quantity).toArray());
            misfit[0] = Math.max(misfit[0], fit.misfit());
            return fit.exponent();
        });
        return new Law(Spread.of(exponents), misfit[0]);
    }

    /** Of a quantity against ln(1/u0), by least squares. */
    private static double slope(Rows draw, ToDoubleFunction<Run> quantity) {
        double[] values = runs(draw).stream().mapToDouble(quantity).toArray();
        return -PowerLaw.fit(
                        draw.numbers("u0"), Arrays.stream(values).map(Math::exp).toArray())
                .exponent();
    }
}
