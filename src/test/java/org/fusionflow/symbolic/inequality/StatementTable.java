package org.fusionflow.symbolic.inequality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints which statements of a file are proved, with time and size; run by hand to measure. */
final class StatementTable {
    private StatementTable() {}

    public static void main(String[] arguments) throws IOException {
        int proved = 0;
        int all = 0;
        for (String line : lines(Path.of(arguments[0]))) {
            if (arguments.length > 1 && !line.contains(arguments[1])) {
                continue;
            }
            Statement statement = Statement.of(line);
            long start = System.nanoTime();
            StringBuilder outcome = new StringBuilder();
            boolean whole = true;
            long units = 0;
            for (List<Constraint> refutation : statement.refutations()) {
                Work work = new Work(WorkLimit.USUAL);
                Optional<Certificate> certificate = Infeasibility.search(refutation, work);
                units += work.done();
                whole &= certificate.isPresent();
                outcome.append(certificate.map(Certificate::summary).orElse("none"))
                        .append("; ");
            }
            all++;
            proved += whole ? 1 : 0;
            System.out.printf(
                    "%-7s %7.2f s %8.1f M  %s  | %s%n",
                    whole ? "proved" : "open", (System.nanoTime() - start) / 1e9, units / 1e6, line, outcome);
        }
        System.out.println(proved + " of " + all + " proved");
    }

    static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
