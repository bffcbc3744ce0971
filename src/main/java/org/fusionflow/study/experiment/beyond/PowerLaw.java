package org.fusionflow.study.experiment.beyond;

/**
 * {@code y = c x^exponent}, fitted to the logarithms by least squares.
 *
 * @param exponent slope of log y against log x
 * @param misfit largest factor, minus 1, by which a point is off
 */
record PowerLaw(double exponent, double misfit) {
    /**
     * @param x positive, at least two of them different
     * @param y positive, one for each x
     */
    static PowerLaw fit(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += Math.log(x[i]) / x.length;
            meanY += Math.log(y[i]) / x.length;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
            products += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
        }
        double exponent = products / squares;
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(Math.log(y[i]) - meanY - exponent * (Math.log(x[i]) - meanX)));
        }
        return new PowerLaw(exponent, Math.expm1(worst));
    }
}
