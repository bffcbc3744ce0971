package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link Generalization} says. */
final class GeneralizationFindings {
    private final Rows rows;

    GeneralizationFindings(Rows rows) {
        this.rows = rows;
    }

    List<StudyFinding> all() {
        List<StudyFinding> all = new ArrayList<>();
        for (String at : List.of("halfA", "halfB")) {
            all.add(
                    StudyFinding.atMost(
                            "half times of " + at.substring(4)
                                    + ", largest relative difference between network and reduced flow",
                            largest(rows.where("at", at), "time", "timeTheory", false),
                            0.005,
                            "the reduced flow leaves out the first layer across the correlation, a tenth of B's amplitude when B starts to"
                                    + " grow along its residual: half of its square shifts the logarithm of the amplitude, of about 5"));
        }
        for (String fusion : List.of("early", "late")) {
            Rows curves = rows.where("at", "curve").where("fusion", fusion);
            String reason =
                    "a shift of half a percent of t_B times the steepest descent, half of the start's value within 2 units of time";
            all.add(StudyFinding.atMost(
                    fusion + " fusion, training loss, largest difference over the loss at the start",
                    largest(curves, "loss", "lossTheory", true),
                    0.01,
                    reason));
            all.add(StudyFinding.atMost(
                    fusion + " fusion, error on new data, largest difference over the error at the start",
                    largest(curves, "error", "errorTheory", true),
                    0.01,
                    reason));
        }
        Rows best = rows.where("at", "best");
        all.add(StudyFinding.atMost(
                "early-stopping time, largest relative difference",
                largest(best, "time", "timeTheory", false),
                0.01,
                "as the half times, twice, because at a flat minimum slopes of two small terms cancel"));
        all.add(
                StudyFinding.atMost(
                        "least error on new data, largest relative difference",
                        largest(best, "error", "errorTheory", false),
                        0.002,
                        "at a minimum a shift in time counts by its square; the map itself differs by the frozen part of the start"));
        consequences(all);
        return all;
    }

    private void consequences(List<StudyFinding> all) {
        List<Run> few = runs(70);
        List<Run> enough = runs(700);
        all.add(StudyFinding.all(
                        "70 samples: late fusion has a generalization deficit, even if stopped at its best time",
                        (int) few.stream()
                                .filter(run -> run.late.best() > run.early.best())
                                .count(),
                        few.size(),
                        "published: long unimodal phases can lead to a generalization deficit"
                                + " in the overparameterized regime")
                .published());
        all.add(
                StudyFinding.atMost(
                        "700 samples: error at the end, largest relative difference of late and early fusion",
                        enough.stream()
                                .mapToDouble(run -> Math.abs(run.late.end() / run.early.end() - 1))
                                .max()
                                .orElse(Double.NaN),
                        0.01,
                        "both end at the same least-squares map; what is left of slow modes at the end of the runs is below a percent"));
        all.add(
                StudyFinding.all(
                        "70 samples, late fusion: while only A is used, the error falls to a minimum and rises again by 5 % or more",
                        (int) few.stream()
                                .filter(run -> run.late.rise() >= 0.05)
                                .count(),
                        few.size(),
                        "A alone meets the noise of the output and what B would explain, of variance 1.25 together, with 1.4 samples an input"));
        all.add(unimodalOptimum(few));
        all.add(StudyFinding.all(
                "early fusion: the best time to stop is after both modalities are half learned",
                (int) runs().stream().filter(run -> !run.early.isBestUnimodal()).count(),
                runs().size(),
                "both grow together along the directions that the samples know best"));
    }

    private static StudyFinding unimodalOptimum(List<Run> few) {
        List<Course> later = few.stream()
                .map(Run::late)
                .filter(course -> !course.isBestUnimodal())
                .toList();
        Spread before =
                Spread.of(later.stream().mapToDouble(Course::leastUnimodal).toArray());
        Spread after = Spread.of(later.stream().mapToDouble(Course::best).toArray());
        String numbers = later.isEmpty()
                ? ""
                : ", with " + StudyFinding.number(after.mean()) + " against " + StudyFinding.number(before.mean())
                        + " in the mean of these draws";
        int same = (int) few.stream()
                .filter(run -> run.late().isBestUnimodal() == run.late().isBestUnimodalInTheory())
                .count();
        return StudyFinding.all(
                "70 samples, late fusion: whether the best time to stop is inside the unimodal phase, as it is in "
                        + (few.size() - later.size()) + " of " + few.size()
                        + " networks, is as the reduced flow says",
                same,
                few.size(),
                "there is a second minimum after B is learned, and where what B explains outweighs what A has fitted of the noise"
                        + " by then, it is the lower one" + numbers);
    }

    /** Network and theory of one draw. */
    private record Run(Course early, Course late) {}

    private List<Run> runs() {
        List<Run> all = new ArrayList<>(runs(70));
        all.addAll(runs(700));
        return all;
    }

    private List<Run> runs(int samples) {
        List<Run> runs = new ArrayList<>();
        rows.where("samples", samples)
                .by("data")
                .forEach((data, ofData) -> ofData.by("seed")
                        .forEach((seed, ofSeed) -> runs.add(new Run(
                                new Course(ofSeed.where("fusion", "early")),
                                new Course(ofSeed.where("fusion", "late"))))));
        return runs;
    }

    /** One trained network. */
    private record Course(Rows rows) {
        double time(String at) {
            return rows.where("at", at).number(0, "time");
        }

        double best() {
            return rows.where("at", "best").number(0, "error");
        }

        double end() {
            Rows curve = rows.where("at", "curve");
            return curve.number(curve.size() - 1, "error");
        }

        boolean isBestUnimodal() {
            return time("best") < time("halfB");
        }

        boolean isBestUnimodalInTheory() {
            return rows.where("at", "best").number(0, "timeTheory")
                    < rows.where("at", "halfB").number(0, "timeTheory");
        }

        double leastUnimodal() {
            Rows curve = rows.where("at", "curve");
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < curve.size() && curve.number(i, "time") < time("halfB"); i++) {
                least = Math.min(least, curve.number(i, "error"));
            }
            return least;
        }

        /** From the least error before B is half learned to the largest one after that and still before, relative. */
        double rise() {
            Rows curve = rows.where("at", "curve");
            double least = Double.POSITIVE_INFINITY;
            double rise = 0;
            for (int i = 0; i < curve.size() && curve.number(i, "time") < time("halfB"); i++) {
                double error = curve.number(i, "error");
                least = Math.min(least, error);
                rise = Math.max(rise, error / least - 1);
            }
            return rise;
        }
    }

    /** Largest difference of two columns over the rows, relative to the theory in the same row or, on curves, in the first. */
    private static double largest(Rows rows, String network, String theory, boolean overFirst) {
        double largest = rows.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < rows.size(); i++) {
            double scale = rows.number(overFirst ? 0 : i, theory);
            double difference = Math.abs(rows.number(i, network) - rows.number(i, theory)) / scale;
            // Math.max keeps a NaN, which then fails every bound.
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
