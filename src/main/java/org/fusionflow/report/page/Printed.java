package org.fusionflow.report.page;

import java.util.List;

/**
 * A document that was written.
 *
 * @param pages number of pages
 * @param warnings what is not seen in it as it was meant, a sentence each: characters that the fonts lack
 */
public record Printed(int pages, List<String> warnings) {
    public Printed {
        warnings = List.copyOf(warnings);
    }
}
