package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Version;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.report.experiment.ReproductionReport;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.ExperimentResult;
import org.fusionflow.study.experiment.FindingTable;
import org.fusionflow.study.experiment.Reproduction;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reproduce}: experiments of the paper and beyond, to CSV and one PDF. */
@Command(
        name = "reproduce",
        description =
                "Every experiment of the paper and the questions it leaves open, theory beside full simulation: a CSV for each,"
                        + " findings.md and reproduction.pdf. An interrupted run is taken up again by the same command.",
        mixinStandardHelpOptions = true)
public final class ReproduceCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME|FILE.yaml",
            arity = "0..*",
            description =
                    "Experiments of the project, or studies of your own (default: all of the project); --list names them.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Name the experiments and run none.")
    private boolean list;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where all files go; made if it is not there (default: reproduction).")
    private Path folder = Path.of("reproduction");

    @Option(names = "--out", hidden = true, description = "The same as --output.")
    private @Nullable Path out;

    @Option(names = "--quick", description = "Thin grids and few seeds: a test of the program, in less than a minute.")
    private boolean quick;

    @Option(
            names = "--readme",
            paramLabel = "FILE.md",
            description = "Also write the table of findings between its two markers in this document.")
    private @Nullable Path readme;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--restart", description = "Forget what an interrupted run left.")
    private boolean restart;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        folder = out == null ? folder : out;
        if (threads < 1) {
            throw new InvalidInput("--threads " + threads + ": expected at least 1");
        }
        List<Path> studies = names.isEmpty()
                ? ProjectFiles.reproductions()
                : names.stream()
                        .filter(StudyBatch::isStudy)
                        .map(StudyBatch::file)
                        .toList();
        List<String> others =
                names.stream().filter(name -> !StudyBatch.isStudy(name)).toList();
        List<Experiment> experiments =
                names.isEmpty() || !others.isEmpty() ? ExperimentCatalog.named(others) : List.of();
        if (list) {
            StudyReader reader = new StudyReader(Plugins.CATALOGUE);
            list(
                    experiments,
                    studies.stream().map(file -> reader.read(file, quick)).toList());
            return ExitCode.DONE;
        }
        return run(experiments, studies);
    }

    private int run(List<Experiment> experiments, List<Path> files) {
        String document = readme == null ? "" : read(readme);
        makeFolder();
        Path findings = folder.resolve("findings.md");
        AtomicFile.check(findings);
        AtomicFile.check(Reproduction.pdf(folder));
        if (readme != null) {
            AtomicFile.check(readme);
        }
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        List<ExperimentResult> results;
        List<StudyResult> studies;
        int pages = 0;
        int studyPages = 0;
        try (StudyBatch batch = new StudyBatch(files, quick, folder, restart);
                Reproduction reproduction = Reproduction.open(experiments, scale, folder, Version.number(), restart);
                ProgressLine progress = new ProgressLine()) {
            studies = batch.run(threads, progress);
            results = reproduction.run(threads, progress);
            progress.show("writing " + Reproduction.pdf(folder));
            if (!experiments.isEmpty()) {
                pages = ReproductionReport.write(
                        results, ExperimentCatalog.pages(), scale, Version.number(), Reproduction.pdf(folder));
            }
            if (!files.isEmpty()) {
                studyPages = batch.report(studies, studyPdf(experiments));
            }
            String table = FindingTable.markdown(results) + StudyBatch.findings(studies);
            write(findings, table);
            if (readme != null) {
                write(readme, FindingTable.into(document, table));
            }
            reproduction.done();
            batch.done();
        }
        if (json) {
            ObjectNode all = document(results, pages);
            if (!studies.isEmpty()) {
                StudyBatch.put(all.putArray("studies"), studies);
                all.put("studiesPdf", studyPdf(experiments).toString());
            }
            Json.print(all);
        } else {
            print(results, pages);
            StudyBatch.print(studies);
            if (!studies.isEmpty()) {
                System.out.println(studyPdf(experiments) + ": " + studyPages + " pages");
            }
        }
        boolean fine = results.stream().allMatch(ExperimentResult::holds)
                && studies.stream().allMatch(StudyResult::isFine);
        return studies.stream()
                .flatMap(result ->
                        result.failures().stream().map(failure -> result.study().name() + " at " + failure))
                .findFirst()
                .map(first ->
                        ExitCode.complain("reproduce: failed numerically, first " + first, ExitCode.NUMERICAL_FAILURE))
                .orElse(fine ? ExitCode.DONE : ExitCode.DID_NOT_HOLD);
    }

    /** Beside the report of experiments, if there is one. */
    private Path studyPdf(List<Experiment> experiments) {
        return experiments.isEmpty() ? Reproduction.pdf(folder) : folder.resolve("studies.pdf");
    }

    private void list(List<Experiment> experiments, List<Study> studies) {
        if (json) {
            ObjectNode document = document(experiments);
            ArrayNode array = document.putArray("studies");
            studies.forEach(study -> array.addObject().put("name", study.name()).put("title", study.title()));
            Json.print(document);
            return;
        }
        experiments.forEach(experiment -> System.out.println(experiment.name() + ": " + experiment.title()));
        studies.forEach(study -> System.out.println(study.name() + ": " + study.title()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new InvalidInput(
                    file + ": cannot be read (" + failed.getClass().getSimpleName() + ")", failed);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInput(
                    folder + ": cannot be made a folder (" + failed.getClass().getSimpleName() + ")", failed);
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode document(List<Experiment> experiments) {
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("experiments");
        experiments.forEach(
                experiment -> array.addObject().put("name", experiment.name()).put("title", experiment.title()));
        return document;
    }

    private ObjectNode document(List<ExperimentResult> results, int pages) {
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("experiments");
        for (ExperimentResult result : results) {
            ObjectNode node = array.addObject();
            node.put("name", result.experiment().name());
            node.put("seconds", result.seconds());
            node.put("rows", result.rows().size());
            node.put("holds", result.holds());
            ArrayNode findings = node.putArray("findings");
            for (StudyFinding finding : result.findings()) {
                findings.addObject()
                        .put("statement", finding.statement())
                        .put("theory", finding.theory())
                        .put("measured", finding.measured())
                        .put("error", finding.error())
                        .put("verdict", finding.verdict().words());
            }
        }
        if (pages > 0) {
            document.put("pdf", Reproduction.pdf(folder).toString());
            document.put("pages", pages);
        }
        return document;
    }

    private void print(List<ExperimentResult> results, int pages) {
        for (ExperimentResult result : results) {
            System.out.println(result.experiment().name() + ": " + result.rows().size() + " rows, "
                    + (result.holds() ? "holds" : "DOES NOT HOLD"));
            for (StudyFinding finding : result.findings()) {
                System.out.println("  " + finding.verdict().words() + ": " + finding.statement() + " (theory "
                        + finding.theory() + ", measured " + finding.measured()
                        + (finding.error().isEmpty() ? "" : ", error " + finding.error()) + ")");
            }
        }
        if (pages > 0) {
            System.out.println(Reproduction.pdf(folder) + ": " + pages + " pages");
        }
    }
}
