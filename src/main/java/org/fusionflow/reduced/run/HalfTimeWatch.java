package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.Regression;

/** Records when the norm of each modality's map first reaches a given value. */
final class HalfTimeWatch implements MapWatcher {
    private final Regression regression;
    private final Vector halfNorms;
    private final List<Optional<LocatedTime>> found = new ArrayList<>();

    /**
     * @param halfNorms one per modality; 0 for a modality without a half norm
     */
    HalfTimeWatch(Regression regression, Vector halfNorms) {
        this.regression = regression;
        this.halfNorms = halfNorms;
        for (int m = 0; m < halfNorms.size(); m++) {
            found.add(Optional.empty());
        }
    }

    List<Optional<LocatedTime>> found() {
        return List.copyOf(found);
    }

    /** True if every modality with a half norm has reached it. */
    boolean isComplete() {
        for (int m = 0; m < halfNorms.size(); m++) {
            if (halfNorms.at(m) > 0 && found.get(m).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        for (int m = 0; m < halfNorms.size(); m++) {
            if (halfNorms.at(m) > 0 && regression.norm(map, m) >= halfNorms.at(m)) {
                found.set(m, Optional.of(new LocatedTime(time, time, time)));
            }
        }
    }

    @Override
    public void see(MapStep step) {
        for (int m = 0; m < halfNorms.size(); m++) {
            double half = halfNorms.at(m);
            if (half > 0 && found.get(m).isEmpty() && regression.norm(step.endMap(), m) >= half) {
                int modality = m;
                found.set(
                        m,
                        Optional.of(Crossing.locate(
                                step.dense(), fraction -> regression.norm(step.mapAt(fraction), modality) - half)));
            }
        }
    }
}
