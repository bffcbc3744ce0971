package org.fusionflow.reduced.flow;

import java.util.Locale;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.file.Numbers;

/** The start lengths from which the flow of a tree can be followed in double precision. */
public final class StartRange {
    /** Decimal exponent of the longest time that is integrated; what takes longer is said not to be learned by then. */
    private static final double LONGEST = 290;

    /** Decimal exponent of the smallest rate with all its digits. */
    private static final double SLOWEST = -307;

    private StartRange() {}

    /**
     * Refuses starts of which the program would say that nothing is learned for a long time, though it is: a modality with L layers takes a time of
     * about {@code u0^(2-L)}, and its rate {@code u0^(L-1)} is 0 in double precision long before the time is out of range.
     *
     * @throws InvalidInput if u0 is not in the range of all trees, or the rate of a modality underflows
     */
    public static void require(FusionTree tree, double u0) {
        Numbers.requireStartLength(u0);
        LayerGraph graph = LayerGraph.of(tree);
        double decimals = -Math.log10(u0);
        for (int m = 0; m < graph.inputs().size(); m++) {
            int layers = graph.path(m).size();
            boolean learned = decimals * (layers - 2) <= LONGEST;
            if (learned && -decimals * (layers - 1) < SLOWEST) {
                throw new InvalidInput(String.format(
                        Locale.ROOT,
                        "u0 %s: expected at least %.1e for %s, the rates of %d layers at smaller starts are 0 in double precision",
                        u0,
                        Math.pow(10, SLOWEST / (layers - 1)),
                        tree.newick(),
                        layers));
            }
        }
    }
}
