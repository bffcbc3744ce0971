package org.fusionflow.report.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.NamedNetwork;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Study;
import org.fusionflow.study.StudyResult;
import org.fusionflow.symbolic.derivation.Derivation;

/**
 * What a report is about, with the names by which its parts call things.
 *
 * @param result of the study
 * @param derivation for the study's architecture
 */
record Subject(StudyResult result, Derivation derivation) {
    Study study() {
        return result.study();
    }

    Prediction prediction() {
        return result.prediction();
    }

    Moments moments() {
        return prediction().moments();
    }

    LearningOrder order() {
        return LearningOrder.of(study().tree(), moments());
    }

    TwoModality two() {
        return LearningOrder.requireTwoModalities(study().tree());
    }

    int layers() {
        return two().layers().value();
    }

    int fusion() {
        return two().fusion().value();
    }

    List<String> names() {
        return moments().modalities().names();
    }

    String first() {
        return names().get(order().first());
    }

    String second() {
        return names().get(order().second());
    }

    /** One input a modality. */
    boolean isScalar() {
        return moments().modalities().inputs() == moments().modalities().count();
    }

    /** {@code t_A} for a formula or a chart. */
    String halfTime(int modality) {
        return indexed("t", names().get(modality));
    }

    /** A symbol with an index, for a formula or a chart. */
    static String indexed(String symbol, String index) {
        return symbol + "_" + (index.length() == 1 ? index : "{" + index + "}");
    }

    OptionalDouble reducedHalfTime(int modality) {
        return time(prediction().trajectory().halfTimes().get(modality));
    }

    /** Mean over the seeds; empty unless every seed has it. */
    static OptionalDouble meanHalfTime(NetworkRuns runs, int modality) {
        double sum = 0;
        for (TrainingResult one : runs.results()) {
            OptionalDouble time = time(one.halfTimes().get(modality));
            if (time.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += time.getAsDouble() / runs.results().size();
        }
        return runs.results().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    private static OptionalDouble time(Optional<LocatedTime> located) {
        return located.isPresent() ? OptionalDouble.of(located.get().time()) : OptionalDouble.empty();
    }

    static String seeds(NamedNetwork setup) {
        return setup.seeds().size() == 1 ? "1 seed" : setup.seeds().size() + " seeds";
    }
}
