package org.fusionflow.report.study.part;

import java.util.List;
import java.util.Map;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.report.document.Prose;
import org.fusionflow.symbolic.proof.Step;

/** Leaves out what holds for one input a modality only, in the report of a study whose modalities have more. */
final class VectorForm {
    private static final String ALONE = "FT-13";

    private static final Map<String, Prose> WORDS = Map.of(
            "FT-8",
            Prose.of(
                    "Every layer takes from the loss what it moves, squared. At balance the layers of an edge move alike, so"
                            + " that the sum closes in the rows and their lengths:"),
            "FT-11",
            Prose.of("Among modalities with equally many layers the one with the larger ")
                    .math("s_m")
                    .text(
                            " leaves the start first, but another quantity decides which of them explains more. Where the two"
                                    + " disagree, the faster modality is preferred for superficial reasons:"));

    private VectorForm() {}

    /** True if a step has something to say about these data. */
    static boolean says(Step step, Moments moments) {
        return !step.id().equals(ALONE) || moments.modalities().dimensions().contains(1);
    }

    /** The lines of a step that hold for modalities of any number of inputs. */
    static List<String> lines(Step step) {
        List<String> lines = step.texLines();
        return switch (step.id()) {
            // The last line divides by lengths of single weights.
            case "FT-8" -> lines.subList(0, Math.max(1, lines.size() - 1));
            // Behind the general line stand quotients of numbers.
            case "FT-10" -> lines.subList(0, 1);
            // Before the general line stand those quotients.
            case "FT-11" -> lines.subList(lines.size() - 1, lines.size());
            default -> lines;
        };
    }

    /** The words for those lines. */
    static Prose words(Step step, boolean early) {
        Prose words = WORDS.get(step.id());
        return words == null ? StepWords.of(step, early) : words;
    }
}
