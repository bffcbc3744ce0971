package org.fusionflow.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small valid inputs of every command and of every kind of file, from which the others are made. */
final class FuzzCorpus {
    private static final String PROBLEM = "-a (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 0.1";
    private static final String SMALL = " --width 3 --max-steps 40 --max-time 20";

    /** Valid command lines; a number before one says how often it is chosen. */
    private static final List<String> COMMANDS = List.of(
            "12 predict " + PROBLEM + " --times 0,1,5",
            "8 predict --layers 4 --fusion 3 --toy ratio=2,rho=-0.6,wB=1.5 --u0 1e-3 --json",
            "4 predict -a ((A:2,B:1):1,C:3):1 --random A=2,B=1,C=1,samples=9,noise=0.5,seed=3 --json",
            "3 predict -a (A:1,B:1):1 --random A=2,B=2,covariance=wishart,dof=9 --times log:0.1:10:3",
            "3 predict -a (A:2,B:2):0 --random A=2,B=1,outputs=2,rho=0.2 --rank 2 --times 0:5:3 --json",
            "3 predict -a (A:2,B:2):0 --xor var=2,samples=16,seed=2 --json",
            "4 predict -a (A:2,B:2):0 --target xA1+abs(xB1)*xB2;samples=16,noise=0.1,inputs.A=signs --activation leaky-relu --slope 0.2 --u0 0.01",
            "2 predict -a (A:2):1 --fission inputs=4,outputs=2,norm.1=2,rho=0.1 --rank 2",
            "12 predict -a (A:2,B:2):0 --stats {}/stats.yaml --json",
            "12 predict -a (A:2,B:2):0 --data {}/data.csv --json",
            "12 predict -a (A:2,B:2):0 --data {}/data.npz",
            "3 predict " + PROBLEM + " --init gaussian-std --width 3 --seed 2 --scale A=2",
            "10 saddles " + PROBLEM + " --format dot",
            "6 saddles -a ((A:2,B:1):1,C:3):1 --random A=2,B=1,C=1,samples=9 --json",
            "8 saddles -a (A:2,B:2):0 --stats {}/stats.yaml",
            "1 derive -a (A:2,B:2):1 --format markdown",
            "1 derive -a (A:1,B:1):2 --toy ratio=2,rho=0 --json",
            "12 simulate " + PROBLEM + SMALL + " --times 0,1,2",
            "6 simulate " + PROBLEM + SMALL + " --method flow --json",
            "5 simulate -a (A:2,B:2):0 --xor var=2,samples=16 --activation relu --init gaussian-std --method adam --lr 0.01 --beta1 0.8"
                    + SMALL,
            "4 simulate -a (A:2,B:2):0 --xor var=2,samples=16 --activation leaky-relu --slope 0.1 --bias --bias-init gaussian --init he --method sgd"
                    + " --batch 4 --replacement --json" + SMALL,
            "4 simulate -a (A:2,B:2):0 --toy ratio=2,rho=0.5,samples=8,classes=true,heldout=4 --loss logistic --weight-decay 0.1 --init xavier --schedule"
                    + " cosine:steps=20,last=0.001" + SMALL,
            "4 simulate -a (A:2,B:2):1 --toy ratio=2,rho=0.5 --method momentum --momentum 0.5 --schedule step:every=5,factor=0.5 --stop-loss 0.1 --plateau"
                    + " time=5,fraction=0.01 --init orthogonal --scale A=2 --width 3,2 --max-steps 40",
            "4 simulate " + PROBLEM + SMALL + " --init gaussian-norm --seeds 2 --seed 3 --json",
            "6 simulate " + PROBLEM + SMALL
                    + " --record {}/run.csv --record-times 0:5:4 --observe loss,mapNorm,singular:2",
            "4 simulate " + PROBLEM + SMALL
                    + " --record {}/run.npz --record-times log:0.1:5:4 --save {}/end.npz --json",
            "4 simulate " + PROBLEM + " --width 3 --max-steps 60 --resume {}/saved.npz",
            "2 simulate " + PROBLEM + SMALL + " --init {}/saved.npz",
            "2 simulate -a A:0 --fission inputs=4,outputs=2 --heads one:2,two:2" + SMALL,
            "8 simulate -a (A:2,B:2):0 --data {}/data.csv" + SMALL,
            "6 simulate -a (A:2,B:2):0 --data {}/data.npz --json" + SMALL,
            "8 verify {}/claims.md --json --time-limit 2",
            "6 verify {}/claims.md {}/more.md --time-limit 2",
            "6 validate {}/study.yaml --json",
            "2 validate " + PROBLEM + " --network name=one,init=aligned,method=flow,width=2 --json",
            "1 report {}/study.yaml -o {}/out.pdf --json",
            "1 report " + PROBLEM + " --network name=one,width=2,method=flow --save-study {}/made.yaml -o {}/out.pdf",
            "8 sweep {}/sweep.yaml -o {}/out.csv --threads 2",
            "6 sweep {}/saddles.yaml -o {}/out.csv --json --figure {}/out.svg",
            "3 sweep {}/study.yaml -o {}/out.csv --quick --restart",
            "2 reproduce {}/study.yaml -o {}/out --json --threads 1",
            "1 reproduce {}/sweep.yaml {}/study.yaml -o {}/out --quick",
            "1 reproduce --list --json");

