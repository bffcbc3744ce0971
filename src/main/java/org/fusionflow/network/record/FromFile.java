package org.fusionflow.network.record;

import java.nio.file.Path;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code from-file}: reads weights from a {@code .npz} file. The file has an array for each layer, rows x columns, under the
 * layer's name, and one for each bias vector, or for none, in which case biases start at 0. It is a file of {@link SavedRun} or one that a user
 * made, as with {@code numpy.savez(file, **{"A.1": W1, "A+B.1": W2})}. Single precision is converted to double; other arrays are ignored. The
 * start scale and the random generator have no effect.
 */
public final class FromFile implements Initialization {
    private final NpzArrays arrays;

    /**
     * Reads the file. Later changes of the file have no effect.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it is not a file of arrays
     */
    public FromFile(Path file) {
        arrays = NpzFile.read(file);
    }

    @Override
    public String name() {
        return "from-file";
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if an array is missing or does not have the shape that this network needs
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        return LayerArrays.read(arrays, layout, LayerArrays.hasBiases(arrays, layout));
    }
}
