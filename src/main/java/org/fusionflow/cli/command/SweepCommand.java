package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.GivenOptions;
import org.fusionflow.cli.option.GivenStudies;
import org.fusionflow.cli.option.WorkOptions;
import org.fusionflow.cli.print.CheckPrint;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.cli.print.Text;
import org.fusionflow.cli.print.Version;
import org.fusionflow.cli.slurm.SlurmRun;
import org.fusionflow.cli.spark.SparkRun;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.report.figure.StudyFigures;
import org.fusionflow.report.page.FigureFile;
import org.fusionflow.study.continuation.SpecialPoint;
import org.fusionflow.study.continuation.SpecialPoints;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.JobEngine;
import org.fusionflow.study.run.ShardProgress;
import org.fusionflow.study.run.StudyOutput;
import org.fusionflow.study.run.StudyResult;
import org.fusionflow.study.run.StudyRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: computes the tables of a study, theory and networks over a grid of parameters, and writes them as CSV. */
@Command(
        name = "sweep",
        description = {
            "Computes maps over parameters as CSV and figures.",
            "Theory and networks over the grid of a study, or fixed points along one parameter, in parallel. An interrupted run is taken up again by the same command."
        },
        mixinStandardHelpOptions = true)
@Listed(CommandGroup.COMPARE)
@Example(does = "A map of 124 points", run = "fusionflow sweep validation/sweeps/fusion-and-start.yaml -o map.csv")
@Example(
        does = "Fixed points along one parameter",
        run = "fusionflow sweep validation/sweeps/saddles-along-ratio.yaml -o saddles.csv")
@Example(
        does = "The third of four parts, on any machine that shares the folder",
        run = "fusionflow sweep validation/sweeps/fusion-and-start.yaml -o map.csv --shard 3/4")
