package org.fusionflow.study.design.problem;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values of the keys that were used last. A value is computed by the first thread that asks for it, while others that ask for the same wait and
 * those that ask for others go on: one lock for all would let a single thread draw data, and leave a second core idle.
 *
 * @param <K> key
 * @param <V> value; depends on the key alone, because it is computed again when it is asked for after it was forgotten
 */
public final class Recent<K, V> {
    private final boolean soft;
    private final Map<K, Entry<V>> entries;

    /**
     * @param most number of keys that are kept, at least 1
     * @param soft true if values may be forgotten when memory is short
     */
    public Recent(int most, boolean soft) {
        this.soft = soft;
        entries = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, computed unless it is known. */
    public V of(K key, Supplier<V> make) {
        Entry<V> entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(key, unknown -> new Entry<>());
        }
        return entry.get(make, soft);
    }

    private static final class Entry<V> {
        private Supplier<@Nullable V> known = () -> null;

        synchronized V get(Supplier<V> make, boolean soft) {
            V value = known.get();
            if (value == null) {
                V made = make.get();
                value = made;
                known = soft ? new SoftReference<>(made)::get : () -> made;
            }
            return value;
        }
    }
}
