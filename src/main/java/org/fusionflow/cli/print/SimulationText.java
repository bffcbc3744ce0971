package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.network.result.Ablated;

/** Prints training runs as text. */
public final class SimulationText {
    private SimulationText() {}

    public static void print(Simulation run) {
        System.out.println(run.description() + ", seed " + run.plan().seed());
        System.out.println();
        List<String> names = run.plan().tree().names();
        for (int m = 0; m < names.size(); m++) {
            Text.row("half time of " + names.get(m), List.of(Text.number(run.halfTime(m))));
        }
        Text.row("time ratio", List.of(Text.number(run.timeRatio())));
        if (run.hasSignals()) {
            for (int m = 0; m < names.size(); m++) {
                Text.row("signal half time of " + names.get(m), List.of(Text.number(run.signalHalfTime(m))));
            }
            Text.row("signal time ratio", List.of(Text.number(run.signalTimeRatio())));
        }
        if (run.learned().isPresent()) {
            for (int m = 0; m < names.size(); m++) {
                Text.row(
                        "contribution half time of " + names.get(m), List.of(Text.number(run.contributionHalfTime(m))));
            }
            Text.row("contribution time ratio", List.of(Text.number(run.contributionTimeRatio())));
        }
        Text.row("final loss", List.of(Text.number(run.result().finalLoss())));
        if (run.population().isPresent()) {
            Text.row("final error on new data", List.of(Text.number(run.generalization())));
        }
        if (run.heldOutLoss().isPresent()) {
            Text.row("loss on held-out samples", List.of(Text.number(run.heldOutLoss())));
        }
        for (int m = 0; m < names.size(); m++) {
            Text.row(
                    "contribution of " + names.get(m),
                    List.of(Text.number(run.contributions().at(m))));
        }
        run.ablated().ifPresent(ablated -> ablated(run, names, ablated));
        Text.row("conserved drift", List.of(Text.number(run.result().conservedDrift())));
        Text.row("steps", List.of(Long.toString(run.result().steps())));
        Text.row("end time", List.of(Text.number(run.result().endTime())));
        Text.warnings(run.warnings());
        Text.trajectory(run.result().trajectory(), run.population());
    }

    /** For a linear network the contributions say the same as the losses. */
    private static void ablated(Simulation run, List<String> names, Ablated ablated) {
        boolean linear = run.plan().design().activation().isLinear();
        for (int m = 0; !linear && m < names.size(); m++) {
            Text.row(
                    "loss without " + names.get(m),
                    List.of(Text.number(ablated.lossWithout().at(m))));
        }
        ablated.accuracy().ifPresent(shares -> {
            Text.row("accuracy", List.of(Text.number(shares.at(0))));
            for (int m = 0; m < names.size(); m++) {
                Text.row("accuracy of " + names.get(m) + " alone", List.of(Text.number(shares.at(1 + m))));
            }
        });
    }

    /** Prints one row for each seed, then mean and standard deviation over the seeds that have a value. */
    public static void print(List<Simulation> runs) {
        System.out.println(runs.get(0).description() + ", " + runs.size() + " seeds");
        System.out.println();
        List<String> names = runs.get(0).plan().tree().names();
        List<String> head = new ArrayList<>();
        names.forEach(name -> head.add("half time " + name));
        head.add("time ratio");
        boolean learned = runs.get(0).learned().isPresent();
        if (learned) {
            names.forEach(name -> head.add("contr. half " + name));
            head.add("contr. ratio");
        }
        head.addAll(List.of("final loss", "steps"));
        Text.row("seed", head);
        for (Simulation run : runs) {
            List<String> cells = new ArrayList<>();
            for (int m = 0; m < names.size(); m++) {
                cells.add(Text.number(run.halfTime(m)));
            }
            cells.add(Text.number(run.timeRatio()));
            for (int m = 0; learned && m < names.size(); m++) {
                cells.add(Text.number(run.contributionHalfTime(m)));
            }
            if (learned) {
                cells.add(Text.number(run.contributionTimeRatio()));
            }
            cells.add(Text.number(run.result().finalLoss()));
            cells.add(Long.toString(run.result().steps()));
            Text.row(Long.toString(run.plan().seed()), cells);
        }
        List<SeedSummary> summaries = SeedSummary.of(runs);
        Text.row("mean", summaries.stream().map(s -> Text.number(s.mean())).toList());
        Text.row(
                "standard deviation",
                summaries.stream().map(s -> Text.number(s.deviation())).toList());
        for (Simulation run : runs) {
            run.warnings()
                    .forEach(warning ->
                            System.out.println("warning: seed " + run.plan().seed() + ": " + warning));
        }
    }
}
