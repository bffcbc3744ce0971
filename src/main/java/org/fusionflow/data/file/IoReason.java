package org.fusionflow.data.file;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.zip.ZipException;

/** Says in words why a file cannot be read or written; what Java says is often only the file's name, or nothing. */
public final class IoReason {
    private IoReason() {}

    public static String of(IOException failed) {
        if (failed instanceof NoSuchFileException || failed instanceof FileNotFoundException) {
            return "no such file";
        }
        if (failed instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (failed instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (failed instanceof FileSystemLoopException) {
            return "a link that leads back to itself";
        }
        if (failed instanceof CharacterCodingException) {
            return "not a text in UTF-8";
        }
        if (failed instanceof EOFException) {
            return "it ends too early";
        }
        String said = failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
        if (said == null || said.isBlank()) {
            return failed instanceof ZipException ? "not a zip archive" : "the system gives no reason";
        }
        return said;
    }
}
