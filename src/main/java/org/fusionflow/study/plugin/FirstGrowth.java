package org.fusionflow.study.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Measures two effects that the leading-order formula of two vector modalities neglects: the first modality at first grows along its correlation
 * only and then has to settle at the saddle, and the second starts along its correlation and not along its residual.
 */
final class FirstGrowth implements TheoryPlugin {
    @Override
    public String key() {
        return "first-growth";
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.number(
                        "share",
                        "length of the first modality's map when it has grown along its correlation as far as that goes, relative to its length"
                                + " at the saddle"),
                QuantityName.number(
                        "settling",
                        "time in which the slowest direction of the first modality settles at the saddle, 1/(|w| times the least eigenvalue of"
                                + " its covariance)"),
                QuantityName.number(
                        "angle",
                        "degrees between the second modality's correlation and what is left for it at the saddle"));
    }

    /** Empty unless there are two modalities and one output. */
    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        Moments moments = point.problem().moments();
        if (moments.modalities().count() != 2 || moments.outputs() != 1) {
            return Map.of();
        }
        int first = moments.speed(0) >= moments.speed(1) ? 0 : 1;
        int second = 1 - first;
        LeastSquares saddle = LeastSquares.on(moments, Set.of(first));
        double length = moments.modalities().block(saddle.map(), first).norm();
        Symmetric covariance =
                moments.inputCovariance().block(moments.modalities().indices(Set.of(first)));
        return Map.of(
                "share", Datum.of(alongCorrelation(moments.correlation(first), covariance) / length),
                "settling", Datum.of(1 / (covariance.smallestEigenvalue() * length)),
                "angle",
                        Datum.of(degrees(
                                moments.correlation(second),
                                moments.modalities().block(saddle.residual(), second))));
    }

    /** Length of the best map along the correlation, in the sense of least squares. */
    static double alongCorrelation(Vector correlation, Symmetric covariance) {
        return correlation.dot(correlation) / covariance.leftTimes(correlation).dot(correlation) * correlation.norm();
    }

    static double degrees(Vector one, Vector other) {
        double cosine = one.dot(other) / (one.norm() * other.norm());
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
