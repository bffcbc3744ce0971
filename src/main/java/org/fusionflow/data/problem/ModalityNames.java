package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.LargeTable;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.manifest.Manifest;
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
            case "target" ->
                TargetSamples.read(source).population().modalities().names();
            case "fission" -> List.of("A");
            default -> List.of("A", "B");
        };
    }

    private static List<String> ofSamples(Path file) {
        if (Manifest.isManifest(file)) {
            return Manifest.read(file).modalities().names();
        }
        if (AtomicFile.isStream(file)) {
            throw new InvalidInput(
                    file + ": expected the names with --modalities for data from a pipe, which can be read once");
        }
        return SamplesArchive.isArchive(file)
                ? SamplesArchive.read(file).samples().modalities().names()
                : LargeTable.of(file).modalities().names();
    }
}
