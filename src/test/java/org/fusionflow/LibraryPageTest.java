package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.PredictedWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says of the library. */
class LibraryPageTest {
    private static final Path PAGE = Path.of("src/guide/library.md");

    @TempDir
    Path folder = Path.of(".");

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** Each block is the body of a method, with the packages of the table imported. */
    @Test
    void theJavaOfThePageCompilesWithTheImportsOfTheExample() throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder source = new StringBuilder("import java.util.*;\n");
        Stream.concat(
                        found("`(?:org\\.fusionflow)?\\.([a-z.]+)`", page).stream(),
                        Stream.of("network.result", "network.run", "symbolic.algebra"))
                .forEach(name ->
                        source.append("import org.fusionflow.").append(name).append(".*;\n"));
        source.append("class Page {\n");
        List<String> blocks = found("```java\n(.*?)```", page);
        for (int i = 0; i < blocks.size(); i++) {
            source.append("void block").append(i).append("(List<Vector> inputs, Vector outputs) {\n");
            // The names of java.util are shorter than ours.
            source.append(blocks.get(i).replaceAll("\\bVector\\b", "org.fusionflow.linear.Vector"))
                    .append("}\n");
        }
        String whole = source.append("}\n")
                .toString()
                .replace(
                        "List<Vector> inputs, Vector",
                        "List<org.fusionflow.linear.Vector> inputs, org.fusionflow.linear.Vector");
        Path file = Files.writeString(folder.resolve("Page.java"), whole);
        StringWriter messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertTrue(compiles, messages + whole);
        }
        assertEquals(2, blocks.size());
    }

    @Test
    void everyTypeOfTheTableIsPublic() throws IOException, ClassNotFoundException {
        int types = 0;
        for (String row : found("\n(\\| `org\\.fusionflow\\.[^\n]*)", Files.readString(PAGE))) {
            String[] cells = row.split("\\|");
            List<String> packages = found("`([a-z.]+)`", cells[1]).stream()
                    .map(name -> name.startsWith(".") ? "org.fusionflow" + name : name)
                    .toList();
            for (String type : found("`([a-z.]*[A-Z]\\w*)", cells[2])) {
                Class<?> known = packages.stream()
                        .map(name -> named(name + "." + type))
                        .flatMap(List::stream)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(type + " is not in " + packages));
                assertTrue(java.lang.reflect.Modifier.isPublic(known.getModifiers()), type);
                types++;
            }
        }
        assertTrue(types >= 18, "types: " + types);
    }

    private static List<Class<?>> named(String name) {
        try {
            return List.of(Class.forName(name));
        } catch (ClassNotFoundException none) {
            return List.of();
        }
    }

    @Test
    void problemsAndNetworksAreReadFromTextsByName() {
        Problem problem = GivenProblem.of(Map.of("architecture", "(A:2,B:2):0", "toy", "ratio=2,rho=0.5", "u0", "0.1"))
                .problem();
        Prediction theory = Predictor.predict(problem, PredictionRequest.WHOLE);
        NetworkSetup setup = NetworkSetupReader.of(Map.of("method", "flow", "width", "3"), problem.names());
        var run = Simulator.train(PredictedWatch.plan(problem, setup, 1, Vector.of()));
        for (int m = 0; m < 2; m++) {
            double half = theory.halfTime(m).orElseThrow();
            assertEquals(half, run.halfTime(m).orElseThrow(), 1e-9 * half);
        }
        InvalidInput unknown =
                assertThrows(InvalidInput.class, () -> GivenProblem.of(Map.of("architektur", "(A:2,B:2):0")));
        assertTrue(unknown.getMessage().startsWith("unknown key 'architektur': expected one of architecture, layers"));
        InvalidInput wrong =
                assertThrows(InvalidInput.class, () -> NetworkSetupReader.of(Map.of("width", "none"), problem.names()));
        assertTrue(wrong.getMessage().startsWith("--width 'none': expected"), wrong.getMessage());
    }
}
