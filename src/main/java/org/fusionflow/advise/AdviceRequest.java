package org.fusionflow.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.samples.TrainingData;

/**
 * What advice is asked for.
 *
 * @param data of at least two modalities
 * @param layers depth L of the networks, &ge; 2
 * @param fusion layer {@code Lf} of the network whose remedies are wanted; L for the latest
 * @param u0 start scale, &gt; 0
 * @param budget flow time at which training ends; empty for a multiple of the last half time
 * @param learningRate eta of gradient descent, whose stability is looked at; empty for none
 * @param resamples number of resamples of the data that say how sure the advice is, &ge; 0
 * @param seed of folds, resamples and networks
 * @param check true to train full networks beside the forecast
 */
public record AdviceRequest(
        TrainingData data,
        int layers,
        int fusion,
        double u0,
        OptionalDouble budget,
        OptionalDouble learningRate,
        int resamples,
        long seed,
        boolean check) {
    /** Deeper networks take long, and no closed form is known to be missed. */
    public static final int DEEPEST = 20;

    public AdviceRequest {
        if (data.moments().modalities().count() < 2) {
            throw new InvalidInput("data with one modality, "
                    + data.moments().modalities().names().get(0)
                    + ": expected at least two, there is nothing to fuse");
        }
        if (layers < 2 || layers > DEEPEST) {
            throw new InvalidInput("layers " + layers + ": expected a whole number from 2 to " + DEEPEST);
        }
        if (fusion < 1 || fusion > layers) {
            throw new InvalidInput("fusion layer " + fusion + ": expected a whole number from 1 to " + layers);
        }
    }

    /** The network of these modalities with {@code Lf} layers each, and the others above their fusion. */
    public FusionTree tree(int fusionLayer) {
        return tree(data.moments().modalities().names(), layers, fusionLayer);
    }

    /** The network of some modalities that are fused at one layer. */
    public static FusionTree tree(List<String> names, int layers, int fusionLayer) {
        List<FusionTree> leaves = new ArrayList<>();
        names.forEach(name -> leaves.add(new Modality(name, Depth.of(fusionLayer))));
        return new Fusion(leaves, Depth.of(layers - fusionLayer));
    }

    /** All fusion layers from early to late, and then what {@link Nestings} there are. */
    public List<FusionTree> trees() {
        List<FusionTree> trees = new ArrayList<>();
        for (int f = 1; f <= layers; f++) {
            trees.add(tree(f));
        }
        trees.addAll(nestings().list());
        return trees;
    }

    Nestings nestings() {
        return new Nestings(data.moments().modalities().names(), layers);
    }
}
