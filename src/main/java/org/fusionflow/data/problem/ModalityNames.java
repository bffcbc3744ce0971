package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.data.file.SamplesFile;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.npz.SamplesArchive;

/** The names of modalities that data have of their own, for commands without an architecture. */
public final class ModalityNames {
    private ModalityNames() {}

    /**
     * Reads the names, in the order of the source.
     *
     * @param source one of {@link ProblemKeys#SOURCES}
     * @throws org.fusionflow.architecture.InvalidInput if it cannot be read
     */
    public static List<String> of(Value source) {
        return switch (source.key()) {
            case "random" ->
                RandomSamples.read(source).population().modalities().names();
            case "stats" ->
                source.checked(
                        () -> StatisticsFile.read(source.path()).modalities().names());
            case "data" -> source.checked(() -> ofSamples(source.path()));
            case "fission" -> List.of("A");
            default -> List.of("A", "B");
        };
    }

    private static List<String> ofSamples(Path file) {
        return (SamplesArchive.isArchive(file) ? SamplesArchive.read(file) : SamplesFile.read(file))
                .samples()
                .modalities()
                .names();
    }
}
