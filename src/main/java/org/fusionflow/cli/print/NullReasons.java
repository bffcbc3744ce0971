package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Says of every null in a JSON document why it is one, in the warnings of the object that it belongs to. A reason is known for every key that
 * may be null.
 */
final class NullReasons {
    /** What is said of a key without a reason of its own. */
    static final String UNKNOWN = "it does not exist here";

    private static final String SEVERAL_OUTPUTS = "closed forms exist for one output, a start scale below 1";

    private static final String PLATEAU =
            "there is no plateau: with several outputs, with one modality, or where all that is learned is learned together";

    private static final String SELF_CHECK = "it is beyond the range of double precision for these data";

    /** Reasons by key, indices left out: {@code timeline[].departure}. */
    private static final Map<Pattern, String> REASONS = reasons(
            "refined\\.halfTimes\\..+|tau\\..+",
            "the alignment law does not learn it, see notLearned, or u0 is not below 1",
            "refined\\.timeRatio|twoBranchRatio",
            "it takes two modalities that are learned, the two-branch form also two branches",
            "linear\\.timeRatio",
            "it takes two branches, both correlated with the output also when the first is learned",
            "events\\[\\]\\.time",
            "u0 is not below 1",
            "halfTimes\\..+\\.leading",
            "the predicted path does not learn it, or after more than 1.8e308",
            "halfTimes\\..+\\.refined",
            "the predicted path does not learn it, or its phases could not be matched",
            "data\\.(.+\\.)?condition",
            "the covariance of many inputs is singular, has no eigenvalue above rounding, or is larger than 2,500 inputs",
            "contributionHalfTimes\\..+|contributionReference\\.values\\..+",
            "it is not learned, not half learned by the end, or its contribution has no reference, as warnings say",
            "contributionTimeRatio",
            "it takes contribution half times above 0 of two modalities, and of all that are learned",
            "networks\\[\\]\\.law\\.halfTimes\\..+",
            "the alignment law does not learn it",
            "networks\\[\\]\\.runs\\[\\]\\.(halfTimes|predictedHalfTimes|relativeErrors)\\..+",
            "it is not half learned by the end of the run, or not by theory",
            "networks\\[\\]\\.runs\\[\\]\\.finalLoss",
            "the run did not come to its end",
            "theory\\[\\]\\.halfTimes\\..+",
            "it is never half learned, or this approximation has no time for it",
            "((fusions|remedies)\\[\\]\\.)?halfTimes\\..+",
            "it is never half learned",
            "((fusions|remedies)\\[\\]\\.)?signalHalfTimes\\..+",
            "its signal is never half of that at the reference, or it has none there",
            "formulaTimes\\..+|timeRatio\\.formula",
            SEVERAL_OUTPUTS + ", and modalities that the predicted path learns",
            "refinedTimes\\..+|timeRatio\\.refined",
            SEVERAL_OUTPUTS + ", and phases of the predicted path that could be matched",
            "timeRatio\\.asymptotic",
            "a limit is known for two modalities of one output, of equal depth and fused at one layer, both of which are learned",
            "((fusions|remedies|theory|networks\\[\\]\\.runs)\\[\\]\\.|networks\\[\\]\\.law\\.)?timeRatio(\\.reduced|\\.signal)?|signalTimeRatio|check\\[\\]\\..+Ratio",
            "it takes half times above 0 of at least two modalities, and of all that have something to learn",
            "(.+\\.)?bias\\.time",
            "the modality is not learned, or given up again, or it takes longer than 1.8e308",
            "(.+\\.)?bias\\.remainingGain",
            SELF_CHECK,
            "(.+\\.)?bias\\.heldOutGain\\..+",
            "it takes at least two held-out samples, and a modality that waits",
            "(.+\\.)?bias\\.(pValue|fStatistic|sigma2|netGain|noiseFloor\\..+)",
            "it takes more samples than the rank of all inputs, whose moments have noise, noise in them, and a modality that waits",
            "misattribution(Vector)?|((fusions|theory|networks\\[\\]\\.runs)\\[\\]\\.)?plateauLoss",
            PLATEAU,
            "timeline\\[\\]\\.departure",
            "the trajectory does not leave that fixed point",
            "timeline\\[\\]\\.arrival",
            "the trajectory does not come near enough to that fixed point",
            "monitors\\..+",
            SELF_CHECK,
            "trajectory\\[\\]\\..+",
            "the integration ended before that time, or the number is beyond the range of double precision",
            "(refined\\.)?finalLoss|heldOutLoss|finalGeneralization|conservedDrift|endTime|contributions\\..+|lossWithout\\..+|accuracy\\..+",
            SELF_CHECK,
            "generalization\\.(best|bestTime|final)",
            "the integration did not come to its end",
            "modalities\\..+\\.(growingMode|expectedGrowingMode|growingModeHalfTime)",
            "only two layers of one input dimension at least are reduced exactly, mode by mode",
            "modalities\\..+\\.(projectedAt|alignment|keptEnergy)",
            "only deeper networks are projected, and a modality only once it is aligned",
            "(saddles|fixedPoints)\\[\\]\\..+",
            SELF_CHECK,
            "edges\\[\\]\\.duration",
            "no escape along that edge from a small start, or one that takes longer than 1.8e308",
            "edges\\[\\]\\.refinedDuration",
            "durations are refined along the predicted path alone, and where its phases could be matched",
            "path\\[\\]\\.by",
            "no modality leads to the start",
            "path\\[\\]\\.arrival",
            "it takes longer than 1.8e308",
            "mean\\..+",
            "no run has this number",
            "standardDeviation\\..+",
            "it takes at least two runs with this number",
            "(studies\\[\\]\\.)?checks\\[\\]\\.value",
            "what is compared is no number, see notComparable",
            "(fusions|remedies|linearPremise\\.simulated)\\[\\]\\.(final|bestStop)(Error|Time)|tradeOff\\[\\]\\.error|.+\\[\\]\\.excess(StandardError)?",
            "the integration did not come to the end of training",
            "(fusions|remedies)\\[\\]\\.largestRate",
            "the bound is known for one output",
            "tradeOff\\[\\]\\.time",
            "it is not nearly learned by the end of training",
            "linearPremise\\.nonlinearShare",
            "it was not tested, as linearPremise.reason says",
            "check\\[\\]\\..+",
            "it is not half learned by the end of training",
            "specialPoints\\[\\]\\.(value|lower|upper)",
            "the axis ends there");

