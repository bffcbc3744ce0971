package org.fusionflow.symbolic.flow;

import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * The activation of leaky ReLU networks, tag [LR-1]: {@code z} above 0 and {@code slope z} below, that is {@code q z + p |z|} for every real z, with
 * {@code q = (1 + slope)/2} and {@code p = (1 - slope)/2}.
 *
 * @param slope below 0; 0 for ReLU, 1 for a linear network
 */
public record Rectifier(Expr slope) {
    /** The slope q of the odd part. */
    public Expr odd() {
        return Constant.HALF.times(Constant.ONE.plus(slope));
    }

    /** The slope p of the even part above 0. */
    public Expr even() {
        return Constant.HALF.times(Constant.ONE.minus(slope));
    }

    /** The activation of an expression. */
    public Expr of(Expr z) {
        return odd().times(z).plus(even().times(Expr.abs(z)));
    }
}
