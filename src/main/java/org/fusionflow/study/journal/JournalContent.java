package org.fusionflow.study.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.architecture.InvalidInput;

/** What the file of a journal holds: the finished jobs, and where the next line goes. */
final class JournalContent {
    private static final String PROGRAM = "fusionflow ";
    private static final String KIND = PROGRAM + "journal 2";
    private static final int KIND_AT = 9;
    private static final String FIRST_KEY = "journal";

    private final Path file;
    private final Journal.Work work;
    private final JournalLines lines = new JournalLines();
    private final Map<Integer, Journal.Entry> finished = new TreeMap<>();
    private long end;

    private JournalContent(Path file, Journal.Work work) {
        this.file = file;
        this.work = work;
    }

    /**
     * Reads a file; empty if there is none.
     *
     * @param anew true to leave out what it holds
     * @throws InvalidInput if it is no journal, belongs to other work or another program, or is damaged
     */
    static JournalContent of(Path file, Journal.Work work, boolean anew) throws IOException {
        JournalContent content = new JournalContent(file, work);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            content.read(anew);
        }
        return content;
    }

    /** The lines that were read, after which others go on. */
    JournalLines lines() {
        return lines;
    }

    Map<Integer, Journal.Entry> finished() {
        return finished;
    }

    /** Index of the byte after the last complete line; 0 to start anew. */
    long end() {
        return end;
    }

    static InvalidInput foreign(Path file) {
        return new InvalidInput(
                file + ": is in the way of a journal of this name and not one of fusionflow's, expected that"
                        + " you move it or choose another output");
    }

    static ObjectNode first(Journal.Work work) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(FIRST_KEY, KIND)
                .put("work", work.identity())
                .put("build", work.build())
                .put("jobs", work.jobs());
    }

    private void read(boolean anew) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String begin = new String(bytes.readNBytes(KIND_AT + KIND.length() * 2), StandardCharsets.UTF_8);
            if (!begin.startsWith("{\"" + FIRST_KEY + "\":\"" + PROGRAM, KIND_AT)) {
                throw foreign(file);
            }
        }
        if (anew) {
            return;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            lines.read(file, bytes, line -> {
                if (line.number() == 1) {
                    requireSame(line.object());
                } else {
                    add(line);
                }
                end = line.end();
            });
        }
        if (end == 0) {
            throw JournalLines.damaged(file, 1, "found no whole line, expected one");
        }
    }

    private void requireSame(JsonNode found) {
        String rule = ", expected that you finish that run, choose another output, or start anew with --restart";
        if (!found.path("work").asText().equals(work.identity())
                || found.path("jobs").asInt() != work.jobs()
                || !found.path(FIRST_KEY).asText().equals(KIND)) {
            throw new InvalidInput(
                    file + ": is left from an interrupted run of another study, or of other data" + rule);
        }
        if (!found.path("build").asText().equals(work.build())) {
            throw new InvalidInput(file + ": is left from an interrupted run of another build of the program ("
                    + found.path("build").asText() + ", this is " + work.build() + ")" + rule);
        }
    }

    private void add(JournalLines.Line line) {
        JsonNode job = line.object().path("job");
        JsonNode outcome = line.object().path("outcome");
        JsonNode csv = line.object().path("csv");
        if (!job.isInt() || job.intValue() < 0 || job.intValue() >= work.jobs()) {
            throw JournalLines.damaged(
                    file, line.number(), "found job " + job + ", expected a number below " + work.jobs());
        }
        if (!outcome.isTextual() || !csv.isTextual()) {
            throw JournalLines.damaged(file, line.number(), "found no outcome or no rows, expected both");
        }
        Journal.Entry entry = new Journal.Entry(outcome.textValue(), csv.textValue());
        work.problem(job.intValue(), entry).ifPresent(problem -> {
            throw JournalLines.damaged(file, line.number(), problem);
        });
        if (finished.put(job.intValue(), entry) != null) {
            throw JournalLines.damaged(file, line.number(), "found job " + job + " again, expected each only once");
        }
    }
}
