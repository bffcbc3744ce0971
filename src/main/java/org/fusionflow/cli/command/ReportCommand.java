package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Version;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.report.study.StudyReport;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.study.Study;
import org.fusionflow.study.StudyFile;
import org.fusionflow.study.StudyResult;
import org.fusionflow.study.StudyRun;
import org.fusionflow.symbolic.derivation.Derivation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: runs a study and writes its PDF. */
@Command(
        name = "report",
        description = "Runs a study and writes its report PDF; without a file, the built-in main study.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.yaml", arity = "0..1", description = "Study (default: the built-in main study).")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.pdf",
            description = "Target (default: NAME.pdf of the study, in reports/ if there is such a folder).")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Study study = file == null ? ProjectFiles.mainStudy() : StudyFile.read(file);
        Path target = output == null ? defaultTarget(study.name()) : output;
        AtomicFile.check(target);
        StudyResult result;
        WrittenReport report;
        try (ProgressLine progress = new ProgressLine()) {
            progress.show("deriving " + study.tree().newick());
            Derivation derivation = Derivation.of(study.tree());
            result = StudyRun.of(study, progress);
            progress.show("writing " + target);
            report = StudyReport.write(result, derivation, Version.number(), target);
        }
        if (json) {
            ObjectNode document = Json.object();
            document.put("pdf", target.toString());
            document.put("pages", report.pages());
            ArrayNode figures = document.putArray("figures");
            report.figures().forEach(figures::add);
            document.put("holds", result.holds());
            Json.print(document);
        } else {
            System.out.println(target + ": " + report.pages() + " pages, " + verdict(result));
        }
        return result.holds() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    private static String verdict(StudyResult result) {
        if (result.comparisons().isEmpty()) {
            return "nothing is checked";
        }
        return result.holds() ? "all checks hold" : "SOME CHECKS DO NOT HOLD";
    }

    private static Path defaultTarget(String name) {
        Path folder = Path.of("reports");
        Path pdf = Path.of(name + ".pdf");
        return Files.isDirectory(folder) ? folder.resolve(pdf) : pdf;
    }
}
