package org.fusionflow.network.record;

import java.nio.file.Path;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.RandomGenerator;

/**
 * {@code from-file}: weights from a {@code .npz} file that has an array for each layer, rows x columns, by its name, and for each bias
 * vector, or for none, which then start at 0: of {@link SavedRun}, or of one's own,
 * {@code numpy.savez(file, **{"A.1": W1, "A+B.1": W2})}. Single precision is widened; other arrays are left alone. Neither scale nor generator
 * matters.
 */
public final class FromFile implements Initialization {
    private final NpzArrays arrays;

    /**
     * Reads the file, whose later fate does not matter.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it is no file of arrays
     */
    public FromFile(Path file) {
        arrays = NpzFile.read(file);
    }

    @Override
    public String name() {
        return "from-file";
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if an array is missing or not as this network's
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        return LayerArrays.read(arrays, layout, LayerArrays.hasBiases(arrays, layout));
    }
}
