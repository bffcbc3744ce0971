package org.fusionflow.data.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML 1.2 file (JSON is one, too) into {@link YamlValue}s that know their file, line and column. */
public final class YamlSource {
    /** Largest file in bytes; parsing a larger one could exhaust the memory. */
    private static final int LARGEST_FILE = 16 << 20;

    /** Deepest nesting; that of the studies is five. */
    private static final int DEEPEST = 50;

    /** Most values of a file: 1,400 rows of a covariance matrix of 1,400 inputs. */
    private static final int MOST_NODES = 2_000_000;

    private YamlSource() {}

    /**
     * @throws InvalidInput if the file cannot be read or is not YAML
     */
    public static YamlValue read(Path file) {
        return parse(text(file), file);
    }

    /**
     * The text of a file, which {@link #parse} reads.
     *
     * @throws InvalidInput if the file cannot be read
     */
    public static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidInput(file + ": expected a YAML file, this is a directory");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidInput(file + ": expected a file below 16 MiB");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new InvalidInput(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(file + ": no permission to read it", denied);
        } catch (CharacterCodingException binary) {
            throw new InvalidInput(file + ": expected a text file in UTF-8", binary);
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }
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
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(
                            () -> new InvalidInput(file + ": expected a mapping of keys to values, the file is empty"));
            requireSimple(file, root);
            return new YamlValue(file, "document", root);
        } catch (MarkedYamlEngineException wrong) {
            String problem = wrong.getProblem() == null ? "not YAML" : wrong.getProblem();
            throw new InvalidInput(place(file, wrong.getProblemMark()) + ": not valid YAML, " + problem, wrong);
        } catch (StackOverflowError tooDeep) {
            throw tooDeep(file.toString(), tooDeep);
        } catch (YamlEngineException wrong) {
            throw new InvalidInput(file + ": not valid YAML, " + wrong.getMessage(), wrong);
        }
    }

    private static InvalidInput tooDeep(String place, @Nullable Throwable cause) {
        String message = place + ": expected at most " + DEEPEST + " levels of lists and mappings inside each other";
        return cause == null ? new InvalidInput(message) : new InvalidInput(message, cause);
    }

    /**
     * Refuses nesting that readers, which follow it by recursion, would run out of stack on: also that of an alias inside its own anchor, which
     * has no end, and that of aliases of aliases, which has too many parts.
     */
    private static void requireSimple(Path file, Node root) {
        record Level(Node node, int depth) {}
        Deque<Level> open = new ArrayDeque<>(List.of(new Level(root, 0)));
        int nodes = 0;
        while (!open.isEmpty()) {
            Level level = open.pop();
            List<Node> inside = new ArrayList<>();
            if (level.node() instanceof SequenceNode sequence) {
                inside.addAll(sequence.getValue());
            } else if (level.node() instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> inside.addAll(List.of(tuple.getKeyNode(), tuple.getValueNode())));
            }
            String place = place(file, level.node().getStartMark());
            if (!inside.isEmpty() && level.depth() >= DEEPEST) {
                throw tooDeep(place, null);
            }
            nodes += inside.size();
            if (nodes > MOST_NODES) {
                throw new InvalidInput(
                        place + ": expected at most " + MOST_NODES + " values, counted with every alias");
            }
            inside.forEach(node -> open.push(new Level(node, level.depth() + 1)));
        }
    }

    static String place(Path file, Optional<Mark> mark) {
        return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse(file.toString());
    }
}
