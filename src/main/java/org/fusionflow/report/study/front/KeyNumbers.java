package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** The three numbers that one quotes of a study, chosen by what happens in it; those of the exact reduced flow, or of the alignment law where that holds. */
public final class KeyNumbers {
    private static final int DIGITS = 4;

    private KeyNumbers() {}

    /** A number with its name. */
    record Quoted(Prose name, String value) {}

    /** The numbers side by side, as a table with one row. */
    public static Table table(Subject subject) {
        List<Quoted> numbers = of(subject);
        Table.Column[] heads = numbers.stream()
                .map(number -> new Table.Column(number.name(), Table.Align.CENTER))
                .toArray(Table.Column[]::new);
        Prose[] cells = numbers.stream()
                .map(number -> Prose.of("").bold(number.value()))
                .toArray(Prose[]::new);
        return Table.of(heads).row(cells);
    }

    static List<Quoted> of(Subject subject) {
        Prediction prediction = subject.prediction();
        Losses losses = Losses.of(subject);
        if (subject.hasLaw()
                && subject.networks().stream().noneMatch(one -> one.setup().isLinear())) {
            AlignmentLaw law =
                    subject.networks().get(0).rectified().orElseThrow().law();
            if (!law.premise().applies() && !law.order().isEmpty()) {
                return ofLaw(subject, law);
            }
        }
        List<Quoted> numbers = new ArrayList<>();
        int first = subject.order().get(0);
        OptionalDouble time = subject.reducedHalfTime(first);
        if (time.isPresent()) {
            numbers.add(new Quoted(
                    Prose.of(subject.names().size() == 1 ? "half time " : "first half time ")
                            .math(subject.halfTime(first)),
                    number(time.getAsDouble())));
        } else {
            numbers.add(new Quoted(Prose.of("loss where nothing is learned"), number(losses.start())));
        }
        if (prediction.timeRatio().isPresent()) {
            numbers.add(new Quoted(
                    Prose.of("time ratio ").math(subject.ratio()),
                    number(prediction.timeRatio().getAsDouble())));
        } else if (waits(subject).isPresent()) {
            Bias bias = waits(subject).get();
            numbers.add(new Quoted(
                    Prose.of("of what there is to learn, left to "
                            + subject.names().get(bias.modality())),
                    Deviation.percent(losses.shareOfLearnable(bias.remainingGain()))));
        } else {
            numbers.add(new Quoted(Prose.of("least loss of a linear map"), number(losses.least())));
        }
        if (prediction.plateauLoss().isPresent() && subject.visitsPlateau()) {
            numbers.add(new Quoted(
                    Prose.of("loss on the " + (subject.plateaus().size() > 1 ? "first " : "") + "plateau"),
                    number(prediction.plateauLoss().getAsDouble())));
        } else {
            numbers.add(new Quoted(
                    Prose.of("of the loss at the start, never explained"), Deviation.percent(losses.unexplained())));
        }
        return numbers;
    }

    /** Those of the alignment law, where the linear theory does not apply. */
    private static List<Quoted> ofLaw(Subject subject, AlignmentLaw law) {
        List<Quoted> numbers = new ArrayList<>();
        int first = law.order().get(0);
        if (law.halfTime(first).isPresent()) {
            numbers.add(new Quoted(
                    Prose.of("law: first half time ").math(subject.halfTime(first)),
                    number(law.halfTime(first).getAsDouble())));
        }
        if (law.timeRatio().isPresent()) {
            numbers.add(new Quoted(
                    Prose.of("law: time ratio"), number(law.timeRatio().getAsDouble())));
        }
        numbers.add(new Quoted(
                Prose.of("law: loss on the first plateau"),
                number(law.events().get(0).loss())));
        if (law.timeRatio().isEmpty()) {
            numbers.add(new Quoted(Prose.of("law: loss on the last plateau"), number(law.finalLoss())));
        }
        return numbers;
    }

    /** The bias against a modality that is never half learned. */
    private static Optional<Bias> waits(Subject subject) {
        return subject.prediction()
                .bias()
                .filter(bias -> subject.names().size() > 1
                        && subject.reducedHalfTime(bias.modality()).isEmpty());
    }

    private static String number(double value) {
        return Rounded.value(value, DIGITS);
    }
}
