package org.fusionflow.report.experiment;

import java.util.Map;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/**
 * A column by another: mean and standard deviation over the rows that share a place.
 *
 * @param x places in the order of the table
 * @param mean of the numbers there are; places without any are left out
 * @param deviation of the sample; 0 for a single number
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a chart, never compared
public record SeedPoints(double[] x, double[] mean, double[] deviation) {
    public static SeedPoints over(Rows rows, String x, String y) {
        Map<String, Rows> places = rows.having(y).by(x);
        double[] at = new double[places.size()];
        double[] mean = new double[places.size()];
        double[] deviation = new double[places.size()];
        int i = 0;
        for (Rows place : places.values()) {
            Spread spread = Spread.of(place.numbers(y));
            at[i] = place.number(0, x);
            mean[i] = spread.mean();
            deviation[i] = spread.deviation();
            i++;
        }
        return new SeedPoints(at, mean, deviation);
    }
}
