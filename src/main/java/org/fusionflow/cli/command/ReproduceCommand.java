package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.ArgumentTypes;
import org.fusionflow.cli.option.EditionOptions;
import org.fusionflow.cli.option.GivenOptions;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.option.ReportFormOptions;
import org.fusionflow.cli.option.WorkOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ReportPrint;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.slurm.SlurmRun;
import org.fusionflow.cli.spark.SparkRun;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.data.file.OutputLock;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.study.check.FindingTable;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyNeeds;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.run.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reproduce}: runs the experiments of the paper and further ones, and writes CSV files and one document. */
@Command(
        name = "reproduce",
        description = {
            "Runs the experiments of the paper and further ones.",
            "Theory beside full simulation: a CSV of each, findings.md with every claim and its verdict, and reproduction.pdf or .html. An interrupted run is taken up again by the same command."
        },
        mixinStandardHelpOptions = true)
@Listed(CommandGroup.COMPARE)
@Example(does = "Names of the experiments", run = "fusionflow reproduce --list")
@Example(does = "Some, with thin grids and few seeds", run = "fusionflow reproduce two-layer-ratio --quick -o quick")
@Example(does = "All", run = "fusionflow reproduce -o reproduction", takes = "half an hour")
public final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME|FILE.yaml",
            arity = "0..*",
            description =
                    "Experiments of the project, or studies of your own (default: all of the project); --list names them.")
    private List<String> names = List.of();

    @InGroup(OptionGroup.STUDY)
    @Option(names = "--list", description = "Name the experiments and run none.")
    private boolean list;

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            converter = ArgumentTypes.FolderToo.class,
            description = "Where all files go; made if it is not there (default: reproduction).")
    private Path folder = Path.of("reproduction");

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--out",
            hidden = true,
            converter = ArgumentTypes.FolderToo.class,
            description = "The same as --output.")
    private @Nullable Path out;

    @Mixin
    private EditionOptions issued = new EditionOptions();

    @Mixin
    private ReportFormOptions formed = new ReportFormOptions();

    @InGroup(OptionGroup.STUDY)
    @Option(names = "--quick", description = "Thin grids and few seeds: a test of the program, in less than a minute.")
    private boolean quick;

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--readme",
            paramLabel = "FILE.md",
            description = "Also write the table of findings between its two marker lines in this document.")
    private @Nullable Path readme;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        GivenOptions given = new GivenOptions(spec);
        if (list) {
            given.refuseWith("--list", List.of("--list", "--json"));
        }
        work.check(given);
        if (out != null) {
            given.refuseBoth("--out", "--output");
            folder = out;
        }
        if (AtomicFile.isStream(folder)) {
            throw new InvalidInput("--output " + folder + ": expected a folder, the files do not fit into a stream");
        }
        ReportFile.Form form = formed.form(Optional.empty());
        Edition edition = issued.edition(form);
        List<Path> files = names.isEmpty()
                ? ProjectFiles.reproductions()
                : names.stream().map(StudyBatch::file).toList();
        if (files.isEmpty()) {
            throw new InvalidInput("no studies: expected the program's folder with validation/reproduce, or FILE.yaml");
        }
        List<Path> runnable = withData(files);
        if (runnable.isEmpty()) {
            return ExitCode.DONE;
        }
        List<Study> studies = StudyBatch.read(runnable, quick);
        if (list) {
            list(studies);
            return ExitCode.DONE;
        }
        Optional<Shard> shard = work.shard();
        return shard.isPresent() ? part(studies, shard.get()) : run(studies, edition, form);
    }

    /** Computes one part of all studies, whose finished jobs stay in the folder. */
    private int part(List<Study> studies, Shard shard) {
        makeFolder();
        OutputFiles.check(StudyBatch.files(studies, folder), StudyBatch.inputs(studies));
        ShownWarnings warnings = new ShownWarnings(json);
        studies.forEach(study -> warnings.add(study.problem().dataWarnings()));
        try (StudyBatch batch = StudyBatch.part(studies, folder, work.isRestart(), shard)) {
            return PartedWork.compute(shard, batch.runs(), work.threads(), json, warnings);
        }
    }

    /** Has all parts computed by Slurm. */
    private SlurmRun slurm(List<Study> studies) {
        List<String> arguments = new ArrayList<>(List.of("reproduce"));
        studies.forEach(study -> arguments.add(study.file().toAbsolutePath().toString()));
        arguments.addAll(List.of("--output", folder.toAbsolutePath().toString()));
        if (quick) {
            arguments.add("--quick");
        }
        return PartedWork.slurm(
                "reproduce", folder.resolve("reproduction"), arguments, StudyBatch.progress(studies, folder), work);
    }

    private StudyBatch opened(List<Study> studies) {
        return work.isMerge()
                ? StudyBatch.merged(studies, folder)
                : StudyBatch.whole(studies, folder, work.isRestart());
    }

    @SuppressWarnings("try")
    private int run(List<Study> studies, Edition edition, ReportFile.Form form) {
        Path findings = folder.resolve("findings.md");
        Path document = folder.resolve("reproduction." + form.name().toLowerCase(Locale.ROOT));
        List<Path> files = new ArrayList<>(StudyBatch.files(studies, folder));
        files.addAll(List.of(findings, document));
        if (readme != null) {
            files.add(readme);
        }
        List<Path> read = StudyBatch.inputs(studies);
        OutputFiles.requireDifferent(files, read);
        if (readme != null) {
            withTable(readme, "");
        }
        makeFolder();
        OutputFiles.check(files, read);
        ReportFile file = new ReportFile(document, form, formed.folder(read, files));
        ShownWarnings warnings = new ShownWarnings(json);
        studies.forEach(study -> warnings.add(study.problem().dataWarnings()));
        Optional<SlurmRun> slurm = work.isSlurm() ? Optional.of(slurm(studies)) : Optional.empty();
        Optional<SparkRun> spark = PartedWork.spark("reproduce", folder.resolve("reproduction"), quick, work);
        List<StudyResult> results;
        WrittenReport report;
        // The tables have locks of their own; this one is for the report, which other studies in this folder would
        // write as well.
        try (OutputLock lock = OutputLock.of(document);
                StudyBatch batch = opened(studies);
                ProgressLine progress = new ProgressLine();
                ResumeNotice notice = ResumeNotice.of(batch.runs(), progress)) {
            try {
                results = batch.run(PartedWork.engine(spark, work), progress);
                progress.show("writing " + document);
                report = batch.report(results, edition, file);
                String table = StudyBatch.findings(results);
                write(findings, table);
                if (readme != null) {
                    insert(readme, table, findings);
                }
            } catch (LostOutput lost) {
                throw ResumeNotice.kept(batch.runs(), lost);
            }
            batch.done();
        }
        slurm.ifPresent(SlurmRun::done);
        spark.ifPresent(SparkRun::done);
        studies.forEach(study -> warnings.add(study.problem().dataWarnings()));
        warnings.add(report.warnings());
        if (json) {
            ObjectNode all = Json.object();
            StudyBatch.put(all.putArray("studies"), results);
            ReportPrint.put(all, report);
            if (readme != null) {
                all.put("readme", readme.toString());
            }
            warnings.put(all);
            Json.print(all);
        } else {
            StudyBatch.print(results);
            System.out.println(ReportPrint.line(report));
            ReportPrint.printFigures(report);
            if (readme != null) {
                System.out.println(readme + ": the table of findings was written between its markers");
            }
        }
        return results.stream()
                .flatMap(result ->
                        result.failures().stream().map(failure -> result.study().name() + " at " + failure))
                .findFirst()
                .map(first ->
                        ExitCode.complain("reproduce: failed numerically, first " + first, ExitCode.NUMERICAL_FAILURE))
                .orElse(results.stream().allMatch(StudyResult::isFine) ? ExitCode.DONE : ExitCode.DID_NOT_HOLD);
    }

    /** The studies whose data are there; of each other one a line says what is missing. */
    private static List<Path> withData(List<Path> files) {
        List<Path> there = new ArrayList<>();
        for (Path file : files) {
            Optional<String> missing = StudyNeeds.missing(file);
            missing.ifPresent(why -> System.err.println(
                    "fusionflow: " + String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "") + ": " + why));
            if (missing.isEmpty()) {
                there.add(file);
            }
        }
        return there;
    }

    private void list(List<Study> studies) {
        if (json) {
            ObjectNode document = Json.object();
            ArrayNode array = document.putArray("studies");
            studies.forEach(study -> array.addObject().put("name", study.name()).put("title", study.title()));
            Json.print(document);
            return;
        }
        studies.forEach(study -> System.out.println(study.name() + ": " + study.title()));
    }

    /** The document that is there now, with the table in it. */
    private static String withTable(Path document, String table) {
        if (AtomicFile.isStream(document)) {
            throw new InvalidInput("--readme " + document + ": expected a file, found a stream");
        }
        try {
            return FindingTable.into(Files.readString(document), table);
        } catch (IOException failed) {
            throw new InvalidInput(document + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(document + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Reads the document anew: its owner may have edited it during the work. */
    private static void insert(Path document, String table, Path findings) {
        String text;
        try {
            text = withTable(document, table);
        } catch (InvalidInput changed) {
            throw new LostOutput(
                    changed.getMessage() + ", as before the work; the table of findings is in " + findings, changed);
        }
        write(document, text);
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInput(folder + ": cannot be made a folder (" + IoReason.of(failed) + ")", failed);
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
