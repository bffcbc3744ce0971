package org.fusionflow.network.kernel;

import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Chooses the {@link TileKernel} and {@link RowKernel} of this JVM: explicit vectors where the module {@code jdk.incubator.vector} is present
 * and vectors have at least 256 bits, else plain Java. The choice does not change any bit of a result.
 *
 * <p>With {@code --add-modules jdk.incubator.vector} the JVM prints a warning to the error stream at every start, which cannot be turned off.
 * The module is therefore loaded only when a kernel is first requested, in the way in which the JDK loads its own agents: by
 * {@code jdk.internal.module.Modules.loadModule}, to which the manifest or {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} gives
 * access. A start that needs no kernel does not pay for it. Without that access the plain kernel is used.
 */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** A new kernel, to be used by one thread: with explicit vectors where possible. */
    public static TileKernel best() {
        return vector().orElseGet(PlainKernel::new);
    }

    /** A new kernel in plain Java, which runs on every JVM. */
    public static TileKernel plain() {
        return new PlainKernel();
    }

    /** A new kernel with explicit vectors; empty if this JVM or machine does not support them. */
    public static Optional<TileKernel> vector() {
        return Vectors.TILES.map(Kernels::make);
    }

    /** As {@link #best}, for linear networks. Their runs are often too short to repay the cost of starting vectors, so it begins in plain Java. */
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

    /** Looks for vectors once, when the first kernel is requested. */
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
                // The module is missing or not accessible, the incubating interface has changed, or vectors are too
                // short.
                return Optional.empty();
            }
        }
    }
}
