package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.option.GivenStudies;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.print.CheckPrint;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Version;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.report.figure.StudyFigures;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.GridReport;
import org.fusionflow.report.study.GridSubject;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.report.study.manuscript.StudySource;
import org.fusionflow.study.check.FindingRows;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.JobEngine;
import org.fusionflow.study.run.ShardProgress;
import org.fusionflow.study.run.StudyOutput;
import org.fusionflow.study.run.StudyResult;
import org.fusionflow.study.run.StudyRun;

/** Runs several studies that share the threads, with the tables of all in one folder. */
final class StudyBatch implements AutoCloseable {
    private final List<StudyRun> runs = new ArrayList<>();

    /** Opens the run of a study. */
    private interface Opening {
        /**
         * @param before number of jobs of the studies before
         */
        StudyRun of(Study study, StudyOutput output, long before);
    }

    /**
     * @param studies with names that differ
     * @param folder of the tables; must exist
     */
    private StudyBatch(List<Study> studies, Path folder, Opening opening) {
        try {
            long before = 0;
            for (Study study : studies) {
                StudyRun run = opening.of(study, output(study, folder), before);
                runs.add(run);
                before += run.jobs();
            }
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /**
     * All of some studies.
     *
     * @param anew true to discard the jobs of an interrupted run
     */
    static StudyBatch whole(List<Study> studies, Path folder, boolean anew) {
        return new StudyBatch(
                studies,
                folder,
                (study, output, before) -> StudyRun.open(study, Plugins.CATALOGUE, output, Version.build(), anew));
    }

    /** One shard of the jobs of all studies. */
    static StudyBatch part(List<Study> studies, Path folder, boolean anew, Shard shard) {
        return new StudyBatch(
                studies,
                folder,
                (study, output, before) ->
                        StudyRun.shard(study, Plugins.CATALOGUE, output, Version.build(), anew, shard, before));
    }

    /** What other processes have finished of the shards of all studies. */
    static List<ShardProgress> progress(List<Study> studies, Path folder) {
        List<ShardProgress> all = new ArrayList<>();
        long before = 0;
        for (Study study : studies) {
            ShardProgress one =
                    new ShardProgress(study, Plugins.CATALOGUE, output(study, folder), Version.build(), before);
            all.add(one);
            before += one.jobs();
        }
        return all;
    }

    /** All shards, which are finished. */
    static StudyBatch merged(List<Study> studies, Path folder) {
        return new StudyBatch(
                studies,
                folder,
                (study, output, before) -> StudyRun.merged(study, Plugins.CATALOGUE, output, Version.build(), before));
    }

    private static StudyOutput output(Study study, Path folder) {
        return new StudyOutput(folder.resolve(study.name() + ".csv"));
    }

    /** The tables of all studies. */
    static List<Path> files(List<Study> studies, Path folder) {
        return studies.stream()
                .flatMap(study -> output(study, folder).files(study).stream())
                .toList();
    }

    /** The files that the studies read. */
    static List<Path> inputs(List<Study> studies) {
        List<Path> files = new ArrayList<>();
        for (Study study : studies) {
            files.add(study.file());
            files.addAll(StudyFiles.of(study));
        }
        return files;
    }

    /**
     * Reads studies.
     *
     * @param quick true to use the entries under {@code quick} in them
     * @throws InvalidInput if a file is malformed, or two have the same name
     */
    static List<Study> read(List<Path> files, boolean quick) {
        Set<String> names = new HashSet<>();
        List<Study> studies = GivenStudies.read(files, quick);
        for (Study study : studies) {
            if (!names.add(study.name())) {
                throw new InvalidInput(
                        study.file() + ": name '" + study.name()
                                + "' is that of another study here, expected names that differ, because they name the output files");
            }
        }
        return studies;
    }

    /**
     * The file of a study: a path, or the name of one of the project's studies.
     *
     * @throws InvalidInput if it is neither
     */
    static Path file(String name) {
        Value given = OptionValue.of("study", name);
        Path path = given.path();
        return ProjectFiles.reproduction(name).orElseGet(() -> {
            if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
                List<String> known = Stream.concat(
                                ProjectFiles.reproductions().stream(), ProjectFiles.realData().stream())
                        .map(file -> file.getFileName().toString().replace(".yaml", ""))
                        .toList();
                throw given.expected("a file .yaml"
                        + (known.isEmpty() ? "" : " or one of " + String.join(", ", known))
                        + Spelling.nearest(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            return path;
        });
    }

    List<StudyResult> run(JobEngine engine, ProgressLine progress) {
        return StudyRun.all(runs, engine, progress);
    }

    /** The runs, which keep their finished jobs. */
    List<StudyRun> runs() {
        return List.copyOf(runs);
    }

    /** Deletes the journals, after every output was written. */
    void done() {
        runs.forEach(StudyRun::done);
    }

    /** Writes one report of all studies. */
    WrittenReport report(List<StudyResult> results, Edition edition, ReportFile file) {
        List<GridSubject> subjects = results.stream().map(StudyBatch::subject).toList();
        return subjects.size() == 1
                ? GridReport.write(subjects.get(0), edition, file)
                : GridReport.write(
                        "Theory beside full simulation",
                        "Studies of unimodal bias in multimodal deep linear networks",
                        subjects,
                        edition,
                        file);
    }

    static GridSubject subject(StudyResult result) {
        Study study = result.study();
        return new GridSubject(
                study.name(),
                study.title(),
                study.description(),
                study.settings().stream()
                        .map(s -> new GridSubject.Setting(s.key(), s.value()))
                        .toList(),
                study.figures(),
                study.tables(),
                StudyFigures.tables(result),
                result.checks(),
                StudySource.of(study));
    }

    /** All checks as one table in Markdown. */
    static String findings(List<StudyResult> results) {
        StringBuilder text = new StringBuilder(FindingRows.HEADER);
        results.forEach(
                result -> text.append(FindingRows.markdown(result.study().name(), result.checks())));
        return text.toString();
    }

    static void put(ArrayNode array, List<StudyResult> results) {
        for (StudyResult result : results) {
            ObjectNode node = array.addObject();
            node.put("name", result.study().name());
            node.put("seconds", result.seconds());
            node.put("rows", result.points().size() + result.runs().size());
            node.put("holds", result.isFine());
            CheckPrint.put(node, result.checks());
        }
    }

    static void print(List<StudyResult> results) {
        for (StudyResult result : results) {
            System.out.println(result.study().name() + ": " + result.points().size() + " points, "
                    + result.runs().size() + " runs, " + (result.isFine() ? "holds" : "DOES NOT HOLD"));
            CheckPrint.print(result.checks());
        }
    }

    @Override
    public void close() {
        runs.forEach(StudyRun::close);
    }
}
