package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listed quantities stay constant under the amplitude equations, written out by hand; theory section 2. */
class ConservedQuantitiesTest {
    private static final Pattern TERM = Pattern.compile("(^|[+-]) ?(a[A-Z]+\\d+)\\^2 ?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:1,B:1):2",
                "(A:3,B:3):0",
                "(A:2,B:2):3",
                "((A:2,B:1):1,C:3):1",
                "((A:2,B:1):0,C:3):2",
                "((A:2,B:1):2,(C:1,D:2):1):0"
            })
    void listedQuantitiesDoNotChange(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Map<String, Double> amplitudes = new HashMap<>();
        Map<String, Double> halfRates = new HashMap<>();
        Random random = new Random(7);
        rates(tree, List.of(), amplitudes, halfRates, random);
        List<String> listed = Derivation.of(tree).conserved();
        assertEquals(halfRates.size() - independentSums(tree), listed.size(), newick);
        for (String quantity : listed) {
            double change = 0;
            Matcher term = TERM.matcher(quantity);
            int end = 0;
            while (term.find()) {
                assertEquals(end, term.start(), quantity);
                end = term.end();
                double rate = halfRates.getOrDefault(term.group(2), Double.NaN);
                change += term.group(1).equals("-") ? -rate : rate;
            }
            assertEquals(quantity.length(), end, quantity);
            // A handful of roundings of numbers of order 1.
            assertEquals(0, change, 1e-12, newick + ": " + quantity);
        }
    }

    /** Balance leaves one free length a modality. */
    private static int independentSums(FusionTree tree) {
        return tree.modalities().size();
    }

    /** For every layer a da/dt = sum over the modalities below of (product of all amplitudes on its path) e.v / |v|. */
    private static void rates(
            FusionTree node,
            List<String> above,
            Map<String, Double> amplitudes,
            Map<String, Double> halfRates,
            Random random) {
        List<String> path = new ArrayList<>(above);
        for (int j = 1; j <= node.depth().value(); j++) {
            String layer = "a" + String.join("", node.names()) + j;
            amplitudes.put(layer, 0.5 + random.nextDouble());
            path.add(layer);
        }
        if (node instanceof Modality) {
            double product = random.nextGaussian();
            for (String layer : path) {
                product *= amplitudes.getOrDefault(layer, Double.NaN);
            }
            for (String layer : path) {
                halfRates.merge(layer, product, Double::sum);
            }
        }
        node.children().forEach(child -> rates(child, path, amplitudes, halfRates, random));
    }

    @Test
    void symbolicChainsAreListedForAllLayers() {
        assertEquals(
                List.of(
                        "aA[j]^2 - aA[j+1]^2 for 1 <= j < Lf",
                        "aB[j]^2 - aB[j+1]^2 for 1 <= j < Lf",
                        "aAB[j]^2 - aAB[j+1]^2 for 1 <= j < L-Lf",
                        "aAB[1]^2 - aA[Lf]^2 - aB[Lf]^2 for L-Lf >= 1"),
                Derivation.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)")).conserved());
    }
}
