package org.fusionflow.study.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.RectifiedLaw;

/**
 * What a study that is made from a problem has of the alignment law: a column of theory for each network that has the law and follows the gradient
 * flow, and checks of its contribution half times.
 *
 * @param theory lines of YAML
 * @param checks lines of YAML
 */
record RectifiedDraft(List<String> theory, List<String> checks) {
    /** The refined law was off by so much at worst on forty random targets, see {@code validation/relu-alignment.md}. */
    private static final double WITHIN = 0.2;

    /** What is checked must come well before the end of the run. */
    private static final double LONGER = 1.5;

    RectifiedDraft {
        theory = List.copyOf(theory);
        checks = List.copyOf(checks);
    }

    static RectifiedDraft of(Problem problem, Map<String, NetworkSetup> networks) {
        List<String> theory = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        networks.forEach((called, setup) -> {
            Problem given = setup.onProblem(problem);
            Optional<AlignmentLaw> law = RectifiedLaw.isQuick(given) ? RectifiedLaw.of(given, setup) : Optional.empty();
            if (law.isPresent()
                    && RectifiedLaw.hasTimes(
                            PredictedWatch.plan(given, setup, setup.seeds().get(0), Vector.of()))) {
                String column = column(networks, theory.size());
                theory.add("  " + column + ": {plugin: alignment, network: " + YamlText.scalar(called) + "}");
                double end = end(setup);
                law.get().order().stream()
                        .filter(m -> LONGER * law.get().halfTime(m).orElse(Double.POSITIVE_INFINITY) <= end)
                        .forEach(m ->
                                checks.add(check(called, column, problem.names().get(m))));
            }
        });
        return new RectifiedDraft(theory, checks);
    }

    /** The latest time at which a run can end. */
    private static double end(NetworkSetup setup) {
        double bySteps = Descent.of(setup.method())
                .map(descent -> descent.schedule().time(setup.stop().maxSteps()))
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(setup.stop().maxTime(), bySteps);
    }

    /** A name that no network has. */
    private static String column(Map<String, NetworkSetup> networks, int index) {
        String name = index == 0 ? "law" : "law" + (index + 1);
        while (networks.containsKey(name)) {
            name += "s";
        }
        return name;
    }

    private static String check(String network, String column, String modality) {
        return "  - {name: " + YamlText.scalar("contribution half time of " + modality + " in " + network)
                + ", of: " + YamlText.scalar(network + ".contributionHalfTime[" + modality + "]")
                + ", against: " + YamlText.scalar(column + ".refinedHalfTime[" + modality + "]")
                + ", within: " + WITHIN
                + ", reason: "
                + YamlText.scalar(
                        "the alignment law from each seed's own weights; on 40 random targets its ratio was off by 0.0 % in the"
                                + " median and by 20 % at worst, where units of a learned group part later")
                + "}";
    }
}
