package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.fusionflow.cli.option.EditionOptions;
import org.fusionflow.cli.option.GivenStudies;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.option.ReportFormOptions;
import org.fusionflow.cli.option.StudyOptions;
import org.fusionflow.cli.print.CheckPrint;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ReportPrint;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.SourcesJson;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.GridReport;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.StudyReport;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: runs a study, from a file or made from a problem, and writes its report as a PDF or an HTML page, and its figures. */
@Command(
        name = "report",
        description = {
            "Compares theory and networks in a PDF or web page.",
            "Runs a study, from a file or made from the options of a problem, and writes its report. Without either: the main study, which is built in. Networks that --network does not name are an aligned one and a random one.",
            "With --run theory stands beside a training loop of your own, which the Python client or simulate --record recorded."
        },
        customSynopsis = "fusionflow report [FILE.yaml | -a TREE DATA | --run FILE.npz] [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.COMPARE)
@Example(
        does = "A problem of your own, without a file",
        run = "fusionflow report -a '(A:2,B:2):0' --toy ratio=2,rho=0 --u0 0.05 -o my.pdf")
@Example(
        does = "As a web page, and every figure with its numbers",
        run =
                "fusionflow report -a '((A:2,B:1):1,C:3):1' --random A=2,B=1,C=3,samples=50 --u0 0.05 -o nested.html --figures figures")
@Example(
        does = "A ReLU network trained by Adam",
        run =
                "fusionflow report -a '(A:2,B:2):0' --xor var=4,samples=256 --u0 0.01 --network name=relu,init=he,activation=relu,method=adam,lr=0.01,seeds=3 -o relu.pdf")
public final class ReportCommand implements Callable<Integer>, KeyedOptions.Holder {
    @Parameters(paramLabel = "FILE.yaml", arity = "0..1", description = "Study (default: the built-in main study).")
    private @Nullable Path file;

    @Mixin
    private StudyOptions straight = new StudyOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.pdf|html",
            description =
                    "Target (default: NAME.pdf or NAME.html of the study, in reports/ if there is such a folder); - for standard output.")
    private @Nullable Path output;

    @Mixin
    private EditionOptions issued = new EditionOptions();

    @Mixin
    private ReportFormOptions formed = new ReportFormOptions();

    @InGroup(OptionGroup.STUDY)
    @Option(names = "--quick", description = "Run what stands under quick in the study.")
    private boolean quick;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(straight.options());
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        ReportFile.Form form = formed.form(Optional.ofNullable(output));
        Edition edition = issued.edition(form);
        Study study = study();
        ShownWarnings warnings = new ShownWarnings(json);
        warnings.add(study.problem().dataWarnings());
        Path target = output == null ? defaultTarget(study.name(), form) : output;
        List<Path> files = new ArrayList<>(List.of(target));
        straight.saved().ifPresent(files::add);
        List<Path> read = new ArrayList<>(StudyFiles.of(study));
        if (file != null) {
            read.add(file);
        }
        OutputFiles.check(files, read);
        ReportFile report = new ReportFile(target, form, formed.folder(read, files));
        try (StandardOutput.Diversion diversion = StandardOutput.divertedFrom(files, json)) {
            straight.save();
            return run(study, edition, report, warnings);
        }
    }

    private int run(Study study, Edition edition, ReportFile file, ShownWarnings warnings) {
        StudyResult result;
        Optional<Subject> subject;
        WrittenReport report;
        try (ProgressLine progress = new ProgressLine()) {
            result = StudyInMemory.of(study, Plugins.CATALOGUE, progress);
            progress.show("writing " + file.path());
            subject = result.courses().map(courses -> Subject.of(result));
            report = subject.isPresent()
                    ? StudyReport.write(subject.get(), edition, file)
                    : GridReport.write(StudyBatch.subject(result), edition, file);
        }
        warnings.add(study.problem().dataWarnings());
        subject.ifPresent(one -> warnings.add(one.doubts()));
        warnings.add(report.warnings());
        if (json) {
            ObjectNode document = Json.object();
            ReportPrint.put(document, report);
            ArrayNode figures = document.putArray("figures");
            report.figures().forEach(figures::add);
            document.put("holds", result.isFine());
            subject.ifPresent(one -> SourcesJson.put(document, one));
            CheckPrint.put(document, result.checks());
            warnings.put(document);
            Json.print(document);
        } else {
            System.out.println(ReportPrint.line(report) + ", " + verdict(result));
            ReportPrint.printFigures(report);
        }
        if (!result.failures().isEmpty()) {
            return ExitCode.complain(
                    result.failures().size() + " runs failed numerically, the first: "
                            + result.failures().get(0),
                    ExitCode.NUMERICAL_FAILURE);
        }
        return result.isFine() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    private Study study() {
        if (quick && file == null) {
            throw new InvalidInput("--quick: expected FILE.yaml, a study with the key quick");
        }
        if (!straight.isGiven()) {
            return file == null ? ProjectFiles.mainStudy() : GivenStudies.read(file, quick);
        }
        if (file != null) {
            throw new InvalidInput(file + ": expected no problem options beside a study file");
        }
        return straight.study(Optional.ofNullable(output), quick);
    }

    private static String verdict(StudyResult result) {
        if (result.checks().isEmpty()) {
            return "nothing is checked";
        }
        return result.isFine()
                ? result.holds() ? "all checks hold" : "all checks hold but published claims"
                : "SOME CHECKS DO NOT HOLD";
    }

    private static Path defaultTarget(String name, ReportFile.Form form) {
        Path folder = Path.of("reports");
        Path file = Path.of(name + "." + form.name().toLowerCase(Locale.ROOT));
        return Files.isDirectory(folder) ? folder.resolve(file) : file;
    }
}
