package org.fusionflow.study.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.journal.Workers;

/**
 * Computes the points of a sweep in parallel and writes its CSV. Points do not know of each other and are put in order at the end, so
 * the bytes depend neither on the number of threads nor on how often the run was interrupted and taken up again.
 */
public final class SweepRun {
    private final Sweep sweep;
    private final Path csv;
    private final StudyProgress progress;
    private final AtomicReferenceArray<PointRows> rows;

    private SweepRun(Sweep sweep, Path csv, StudyProgress progress) {
        this.sweep = sweep;
        this.csv = csv;
        this.progress = progress;
        this.rows = new AtomicReferenceArray<>(sweep.grid().size());
    }

    /**
     * @param csv to write; beside it, a second file for special points and, while it runs, the journal
     * @param version of the program: another one does not take up what this one left
     * @param threads that compute, at least 1
     * @param anew true to forget what an interrupted run left
     * @throws InvalidInput if a file cannot be written, or theory refuses a point
     */
    public static SweepResult of(
            Sweep sweep, Path csv, String version, int threads, boolean anew, StudyProgress progress) {
        if (threads < 1) {
            throw new InvalidInput("threads " + threads + ": expected at least 1");
        }
        AtomicFile.check(csv);
        SweepRun run = new SweepRun(sweep, csv, progress);
        if (Files.exists(csv) && !Files.isRegularFile(csv)) {
            // A pipe or /dev/stdout: nothing can be kept beside it.
            run.compute(threads, Map.of(), (point, finished) -> {});
            return run.write(0, Optional.empty());
        }
        try (Journal journal =
                Journal.open(csv, "sweep", run.identity(version), sweep.grid().size(), anew)) {
            Map<Integer, PointRows> finished = new TreeMap<>();
            journal.finished()
                    .forEach((point, entry) -> finished.put(point, new PointRows(entry.outcome(), entry.csv())));
            run.compute(
                    threads,
                    finished,
                    (point, rows) -> journal.append(point, new Journal.Entry(rows.outcome(), rows.csv())));
            SweepResult result = run.write(journal.finished().size(), Optional.of(special(csv)));
            journal.remove();
            return result;
        }
    }

    /** Where the special points go: {@code NAME-special.csv} beside {@code NAME.csv}. */
    static Path special(Path csv) {
        String name = String.valueOf(csv.getFileName());
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        return csv.resolveSibling(stem + "-special.csv");
    }

    private String identity(String version) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sweep.definition().getBytes(StandardCharsets.UTF_8));
            return "fusionflow " + version + ", " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Is given every point once it is finished, from the thread that computed it. */
    @FunctionalInterface
    private interface Keeper {
        void keep(int point, PointRows rows);
    }

    private void compute(int threads, Map<Integer, PointRows> finished, Keeper keeper) {
        int size = sweep.grid().size();
        finished.forEach(rows::set);
        String resumed = finished.isEmpty() ? "" : ", after " + finished.size() + " points of an interrupted run";
        progress.begin(sweep.name() + resumed, size - finished.size());
        try {
            Workers.run(threads, size, point -> work(point, keeper));
        } finally {
            progress.end();
        }
    }

    /** Computes a point unless an earlier run has. */
    private void work(int point, Keeper keeper) {
        if (rows.get(point) == null) {
            PointRows found = rowsOf(point);
            rows.set(point, found);
            keeper.keep(point, found);
            progress.finished();
        }
    }

    private PointRows rowsOf(int point) {
        try {
            return sweep.table().rows(point);
        } catch (InvalidInput refused) {
            throw new InvalidInput(
                    "sweep " + sweep.name() + " at " + sweep.grid().describe(point) + ": " + refused.getMessage(),
                    refused);
        }
    }

    /** Writes what was computed; special points only where there is a file for them. */
    private SweepResult write(int resumed, Optional<Path> beside) {
        int failed = 0;
        int lines = 0;
        Optional<String> first = Optional.empty();
        for (int point = 0; point < rows.length(); point++) {
            PointRows found = rows.get(point);
            lines += (int) found.csv().chars().filter(c -> c == '\n').count();
            if (found.isFailure()) {
                failed++;
                if (first.isEmpty()) {
                    first = Optional.of(sweep.grid().describe(point) + ": " + found.outcome());
                }
            }
        }
        AtomicFile.write(csv, out -> {
            out.write(CsvText.lines(List.of(sweep.table().header())).getBytes(StandardCharsets.UTF_8));
            for (int point = 0; point < rows.length(); point++) {
                out.write(rows.get(point).csv().getBytes(StandardCharsets.UTF_8));
            }
        });
        Optional<List<SpecialPoint>> special = sweep.table().specialPoints();
        Optional<Path> specialCsv = special.isPresent() ? beside : Optional.empty();
        specialCsv.ifPresent(file -> AtomicFile.write(
                file,
                out -> out.write(SpecialPoint.csv(sweep.grid().axes().get(0).parameter(), special.orElse(List.of()))
                        .getBytes(StandardCharsets.UTF_8))));
        return new SweepResult(
                csv, lines, rows.length(), resumed, failed, first, specialCsv, special.orElse(List.of()));
    }
}
