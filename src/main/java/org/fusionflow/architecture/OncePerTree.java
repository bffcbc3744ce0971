package org.fusionflow.architecture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is derived once for each architecture, because deriving takes longer than using it. A process that lives long and sees many architectures
 * does not grow: when {@value #MOST} are known, all are forgotten, and what is asked for again is derived again.
 *
 * @param <T> what is derived; must not depend on anything but the tree
 */
public final class OncePerTree<T> {
    static final int MOST = 256;

    private final Map<FusionTree, T> known = new ConcurrentHashMap<>();

    /** The value for a tree, derived unless it is known. */
    public T of(FusionTree tree, Function<FusionTree, T> derivation) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(tree, derivation);
    }

    int size() {
        return known.size();
    }
}
