package org.fusionflow.claims.random;

import java.util.Map;

/** Values by name, where a name without a value is a mistake of the test and not a null. */
public final class Known {
    private Known() {}

    public static <T> T value(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value of " + name);
        }
        return value;
    }
}
