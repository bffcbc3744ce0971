package org.fusionflow.study.experiment.twolayer;

/**
 * What the size of a step does to the time of exponential growth: gradient descent multiplies an amplitude that grows at the rate s by
 * {@code 1 + eta s} in a flow time eta.
 *
 * @param eta learning rate
 */
record StepGrowth(double eta) {
    /** By how much longer growth at this rate takes in steps than in the flow. */
    double stretch(double rate) {
        return eta * rate / Math.log1p(eta * rate);
    }

    /**
     * Second half time of late fusion, from those of the flow. B grows at s_B until A is learned and at e_B from there on, through as many
     * e-folds in all as in the flow.
     */
    double second(double first, double second, double speedFirst, double speedSecond, double residual) {
        double eFolds = speedSecond * first + residual * (second - first);
        double laterFirst = first * stretch(speedFirst);
        double left = eFolds - speedSecond * laterFirst / stretch(speedSecond);
        return laterFirst + left * stretch(residual) / residual;
    }
}
