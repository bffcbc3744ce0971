package org.fusionflow.study.experiment.twolayer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link RandomDataSets} says. */
public final class RandomDataSetsFindings {
    /** Speeds closer than this: the random amplitudes of the two branches, which scatter by 10 %, and the interference of two halves that are learned together decide too. */
    private static final double CLOSE = 0.95;

    private RandomDataSetsFindings() {}

    static List<StudyFinding> of(Rows rows) {
        return List.of(
                exact(rows),
                explained(
                        rows,
                        "Exact reduced system from the networks' own weights",
                        "exactRatio",
                        "exact reduction; the bound leaves room for nothing but the integrators' tolerances",
                        0.9999),
                StudyFinding.atMost(
                        "Aligned reduced system from the amplitudes u_eff of the growing modes: largest relative error of t_2/t_1",
                        Means.worst(rows, (r, i) -> r.number(i, "timeRatio") / r.number(i, "alignedRatio") - 1),
                        1e-4,
                        "what it leaves out, the part of a first layer across Σ_yx, stays at γ while the growing mode gains nine orders"),
                explained(
                        rows,
                        "Matched phases with slow directions and misalignment from the average amplitude",
                        "refinedRatio",
                        "amplitudes of single networks differ from their average by 5 to 10 %, and phases that overlap are matched as if they"
                                + " followed each other",
                        0.98),
                formula(rows),
                worst(rows),
                order(rows));
    }

    private static double[] logarithms(Rows rows, String column) {
        return Arrays.stream(rows.numbers(column)).map(Math::log).toArray();
    }

    /** R² of ln(t_B/t_A): ratios spread over orders, and R² of the ratios themselves would be that of the few largest. */
    public static double explained(Rows rows, String column) {
        return Means.explained(logarithms(rows, "timeRatio"), logarithms(rows, column));
    }

    private static StudyFinding explained(Rows rows, String theory, String column, String reason, double bound) {
        return StudyFinding.atLeast(
                theory + ": R² of ln(t_2/t_1) over " + rows.size() + " data sets",
                explained(rows, column),
                bound,
                reason);
    }

    private static StudyFinding exact(Rows rows) {
        return StudyFinding.atMost(
                "Largest relative error of the exact reduced system's t_2/t_1, worst of " + rows.size() + " data sets",
                Means.worst(rows, (r, i) -> r.number(i, "timeRatio") / r.number(i, "exactRatio") - 1),
                1e-6,
                "the reduction to D + 1 = 11 hidden units a branch is exact; two integrators' tolerances remain");
    }

    private static StudyFinding formula(Rows rows) {
        long waiting = Arrays.stream(rows.numbers("firstShare"))
                .filter(share -> share < 0.5)
                .count();
        return StudyFinding.atMost(
                "Leading-order formula 1 + (s_1 − s_2)/‖e_2‖: R² of ln(t_2/t_1), which is clearly less",
                explained(rows, "formula"),
                0.95,
                String.format(
                        Locale.ROOT,
                        "it lets a modality jump to its saddle, but growth along Σ_yx makes less than half of the first map in %d of %d"
                                + " data sets, and the rest waits for directions of small variance; and it lets the second start along"
                                + " e_2, from which Σ_yx2 is %.0f degrees away in the median",
                        waiting,
                        rows.size(),
                        median(rows.numbers("angle"))));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    /** Row at which a prediction of the ratio is worst. */
    public static int worstRow(Rows rows, String column) {
        int worst = 0;
        for (int i = 1; i < rows.size(); i++) {
            worst = error(rows, i, column) > error(rows, worst, column) ? i : worst;
        }
        return worst;
    }

    private static double error(Rows rows, int row, String column) {
        return Math.abs(Math.log(rows.number(row, "timeRatio") / rows.number(row, column)));
    }

    private static StudyFinding worst(Rows rows) {
        int i = worstRow(rows, "formula");
        double early = rows.number(i, "halfTimeFirst") / rows.number(i, "formulaFirst");
        double delay =
                (rows.number(i, "halfTimeSecond") - rows.number(i, "halfTimeFirst")) / rows.number(i, "formulaDelay");
        double closeness = rows.number(i, "speedSecond") / rows.number(i, "speedFirst");
        String cause = String.format(
                Locale.ROOT,
                "t_1 is %.2g times ln(1/u_0)/s_1 and t_2 − t_1 %.2g times its formula: growth along Σ_yx1 makes %.0f %% of the first map,"
                        + " the slowest direction needs %.3g to settle against a formula of t_1 = %.3g and a phase of %.3g;"
                        + " s_2/s_1 = %.2f, %.0f degrees between Σ_yx2 and e_2. Matched phases leave out that the second acts back on a first"
                        + " that has not settled",
                early,
                delay,
                100 * rows.number(i, "firstShare"),
                rows.number(i, "settling"),
                rows.number(i, "formulaFirst"),
                rows.number(i, "formulaDelay"),
                closeness,
                rows.number(i, "angle"));
        return StudyFinding.within(
                String.format(
                        Locale.ROOT,
                        "The formula's worst case, data set %s, where it says %.3g: matched phases, which follow the slow directions of the"
                                + " first modality, predict it",
                        rows.text(i, "dataSeed"),
                        rows.number(i, "formula")),
                rows.number(i, "refinedRatio"),
                rows.number(i, "timeRatio"),
                0.15,
                cause);
    }

    private static StudyFinding order(Rows rows) {
        int apart = 0;
        int right = 0;
        int flipped = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean first = rows.number(i, "timeRatio") > 1;
            if (rows.number(i, "speedSecond") < CLOSE * rows.number(i, "speedFirst")) {
                apart++;
                right += first ? 1 : 0;
            } else {
                flipped += first ? 0 : 1;
            }
        }
        return StudyFinding.all(
                "The modality with the larger s is half learned first, where s_2/s_1 < " + CLOSE,
                right,
                apart,
                "of the " + (rows.size() - apart) + " data sets with closer speeds " + flipped
                        + " are learned in the other order: there slow directions and random amplitudes"
                        + " decide");
    }
}
