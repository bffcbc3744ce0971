package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Claims of the new forms at random, half of them true and half false, in equal shares of ten families. The same seed gives the same claims.
 *
 * @param right true by construction
 * @param wrong false at a point that the tests know
 */
record RandomForms(List<Form> right, List<Form> wrong) {
    private static final List<Function<Random, List<Form>>> FAMILIES = List.of(
            SquareForms::of,
            MeanForms::of,
            LogicForms::of,
            HypothesisForms::of,
            RadicalForms::of,
            VectorForms::of,
            LimitForms::of,
            PlateauForms::of,
            StabilityForms::of,
            FlowForms::of,
            DepthForms::of);

    private static final int MOST_DRAWS = 1000;

    /**
     * Draws claims.
     *
     * @param share true ones of every family, and as many false ones
     */
    static RandomForms of(int share, long seed) {
        List<Form> right = new ArrayList<>();
        List<Form> wrong = new ArrayList<>();
        for (int family = 0; family < FAMILIES.size(); family++) {
            Random random = new Random(seed + 1000L * family);
            Set<String> seen = new HashSet<>();
            List<Form> yes = new ArrayList<>();
            List<Form> no = new ArrayList<>();
            for (int draw = 0; yes.size() < share || no.size() < share; draw++) {
                if (draw > MOST_DRAWS) {
                    throw new IllegalArgumentException("family " + family + " has less than " + share + " of a kind");
                }
                List<Form> drawn = new ArrayList<>(FAMILIES.get(family).apply(random));
                java.util.Collections.shuffle(drawn, random);
                for (Form form : drawn) {
                    List<Form> half = form.holds() ? yes : no;
                    // Some of every draw, so that no seed spends its share on one set of parameters.
                    if (half.size() < share && random.nextInt(3) == 0 && seen.add(form.block())) {
                        half.add(form);
                    }
                }
            }
            right.addAll(yes);
            wrong.addAll(no);
        }
        return new RandomForms(List.copyOf(right), List.copyOf(wrong));
    }

    Stream<Form> all() {
        return Stream.concat(right.stream(), wrong.stream());
    }
}
