package org.fusionflow.network.kernel;

import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Which {@link TileKernel} and {@link RowKernel} this JVM runs: explicit vectors where the module {@code jdk.incubator.vector} is there and vectors have
 * at least 256 bits, else plain Java. The choice changes no bit of a result.
 *
 * <p>With {@code --add-modules jdk.incubator.vector} the JVM writes a warning to the error stream at every start and nothing turns
 * it off. So the module is loaded only when a kernel is first asked for, as the JDK loads its own agents: by
 * {@code jdk.internal.module.Modules.loadModule}, which the manifest or {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED}
 * opens. A start that needs no kernel does not pay for it. Where that door is shut or gone, the kernel is the plain one.
 */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** A new kernel, for one thread. */
    public static TileKernel best() {
        return vector().orElseGet(PlainKernel::new);
    }

    /** The kernel that needs nothing of the JVM. */
    public static TileKernel plain() {
        return new PlainKernel();
    }

    /** The kernel of explicit vectors, if this JVM and machine have them. */
    public static Optional<TileKernel> vector() {
        return Vectors.TILES.map(Kernels::make);
    }

    /** As {@link #best}, for linear networks, whose runs are often so short that they end before vectors pay. */
    public static RowKernel bestRows() {
        return new PatientRows();
    }

    /** As {@link #plain}, for linear networks. */
    public static RowKernel plainRows() {
        return new PlainRows();
    }

    /** As {@link #vector}, for linear networks. */
    public static Optional<RowKernel> vectorRows() {
        return Vectors.ROWS.map(Kernels::make);
    }

    private static <T> T make(Constructor<? extends T> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a kernel that could be made once cannot be made again", e);
        }
    }

    /** Decided once, at the first kernel. */
    private static final class Vectors {
        static final Optional<Constructor<? extends TileKernel>> TILES = find("VectorKernel", TileKernel.class);
        static final Optional<Constructor<? extends RowKernel>> ROWS = find("VectorRows", RowKernel.class);

        private static <T> Optional<Constructor<? extends T>> find(String name, Class<T> type) {
            try {
                if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                    Class.forName("jdk.internal.module.Modules")
                            .getMethod("loadModule", String.class)
                            .invoke(null, MODULE);
                }
                Constructor<? extends T> constructor = Class.forName(Kernels.class.getPackageName() + "." + name)
                        .asSubclass(type)
                        .getDeclaredConstructor();
                constructor.newInstance();
                return Optional.of(constructor);
            } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                // No module, no door to it, another shape of the incubating interface, or short vectors.
                return Optional.empty();
            }
        }
    }
}
