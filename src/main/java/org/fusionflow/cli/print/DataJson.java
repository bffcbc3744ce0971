package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Conditioning;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.ColumnReport;
import org.fusionflow.data.samples.TrainingData;

/** Writes what is known of the data, in JSON and as a line of text: number, rank and condition, columns that tell nothing or the same. */
final class DataJson {
    private DataJson() {}

    /**
     * Adds the key {@code data}: {@code samples}, {@code heldOut}, {@code folds} and the lists of columns only where there are some; {@code inputs},
     * {@code outputs}, {@code rank}, {@code condition}, and the same of each modality under {@code modalities}.
     */
    static void put(ObjectNode document, TrainingData data) {
        Moments moments = data.moments();
        ObjectNode node = document.putObject("data");
        if (moments.knowledge().samples().isPresent()) {
            node.put("samples", moments.knowledge().samples().getAsInt());
        }
        data.heldOut().ifPresent(held -> node.put("heldOut", held.count()));
        data.folds().ifPresent(folds -> node.put("folds", folds.count()));
        put(node, Conditioning.of(moments));
        node.put("outputs", moments.outputs());
        ObjectNode modalities = node.putObject("modalities");
        Modalities all = moments.modalities();
        for (int m = 0; m < all.count(); m++) {
            put(modalities.putObject(all.names().get(m)), Conditioning.of(moments, m));
        }
        data.columns().ifPresent(columns -> put(node, columns));
    }

    private static void put(ObjectNode node, Conditioning conditioning) {
        node.put("inputs", conditioning.inputs());
        node.put("rank", conditioning.rank());
        Json.put(node, "condition", conditioning.condition());
    }

    private static void put(ObjectNode node, ColumnReport columns) {
        Json.strings(node.putArray("constantColumns"), columns.constant());
        pairs(node.putArray("duplicateColumns"), columns.equal());
        pairs(node.putArray("rescaledColumns"), columns.rescaled());
    }

    private static void pairs(ArrayNode array, List<List<String>> pairs) {
        pairs.forEach(pair -> Json.strings(array.addArray(), pair));
    }

    /** Prints a line on data that are from a file. */
    static void print(TrainingData data) {
        if (data.columns().isEmpty()) {
            return;
        }
        Moments moments = data.moments();
        StringBuilder line = new StringBuilder("data: " + data.columns().get().samples() + " samples");
        data.heldOut()
                .ifPresent(held -> line.append(" and ").append(held.count()).append(" held out"));
        data.folds().ifPresent(folds -> line.append(", ").append(folds.count()).append(" folds"));
        line.append("; ").append(words(Conditioning.of(moments)));
        Modalities all = moments.modalities();
        for (int m = 0; m < all.count(); m++) {
            line.append("; ").append(all.names().get(m)).append(": ").append(words(Conditioning.of(moments, m)));
        }
        System.out.println(line);
    }

    private static String words(Conditioning of) {
        return of.inputs() + (of.inputs() == 1 ? " input" : " inputs") + " of rank " + of.rank()
                + (of.condition().isPresent()
                        ? String.format(
                                Locale.ROOT, ", condition %.2g", of.condition().getAsDouble())
                        : "");
    }
}
