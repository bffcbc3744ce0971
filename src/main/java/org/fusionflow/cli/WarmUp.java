package org.fusionflow.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.cli.print.Version;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.StudyReport;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import picocli.CommandLine.Command;

/** {@code warm-up}: runs typical commands without output, so that the launcher can record the classes that they load. */
@Command(name = "warm-up", hidden = true, description = "Loads what the other commands load.")
final class WarmUp implements Callable<Integer> {
    private static final List<String[]> COMMANDS = List.of(
            new String[] {"predict", "-a", "(A:3,B:3):1", "--toy", "ratio=2,rho=0", "--times", "0,1", "--json"},
            new String[] {"predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0"},
            new String[] {"simulate", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--width", "4", "--json"},
            new String[] {"simulate", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--width", "4", "--method", "flow"
            },
            new String[] {"derive", "-a", "(A:3,B:3):1", "--json"},
            new String[] {"derive"});

    private static final String CLAIMS = """
            ```claim
            name: rate
            architecture: (A:3,B:3):1
            assume: sA > sB
            claim: At(Dt(uB)/uB^2,{A}) == At(uA,{A})*(sB-sA*vAB/vA)
            ```
            ```claim
            name: wrong
            architecture: (A:3,B:3):1
            refutes: Dt(uA) == Sqrt(uA)
            ```
            ```claim
            name: ratio
            architecture: (A:4,B:4):0
            asymptotic: timeRatio == 1 + (sA-sB)/Abs(sB-sA*vAB/vA)
            ```
            """;

    private static final String STUDY = """
            name: warm-up
            architecture: (A:2,B:2):1
            data: {toy: {ratio: 2, rho: 0}}
            u0: 0.3
            networks:
              - {name: aligned, init: aligned, method: flow, width: 2, seeds: [1]}
              - {name: random, init: gaussian-norm, method: gd, lr: 0.04, width: 4, seeds: 2}
            checks:
              - {name: maps, quantity: mapError, of: aligned, atMost: 1, reason: none}
            """;

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Path pdf = Files.createTempFile("fusionflow-warm-up", ".pdf");
        Path claims = Files.createTempFile("fusionflow-warm-up", ".md");
        System.setOut(nowhere);
        System.setErr(nowhere);
        try {
            int worst = 0;
            for (String[] command : COMMANDS) {
                worst = Math.max(worst, Main.run(command));
            }
            Files.writeString(claims, CLAIMS);
            worst = Math.max(worst, Main.run("verify", claims.toString(), "--json"));
            Study study = new StudyReader(Plugins.CATALOGUE).parse(STUDY, Path.of("warm-up.yaml"), false);
            StudyReport.write(
                    StudyInMemory.of(study, Plugins.CATALOGUE, StudyProgress.NONE),
                    Edition.of(Version.number()),
                    ReportFile.pdf(pdf));
            return worst;
        } finally {
            System.setOut(out);
            System.setErr(err);
            Files.deleteIfExists(pdf);
            Files.deleteIfExists(claims);
        }
    }
}
