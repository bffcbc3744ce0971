package org.fusionflow.cli.spark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;

/** The command line of {@code spark-submit}, and the jars that go with it. */
final class SparkSubmit {
    private static final String DRIVER = "org.fusionflow.spark.SparkDriver";

    /** As bin/fusionflow starts the program: vectors are found, and numbers are written alike in every country. */
    private static final String JVM = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED -Djava.awt.headless=true"
            + " -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US";

    private static final Pattern CLUSTER =
            Pattern.compile("(--deploy-mode[ =]|spark\\.submit\\.deployMode=)(?!client\\b)");

    private SparkSubmit() {}

    /**
     * The command.
     *
     * @param program {@code spark-submit}
     * @param name of the application
     * @param adapter jar with the driver
     * @param options further words, which win over the others
     * @throws InvalidInput if an option would part the driver from this process
     */
    static List<String> command(Path program, String name, Path adapter, List<String> options) {
        if (CLUSTER.matcher(String.join(" ", options)).find()) {
            throw new InvalidInput(
                    "--spark-submit: expected no deploy mode but client: the driver hands finished jobs to this process");
        }
        List<String> words = new ArrayList<>(List.of(
                program.toString(),
                "--class",
                DRIVER,
                "--name",
                name,
                "--conf",
                "spark.executor.extraJavaOptions=" + JVM,
                "--conf",
                "spark.driver.extraJavaOptions=" + JVM,
                // Spark adds up the results of all tasks, although none stays in memory here.
                "--conf",
                "spark.driver.maxResultSize=0"));
        words.addAll(options);
        words.add(adapter.toString());
        return words;
    }

    /**
     * Finds {@code spark-submit} in {@code SPARK_HOME/bin}, or else on the PATH.
     *
     * @throws InvalidInput if it is not there
     */
    static Path program(Map<String, String> environment) {
        String home = environment.getOrDefault("SPARK_HOME", "");
        if (!home.isBlank()) {
            Path program = Path.of(home, "bin", "spark-submit");
            if (!Files.isExecutable(program)) {
                throw new InvalidInput("--engine spark: SPARK_HOME is " + home + ", expected bin/spark-submit in it");
            }
            return program;
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "spark-submit"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("--engine spark: no spark-submit, expected SPARK_HOME to be the folder of"
                                + " Apache Spark 4 with Scala 2.13, or its bin on the PATH"));
    }

    /**
     * The adapter, beside the program's own code.
     *
     * @throws InvalidInput that says how to build it if it is not there
     */
    static Path adapter() {
        Path folder = code().toAbsolutePath().getParent();
        Path adapter = folder == null ? Path.of("fusionflow-spark.jar") : folder.resolve("fusionflow-spark.jar");
        if (!Files.isRegularFile(adapter)) {
            String home = System.getProperty("fusionflow.home");
            throw new InvalidInput(
                    "--engine spark: " + adapter + " is not there, expected that you build it: mvn -q -Pspark"
                            + " -Dlauncher -DskipTests package" + (home == null ? "" : " in " + home));
        }
        return adapter;
    }

    private static Path code() {
        CodeSource source = SparkSubmit.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The jars of a class path with those that their manifests name, which executors need.
     *
     * @throws InvalidInput if the program runs from a folder of classes, which cannot be sent
     */
    static List<Path> jars(String classPath) {
        Set<Path> jars = new LinkedHashSet<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            Path jar = Path.of(part).toAbsolutePath().normalize();
            if (!part.isEmpty() && Files.isDirectory(jar)) {
                throw new InvalidInput("--engine spark: the program runs from " + jar
                        + ", expected its jar, as bin/fusionflow starts it");
            }
            if (Files.isRegularFile(jar)) {
                jars.add(jar);
                jars.addAll(named(jar));
            }
        }
        return List.copyOf(jars);
    }

    private static List<Path> named(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            String line = Optional.ofNullable(open.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.CLASS_PATH))
                    .orElse("");
            return Stream.of(line.split(" ", -1))
                    .filter(name -> !name.isBlank())
                    .map(name -> Path.of(jar.toUri().resolve(name)))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException | IllegalArgumentException unreadable) {
            String why = unreadable instanceof IOException failed ? IoReason.of(failed) : "no jar";
            throw new InvalidInput(jar + ": cannot be read (" + why + ")", unreadable);
        }
    }
}
