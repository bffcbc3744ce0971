package org.fusionflow.cli.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSubmitTest {
    @TempDir
    Path folder = Path.of(".");

    private static String refused(org.junit.jupiter.api.function.Executable call) {
        return String.valueOf(assertThrows(InvalidInput.class, call).getMessage());
    }

    private Path program(Path home) throws IOException {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(program, "#!/bin/sh\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }

    @Test
    void sparkIsFoundInItsFolderOrOnThePath() throws IOException {
        Path program = program(folder.resolve("spark"));
        String bin = String.valueOf(program.getParent());
        assertEquals(
                program,
                SparkSubmit.program(Map.of("SPARK_HOME", folder.resolve("spark").toString(), "PATH", "")));
        assertEquals(program, SparkSubmit.program(Map.of("PATH", "/nowhere" + File.pathSeparator + bin)));
        assertEquals(program, SparkSubmit.program(Map.of("SPARK_HOME", "", "PATH", bin)));
    }

    @Test
    void withoutSparkOneLineSaysWhatIsExpected() {
        assertTrue(refused(() -> SparkSubmit.program(Map.of("PATH", folder.toString())))
                .contains("expected SPARK_HOME to be the folder of Apache Spark 4"));
        assertTrue(refused(() -> SparkSubmit.program(Map.of("SPARK_HOME", folder.toString())))
                .contains("SPARK_HOME is " + folder + ", expected bin/spark-submit in it"));
    }

    /** What a user says comes after what the program says, and wins; the adapter is the last word. */
    @Test
    void optionsComeBeforeTheAdapterAndAfterOurs() {
        List<String> words = SparkSubmit.command(
                Path.of("spark-submit"), "map", Path.of("adapter.jar"), List.of("--master", "local[2]"));
        assertEquals("spark-submit", words.get(0));
        assertEquals(
                List.of("spark.driver.maxResultSize=0", "--master", "local[2]", "adapter.jar"),
                words.subList(words.size() - 4, words.size()));
        assertTrue(words.stream()
                .anyMatch(word -> word.startsWith("spark.executor.extraJavaOptions=")
                        && word.contains("jdk.internal.module=ALL-UNNAMED")
                        && word.contains("-Duser.language=en")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--deploy-mode cluster",
                "--master yarn --deploy-mode=cluster",
                "--conf spark.submit.deployMode=cluster"
            })
    void aDriverFarFromThisProcessIsRefused(String options) {
        assertTrue(refused(() -> SparkSubmit.command(
                        Path.of("spark-submit"), "map", Path.of("adapter.jar"), List.of(options.split(" ", -1))))
                .contains("expected no deploy mode but client"));
    }

    @Test
    void theClientModeIsTheOnlyOneThatFits() {
        List<String> options = List.of("--deploy-mode", "client");
        assertTrue(SparkSubmit.command(Path.of("spark-submit"), "map", Path.of("adapter.jar"), options)
                .containsAll(options));
    }

    private Path jar(String name, String classPath) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream made = new JarOutputStream(out, manifest)) {
            made.flush();
        }
        return jar;
    }

    @Test
    void librariesOfTheManifestGoWithTheProgram() throws IOException {
        Path one = jar("lib/one.jar", "");
        Path two = jar("lib/two words.jar", "");
        Path program = jar("program.jar", "lib/one.jar lib/two%20words.jar lib/missing.jar");
        assertEquals(List.of(program, one, two), SparkSubmit.jars(program.toString()));
        assertEquals(
                List.of(one, program, two),
                SparkSubmit.jars(one + File.pathSeparator + program + File.pathSeparator + two));
    }

    @Test
    void aFolderOfClassesCannotBeSent() {
        assertTrue(refused(() -> SparkSubmit.jars(folder.toString())).contains("expected its jar"));
    }

    /** Spark is not part of the program: the class path of the tests is that of the default build. */
    @Test
    void sparkIsNotOnTheClassPath() {
        assertTrue(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .noneMatch(part -> part.contains("spark-core")));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.apache.spark.SparkContext"));
    }
}
