package org.fusionflow.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Changes a command line in one place: options are left out, doubled, taken from other commands, and their values changed. */
final class ArgumentMutation {
    /** Options whose value is written to; it stays in the working folder. */
    private static final Set<String> OUTPUTS =
            Set.of("-o", "--output", "--out", "--record", "--save", "--figure", "--save-study", "--readme");

    /** Commands that write into the current folder unless they are told where. */
    private static final Set<String> WRITERS = Set.of("sweep", "report", "reproduce");

    private final RandomGenerator random;
    private final TextMutation text;
    private final List<List<String>> options;

    /**
     * @param options that any command may get, each alone or with a value
     */
    ArgumentMutation(RandomGenerator random, TextMutation text, List<List<String>> options) {
        this.random = random;
        this.text = text;
        this.options = options;
    }

    List<String> of(List<String> arguments) {
        List<String> changed = new ArrayList<>(arguments);
        int at = random.nextInt(changed.size());
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> changeValue(changed);
            case 4, 5, 6 -> changed.addAll(options.get(random.nextInt(options.size())));
            case 7 -> changed.remove(at);
            case 8 -> changed.add(at, changed.get(random.nextInt(changed.size())));
            default -> join(changed, at);
        }
        return inFolder(changed);
    }

    private void changeValue(List<String> arguments) {
        int from = random.nextInt(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            int at = (from + i) % arguments.size();
            // The command's own name rarely: nothing but its refusal comes of it.
            if (!arguments.get(at).startsWith("-") && (at > 0 || random.nextInt(8) == 0)) {
                arguments.set(at, text.of(arguments.get(at)));
                return;
            }
        }
    }

    /** {@code --option=value} for {@code --option value}. */
    private static void join(List<String> arguments, int from) {
        for (int at = from; at + 1 < arguments.size(); at++) {
            if (arguments.get(at).startsWith("--") && !arguments.get(at + 1).startsWith("-")) {
                arguments.set(at, arguments.get(at) + "=" + arguments.remove(at + 1));
                return;
            }
        }
    }

    /** Keeps what is written inside the working folder. */
    private static List<String> inFolder(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (argument.startsWith("-o") && argument.length() > 2) {
                argument = "-o";
            }
            boolean target = i > 0 && OUTPUTS.contains(arguments.get(i - 1));
            if (equals > 0 && OUTPUTS.contains(argument.substring(0, equals))) {
                argument = argument.substring(0, equals + 1) + placed(argument.substring(equals + 1));
            } else if (target && !argument.startsWith("-")) {
                argument = placed(argument);
            }
            kept.add(argument);
        }
        if (!kept.isEmpty() && WRITERS.contains(kept.get(0)) && !kept.contains("-o")) {
            kept.add("-o");
            kept.add(FuzzInput.FOLDER + "/out"
                    + (kept.get(0).equals("report") ? ".pdf" : kept.get(0).equals("sweep") ? ".csv" : ""));
        }
        return kept;
    }

    private static String placed(String name) {
        return name.startsWith(FuzzInput.FOLDER + "/") ? name : FuzzInput.FOLDER + "/" + name.replace("..", "");
    }
}
