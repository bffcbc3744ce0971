package org.fusionflow.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work, as the program writes it to the driver: lines of a word, a blank and a text.
 *
 * @param worker name of the class that computes tasks
 * @param jars addresses of the program's jars
 * @param given what every task needs
 * @param tasks texts, which only the worker understands
 */
record DriverRequest(String worker, List<String> jars, String given, List<String> tasks) {
    private static final String PROTOCOL = "fusionflow-spark 1";

    /**
     * @throws IOException if the program is of another version, or ends before it has said all
     */
    static DriverRequest read(BufferedReader lines) throws IOException {
        String protocol = lines.readLine();
        if (!PROTOCOL.equals(protocol)) {
            throw new IOException(
                    "fusionflow-spark.jar is of another version than the program, expected that you build it anew");
        }
        String worker = "";
        String given = "";
        List<String> jars = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int blank = line.indexOf(' ');
            String text = line.substring(blank + 1);
            switch (blank < 0 ? line : line.substring(0, blank)) {
                case "worker" -> worker = text;
                case "jar" -> jars.add(text);
                case "given" -> given = text;
                case "task" -> tasks.add(text);
                case "end" -> {
                    return new DriverRequest(worker, jars, given, tasks);
                }
                default -> throw new IOException("not a line of the program: " + line);
            }
        }
        throw new IOException("the program ended before it had said all of the work");
    }
}