public final class SweepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.yaml", description = "Study; validation/sweeps has examples.")
    private Path file = Path.of("");

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Target (default: NAME.csv of the study in the current folder); - for standard output.")
    private @Nullable Path output;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--out", hidden = true, description = "The same as --output.")
    private @Nullable Path out;

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw the study's figures to this file, .svg or .pdf; a second one to FILE-2, and so on.")
    private @Nullable Path figure;

    @InGroup(OptionGroup.STUDY)
    @Option(names = "--quick", description = "Run what stands under quick in the study.")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        GivenOptions given = new GivenOptions(spec);
        work.check(given);
        given.refuseBoth("--out", "--output");
        Study study = GivenStudies.read(file, quick);
        ShownWarnings warnings = new ShownWarnings(json);
        warnings.add(study.problem().dataWarnings());
        Path named = output == null ? out : output;
        StudyOutput target = new StudyOutput(named == null ? Path.of(study.name() + ".csv") : named);
        List<Path> files = checked(study, target, warnings);
        Optional<Shard> shard = work.shard();
        if (shard.isPresent()) {
            try (StudyRun run = StudyRun.shard(
                    study, Plugins.CATALOGUE, target, Version.build(), work.isRestart(), shard.get(), 0)) {
                return PartedWork.compute(shard.get(), List.of(run), work.threads(), json, warnings);
            }
        }
        if (target.isStream() && (work.isSlurm() || work.isSpark())) {
            throw new InvalidInput(
                    "--engine: expected -o FILE.csv with slurm and spark, beside which finished jobs are kept");
        }
        Optional<SlurmRun> slurm = work.isSlurm() ? Optional.of(slurm(study, target)) : Optional.empty();
        Optional<SparkRun> spark = PartedWork.spark(study.name(), target.csv(), quick, work);
        try (StandardOutput.Diversion diversion = StandardOutput.divertedFrom(files, json)) {
            int code = run(study, target, PartedWork.engine(spark, work), warnings);
            slurm.ifPresent(SlurmRun::done);
            spark.ifPresent(SparkRun::done);
            return code;
        }
    }

    /** Checks all files before the work and returns those that will be written. */
    private List<Path> checked(Study study, StudyOutput target, ShownWarnings warnings) {
        List<Path> files = new ArrayList<>(target.files(study));
        if (figure != null) {
            FigureFile.check(figure);
            if (study.figures().isEmpty()) {
                throw new InvalidInput("--figure " + figure + ": expected figures in " + file + ", which has none");
            }
            files.addAll(StudyFigures.files(study, figure));
        }
        List<Path> read = new ArrayList<>(StudyFiles.of(study));
        read.add(file);
        OutputFiles.check(files, read);
        if (target.isStream() && !StudyOutput.beside(study).isEmpty()) {
            warnings.add(List.of(
                    "only the table of points goes to a stream, not " + String.join(", ", StudyOutput.beside(study))
                            + " of " + study.name() + "; -o FILE.csv writes all"));
        }
        return files;
    }

    /** Has all parts computed by Slurm. */
    private SlurmRun slurm(Study study, StudyOutput target) {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                file.toAbsolutePath().toString(),
                "--output",
                target.csv().toAbsolutePath().toString()));
        if (quick) {
            arguments.add("--quick");
        }
        ShardProgress parts = new ShardProgress(study, Plugins.CATALOGUE, target, Version.build(), 0);
        return PartedWork.slurm(study.name(), target.csv(), arguments, List.of(parts), work);
    }

    private StudyRun opened(Study study, StudyOutput target) {
        return work.isMerge()
                ? StudyRun.merged(study, Plugins.CATALOGUE, target, Version.build(), 0)
                : StudyRun.open(study, Plugins.CATALOGUE, target, Version.build(), work.isRestart());
    }

    @SuppressWarnings("try")
    private int run(Study study, StudyOutput target, JobEngine engine, ShownWarnings warnings) {
        List<Path> drawn = new ArrayList<>();
        List<String> ofFigures = new ArrayList<>();
        StudyResult result;
        Done done;
        try (StudyRun run = opened(study, target);
                ProgressLine progress = new ProgressLine();
                ResumeNotice notice = ResumeNotice.of(List.of(run), progress)) {
            try {
                result = StudyRun.all(List.of(run), engine, progress).get(0);
                if (figure != null) {
                    for (StudyFigures.Written one : StudyFigures.write(result, figure)) {
                        drawn.add(one.file());
                        ofFigures.addAll(one.warnings());
                    }
                }
            } catch (LostOutput lost) {
                throw ResumeNotice.kept(List.of(run), lost);
            }
            run.done();
            done = new Done(run.files(), drawn, run.jobs(), run.resumed());
        }
        warnings.add(study.problem().dataWarnings());
        warnings.add(ofFigures);
        if (json) {
            ObjectNode document = document(result, done);
            warnings.put(document);
            Json.print(document);
        } else {
            print(result, done);
        }
        if (!result.failures().isEmpty()) {
            return ExitCode.complain(
                    "sweep " + study.name() + ": " + result.failures().size() + " of " + done.jobs() + " "
                            + what(study, done.jobs()) + " failed numerically, the first at "
                            + result.failures().get(0),
                    ExitCode.NUMERICAL_FAILURE);
        }
        return result.isFine() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    /** The files that were written, with the number of all jobs and of those from an interrupted run. */
    private record Done(List<Path> files, List<Path> figures, int jobs, int resumed) {}

    private static String what(Study study, int jobs) {
        return study.networks().isEmpty() ? "points" : jobs == 1 ? "job" : "jobs";
    }

    private static ObjectNode document(StudyResult result, Done done) {
        ObjectNode document = Json.object();
        document.put("rows", result.points().size());
        document.put("csv", done.files().get(0).toString());
        document.put("points", result.study().grid().size());
        document.put("jobs", done.jobs());
        document.put("resumed", done.resumed());
        document.put("failed", result.failures().size());
        for (String table : List.of("runs", "curves", "units", "special")) {
            done.files().stream()
                    .filter(path -> path.toString().endsWith("-" + table + ".csv"))
                    .filter(path -> !path.equals(done.files().get(0)))
                    .forEach(path -> document.put(table + "Csv", path.toString()));
        }
        if (!done.figures().isEmpty()) {
            ArrayNode figures = document.putArray("figures");
            done.figures().forEach(path -> figures.add(path.toString()));
        }
        result.special().ifPresent(points -> special(document.putArray("specialPoints"), points.points()));
        Json.strings(document.putArray("warnings"), warnings(result));
        if (!result.checks().isEmpty()) {
            CheckPrint.put(document, result.checks());
        }
        return document;
    }

    private static void special(ArrayNode array, List<SpecialPoint> points) {
        for (SpecialPoint point : points) {
            ObjectNode node = array.addObject();
            node.put("kind", point.kind().key());
            node.put("saddle", point.saddle());
            node.put("modality", point.modality());
            node.put("status", point.status().name());
            Json.put(node, "value", point.value());
            Json.put(node, "lower", point.lower());
            Json.put(node, "upper", point.upper());
        }
    }

    private static void print(StudyResult result, Done done) {
        Study study = result.study();
        System.out.println(done.files().get(0) + ": " + result.points().size() + " rows, "
                + study.grid().size() + " points"
                + (done.resumed() > 0
                        ? ", " + done.resumed() + " " + (study.networks().isEmpty() ? "of them " : "jobs ")
                                + "from an interrupted run"
                        : ""));
        done.files().stream().skip(1).forEach(path -> System.out.println(path));
        done.figures().forEach(path -> System.out.println(path));
        result.special().ifPresent(points -> {
            System.out.println(points.points().size() + " special points");
            for (SpecialPoint point : points.points()) {
                System.out.println("  " + point.kind().key()
                        + (point.modality().isEmpty() ? "" : " of " + point.modality() + " at " + point.saddle()) + ": "
                        + (point.status() == SpecialPoint.Status.VANISHING
                                ? Text.number(point.lower()) + " to " + Text.number(point.upper())
                                : Text.number(point.value())));
            }
        });
        warnings(result).forEach(warning -> System.out.println("warning: " + warning));
        CheckPrint.print(result.checks());
    }

    private static List<String> warnings(StudyResult result) {
        return result.special().map(SpecialPoints::warnings).orElse(List.of());
    }
}