    private NullReasons() {}

    private static Map<Pattern, String> reasons(String... pairs) {
        Map<Pattern, String> reasons = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            reasons.put(Pattern.compile(pairs[i]), pairs[i + 1]);
        }
        return reasons;
    }

    /** Adds the warnings that are missing, to every object that has warnings and to the document. */
    static void explain(ObjectNode document) {
        List<ObjectNode> inner = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        collect(document, "", missing, inner);
        if (!missing.isEmpty()) {
            ArrayNode warnings = document.withArray("warnings");
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            missing.stream()
                    .filter(path -> !isExplained(path, warnings))
                    .forEach(path -> byReason.computeIfAbsent(reason(path), reason -> new ArrayList<>())
                            .add(path));
            byReason.forEach((reason, paths) -> warnings.add("null in " + String.join(", ", paths) + ": " + reason));
        }
        inner.forEach(NullReasons::explain);
    }

    /**
     * @param path of the node inside the object whose warnings explain its nulls
     * @param nulls receives the paths of nulls
     * @param inner receives the objects that have warnings of their own
     */
    private static void collect(JsonNode node, String path, Set<String> nulls, List<ObjectNode> inner) {
        if (node.isNull()) {
            nulls.add(path);
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", nulls, inner));
        }
        if (node instanceof ObjectNode object && !path.isEmpty() && object.get("warnings") instanceof ArrayNode) {
            inner.add(object);
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(), (path.isEmpty() ? "" : path + ".") + entry.getKey(), nulls, inner));
        }
    }

    /** Half times have warnings with the time until which they were looked for, which begin with the modality. */
    private static boolean isExplained(String path, ArrayNode warnings) {
        String half = "halfTimes.";
        return path.startsWith(half)
                && StreamSupport.stream(warnings.spliterator(), false)
                        .anyMatch(warning -> warning.asText().contains(path.substring(half.length()) + " ")
                                && warning.asText().contains("half"));
    }

    static String reason(String path) {
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
