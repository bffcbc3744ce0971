package org.fusionflow.report.html;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Label;

/** The addresses of the blocks of a document that have labels. */
final class Anchors {
    private final IdentityHashMap<Label, String> ids = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("start"));

    Anchors(Document document) {
        for (Block block : document.blocks()) {
            label(block).ifPresent(label -> add(label, block));
        }
    }

    private static Optional<Label> label(Block block) {
        if (block instanceof Block.Heading heading) {
            return Optional.of(heading.label());
        }
        if (block instanceof Block.Formula formula) {
            return formula.label();
        }
        if (block instanceof Block.Tabular table) {
            return Optional.of(table.label());
        }
        return block instanceof Block.Drawing drawing ? Optional.of(drawing.label()) : Optional.empty();
    }

    private void add(Label label, Block block) {
        String words = label.text().isEmpty() && block instanceof Block.Heading heading ? heading.text() : label.text();
        String slug =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String own = slug.isEmpty() ? "part" : slug;
        String id = own;
        for (int again = 2; !taken.add(id); again++) {
            id = own + "-" + again;
        }
        ids.put(label, id);
    }

    /** The address of a block inside the page; empty if no block has the label. */
    Optional<String> id(Label label) {
        return Optional.ofNullable(ids.get(label));
    }

    /** The attribute of the element with a label. */
    String attribute(Label label) {
        return id(label).map(id -> " id=\"" + id + "\"").orElse("");
    }
}
