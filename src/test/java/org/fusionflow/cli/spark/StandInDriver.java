package org.fusionflow.cli.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Plays the driver of a Spark application: computes tasks as an executor would, in a class loader with nothing but the JDK above it, in any order and
 * some of them twice, among other lines. Its argument is the number of tasks after which it dies; negative to do all.
 */
final class StandInDriver {
    static final int DEAD = 9;

    private StandInDriver() {}

    /** The words that start it. */
    static List<String> command(int tasks) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StandInDriver.class.getName(),
                Integer.toString(tasks));
    }

    /** A worker behind a class loader of its own. */
    static BinaryOperator<String> worker(String name) throws ReflectiveOperationException, MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(part).toUri().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        @SuppressWarnings("unchecked")
        BinaryOperator<String> worker = (BinaryOperator<String>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
        return worker;
    }

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> tasks = new ArrayList<>();
        String given = "";
        String name = "";
        for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
            String text = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("task ")) {
                tasks.add(text);
            } else if (line.startsWith("given ")) {
                given = text;
            } else if (line.startsWith("worker ")) {
                name = text;
            }
        }
        BinaryOperator<String> worker = worker(name);
        out.print("a log line without an end");
        List<String> order = new ArrayList<>(tasks);
        order.addAll(tasks.subList(0, tasks.size() / 2));
        Collections.reverse(order);
        int left = Integer.parseInt(args[0]);
        for (String task : order) {
            if (left == 0) {
                System.err.println("the last words");
                System.exit(DEAD);
            }
            left--;
            try (Stream<String> lines = worker.apply(given, task).lines()) {
                lines.forEach(line -> out.print("\nfusionflow> job " + line + "\n"));
            }
        }
        // As the driver of Spark: the end of its input ends it.
        System.exit(in.read());
    }
}
