package org.fusionflow.ode;

import java.util.function.DoubleUnaryOperator;

/** {@code x' = f(x)} in one unknown that keeps its sign. */
record ScalarFlow(DoubleUnaryOperator function) implements Flow {
    static Flow of(DoubleUnaryOperator function) {
        return new ScalarFlow(function);
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int[] blocks() {
        return new int[] {0, 1};
    }

    @Override
    public boolean keepsSign(int block) {
        return true;
    }

    @Override
    public void rate(double[] state, double[] rate) {
        rate[0] = function.applyAsDouble(state[0]);
    }
}
