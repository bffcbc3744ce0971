package org.fusionflow.study;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;

/**
 * One problem, the networks trained on it, and what must hold.
 *
 * @param name letters, digits and dashes: names output files
 * @param title for people
 * @param description a paragraph for the report
 * @param tree two modalities of equal depth fused once
 * @param moments in leaf order
 * @param data how the statistics were given, for people
 * @param u0 start scale of theory and networks
 * @param networks trained on the problem, at least one
 * @param criteria what must hold
 */
public record Study(
        String name,
        String title,
        String description,
        FusionTree tree,
        Moments moments,
        String data,
        double u0,
        List<NamedNetwork> networks,
        List<Criterion> criteria) {
    public Study {
        networks = List.copyOf(networks);
        criteria = List.copyOf(criteria);
    }
}
