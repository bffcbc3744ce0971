package org.fusionflow.data.remedy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusionflow.data.file.Key;

/** Writes {@link Remedies} as {@link RemedyReader} reads them, the same text for equal remedies. */
public final class RemedyText {
    private RemedyText() {}

    /** The keys that are not at their defaults, with their values; empty for plain training. */
    public static Map<Key, String> entries(Remedies remedies) {
        Map<Key, String> entries = new LinkedHashMap<>();
        put(entries, RemedyKeys.RATE, rates(remedies.rates()));
        put(entries, RemedyKeys.INPUT_SCALE, numbers(remedies.inputScale()));
        put(entries, RemedyKeys.WHITEN, remedies.whiten() ? "true" : "");
        put(entries, RemedyKeys.DROPOUT, numbers(remedies.dropout().probabilities()));
        put(entries, RemedyKeys.DROPOUT_RESCALE, remedies.dropout().rescaled() ? "true" : "");
        put(entries, RemedyKeys.BRANCH_LOSS, numbers(remedies.branchLoss()));
        put(entries, RemedyKeys.ALTERNATE, remedies.alternate() ? "true" : "");
        put(
                entries,
                RemedyKeys.FREEZE,
                remedies.freezes().stream().map(RemedyText::freeze).collect(Collectors.joining(",")));
        put(entries, RemedyKeys.SCALE, numbers(remedies.startScale()));
        put(entries, RemedyKeys.WEIGHT_DECAY, remedies.weightDecay() > 0 ? number(remedies.weightDecay()) : "");
        return entries;
    }

    private static void put(Map<Key, String> entries, Key key, String text) {
        if (!text.isEmpty()) {
            entries.put(key, text);
        }
    }

    /** In one line, as in {@code rate A=1,B=2.5; whiten}; empty for plain training. */
    public static String words(Remedies remedies) {
        return entries(remedies).entrySet().stream()
                .map(entry ->
                        entry.getKey().option().substring(2) + (entry.getKey().isFlag() ? "" : " " + entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String rates(Rates rates) {
        if (rates.modulation().isPresent()) {
            return "ogm=" + number(rates.modulation().getAsDouble());
        }
        List<String> stages = new ArrayList<>();
        for (Rates.Stage stage : rates.stages()) {
            stages.add(
                    numbers(stage.factors()) + (Double.isInfinite(stage.until()) ? "" : "@t<" + number(stage.until())));
        }
        return String.join(";", stages);
    }

    private static String freeze(Freeze freeze) {
        return freeze.modality()
                + (freeze.from().isPresent() ? "@t>" + number(freeze.from().getAsDouble()) : "");
    }

    private static String numbers(Map<String, Double> numbers) {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + number(entry.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
