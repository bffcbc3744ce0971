package org.fusionflow.cli.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Calls of the program whose documents, taken together, have every key that the program prints. */
final class SchemaCalls {
    private static final String SMALL = " --init gaussian-norm --width 3 --max-steps 30 --max-time 9";

    private SchemaCalls() {}

    /** Calls in their order, without {@code --json}; {@code @} stands for the folder of {@link #write}. */
    static List<String> all() {
        return Stream.of(problems(), networks(), documents(), studies())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> problems() {
        return List.of(
                "predict -a (A:3,B:3):1 --toy ratio=2,rho=0.5 --times 0,5",
                "predict -a (A:2,B:2):0 --toy ratio=3,rho=-0.6 --u0 1e-4",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=-0.9,wB=1.5 --u0 1e-3",
                "predict -a (A:3,B:3):1 --toy ratio=1,rho=0,wB=0",
                "predict -a (A:3,B:3):1 --toy ratio=1,rho=0",
                "predict -a (A:1,B:1):2 --toy ratio=2,rho=0 --u0 2",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=9,heldout=3,noise=0.5",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=40,noise=0.5 --times 0,1",
                "predict -a (A:2,B:2):0 --toy ratio=20,rho=0,wB=0.01,samples=400,noise=1",
                "predict -a (A:2,B:2):0 --toy ratio=20,rho=0 --times 0,1",
                "predict -a (A:2,B:2):0 --random A=8,B=2,samples=6,noise=0.5",
                "predict -a (A:2,B:2):0 --random A=8,B=2,samples=9,noise=0.5",
                "predict -a (A:2,B:2):0 --random A=30,B=30,samples=40,noise=0.5",
                "predict -a ((A:2,B:1):1,C:3):1 --random A=2,B=1,C=1,samples=9,noise=0.3",
                "predict -a (A:2,B:2,C:2):0 --random A=1,B=2,C=1,norm.B=0",
                "predict -a A:3 --random A=3",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --u0 1e200",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0.9999999999999999",
                "saddles -a (A:2,B:2):0 --toy ratio=2,rho=0.9999999999999999",
                "predict -a (A:2,B:2):0 --random A=2,B=2,outputs=2 --times 0,1",
                "predict -a (A:2,B:2):0 --random A=3,B=2,outputs=2 --rank 1 --times 1,2",
                "predict -a (A:2,B:2):0 --random A=300,B=200,samples=900,noise=0.1",
                "predict -a (A:2):1 --fission inputs=3,outputs=2",
                "predict -a (A:2,B:2):0 --data @/rows.csv",
                "predict -a (A:2,B:2):0 --data @/manifest.yaml --center",
                "predict -a (A:2,B:2):0 --stats @/moments.yaml",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --rate A=1,B=2 --input-scale B=2 --whiten --dropout A=0.1 --dropout-rescale"
                        + " --branch-loss 0.1",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --alternate",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --freeze A",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --init gaussian-std --width 3",
                "predict -a (A:3,B:2):1 --toy ratio=2,rho=0.5 --init he --width 3 --u0 0.01",
                "predict -a (A:2,B:2):0 --xor var=2 --u0 2 --activation relu",
                "predict -a (A:2,B:2):0 --xor var=2 --u0 0.01 --activation relu",
                "predict -a (A:2,B:2):0 --xor var=2,samples=64 --u0 0.01 --activation relu --init he --width 3",
                "predict -a (A:2,B:2):0 --target xA+xB1*xB2*xB3;samples=40,inputs.B=signs --activation relu --init he --width 3",
                "predict -a (A:2,B:2):0 --target xA1+xB1*xB2;samples=60 --u0 0.01 --activation relu",
                "predict -a (A:1,B:1):1 --toy ratio=2,rho=0 --u0 0.01 --activation leaky-relu --slope 0.5",
                "predict -a (A:2,B:2):0 --toy ratio=1,rho=0,wB=0 --u0 0.01 --activation relu",
                "saddles -a (A:3,B:3):1 --toy ratio=2,rho=0.5",
                "saddles -a (A:2,B:2):0 --toy ratio=2,rho=-0.5 --u0 1e-3",
                "saddles -a (A:1,B:1):0 --toy ratio=2,rho=0",
                "saddles -a (A:2,B:2,C:2):0 --random A=1,B=2,C=1,norm.B=0",
                "saddles -a (A:2,B:2):0 --random A=8,B=2,samples=6,noise=0.5",
                "saddles -a (A:2,B:2):0 --data @/rows.csv",
                "derive -a (A:2,B:2):0",
                "derive -a (A:3,B:3):1 --toy ratio=2,rho=0.5",
                "derive -a (A:1,B:1):2 --data @/rows.csv",
                "derive -a ((A:2,B:1):1,C:3):1",
                "derive --layers L --fusion Lf",
                "derive -a (A:2,B:2):0 --activation relu",
                "derive -a (A:2,B:2):0 --rate A=1,B=kB",
                "advise --toy ratio=2,rho=0.5,samples=40,noise=0.3 --u0 0.1 --bootstrap 2 --check --layers 2",
                "advise --toy ratio=3,rho=0.5 --u0 0.05 --layers 3 -o @/advice.html --figures @/advice-figures",
                "advise --stats @/moments.yaml --u0 0.05 --layers 2 -o @/advice.pdf",
                "advise --data @/rows.csv --u0 0.05 --layers 2 --bootstrap 2",
                "advise --xor var=2,samples=200 --u0 0.05 --layers 2 --bootstrap 2",
                "advise --random A=5,B=5,std.A=3,samples=12,noise=1 --u0 0.05 --layers 2 --bootstrap 0",
                "advise --data @/manifest.yaml --center --u0 0.05 --layers 2 --bootstrap 2");
    }

    private static List<String> networks() {
        return List.of(
                "simulate -a (A:3,B:3):1 --toy ratio=2,rho=0.5 --init aligned --method flow --width 2 --times 0,1",
                "simulate -a (A:2,B:2):0 --toy ratio=3,rho=-0.6 --u0 1e-4" + SMALL,
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=9,heldout=3,noise=0.5 --times 0,0.1" + SMALL,
                "simulate -a (A:2,B:2):0 --random A=2,B=2,outputs=2 --weight-decay 0.01 --times 0,0.1" + SMALL,
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0 --rate B=2 --input-scale B=2 --scale A=2" + SMALL,
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=40,classes=true --loss logistic" + SMALL,
                "simulate -a (A:2,B:2):0 --xor var=2,samples=64 --activation relu" + SMALL,
                "simulate -a (A:2,B:2):0 --xor var=4,samples=64 --activation relu --init gaussian-std --u0 0.01 --max-time 0.2 --width 6 --bias",
                "simulate -a (A:2,B:2):0 --target xA1+abs(xB1);samples=24 --activation relu --method flow --init gaussian-std --u0 0.5 --width 6"
                        + " --stop-loss 0.03",
                "simulate -a (A:2,B:2):0 --toy ratio=1.2,rho=0,samples=40 --activation relu --method flow --init he --width 6 --max-time 60"
                        + " --save @/run.npz",
                "simulate -a (A:2,B:2):0 --toy ratio=1.2,rho=0,samples=40 --activation relu --method flow --init he --width 6 --max-time 61"
                        + " --resume @/run.npz",
                "simulate -a (A:2,B:2):0 --xor var=2,samples=64 --activation relu --seeds 1 --init he --width 6 --max-time 40",
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --seeds 2" + SMALL,
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=20,heldout=4,noise=0.1 --seeds 2 --weight-decay 0.01 --rate B=2"
                        + SMALL,
                "simulate -a (A:2,B:2):0 --random A=2,B=2,outputs=2,samples=9 --seeds 1" + SMALL,
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=40,classes=true --activation relu --loss logistic --seeds 2"
                        + SMALL);
    }

    private static List<String> documents() {
        return List.of(
                "verify @/claims.md",
                "verify @/claims.md --certificates @/certificates",
                "verify @/broken.md",
                "report -a (A:2,B:2):0 --toy ratio=2,rho=0 --u0 0.1 --network name=one,width=2,maxTime=9,method=flow -o @/report.pdf --figures"
                        + " @/figures",
                "report -a (A:2,B:2):0 --toy ratio=2,rho=0 --u0 0.1 --network name=one,width=2,maxTime=9,method=flow -o @/report.html",
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=30 --u0 0.1 --init gaussian-std --width 6 --method gd --lr 0.05"
                        + " --record @/loop.npz --record-times 0,0.5,1,1.5,2,3,4,6,8,12",
                "report -a (A:2,B:2):0 --toy ratio=2,rho=0,samples=30 --u0 0.1 --run @/loop.npz -o @/loop.pdf",
                "report -a (A:2,B:2):0 --xor var=4,samples=32 --u0 0.1 --network name=relu,init=he,width=6,activation=relu,method=flow,maxTime=3"
                        + " -o @/relu.pdf",
                "report -a (A:3,B:3):1 --toy ratio=3,rho=-0.6 --u0 0.1 --network name=deep,init=he,width=2,method=flow,maxTime=2 -o @/deep.pdf",
                "report -a (A:2,B:2):0 --toy ratio=2,rho=0 --u0 0.1 --network name=adam,init=he,width=6,method=adam,lr=0.01,maxSteps=99"
                        + " -o @/adam.pdf",
                "report @/checked.yaml -o @/grid.pdf");
    }

    private static List<String> studies() {
        return List.of(
                "validate -a (A:2,B:2):0 --toy ratio=3,rho=-0.6 --u0 0.1 --network name=one,width=2,maxTime=9,method=flow",
                "validate @/checked.yaml",
                "sweep @/map.yaml -o @/map.csv",
                "sweep @/checked.yaml -o @/checked.csv --figure @/checked.svg",
                "sweep @/along.yaml -o @/along.csv",
                "sweep @/touching.yaml -o @/touching.csv",
                "sweep @/vanishing.yaml -o @/vanishing.csv",
                "sweep @/biased.yaml -o @/biased.csv",
                "sweep @/lost.yaml -o @/lost.csv",
                "sweep @/networks.yaml -o @/networks.csv",
                "sweep @/map.yaml -o @/part.csv --shard 1/2",
                "reproduce @/map.yaml --list",
                "reproduce @/checked.yaml -o @/reproduction --readme @/README.md",
                "reproduce @/checked.yaml -o @/drawn --format html --figures @/drawn-figures",
                "reproduce @/map.yaml -o @/parts --shard 1/2");
    }

    /** Writes the files that the calls read. */
    static void write(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("A1,A2,A3,A4,B1,y\n");
        for (int k = 1; k <= 12; k++) {
            double a = Math.sin(k);
            double b = Math.cos(3 * k);
            rows.append(String.join(
                            ",", "" + a, "" + a, "" + (-2 * a), "1", "" + b, "" + (2 * a + b + 0.1 * Math.sin(7 * k))))
                    .append('\n');
        }
        put(folder, "rows.csv", rows.toString());
        put(
                folder,
                "manifest.yaml",
                "file: rows.csv\nmodalities: {A: A1, B: B1}\ntarget: y\nsplit: {heldOut: 0.25, seed: 1}\nfolds: 3\n");
        put(
                folder,
                "moments.yaml",
                "modalities: {A: 1, B: 1}\ninputCovariance: [[1, 0], [0, 2]]\ninputOutputCorrelation: [1, 2]\noutputVariance: 20\n");
        put(
                folder,
                "claims.md",
                claims(
                        "claim: (uA+uB)^2 == uA^2+2*uA*uB+uB^2",
                        "claim: uA^2 == uA",
                        "refutes: uA^2 == 2*uA/3",
                        "assume: vAB == 0\nclaim: At(eB,{A}) == sB",
                        "assume: sA > 2*sB, sB > 0\nasymptotic: tA - Log(1/u0)/sA == Log(sA/vA)/(2*sA)",
                        "assume: sA > 2*sB, sB > 0\nasymptotic: tA ~ Log(1/u0)/sA"));
        put(folder, "broken.md", "```claim\nname: broken\nclaim: a ==\n```\n");
        put(folder, "README.md", """
                <!-- written by fusionflow reproduce: begin -->
                <!-- written by fusionflow reproduce: end -->
                """);
        study(folder, "map", "axes: {rho: [0, 0.5]}\nquantities: [timeRatio]\n");
        study(folder, "along", "axes: {rho: [-0.75, 0.25]}\nfollow: saddles\n");
        study(folder, "touching", "axes: {ratio: [1, 2, 3]}\nfollow: saddles\n", "{toy: {rho: 0.8, wB: -4}}");
        study(folder, "vanishing", "axes: {rho: [0, 0.25, 0.5]}\nfollow: saddles\n", "{toy: {ratio: 1}}");
        study(folder, "biased", "axes: {wB: [-1, 0.25, 2]}\nfollow: saddles\n", "{toy: {ratio: 2, rho: 0.5}}");
        study(folder, "lost", "axes: {u0: [1e200, 0.3]}\nquantities: [timeRatio]\n", "{toy: {ratio: 2, rho: 0}}");
        study(folder, "networks", """
                axes: {rho: [0]}
                networks: {n: {width: 2, maxSteps: 3, seeds: 1}}
                quantities: [n.finalLoss]
                record: {times: [0, 0.01], what: [loss], units: [0, 0.01]}
                """);
        study(folder, "checked", """
                axes: {rho: [0, 0.5]}
                quantities: [timeRatio, first]
                figures: [{x: rho, y: timeRatio}]
                checks:
                  - {name: bounded, of: timeRatio, atLeast: 1, reason: r}
                  - {name: between, of: timeRatio, between: [1, 100], reason: r}
                  - {name: wrong, of: timeRatio, atMost: 1 + rho, reason: r}
                  - {name: published, of: timeRatio, atMost: 1, reason: r, published: true}
                  - {name: rising, of: timeRatio, rises: rho, reason: r}
                  - {name: no case, of: timeRatio, atMost: 1, when: rho > 2, reason: r}
                """);
    }

    private static String claims(String... statements) {
        StringBuilder text = new StringBuilder();
        for (String statement : statements) {
            text.append("```claim\nname: one\narchitecture: (A:2,B:2):0\n")
                    .append(statement)
                    .append("\n```\n");
        }
        return text.toString();
    }

    private static void study(Path folder, String name, String rest) throws IOException {
        study(folder, name, rest, "{toy: {ratio: 2}}");
    }

    private static void study(Path folder, String name, String rest, String data) throws IOException {
        String start = rest.contains("u0:") ? "" : "u0: 0.3\n";
        put(
                folder,
                name + ".yaml",
                "name: " + name + "\narchitecture: (A:2,B:2):1\ndata: " + data + "\n" + start + rest);
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
