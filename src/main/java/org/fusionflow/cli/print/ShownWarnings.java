package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Warnings about data and output files: each is shown once on stderr, before the work where it is known then, or listed in a document. */
public final class ShownWarnings {
    private final boolean json;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param json true if a document will list them, so that stderr stays empty
     */
    public ShownWarnings(boolean json) {
        this.json = json;
    }

    /** Shows those that were not shown before. */
    public void add(List<String> warnings) {
        for (String warning : warnings) {
            if (known.add(warning) && !json) {
                System.err.println("fusionflow: warning: " + warning);
            }
        }
    }

    public void put(ObjectNode document) {
        Json.strings(document.putArray("warnings"), List.copyOf(known));
    }
}
