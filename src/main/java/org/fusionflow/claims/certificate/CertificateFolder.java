package org.fusionflow.claims.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.formal.CoqFile;
import org.fusionflow.claims.formal.LeanFile;
import org.fusionflow.claims.formal.NotExportable;
import org.fusionflow.claims.result.Exhibit;
import org.fusionflow.expression.Place;

/** A folder with a certificate for every claim that has one, and {@code check.sh}, which checks them all. */
public final class CertificateFolder {
    private static final int LONGEST_NAME = 60;

    private final Path folder;
    private final Map<String, Integer> gaps = new TreeMap<>();
    private final StringBuilder without = new StringBuilder();
    private int number;
    private int sympy;
    private int coq;
    private int lean;

    /**
     * @throws InvalidInput if the folder cannot be made, or holds something: certificates of before would be checked again
     */
    public CertificateFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new InvalidInput(folder + ": expected a folder that is empty or not there yet");
                }
            }
        } catch (IOException impossible) {
            throw new InvalidInput(folder + ": cannot be made a folder of certificates");
        }
        write("check.sh", SympyScript.resource("check.sh"));
        // Where this is not possible, it runs with "bash check.sh".
        folder.resolve("check.sh").toFile().setExecutable(true);
    }

    /** Writes the certificate of a claim, or counts why there is none. */
    public void add(Exhibit exhibit) {
        number++;
        String verdict = exhibit.finding().verdict();
        if (!verdict.equals("proved") && !verdict.equals("refuted")) {
            gap("SymPy", exhibit, verdict + ", not proved or refuted");
            gap("Coq", exhibit, verdict + ", not proved or refuted");
            return;
        }
        String name = exhibit.claim()
                .name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String stem =
                String.format(Locale.ROOT, "%03d-%s", number, name.substring(0, Math.min(LONGEST_NAME, name.length())));
        try {
            write("c" + stem.replace('-', '_') + ".v", CoqFile.of(exhibit));
            coq++;
        } catch (NotExportable reason) {
            gap("Coq", exhibit, String.valueOf(reason.getMessage()));
        }
        try {
            write(stem + ".lean", LeanFile.of(exhibit));
            lean++;
        } catch (NotExportable reason) {
            // Lean has the plainest claims only, and is counted by those.
        }
        try {
            write(stem + ".py", SympyScript.of(exhibit));
            sympy++;
        } catch (NotExportable reason) {
            gap("SymPy", exhibit, String.valueOf(reason.getMessage()));
        }
    }

    private void gap(String system, Exhibit exhibit, String reason) {
        gaps.merge(system + ": " + reason, 1, Integer::sum);
        Place place = exhibit.claim().place();
        without.append(system + ": " + reason + ": " + exhibit.claim().name() + " (" + place.file() + ":" + place.line()
                + ")\n");
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new InvalidInput(folder.resolve(name) + ": cannot be written");
        }
    }

    /** Writes down which claims have no certificate, and why. */
    public void finish() {
        write("without.txt", without.toString());
    }

    /** Lines that say what was written, and what was not and why. */
    public String summary() {
        StringBuilder text = new StringBuilder("certificates in " + folder + ": " + sympy + " of " + number
                + " claims for SymPy, " + coq + " for Coq, " + lean + " untested for Lean");
        gaps.forEach((reason, count) -> text.append("\n    without: ")
                .append(count)
                .append(" (")
                .append(reason)
                .append(')'));
        return text.toString();
    }
}
