package org.fusionflow.data.problem;

import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.remedy.RemedyKeys;

/** The keys that describe a problem: options of every command that takes one, keys of every study. */
public final class ProblemKeys {
    public static final Key ARCHITECTURE = new Key(
            "architecture", "TREE", "Fusion tree in Newick notation with layer counts, such as (A:3,B:3):1.", "");

    public static final Key LAYERS =
            new Key("layers", "L", "Total number of layers of two modalities A and B; needs --fusion.", "");

    public static final Key FUSION = new Key("fusion", "Lf", "Fusion layer, from 1 (early) to L (late).", "");

    public static final Key U0 = new Key("u0", "U", "Start scale, above 0.", "0.1");

    public static final Key TIMES = new Key(
            "times",
            "TIMES",
            "Flow times at which to report the map: 0,1,2 or FROM:TO:COUNT or log:FROM:TO:COUNT.",
            "");

    /** The sources of data; a problem has exactly one. In YAML they stand under the key {@code data}. */
    public static final List<Key> SOURCES = List.of(
            new Key(
                    "toy",
                    "ratio=R,rho=P[,wA=1,wB=1][,...]",
                    "Two scalar inputs: standard deviations R and 1, correlation P, output wA xA + wB xB; also noise=S, classes=true"
                            + " (the sign of the output, -1 or 1), and samples=P, heldout=N, seed=N for Gaussian samples instead of the moments.",
                    ""),
            new Key(
                    "stats",
                    "FILE.yaml|FILE.npz",
                    "Second moments: keys modalities, inputCovariance, inputOutputCorrelation, outputVariance; or NumPy arrays of these names,"
                            + " modalities as in [(\"A\", 500), (\"B\", 500)].",
                    ""),
            new Key(
                    "data",
                    "FILE.csv|FILE.npz|FILE.yaml",
                    "Samples: a header row such as A1,A2,B1,y (several outputs: y1,y2), then one sample a row, separated by commas,"
                            + " semicolons or tabs; or NumPy arrays A, B and y with one sample a row, images flattened. Their means are not subtracted unless --center is given. Or a manifest, which says which"
                            + " columns of which files are the modalities and the target.",
                    ""),
            new Key(
                    "random",
                    "A=50,B=50[,samples=P][,...]",
                    "P samples, or without samples= the population, of Gaussian inputs and a linear teacher; also"
                            + " noise=S (standard deviation, 0 unless given), classes=true (the signs of the outputs, -1 or 1), seed=N (1), heldout=N (0), outputs=R (1),"
                            + " rho=R (correlation of the i-th inputs of two modalities, 0), std.A=S and norm.A=W (of"
                            + " the inputs and of the teacher's block of modality A, 1), teacher=random|uniform|constant|NUMBER"
                            + " (direction of each block; or all entries from U(-1, 1), equal, or NUMBER),"
                            + " covariance=blocks|wishart with dof=N (number of inputs + 2) and psi.A=V (mean variance of the"
                            + " inputs of A, 1).",
                    ""),
            new Key(
                    "xor",
                    "var=V[,samples=P][,...]",
                    "A scalar input of variance V and two of +-1, output xA - xB1 xB2; also seed=N, heldout=N,"
                            + " balanced=true (each corner equally often).",
                    ""),
            new Key(
                    "target",
                    "FORMULA[; A=2,samples=P,...]",
                    "Samples whose output is a formula of the inputs, 'xA1 + abs(xB1) - 0.5*xB1*xB2; A=2,B=3,samples=512': after the"
                            + " semicolon sizes of the modalities (as many inputs as the formula uses), samples=P (1024), heldout=N,"
                            + " seed=N, noise=S, inputs.B=signs (-1 and 1, times std.B, instead of gaussian), and std.A, rho,"
                            + " covariance, dof, psi.A as for random. In YAML also a mapping with the key formula.",
                    ""),
            new Key(
                    "fission",
                    "inputs=D[,outputs=2][,...]",
                    "One modality of D inputs and several groups of outputs with a linear teacher each: outputs=G groups"
                            + " of one, or C=3,D=1 by name and size; norm.1=W (or norm.C; 1), rho=R (between teachers, 0),"
                            + " teacher=random|axes (axes: the first along the first input), std=S (1), noise=S (0), samples=P, heldout=N, seed=N.",
                    ""));

    public static final Key CENTER = Key.flag(
            "center",
            "Subtract the training mean from every column of the samples, inputs and outputs, also of held-out samples.");

    public static final Key STANDARDIZE = Key.flag(
            "standardize",
            "Center, then divide every input by its standard deviation over the training samples (divisor P); outputs keep"
                    + " their unit, constant inputs become 0.");

    /** What is done to samples; in YAML beside the source, under the key {@code data}. */
    public static final List<Key> PREPARATION = List.of(CENTER, STANDARDIZE);

    /** In the order of reference pages and help texts. */
    public static final List<Key> ALL = Stream.of(
                    List.of(ARCHITECTURE, LAYERS, FUSION), SOURCES, PREPARATION, List.of(U0, TIMES))
            .flatMap(List::stream)
            .toList();

    /** The same and what is done against unimodal bias, for commands that train or predict training. */
    public static final List<Key> WITH_REMEDIES =
            Stream.concat(ALL.stream(), RemedyKeys.PROBLEM.stream()).toList();

    private ProblemKeys() {}
}
