package org.fusionflow.cli.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of every run, whatever its input. */
final class FuzzRules {
    private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 130);
    private static final int LONGEST_LINE = 1200;

    private static final Pattern TRACE = Pattern.compile("(?m)^\\s*at [\\w.$/]+\\(|\\.java:\\d+");
    private static final Pattern CLASS = Pattern.compile(
            "\\b(?:java|javax|sun|jdk|org\\.fusionflow|org\\.ejml|org\\.hipparchus|org\\.matheclipse|picocli|com\\.fasterxml)\\.\\w+(?:\\.\\w+)*"
                    + "|\\b[A-Z]\\w*(?:Exception|Error|Throwable)\\b");
    private static final Pattern NO_NUMBER = Pattern.compile("(?<![\\p{L}_])(?:NaN|Infinity)(?![\\p{L}_])");

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private FuzzRules() {}

    /** The rules that are broken, each with what breaks it. */
    static List<String> broken(FuzzInput input, FuzzRun run) {
        List<String> broken = new ArrayList<>();
        String text = input.text();
        if (!run.ended()) {
            broken.add(String.format(Locale.ROOT, "given up after %.0f s", run.seconds()));
            return broken;
        }
        if (run.interrupted()) {
            return broken;
        }
        run.escaped().ifPresent(thrown -> broken.add("thrown: " + thrown + at(thrown)));
        if (run.escaped().isEmpty() && !CODES.contains(run.code())) {
            broken.add("exit code " + run.code());
        }
        String err = withoutProgress(run.err());
        first(TRACE, run.out() + "\n" + err).ifPresent(found -> broken.add("a stack trace: " + found));
        for (String stream : List.of(run.out(), err)) {
            Matcher name = CLASS.matcher(stream);
            while (name.find()) {
                if (!text.contains(name.group())) {
                    broken.add("a class name, " + name.group() + ": " + line(stream, name.start()));
                    break;
                }
            }
        }
        noNumbers(input, run, err, text, broken);
        json(input, run, broken);
        message(input, run, err, broken);
        files(input, run, broken);
        return broken;
    }

    private static String at(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        StackTraceElement[] trace = thrown.getStackTrace();
        int shown = 0;
        for (int i = 0; i < trace.length && shown < 4; i++) {
            if (i == 0 || trace[i].getClassName().startsWith("org.fusionflow")) {
                text.append(" at ").append(trace[i]);
                shown++;
            }
        }
        return thrown.getCause() == null
                ? text.toString()
                : text + " because of " + thrown.getCause() + at(thrown.getCause());
    }

    private static java.util.Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? java.util.Optional.of(line(text, matcher.start())) : java.util.Optional.empty();
    }

    private static String line(String text, int at) {
        int from = text.lastIndexOf('\n', at) + 1;
        int to = text.indexOf('\n', at);
        String line = text.substring(from, to < 0 ? text.length() : to);
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }

    /** What stays on the screen: a progress line is rewritten in place. */
    private static String withoutProgress(String err) {
        return err.replaceAll("\r[^\r\n]*(?=\r)", "").replace("\r", "");
    }

    /** NaN and Infinity are no numbers, neither as text nor as JSON, nor in a table; JSON says null. */
    private static void noNumbers(FuzzInput input, FuzzRun run, String err, String text, List<String> broken) {
        // A message quotes what it found in a file, which may be compressed.
        List<String> said = new ArrayList<>(List.of(err.replaceAll("'[^'\n]*'", "''")));
        if (!input.asksForJson()) {
            said.add(run.out());
        }
        run.added().forEach((name, bytes) -> {
            if (name.endsWith(".csv") || name.endsWith(".md") || name.endsWith(".svg")) {
                said.add(new String(bytes, StandardCharsets.UTF_8));
            }
        });
        for (String one : said) {
            Matcher matcher = NO_NUMBER.matcher(one);
            while (matcher.find()) {
                if (!text.contains(matcher.group())) {
                    broken.add("no number: " + line(one, matcher.start()));
                    break;
                }
            }
        }
    }

    private static void json(FuzzInput input, FuzzRun run, List<String> broken) {
        if (!input.asksForJson() || run.out().isEmpty()) {
            if (input.asksForJson() && run.code() <= 1 && run.code() >= 0) {
                broken.add("no JSON on stdout");
            }
            return;
        }
        if (run.out().startsWith("Usage: ") || input.arguments().contains("--version")) {
            return;
        }
        try {
            JsonNode document = MAPPER.readTree(run.out());
            if (document.isMissingNode()) {
                broken.add("no JSON on stdout");
            }
            if (hasUnexplainedNull(document, true)) {
                broken.add("null without a warning");
            }
        } catch (JsonProcessingException wrong) {
            broken.add("invalid JSON: " + wrong.getOriginalMessage());
        }
    }

    /** @param explained false inside an object that has warnings of its own and none in them */
    private static boolean hasUnexplainedNull(JsonNode node, boolean explained) {
        if (node.isNull()) {
            return !explained;
        }
        boolean here = node.has("warnings") ? !node.get("warnings").isEmpty() : explained;
        for (JsonNode child : node) {
            if (hasUnexplainedNull(child, here)) {
                return true;
            }
        }
        return false;
    }

    /** Bad input and failure: one message, which begins with the program's name; of verify one for each claim that cannot be read. */
    private static void message(FuzzInput input, FuzzRun run, String err, List<String> broken) {
        List<String> lines = err.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("fusionflow: warning: "))
                .toList();
        boolean verifies = input.arguments().contains("verify");
        if (run.code() == 2 || run.code() == 3) {
            long begins = lines.stream()
                    .filter(line -> line.startsWith("fusionflow: "))
                    .count();
            if (begins != lines.size() || begins == 0 || (begins > 1 && !verifies)) {
                broken.add("exit " + run.code() + " with " + begins + " messages: "
                        + err.lines().limit(3).toList());
            }
        }
        if (run.code() == 2 && !run.out().isEmpty() && !verifies) {
            broken.add("refused after it wrote to stdout: " + line(run.out(), 0));
        }
        for (String line : lines) {
            for (String name : input.files().keySet()) {
                // A list of arguments names as often as they do.
                if (!line.matches("fusionflow: (Unmatched arguments|Unknown options).*")
                        && line.split(Pattern.quote("/" + name), -1).length > 2) {
                    broken.add("a place twice: " + line(line, 0));
                }
            }
            if (line.contains("mistake of the program") || line.contains("expected expected")) {
                broken.add("not the user's: " + line(line, 0));
            }
            if (line.startsWith("fusionflow: ") && line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
                broken.add("a message of " + line.length() + " characters: " + line(line, 0));
            }
            // What is quoted is the user's own.
            String own = line.replaceAll("'[^']*'", "''");
            if (line.equals("fusionflow: ") || own.matches("fusionflow: .*(: :|\\bexpected *$).*")) {
                broken.add("an empty message: " + line);
            }
        }
    }

    private static void files(FuzzInput input, FuzzRun run, List<String> broken) {
        for (Map.Entry<String, byte[]> file : run.changed().entrySet()) {
            boolean alsoRead = input.arguments().stream()
                            .filter(argument -> argument.endsWith(file.getKey()))
                            .count()
                    > 1;
            if (run.code() == 0 && !alsoRead && isOutput(input, file.getKey())) {
                continue;
            }
            broken.add("input file " + file.getKey() + " was changed to " + file.getValue().length + " bytes");
        }
        for (String name : run.added().keySet()) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (run.code() == 2 || run.escaped().isPresent()) {
                broken.add("left file " + name + " at exit " + run.code());
            } else if (!isOutput(input, name)
                    && (last.startsWith(".")
                            || last.endsWith(".tmp")
                            || last.endsWith(".part")
                            || last.contains("journal"))) {
                broken.add("left temporary file " + name + " at exit " + run.code());
            }
        }
    }

    /** True for a file that the command line names behind an option for an output, or whose name begins like that of one: {@code NAME-runs.csv}. */
    private static boolean isOutput(FuzzInput input, String name) {
        List<String> arguments = input.arguments();
        String path = FuzzInput.FOLDER + "/" + name;
        for (int i = 0; i < arguments.size(); i++) {
            String before = i == 0 ? "" : arguments.get(i - 1);
            for (String option : List.of("-o", "--output", "--save-study", "--save", "--record", "--figure")) {
                String given = arguments.get(i);
                String output = before.equals(option) ? given : given.replaceFirst("^" + option + "=?", "");
                boolean isGiven = before.equals(option) || given.startsWith(option);
                if (isGiven
                        && (output.equals(path)
                                || path.startsWith(output.replaceFirst("(?<=[^/])\\.[^./]*$", "") + "-"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
