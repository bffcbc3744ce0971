package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Says in one sentence what the reduced flow of a study learns, in which order and when; true in every case, also where nothing is learned. */
public final class Headline {
    private static final int DIGITS = 4;
    /** Half times that differ by a smaller fraction are equal. */
    private static final double TOGETHER = 1e-9;

    private final Subject subject;
    private final Prediction prediction;
    private final List<Integer> learned;
    private final List<Integer> missing;

    private Headline(Subject subject) {
        this.subject = subject;
        this.prediction = subject.prediction();
        this.learned = subject.order().stream()
                .filter(m -> subject.reducedHalfTime(m).isPresent())
                .toList();
        this.missing = subject.order().stream()
                .filter(m -> subject.reducedHalfTime(m).isEmpty())
                .toList();
    }

    /** The sentence. */
    public static String of(Subject subject) {
        return new Headline(subject).sentence();
    }

    private String sentence() {
        if (learned.isEmpty()) {
            return LawSentence.of(subject)
                    + (Losses.of(subject).hasSignal()
                            ? names(subject.order()) + (subject.order().size() == 1 ? " is" : " are")
                                    + " not half learned" + byTheEnd() + "."
                            : subject.hasNonlinear()
                                    ? "The output is uncorrelated with all inputs: a linear network has nothing to learn."
                                    : "The output is uncorrelated with all inputs: there is nothing to learn.");
        }
        List<String> clauses = new ArrayList<>();
        List<Integer> first = first();
        clauses.add(opening(first));
        List<Integer> later = learned.subList(first.size(), learned.size());
        if (!later.isEmpty()) {
            clauses.add(followers(first, later));
        }
        for (int m : missing) {
            clauses.add(missing(m));
        }
        givenUp().ifPresent(clauses::add);
        return LawSentence.of(subject) + linear() + String.join("; ", clauses) + ".";
    }

    /** What is predicted is about linear networks, also where others were trained. */
    private String linear() {
        return subject.hasNonlinear() ? "In a linear network, " : "";
    }

    private double time(int modality) {
        return subject.reducedHalfTime(modality).orElseThrow();
    }

    private String name(int modality) {
        return subject.names().get(modality);
    }

    private String names(List<Integer> modalities) {
        return Subject.list(modalities.stream().map(this::name).toList());
    }

    /** The modalities whose half time is the earliest one. */
    private List<Integer> first() {
        double earliest = time(learned.get(0));
        return learned.stream()
                .filter(m -> time(m) <= earliest * (1 + TOGETHER))
                .toList();
    }

    private String opening(List<Integer> first) {
        boolean several = first.size() > 1;
        double time = time(first.get(0));
        boolean alone = subject.names().size() == 1;
        String verb = several ? " are" : " is";
        if (time == 0) {
            return names(first) + verb + " half learned from the start on, which is not small";
        }
        String at = " at t = " + Rounded.value(time, DIGITS);
        String text = alone
                ? names(first) + " is half learned" + at
                : several && first.size() == subject.names().size()
                        ? names(first) + " are learned together, half of each" + at
                        : names(first) + verb + " learned first"
                                + (several ? ", together, half of each" : ", half of it") + at;
        return better().map(other -> text + ", although " + other + " alone would take away more of the loss")
                .orElse(text);
    }

    /** The modality that alone would have reduced the loss most, if it is not the one that is learned first. */
    private Optional<String> better() {
        return prediction.superficialPreference()
                ? subject.order().stream()
                        .min(Comparator.comparingDouble(m ->
                                LeastSquares.on(subject.moments(), Set.of(m)).loss()))
                        .map(this::name)
                : Optional.empty();
    }

    private String followers(List<Integer> first, List<Integer> later) {
        double start = time(first.get(0));
        boolean one = later.size() == 1;
        if (!(start > 0)) {
            return names(later)
                    + (one ? " follows at t = " : " follow at t = ")
                    + Subject.list(later.stream()
                            .map(m -> Rounded.value(time(m), DIGITS))
                            .toList());
        }
        String ratios = Subject.list(
                later.stream().map(m -> Rounded.value(time(m) / start, DIGITS)).toList());
        String text = names(later) + (one ? " follows" : " follow") + " after " + ratios + " times as long";
        if (prediction.graph().isEmpty()) {
            return text;
        }
        if (prediction.plateau().isEmpty()) {
            return text + ", with no fixed point and no plateau in between";
        }
        if (!subject.visitsPlateau()) {
            return text + ", and no plateau shows " + (one ? "in between" : "after the first");
        }
        String share = Deviation.percent(1 - start / time(later.get(later.size() - 1)));
        return one && first.size() == 1 && subject.names().size() == 2
                ? text + ", so that for " + share + " of the time until then only " + name(first.get(0)) + " is known"
                : text + ", so that for " + share + " of the time until the last of them some are not known yet";
    }

    private String missing(int modality) {
        if (!(prediction.reference().halfNorms().norms().at(modality) > 0)) {
            return name(modality) + " has nothing to learn";
        }
        Optional<Bias> bias = prediction.bias().filter(one -> one.modality() == modality);
        BiasVerdict verdict = bias.map(Bias::verdict).orElse(BiasVerdict.PRACTICALLY_PERMANENT);
        return switch (verdict) {
            case PERMANENT -> name(modality) + " is never learned from an aligned start, " + why(modality);
            case CANNOT_BE_TOLD ->
                "whether " + name(modality) + " is ever learned cannot be told from the rounding of the data";
            default -> name(modality) + " is not half learned" + byTheEnd();
        };
    }

    private String why(int modality) {
        if (!(subject.moments().speed(modality) > 0)) {
            return "because the output is uncorrelated with it";
        }
        boolean nothingLeft = prediction
                .graph()
                .flatMap(graph -> graph.with(learned).exit(modality))
                .filter(exit -> exit.vanishing() == ZeroVerdict.EXACTLY)
                .isPresent();
        return nothingLeft
                ? "because nothing is left for it once " + names(learned) + (learned.size() == 1 ? " is" : " are")
                        + " known"
                : "because it would have to change its sign on the way (sign reversal)";
    }

    /** What is learned and lost again. */
    private Optional<String> givenUp() {
        List<Integer> lost = IntStream.range(0, subject.names().size())
                .filter(m -> prediction.trajectory().stuck().contains(m) && learned.contains(m))
                .boxed()
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(names(lost) + (lost.size() == 1 ? " is" : " are") + " given up again, because "
                        + (lost.size() == 1 ? "its map" : "their maps")
                        + " would have to change sign (sign reversal)");
    }

    private String byTheEnd() {
        double end = prediction.trajectory().endTime();
        return prediction.trajectory().settled()
                ? " when nothing changes any more, from t = " + Rounded.value(end, DIGITS) + " on"
                : " by t = " + Rounded.value(end, DIGITS);
    }
}
