package org.fusionflow.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/** Checks all files that a command writes before it begins its work. */
public final class OutputFiles {
    private OutputFiles() {}

    /**
     * Checks that each file can be written, that no two of them are the same file, and that none is a file that is read. Links are followed.
     *
     * @param outputs files that the command writes
     * @param inputs files that it reads, which must not be replaced
     * @throws InvalidInput that names the file and what was expected
     */
    public static void check(Collection<Path> outputs, Collection<Path> inputs) {
        requireDifferent(outputs, inputs);
        outputs.forEach(AtomicFile::check);
    }

    /**
     * Checks that no two files are the same, and that none is a file that is read. The folders of the files need not exist.
     *
     * @throws InvalidInput that names the file and what was expected
     */
    public static void requireDifferent(Collection<Path> outputs, Collection<Path> inputs) {
        List<Path> before = new ArrayList<>();
        for (Path output : outputs) {
            for (Path input : inputs) {
                if (isSame(output, input)) {
                    throw new InvalidInput(output + ": is " + also(output, input)
                            + "a file that is read and would be replaced, expected another file to write");
                }
            }
            for (Path other : before) {
                if (isSame(output, other)) {
                    throw new InvalidInput(output + ": is " + also(output, other)
                            + "another file to write as well, expected two files");
                }
            }
            before.add(output);
        }
    }

    /** The second name, if the same file has two. */
    private static String also(Path output, Path other) {
        return output.equals(other) ? "" : other + ", ";
    }

    private static boolean isSame(Path one, Path other) {
        try {
            Path place = AtomicFile.place(one);
            Path otherPlace = AtomicFile.place(other);
            return place.equals(otherPlace)
                    ? Files.isRegularFile(place) || !Files.exists(place) || AtomicFile.isStandardOutput(one)
                    // Names that differ in case only, or folders that are mounted twice.
                    : Files.isRegularFile(place)
                            && Files.isRegularFile(otherPlace)
                            && Files.isSameFile(place, otherPlace);
        } catch (IOException nowhere) {
            return false;
        }
    }
}
