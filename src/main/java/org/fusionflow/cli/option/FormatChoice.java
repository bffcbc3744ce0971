package org.fusionflow.cli.option;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The format that {@code --format} and {@code --json} ask for together. */
public final class FormatChoice {
    private static final String JSON = "json";

    private FormatChoice() {}

    /**
     * @param format as given; null if it was not
     * @param json true if {@code --json} was given
     * @param formats all formats, the usual one first
     * @throws InvalidInput if it is none of them, or another than JSON is asked for with {@code --json}
     */
    public static String of(@Nullable String format, boolean json, List<String> formats) {
        if (format != null && !formats.contains(format)) {
            throw new InvalidInput("--format '" + format + "': expected one of " + formats);
        }
        if (json && format != null && !format.equals(JSON)) {
            throw new InvalidInput("--format " + format + " and --json: expected one of them");
        }
        return json ? JSON : format == null ? formats.get(0) : format;
    }
}
