package org.fusionflow.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.fusionflow.cli.batch.BatchRun;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.data.file.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code batch}: answers requests for commands, one a line. */
@Command(
        name = "batch",
        description = {
            "Answers requests as JSON lines, in one warm process.",
            "Reads requests on standard input, one JSON object a line, {\"command\": \"predict\", \"arguments\": [\"-a\", \"(A:3,B:3):1\", \"--json\"]}, and writes an answer for each, in their order: {\"id\": ..., \"exitCode\": 0, \"result\": ..., \"messages\": [...]}. A small prediction takes milliseconds.",
            "result is the document of --json, or the text that was printed; messages are what would be on stderr. id is that of the request, any JSON value. A line that is no request has an answer with exitCode 2. Data are in files, relative to the folder of the start."
        },
        customSynopsis = "fusionflow batch [OPTIONS] < REQUESTS",
        mixinStandardHelpOptions = true,
        exitCodeList = {"0:All lines are answered, whatever the answers.", "3:Answers are lost."})
@Listed(CommandGroup.USE)
@Example(
        does = "One request",
        run =
                "echo '{\"command\": \"predict\", \"arguments\": [\"--toy\", \"ratio=2,rho=0\", \"-a\", \"(A:3,B:3):1\", \"--json\"]}' | fusionflow batch")
final class BatchCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 10_000;

    @InGroup(OptionGroup.WORK)
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Requests at a time (default: the processors). The answers do not depend on it.")
    private String threads = Integer.toString(Runtime.getRuntime().availableProcessors());

    @Override
    public Integer call() {
        int many = Numbers.whole(threads, "--threads", 1, MOST_THREADS);
        PrintStream answers = System.out;
        new BatchRun(Main::ended, many).run(System.in, answers);
        return ExitCode.DONE;
    }
}
