package org.fusionflow.study.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.journal.Journal;

/**
 * What a study's journal is identified by and compared with.
 *
 * @param identity name of the study, and a hash of everything on which its numbers depend except the program
 */
record StudyJournal(String identity, PointWork work, String build) implements Journal.Work {
    StudyJournal(Study study, PointWork work, String build) {
        this("study " + study.name() + ", " + hash(study, work), work, build);
    }

    private static String hash(Study study, PointWork work) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, study.definition());
            add(digest, work.header().toString());
            study.variables().stream().map(Variable::name).forEach(name -> add(digest, name));
            // Files that the study names may change while the study does not.
            for (Path file : StudyFiles.of(study)) {
                digest.update(bytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }
    }

    @Override
    public int jobs() {
        return work.jobs();
    }

    @Override
    public Optional<String> problem(int job, Journal.Entry entry) {
        return work.problem(job, JobRows.of(entry.outcome(), entry.csv()));
    }
}
