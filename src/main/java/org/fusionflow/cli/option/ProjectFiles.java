package org.fusionflow.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;

/** Finds the studies that come with the program: those of the checkout, and the built-in one. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /** The folder of the checkout, as the launcher gives it; the current folder without a launcher. */
    static Path home() {
        return Path.of(System.getProperty("fusionflow.home", "."));
    }

    /** All studies of {@code validation/}, sorted by name. */
    public static List<Path> studies() {
        Path folder = home().resolve("validation");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> studies =
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            if (studies.isEmpty()) {
                throw new InvalidInput(folder + ": expected at least one study, a file that ends in .yaml");
            }
            return studies;
        } catch (IOException missing) {
            throw new InvalidInput(folder + ": expected a folder with studies", missing);
        }
    }

    /** A study of {@code validation/reproduce} or {@code validation/real-data} by its name; empty if there is none. */
    public static Optional<Path> reproduction(String name) {
        return Stream.of("reproduce", "real-data")
                .map(folder -> home().resolve("validation").resolve(folder).resolve(name + ".yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** All studies of {@code validation/reproduce}, sorted by name. */
    public static List<Path> reproductions() {
        return studies("reproduce");
    }

    /** All studies of {@code validation/real-data}, whose data do not come with the program, sorted by name. */
    public static List<Path> realData() {
        return studies("real-data");
    }

    private static List<Path> studies(String name) {
        Path folder = home().resolve("validation").resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException missing) {
            throw new InvalidInput(folder + ": cannot be read", missing);
        }
    }

    /** The main study, built into the program from {@code validation/main.yaml}. */
    public static Study mainStudy() {
        try (InputStream in = ProjectFiles.class.getResourceAsStream("main.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without its main study");
            }
            return new StudyReader(Plugins.CATALOGUE)
                    .parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of("main.yaml"), false);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
