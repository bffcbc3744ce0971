package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;

/** Says how well the half times of each network agree with those predicted for it, and for which networks there is no prediction. */
public final class Confirmation {
    /** Largest relative difference of a half time that still counts as agreement. */
    private static final double AGREES = 0.1;

    private final Subject subject;

    private Confirmation(Subject subject) {
        this.subject = subject;
    }

    /** One or more sentences, each about all networks that fare alike. */
    public static String of(Subject subject) {
        return new Confirmation(subject).sentences();
    }

    private String sentences() {
        if (subject.networks().isEmpty()) {
            return "No network was trained.";
        }
        List<String> agree = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Ensemble network : subject.networks()) {
            List<SeedValues> predicted = predicted(subject, network);
            if (predicted.isEmpty()) {
                sentences.add("Network " + network.name() + " " + network.own().whyNot() + remark(network) + ".");
                continue;
            }
            List<SeedValues> measured = subject.column(network).halfTimes();
            OptionalDouble largest = Deviation.largest(measured, predicted);
            List<String> surprises = surprises(network, measured, predicted);
            if (!surprises.isEmpty()) {
                sentences.add("Network " + network.name() + " " + Subject.list(surprises) + ".");
            } else if (largest.isEmpty()) {
                sentences.add("Network " + network.name() + " has no half time to compare.");
            } else if (largest.getAsDouble() <= AGREES) {
                String within = largest.getAsDouble() < Deviation.ROUNDING
                        ? " to rounding"
                        : " to within " + Deviation.percent(largest.getAsDouble());
                agree.add(network.name() + (network.own().exists() ? own(network) : "") + within + remark(network));
            } else {
                sentences.add("Network " + network.name() + " differs by up to "
                        + Deviation.percent(largest.getAsDouble())
                        + (network.own().exists() ? " from the prediction for its own start" : " from the prediction")
                        + remark(network) + ".");
            }
        }
        if (!agree.isEmpty()) {
            sentences.add(
                    0,
                    (agree.size() == 1 ? "A network confirms it: " : "Networks confirm it: ") + Subject.list(agree)
                            + ".");
        }
        return String.join(" ", sentences);
    }

    private static String own(Ensemble network) {
        return network.rectified().isPresent()
                ? ", predicted from its own weights by the alignment law,"
                : ", predicted from its own start,";
    }

    /** The half times to which those of a network are to be compared, one for each seed; empty if nothing is predicted for it. */
    public static List<SeedValues> predicted(Subject subject, Ensemble network) {
        if (network.own().exists()) {
            return network.own().halfTimes();
        }
        if (!network.own().whyNot().isEmpty()) {
            return List.of();
        }
        int seeds = network.results().size();
        return IntStream.range(0, subject.names().size())
                .mapToObj(m -> new SeedValues(Collections.nCopies(seeds, subject.reducedHalfTime(m))))
                .toList();
    }

    /** Names the modality that a network learns first if it is another one than in the reduced flow, and those that the reduced flow never learns. */
    private String remark(Ensemble network) {
        List<SeedValues> times = subject.column(network).halfTimes();
        int earliest = -1;
        for (int m = 0; m < times.size(); m++) {
            OptionalDouble mean = times.get(m).mean();
            if (mean.isPresent()
                    && (earliest < 0
                            || mean.getAsDouble() < times.get(earliest).mean().orElseThrow())) {
                earliest = m;
            }
        }
        List<String> remarks = new ArrayList<>();
        if (earliest >= 0 && earliest != subject.order().get(0)) {
            remarks.add("it learns " + subject.names().get(earliest) + " first");
        }
        List<String> more = IntStream.range(0, times.size())
                .filter(m -> times.get(m).mean().isPresent()
                        && subject.reducedHalfTime(m).isEmpty())
                .mapToObj(m -> subject.names().get(m))
                .toList();
        if (!more.isEmpty()) {
            remarks.add("it learns " + Subject.list(more) + ", too");
        }
        return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
    }

    /** Modalities that are learned in a run although they should not be, or not although they should; a run that ended before, or was recorded from a later time on, tells nothing. */
    private List<String> surprises(Ensemble network, List<SeedValues> measured, List<SeedValues> predicted) {
        List<String> surprises = new ArrayList<>();
        for (int m = 0; m < measured.size(); m++) {
            int unexpected = 0;
            int lacking = 0;
            for (int seed = 0; seed < network.results().size(); seed++) {
                TrainingResult run = network.results().get(seed);
                OptionalDouble is = measured.get(m).values().get(seed);
                OptionalDouble should = predicted.get(m).values().get(seed);
                boolean endsBefore = run.restTime().isEmpty()
                        && should.isPresent()
                        && should.getAsDouble() * (1 + AGREES) > run.endTime();
                boolean beginsAfter = network.isRecorded()
                        && should.isPresent()
                        && should.getAsDouble() * (1 - AGREES)
                                < network.recordings().get(seed).start();
                boolean tooShort = endsBefore || beginsAfter;
                unexpected += is.isPresent() && should.isEmpty() ? 1 : 0;
                lacking += is.isEmpty() && should.isPresent() && !tooShort ? 1 : 0;
            }
            String seeds = network.results().size() == 1
                    ? ""
                    : " of " + network.results().size() + " seeds";
            String name = subject.names().get(m);
            if (unexpected > 0) {
                surprises.add("learns " + name + (seeds.isEmpty() ? "" : " in " + unexpected + seeds)
                        + ", which is not predicted");
            }
            if (lacking > 0) {
                surprises.add("does not learn " + name + (seeds.isEmpty() ? "" : " in " + lacking + seeds)
                        + ", which is predicted");
            }
        }
        return surprises;
    }
}
