package org.fusionflow.data.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML 1.2 file (JSON is one, too) into {@link YamlValue}s that know their file, line and column. */
public final class YamlSource {
    /** Largest file in bytes; parsing a larger one could exhaust the memory. */
    private static final int LARGEST_FILE = 16 << 20;

    private YamlSource() {}

    /**
     * @throws InvalidInput if the file cannot be read or is not YAML
     */
    public static YamlValue read(Path file) {
        String text;
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidInput(file + ": expected a YAML file, this is a directory");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidInput(file + ": expected a file below 16 MiB");
            }
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new InvalidInput(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(file + ": no permission to read it", denied);
        } catch (CharacterCodingException binary) {
            throw new InvalidInput(file + ": expected a text file in UTF-8", binary);
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be read (" + failed.getMessage() + ")", failed);
        }
        return parse(text, file);
    }

    /**
     * @param file named in messages, and the place that paths inside the text are relative to
     */
    public static YamlValue parse(String text, Path file) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setAllowDuplicateKeys(false)
                    // Our own reader refuses them, with the line.
                    .setAllowNonScalarKeys(true)
                    .setCodePointLimit(LARGEST_FILE)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlValue(
                    file,
                    "document",
                    root.orElseThrow(() ->
                            new InvalidInput(file + ": expected a mapping of keys to values, the file is empty")));
        } catch (MarkedYamlEngineException wrong) {
            String problem = wrong.getProblem() == null ? "not YAML" : wrong.getProblem();
            throw new InvalidInput(place(file, wrong.getProblemMark()) + ": not valid YAML, " + problem, wrong);
        } catch (StackOverflowError tooDeep) {
            throw new InvalidInput(file + ": expected a file without very deep nesting", tooDeep);
        } catch (YamlEngineException wrong) {
            throw new InvalidInput(file + ": not valid YAML, " + wrong.getMessage(), wrong);
        }
    }

    static String place(Path file, Optional<Mark> mark) {
        return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse(file.toString());
    }
}
