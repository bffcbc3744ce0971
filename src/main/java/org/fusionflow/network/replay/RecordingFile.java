package org.fusionflow.network.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.network.run.NetworkSetup;

/**
 * The recording of a training loop, with what it tells of its network and problem.
 *
 * <pre>{@code
 * RecordingFile file = RecordingFile.read(Path.of("mine.npz"));
 * RecordedRun run = file.run(problem, setup);
 * }</pre>
 */
public final class RecordingFile {
    /** Arrays without which there is no course. */
    private static final List<String> REQUIRED = List.of("time", "loss", "map");

    /** Arrays that say what the problem and the network are. */
    private static final List<String> DESCRIBING =
            List.of("architecture", "modalities", "dimensions", "outputs", "activationSlope", "biases", "method", "u0");

    /** Beginning of the names of training samples. */
    private static final String DATA = "data.";

    private final Path path;
    private final NpzArrays arrays;

    private RecordingFile(Path path, NpzArrays arrays) {
        this.path = path;
        this.arrays = arrays;
    }

    /**
     * Reads the arrays of a file.
     *
     * @throws InvalidInput with the file, and the array if it is one, if it cannot be read or lacks a required array
     */
    public static RecordingFile read(Path path) {
        NpzArrays arrays = NpzFile.read(path);
        for (String name : REQUIRED) {
            if (!arrays.has(name)) {
                throw new InvalidInput(path
                        + ": expected the arrays time, loss and map of a recorded training loop, found no " + name);
            }
        }
        RecordingFile file = new RecordingFile(path, arrays);
        file.tree();
        file.u0();
        return file;
    }

    public Path path() {
        return path;
    }

    /** The architecture that was recorded; empty if none was. */
    public Optional<FusionTree> tree() {
        return text("architecture").map(text -> {
            try {
                return FusionTree.parse(text);
            } catch (InvalidInput wrong) {
                throw arrays.problem("architecture", String.valueOf(wrong.getMessage()));
            }
        });
    }

    /** The start scale of the theory that the run is compared with; empty if none was recorded. */
    public OptionalDouble u0() {
        if (!arrays.has("u0")) {
            return OptionalDouble.empty();
        }
        double u0 = arrays.doubles("u0")[0];
        if (!(u0 > 0 && Double.isFinite(u0))) {
            throw arrays.problem("u0", "expected a finite number above 0, found " + u0);
        }
        return OptionalDouble.of(u0);
    }

    /** True if the training samples are in the file. */
    public boolean hasSamples() {
        return arrays.has("data.y");
    }

    /** Slope of the hidden units below 0, 1 for linear ones; empty if it was not recorded. */
    public OptionalDouble slope() {
        if (!arrays.has("activationSlope")) {
            return OptionalDouble.empty();
        }
        double slope = arrays.doubles("activationSlope")[0];
        if (!(slope >= 0 && slope <= 1)) {
            throw arrays.problem("activationSlope", "expected a number from 0 (relu) to 1 (linear), found " + slope);
        }
        return OptionalDouble.of(slope);
    }

    /** True if the network was recorded as one with biases. */
    public boolean hasBiases() {
        return arrays.has("biases") && arrays.whole("biases") != 0;
    }

    /** Name of the training method; empty if it was not recorded. */
    public Optional<String> method() {
        return text("method");
    }

    /** The first array that tells another problem or network than that of another file; empty if there is none. */
    public Optional<String> unlike(RecordingFile other) {
        return arrays.names().stream()
                .filter(name -> DESCRIBING.contains(name) || name.startsWith(DATA))
                .filter(name ->
                        other.arrays.has(name) && !other.arrays.array(name).equals(arrays.array(name)))
                .findFirst();
    }

    private Optional<String> text(String name) {
        return arrays.has(name) ? Optional.of(arrays.text(name)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /**
     * The recorded run on a problem.
     *
     * @param setup of the network: its activation and its biases
     * @throws InvalidInput with file, array and value if the arrays do not belong to the problem or are no course
     */
    public RecordedRun run(Problem problem, NetworkSetup setup) {
        tree().filter(own -> !canonical(own).equals(canonical(problem.tree()))).ifPresent(own -> {
            throw arrays.problem(
                    "architecture",
                    "expected that of the problem, " + problem.tree().newick() + ", found " + own.newick());
        });
        return new CourseReader(path, arrays, problem, setup).run();
    }

    /** The tree with the nodes below each node in one order, as their order does not change the network. */
    private static String canonical(FusionTree tree) {
        String below = String.join(
                ",",
                tree.children().stream().map(RecordingFile::canonical).sorted().toList());
        return (below.isEmpty() ? tree.names().get(0) : "(" + below + ")") + ":" + tree.depth();
    }
}
