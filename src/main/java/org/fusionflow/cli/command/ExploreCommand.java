package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.explore.server.BrowserWindow;
import org.fusionflow.explore.server.ExploreServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explore}: serves a page with sliders for a problem on this machine, until it is interrupted. */
@Command(
        name = "explore",
        description = {
            "Opens a page with sliders on this machine.",
            "Sliders change the problem and everything is drawn again: curves, phase portrait, visited saddles, time ratio. Full networks can be laid over them; what is shown can be saved as a study or a figure. Ends with Ctrl-C. Without -a and data: two modalities fused late, toy data."
        },
        customSynopsis = "fusionflow explore [-a TREE DATA] [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.USE)
@Example(
        does = "Two modalities",
        run = "fusionflow explore -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.01",
        takes = "until Ctrl-C")
public final class ExploreCommand implements Callable<Integer>, KeyedOptions.Holder {
    private static final int LARGEST_PORT = 65_535;
    /** Between two looks at whether it was interrupted. */
    private static final long PAUSE_MILLIS = 50;

    private final ProblemOptions problem = new ProblemOptions(ProblemKeys.TIMES);

    @InGroup(OptionGroup.WORK)
    @Option(names = "--port", paramLabel = "N", description = "Port on the loopback address (default: any free one).")
    private String port = "0";

    @InGroup(OptionGroup.WORK)
    @Option(
            names = "--no-browser",
            description = "Only print the address; no browser is opened without a display, either.")
    private boolean noBrowser;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document with the address, and open no browser.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(problem.options());
    }

    @Override
    public Integer call() {
        int wanted = Numbers.whole(port, "--port", 0, LARGEST_PORT);
        StartProblem start = StartProblem.of(problem.options().given());
        ShownWarnings warnings = new ShownWarnings(json);
        warnings.add(start.warnings());
        try (InterruptSignal interruption = InterruptSignal.watch();
                ExploreServer server = ExploreServer.start(start, wanted)) {
            if (json) {
                ObjectNode document = Json.object();
                document.put("address", server.address());
                warnings.put(document);
                Json.print(document);
            } else {
                System.out.println(server.address());
                System.err.println("open it in a browser on this machine; Ctrl-C ends it");
            }
            System.out.flush();
            if (!json && !noBrowser) {
                BrowserWindow.open(server.address());
            }
            while (!interruption.getAsBoolean()) {
                pause();
            }
            return ExitCode.DONE;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
