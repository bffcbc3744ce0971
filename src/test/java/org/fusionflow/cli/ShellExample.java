package org.fusionflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of a help text or of the guide, run inside the test, or {@code cat FILE}: quotes, a pipe in front of the program or behind it, redirections, and a
 * comment at its end. Files that it writes, and those of earlier lines, are in a folder of the test; what it prints names them as typed.
 */
final class ShellExample {
    /** Options whose value is a file or folder that is written. */
    private static final Set<String> WRITING = Set.of(
            "-o",
            "--output",
            "--figures",
            "--figure",
            "--record",
            "--save",
            "--save-study",
            "--certificates",
            "generate-man-pages");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"\\\\])*)\"|([^\\s'\"]+)");
    private static final Pattern CODE = Pattern.compile("exit code (\\d)");
    private static final Pattern LONG = Pattern.compile("\\b(minutes?|hours?|hour)\\b");
    private static final Pattern ELSEWHERE = Pattern.compile("Ctrl-C|Slurm|Spark");

    private final String before;
    private final boolean isCat;
    private final List<String> words;
    private final String target;
    private final String source;
    private final String comment;

    ShellExample(String line) {
        String rest = line.strip();
        int substitution = rest.indexOf("<(");
        if (substitution >= 0) {
            rest = rest.substring(substitution + 2, rest.indexOf(')'));
        }
        List<String> parts = parts(rest, '#');
        comment = parts.size() > 1 ? String.join("#", parts.subList(1, parts.size())) : "";
        List<String> pipe = parts(parts.get(0), '|');
        int at = 0;
        while (at < pipe.size() && !pipe.get(at).strip().matches("(?s)((bin/)?fusionflow|cat)\\b.*")) {
            at++;
        }
        if (at == pipe.size()) {
            throw new IllegalArgumentException("no fusionflow in: " + line);
        }
        before = String.join("|", pipe.subList(0, at));
        List<String> out = parts(pipe.get(at), '>');
        target = out.size() > 1 ? out.get(1).strip() : "";
        List<String> in = parts(out.get(0), '<');
        source = in.size() > 1 ? in.get(1).strip() : "";
        List<String> all = words(in.get(0));
        isCat = all.get(0).equals("cat");
        words = all.subList(1, all.size());
    }

    /** Parts of a line between signs outside quotes; a comment sign counts after a blank only. */
    private static List<String> parts(String line, char sign) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (quote == 0 && letter == sign && (sign != '#' || (i > 0 && line.charAt(i - 1) == ' '))) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            if (quote == 0 && (letter == '\'' || letter == '"')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            }
            part.append(letter);
        }
        parts.add(part.toString());
        return parts;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String blankless :
                text.strip().split("\\s+(?=(?:[^']*'[^']*')*[^']*$)(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            StringBuilder word = new StringBuilder();
            Matcher piece = WORD.matcher(blankless);
            while (piece.find()) {
                if (piece.group(1) != null) {
                    word.append(piece.group(1));
                } else if (piece.group(2) != null) {
                    word.append(piece.group(2).replaceAll("\\\\(.)", "$1"));
                } else {
                    word.append(piece.group(3));
                }
            }
            words.add(word.toString());
        }
        return words;
    }

    /** The exit code that its comment says; 0 unless it says one. */
    int expectedCode() {
        Matcher said = CODE.matcher(comment);
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    /** True if its comment says that it takes minutes. */
    boolean isLong() {
        return LONG.matcher(comment).find();
    }

    /** True if its comment says that it needs what no test has. */
    boolean isElsewhere() {
        return ELSEWHERE.matcher(comment).find();
    }

    /** Fails if the program would refuse the options. */
    void parse() {
        if (!isCat) {
            FusionFlow.parser(words).parseArgs(words.toArray(String[]::new));
        }
    }

    Run run(Path folder) throws IOException, InterruptedException {
        if (isCat) {
            return new Run(0, Files.readString(folder.resolve(words.get(0))), "");
        }
        List<String> args = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            args.add(placed(words.get(i), i > 0 && WRITING.contains(words.get(i - 1)), folder));
        }
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream(input(folder)));
        try {
            Run run = Run.of(args.toArray(String[]::new));
            String out = run.out();
            if (!target.isEmpty()) {
                Path file = folder.resolve(target.replace("~/", ""));
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, out);
                out = "";
            }
            String typed = folder + "/";
            return new Run(run.code(), out.replace(typed, ""), run.err().replace(typed, ""));
        } finally {
            System.setIn(in);
        }
    }

    private byte[] input(Path folder) throws IOException, InterruptedException {
        if (!source.isEmpty()) {
            return Files.readAllBytes(folder.resolve(source));
        }
        if (before.isEmpty()) {
            return new byte[0];
        }
        Process shell = new ProcessBuilder("bash", "-c", before).start();
        byte[] said = shell.getInputStream().readAllBytes();
        shell.waitFor();
        return said;
    }

    private static String placed(String word, boolean written, Path folder) {
        if (word.equals("-")) {
            return word;
        }
        String name = word.replace("~/", "");
        boolean isFile = written || (name.matches("[\\w./-]+") && Files.exists(folder.resolve(name)));
        return isFile ? folder.resolve(name).toString() : word;
    }

    @Override
    public String toString() {
        return new String(String.join(" ", words).getBytes(UTF_8), UTF_8);
    }
}
