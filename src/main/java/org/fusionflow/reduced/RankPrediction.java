package org.fusionflow.reduced;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.ReducedTrajectory;

/**
 * The exact trajectory of a network of width k with several outputs; see {@link WidthFlow}.
 *
 * @param tree the architecture
 * @param moments the data, in leaf order
 * @param rank k, the width; maps of the network have at most this rank, branch by branch
 * @param u0 start length of every mode
 * @param halfNorms half of the Frobenius norm of each modality's least-squares map
 * @param trajectory with half times against these norms
 * @param warnings sentences for the reader
 */
public record RankPrediction(
        FusionTree tree,
        Moments moments,
        int rank,
        double u0,
        Vector halfNorms,
        ReducedTrajectory trajectory,
        List<String> warnings) {
    public RankPrediction {
        warnings = List.copyOf(warnings);
    }
}
