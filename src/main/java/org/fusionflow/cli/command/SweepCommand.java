package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Text;
import org.fusionflow.cli.print.Version;
import org.fusionflow.study.sweep.SpecialPoint;
import org.fusionflow.study.sweep.Sweep;
import org.fusionflow.study.sweep.SweepFile;
import org.fusionflow.study.sweep.SweepResult;
import org.fusionflow.study.sweep.SweepRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: predictions or fixed points over a grid of parameters, to CSV. */
@Command(
        name = "sweep",
        description =
                "Predictions over a grid of parameters, or fixed points along one, in parallel, to CSV. An interrupted run is"
                        + " taken up again by the same command.",
        mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.yaml", description = "Sweep; validation/sweeps has examples.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Target (default: NAME.csv of the sweep in the current folder).")
    private @Nullable Path output;

    @Option(names = "--out", hidden = true, description = "The same as --output.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--restart", description = "Forget what an interrupted run left.")
    private boolean restart;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Sweep sweep = SweepFile.read(file);
        if (output != null && out != null) {
            throw new InvalidInput("--out and --output: expected one of them");
        }
        Path named = output == null ? out : output;
        Path csv = named == null ? Path.of(sweep.name() + ".csv") : named;
        SweepResult result;
        try (ProgressLine progress = new ProgressLine()) {
            result = SweepRun.of(sweep, csv, Version.number(), threads, restart, progress);
        }
        if (json) {
            Json.print(document(result));
        } else {
            print(result);
        }
        return result.firstFailure()
                .map(first -> ExitCode.complain(
                        "sweep " + sweep.name() + ": " + result.failed() + " of " + result.points()
                                + " points failed numerically, the first at " + first,
                        ExitCode.NUMERICAL_FAILURE))
                .orElse(ExitCode.DONE);
    }

    private static ObjectNode document(SweepResult result) {
        ObjectNode document = Json.object();
        document.put("rows", result.rows());
        document.put("csv", result.csv().toString());
        document.put("points", result.points());
        document.put("resumed", result.resumed());
        document.put("failed", result.failed());
        result.specialCsv().ifPresent(special -> {
            document.put("specialCsv", special.toString());
            ArrayNode array = document.putArray("specialPoints");
            for (SpecialPoint point : result.specialPoints()) {
                ObjectNode node = array.addObject();
                node.put("kind", point.kind().key());
                node.put("saddle", point.saddle());
                node.put("modality", point.modality());
                node.put("status", point.status().name());
                Json.put(node, "value", point.value());
                Json.put(node, "lower", point.lower());
                Json.put(node, "upper", point.upper());
            }
        });
        return document;
    }

    private static void print(SweepResult result) {
        System.out.println(result.csv() + ": " + result.rows() + " rows, " + result.points() + " points"
                + (result.resumed() > 0 ? ", " + result.resumed() + " of them from an interrupted run" : ""));
        result.specialCsv().ifPresent(special -> {
            System.out.println(special + ": " + result.specialPoints().size() + " special points");
            for (SpecialPoint point : result.specialPoints()) {
                System.out.println("  " + point.kind().key()
                        + (point.modality().isEmpty() ? "" : " of " + point.modality() + " at " + point.saddle()) + ": "
                        + (point.status() == SpecialPoint.Status.VANISHING
                                ? Text.number(point.lower()) + " to " + Text.number(point.upper())
                                : Text.number(point.value())));
            }
        });
    }
}
