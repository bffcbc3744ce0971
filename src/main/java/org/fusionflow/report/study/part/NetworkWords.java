package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.words.Rounded;

/** Describes networks in words, for tables. */
final class NetworkWords {
    private NetworkWords() {}

    static String widths(Ensemble network) {
        return network.isRecorded()
                ? Rounded.NONE
                : String.join(
                        ", ",
                        network.setup().widths().stream().map(Object::toString).toList());
    }

    /** How the weights start; unknown for a recorded network. */
    static String start(Ensemble network, Remedies remedies) {
        return network.isRecorded()
                ? "not known"
                : network.setup().initialization(remedies).name();
    }

    /** The method with its settings, of which a recording tells the name alone. */
    static String method(Ensemble network) {
        return network.isRecorded()
                ? network.setup().method().name() + ", recorded"
                : network.setup().method().description();
    }

    /** The seeds, or the files that recorded the runs. */
    static String runs(Ensemble network) {
        return network.isRecorded()
                ? String.join(
                        ", ",
                        network.recordings().stream()
                                .map(run -> String.valueOf(run.file().getFileName()))
                                .toList())
                : seeds(network.setup().seeds());
    }

    /** True if the training follows the gradient, except for the size and the noise of its steps. */
    static boolean descends(Ensemble network) {
        return network.setup().descends();
    }

    /** Lists the features that a plain linear network trained on the mean squared error does not have; empty for such a network. */
    static String special(Ensemble network) {
        NetworkSetup setup = network.setup();
        List<String> words = new ArrayList<>();
        if (!setup.isLinear()) {
            words.add(setup.activation().name());
        }
        if (setup.biases()) {
            words.add("biases");
        }
        if (!setup.heads().isEmpty()) {
            words.add(setup.heads().size() + " heads");
        }
        if (setup.loss() != OutputLoss.MSE) {
            words.add("loss " + setup.loss().title());
        }
        if (setup.weightDecay() > 0) {
            words.add("weight decay " + Rounded.value(setup.weightDecay()));
        }
        setup.u0().ifPresent(u0 -> words.add("u₀ = " + Rounded.value(u0)));
        return String.join(", ", words);
    }

    /** A list of seeds, with three or more consecutive ones as a range. */
    static String seeds(List<Long> seeds) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < seeds.size(); ) {
            int to = from;
            while (to + 1 < seeds.size() && seeds.get(to + 1) == seeds.get(to) + 1) {
                to++;
            }
            if (to < from + 2) {
                to = from;
            }
            parts.add(from == to ? "" + seeds.get(from) : seeds.get(from) + "–" + seeds.get(to));
            from = to + 1;
        }
        return String.join(", ", parts);
    }
}
