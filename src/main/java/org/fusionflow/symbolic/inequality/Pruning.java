package org.fusionflow.symbolic.inequality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;

/**
 * Removes what cannot take part in an identity: a monomial that all columns with it contain with the same sign cannot
 * vanish from their sum, so none of them takes part.
 */
final class Pruning {
    private static final int PLUS = 1;
    private static final int MINUS = 2;

    private Pruning() {}

    /** Prunes the blocks; true if one of the columns left is strict. */
    static boolean keepsStrict(List<SquareBlock> blocks, List<Column> free, Positivity positivity) {
        for (boolean changed = true; changed; ) {
            changed = false;
            Map<Monomial, Integer> signs = signs(blocks, free);
            for (SquareBlock block : blocks) {
                for (int i = block.size() - 1; i >= 0; i--) {
                    if (block.product(i, i).terms().keySet().stream()
                            .anyMatch(m -> signs.getOrDefault(m, 0) != (PLUS | MINUS))) {
                        block.remove(i);
                        changed = true;
                    }
                }
            }
            blocks.removeIf(block -> block.size() == 0);
        }
        for (SquareBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                if (block.column(Map.of(i, Rational.ONE), positivity).isStrict()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<Monomial, Integer> signs(List<SquareBlock> blocks, List<Column> free) {
        Map<Monomial, Integer> signs = new HashMap<>();
        for (Column column : free) {
            column.value().terms().keySet().forEach(m -> signs.put(m, PLUS | MINUS));
        }
        for (SquareBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                block.product(i, i)
                        .terms()
                        .forEach((m, c) -> signs.merge(m, c.signum() > 0 ? PLUS : MINUS, (a, b) -> a | b));
                for (int j = 0; j < i; j++) {
                    block.product(i, j).terms().keySet().forEach(m -> signs.put(m, PLUS | MINUS));
                }
            }
        }
        return signs;
    }
}