    private static final String STATISTICS = """
            # second moments
            modalities: {A: 2, B: 1}
            inputCovariance: [[4, 0.5, 0.1], [0.5, 1, 0], [0.1, 0, 1]]
            inputOutputCorrelation: [4.5, 1.5, 0.5]
            outputVariance: 8
            """;

    private static final String SAMPLES = """
            A1,A2,B1,y
            0.5,1,-1,0.7
            -1.5,0.25,0.5,-0.9
            2,-1,1e-1,1.1
            0.1,0.2,-0.7,0
            1,1,1,2
            """;

    private static final String STUDY = """
            name: tiny
            title: A study, "quoted"
            architecture: (A:$fusion,B:$fusion):$(3 - fusion)
            data: {toy: {ratio: 2, rho: $rho}}
            u0: 0.3
            axes:
              fusion: [1, 2]
              rho: {from: 0, to: 0.4, step: 0.4}
            where: rho < 1
            networks:
              one: {init: aligned, method: flow, width: 2, where: rho > -0.5, maxTime: 60}
              two: {like: one, init: gaussian-norm, method: gd, lr: 0.1/vA, seeds: 2, maxSteps: 60}
            theory:
              law: 1 + (sA - sB)/eB
            quantities: [reduced.timeRatio, one.timeRatio, two.finalLoss]
            record: {times: "0:5:3", what: [loss, mapNorm]}
            checks:
              - {of: one.timeRatio, against: reduced, within: 1e-7, reason: exact}
              - {of: two.finalLoss, atMost: 9, every: seed, when: rho > -1, reason: "it falls, mostly"}
              - {of: mean(one.timeRatio), rises: fusion, share: 1 of 2, reason: known}
            figures:
              - {x: rho, y: timeRatio, by: fusion, panels: networks, line: reduced.timeRatio, points: mean +- sd, scale: log}
            quick: {axes: {fusion: [2], rho: [0, 0.2]}, seeds: 1}
            """;

    private static final String SWEEP = """
            name: map
            architecture: (A:2,B:2):1
            data: {toy: "ratio=$ratio,rho=0.2"}
            u0: 0.1
            axes:
              ratio: {from: 1, to: 3, points: 3, scale: log}
            quantities: [reduced.timeRatio, "formula.halfTime[B]", refined.timeRatio]
            figures:
              - {x: ratio, y: timeRatio}
            """;

    private static final String SADDLES = """
            name: saddles
            layers: 3
            fusion: 2
            data:
              toy: {rho: -0.5, wB: 1.5}
            u0: 0.01
            follow: saddles
            axes:
              ratio: {from: 1, to: 3, points: 3}
            figures:
              - {x: ratio, y: loss}
            """;

