package org.fusionflow.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command line and the files that it reads.
 *
 * @param seed from which it was made; the same seed makes the same input
 * @param arguments in which {@link #FOLDER} stands for the working folder
 * @param files by name, relative to the working folder
 */
record FuzzInput(long seed, List<String> arguments, Map<String, byte[]> files) {
    /** Stands for the working folder in arguments. */
    static final String FOLDER = "{}";

    private static final int LONGEST_ARGUMENT = 400;

    FuzzInput {
        arguments = List.copyOf(arguments);
        files = new TreeMap<>(files);
    }

    /** The arguments with the place of a working folder. */
    String[] arguments(Path folder) {
        return arguments.stream()
                .map(argument -> argument.replace(FOLDER, folder.toString()))
                .toArray(String[]::new);
    }

    /** Writes the files into a working folder. */
    void writeFiles(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean asksForJson() {
        return arguments.contains("--json");
    }

    /** All that the input says, as text: a word that stands here may be repeated in messages. */
    String text() {
        StringBuilder text = new StringBuilder(String.join(" ", arguments));
        files.values().forEach(bytes -> text.append('\n').append(new String(bytes, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** What is needed to repeat it. */
    String description() {
        StringBuilder text = new StringBuilder("seed " + seed + ":");
        for (String argument : arguments) {
            String shown = argument.length() <= LONGEST_ARGUMENT
                    ? argument
                    : argument.substring(0, LONGEST_ARGUMENT) + "...(" + argument.length() + " characters)";
            text.append(" '").append(escaped(shown)).append('\'');
        }
        return text.toString();
    }

    static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < ' ' || Character.isSurrogate((char) c) || (c > '~' && !Character.isLetter(c))) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
