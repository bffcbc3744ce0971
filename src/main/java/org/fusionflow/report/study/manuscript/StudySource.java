package org.fusionflow.report.study.manuscript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;

/**
 * What a study was run from, so that a reader of its report can run it again.
 *
 * @param name of the study
 * @param text of its file
 * @param hash SHA-256 of the text in UTF-8, in hexadecimal
 * @param isQuick true if its quick form was run
 * @param files that it reads beside its own, with the SHA-256 of each; empty text for one that cannot be read any more
 */
public record StudySource(String name, String text, String hash, boolean isQuick, Map<String, String> files) {
    public StudySource {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    public static StudySource of(Study study) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Path file : StudyFiles.of(study)) {
            files.put(file.getFileName().toString(), hash(file));
        }
        return of(study.name(), study.source(), study.isQuick(), files);
    }

    public static StudySource of(String name, String text, boolean isQuick, Map<String, String> files) {
        return new StudySource(name, text, hash(text.getBytes(StandardCharsets.UTF_8)), isQuick, files);
    }

    private static String hash(Path file) {
        try {
            return Files.isRegularFile(file) ? hash(Files.readAllBytes(file)) : "";
        } catch (IOException gone) {
            return "";
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
