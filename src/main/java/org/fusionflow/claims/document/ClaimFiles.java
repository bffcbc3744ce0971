package org.fusionflow.claims.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.fusionflow.architecture.InvalidInput;

/** The Markdown files that a user names, as documents. What cannot be read does not keep the others from being read. */
public final class ClaimFiles {
    /** Largest file that is read, in bytes; no document is near this size. */
    private static final long MOST_BYTES = 16L << 20;

    private final List<ClaimDocument> documents = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Path> without = new ArrayList<>();

    private ClaimFiles() {}

    /**
     * Reads the given files, and all Markdown files below the given folders.
     *
     * @throws InvalidInput if none of them has a claim, or a block that looks like one
     */
    public static ClaimFiles read(List<Path> paths) {
        ClaimFiles files = new ClaimFiles();
        for (Path path : paths) {
            int before = files.documents.size() + files.errors.size();
            if (Files.isDirectory(path)) {
                files.markdownBelow(path).forEach(files::add);
            } else {
                files.add(path);
            }
            if (files.documents.size() + files.errors.size() == before) {
                files.without.add(path);
            }
        }
        if (files.documents.isEmpty() && files.errors.isEmpty()) {
            throw new InvalidInput(paths.get(0)
                    + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more")
                    + (Files.isDirectory(paths.get(0))
                            ? ": expected a .md file with a block that opens with ```claim"
                            : ": expected at least one block that opens with ```claim"));
        }
        return files;
    }

    /** Documents with claims, or with blocks that look like claims. */
    public List<ClaimDocument> documents() {
        return List.copyOf(documents);
    }

    /** A message for each file that cannot be read. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Files and folders that were named and have no claims. */
    public List<Path> without() {
        return List.copyOf(without);
    }

    private void add(Path path) {
        try {
            ClaimDocument document = ClaimDocument.parse(path.toString(), text(path));
            if (!document.isEmpty()) {
                documents.add(document);
            }
        } catch (InvalidInput unreadable) {
            errors.add(String.valueOf(unreadable.getMessage()));
        }
    }

    private static String text(Path path) {
        try {
            if (Files.exists(path) && Files.size(path) > MOST_BYTES) {
                throw new InvalidInput(path + ": expected at most " + (MOST_BYTES >> 20) + " MiB");
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            // Some editors write a byte order mark at the start of a file.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw new InvalidInput(path + ": expected text in UTF-8");
        } catch (IOException unreadable) {
            throw new InvalidInput(path + ": " + (Files.exists(path) ? "cannot be read" : "no such file"));
        }
    }

    private List<Path> markdownBelow(Path folder) {
        List<Path> found = new ArrayList<>();
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (attributes.isRegularFile() && (name.endsWith(".md") || name.endsWith(".markdown"))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
                // A link to a folder above it leads to nothing new.
                if (!(reason instanceof FileSystemLoopException)) {
                    errors.add(file + ": cannot be read");
                }
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException unreadable) {
            errors.add(folder + ": cannot be read");
        }
        return found.stream().sorted().toList();
    }
}
