package org.fusionflow.claims.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.fusionflow.architecture.InvalidInput;

/** Runs certificates with the tools for which they were written. */
public final class CertificateCheck {
    private CertificateCheck() {}

    /**
     * Runs {@code check.sh}, which prints what it finds.
     *
     * @param target a folder of certificates, or one file of such a folder
     * @return its exit code: 0 if all hold, 1 if not, 2 if a tool is missing
     * @throws InvalidInput if there is no {@code check.sh}, or it cannot be run
     */
    public static int of(Path target) {
        boolean whole = Files.isDirectory(target);
        Path absolute = target.toAbsolutePath();
        Path folder = whole ? absolute : absolute.getParent();
        if (folder == null || !Files.exists(target) || !Files.isRegularFile(folder.resolve("check.sh"))) {
            throw new InvalidInput(target + ": expected a folder of certificates, or one of its files");
        }
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("check.sh").toString()));
        if (!whole) {
            command.add(absolute.getFileName().toString());
        }
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException noBash) {
            throw new InvalidInput("bash is needed to check certificates, and cannot be run");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while certificates were checked");
        }
    }
}
