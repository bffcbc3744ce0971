package org.fusionflow.data.npz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;

/** One array in a {@code .npy} file. */
public final class NpyFile {
    private NpyFile() {}

    /**
     * @throws InvalidInput with the file and what was expected
     */
    public static NpyArray read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": expected an .npy file, this is a directory");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyFormat.read(in, NpzFile.mostBytes());
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        } catch (NoSuchFileException missing) {
            throw new InvalidInput(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(file + ": no permission to read it", denied);
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be read (" + NpzFile.message(failed) + ")", failed);
        }
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws InvalidInput if the file cannot be written
     */
    public static void write(Path file, NpyArray array) {
        AtomicFile.write(file, out -> NpyFormat.write(array, out));
    }
}
