package org.fusionflow.claims.solver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scripts that take the place of a solver. */
public final class FakeSolver {
    private FakeSolver() {}

    /**
     * A command that answers the trial as a solver does, and every other script by these lines of shell; {@code $1} is the script.
     *
     * @param folder for the command
     */
    public static String answering(Path folder, String lines) throws IOException {
        return command(
                folder,
                "if ! grep -q reproducible \"$1\"; then\n"
                        + "  echo '(:name \"Fake\")'; echo '(:version \"1.2\")'; echo sat; echo unsat; exit 0\nfi\n"
                        + lines);
    }

    /** A command of these lines of shell. */
    static String command(Path folder, String lines) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        Path file = Files.createTempFile(folder, "solver", "");
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assumeTrue(file.toFile().setExecutable(true), "files in " + folder + " cannot be executed");
        return file.toString();
    }
}