    private static final String CLAIMS = """
            # My derivation

            ```claim
            name: A grows by its own residual
            architecture: (A:3,B:3):1
            claim: Dt(uA) == uA^2*Sqrt(uA^2+uB^2)*(sA - vA*wA - vAB*wB)
            ```

            Some words, `code` and

            ~~~claim
            name: wrong
            architecture: (A:2,B:2):0
            let: x = uA + 1
            assume: sA > sB, vA > 0
            refutes: Dt(uA) == x/2
            ~~~
            """;

    private static final String MORE = """
            ```claim
            name: rate
            architecture: (A:2,B:2):0
            forall: a > 0
            claim: a*At(Dt(uB)/uB,{A}) == a*(sB - sA*vAB/vA)
            ```
            """;

    private static final Pattern REFERENCE = Pattern.compile("\\{}/([\\w.]+)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<List<String>> lines = new ArrayList<>();
    private final List<List<String>> options = new ArrayList<>();
    private final List<String> words;

    /**
     * @param folder in which a run may be trained and saved, so that there is one to go on with
     */
    FuzzCorpus(Path folder) {
        text("stats.yaml", STATISTICS);
        text("data.csv", SAMPLES);
        text("study.yaml", STUDY);
        text("sweep.yaml", SWEEP);
        text("saddles.yaml", SADDLES);
        text("claims.md", CLAIMS);
        text("more.md", MORE);
        for (String command : COMMANDS) {
            int blank = command.indexOf(' ');
            List<String> line = Arrays.asList(command.substring(blank + 1).split(" "));
            for (int i = Integer.parseInt(command.substring(0, blank)); i > 0; i--) {
                lines.add(line);
            }
            for (int i = 1; i < line.size(); i++) {
                if (line.get(i).startsWith("-")) {
                    boolean alone = i + 1 == line.size() || line.get(i + 1).startsWith("-");
                    options.add(alone ? List.of(line.get(i)) : List.of(line.get(i), line.get(i + 1)));
                }
            }
        }
        words = words();
        files.put("data.npz", new byte[0]);
        FuzzRun saved = FuzzRun.of(
                new FuzzInput(
                        0,
                        Arrays.asList(("simulate " + PROBLEM + SMALL + " --save {}/saved.npz").split(" ")),
                        Map.of()),
                folder);
        files.put(
                "saved.npz",
                java.util.Optional.ofNullable(saved.added().get("saved.npz")).orElseThrow());
    }

    private void text(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> words() {
        TreeSet<String> found = new TreeSet<>();
        for (String text :
                List.of(STATISTICS, SAMPLES, STUDY, SWEEP, SADDLES, CLAIMS, MORE, String.join(" ", COMMANDS))) {
            Matcher matcher = WORD.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return List.copyOf(found);
    }

    /** The input of a seed. */
    FuzzInput input(long seed) {
        RandomGenerator random = new java.util.SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L);
        TextMutation text = new TextMutation(random, words);
        ArgumentMutation arguments = new ArgumentMutation(random, text, options);
        if (random.nextInt(6) == 0) {
            return new FuzzInput(seed, new RandomProblem(random).arguments(), Map.of());
        }
        List<String> line = lines.get(random.nextInt(lines.size()));
        Map<String, byte[]> used = new TreeMap<>();
        Matcher matcher = REFERENCE.matcher(String.join(" ", line));
        while (matcher.find()) {
            byte[] bytes = files.get(matcher.group(1));
            if (bytes != null) {
                used.put(
                        matcher.group(1),
                        matcher.group(1).equals("data.npz") ? new NpzBytes(random, text).bytes() : bytes);
            }
        }
        List<String> names = List.copyOf(used.keySet());
        int changes = random.nextInt(20) == 0 ? 0 : 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        for (int i = 0; i < changes; i++) {
            if (!names.isEmpty() && random.nextInt(4) > 0) {
                String name = names.get(random.nextInt(names.size()));
                used.computeIfPresent(name, (key, bytes) -> text.of(bytes, !key.endsWith(".npz")));
            } else {
                line = arguments.of(line);
            }
        }
        // Options of other commands may name files that this one had not.
        String all = String.join(" ", line);
        files.forEach((name, bytes) -> {
            if (all.contains("/" + name)) {
                used.putIfAbsent(name, bytes);
            }
        });
        return new FuzzInput(seed, line, used);
    }
}
