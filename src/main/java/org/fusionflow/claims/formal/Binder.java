package org.fusionflow.claims.formal;

/**
 * One step on the way to a closed statement.
 *
 * @param kind a variable, what is known of one, or a definition
 * @param name of the variable, the premise or the definition
 * @param text the type-free text: empty for a variable, the premise, or what the name stands for
 * @param about the variable of which a premise speaks; empty if it is a condition of the claim, which always stays
 */
record Binder(Kind kind, String name, String text, String about) {
    enum Kind {
        VARIABLE,
        PREMISE,
        DEFINITION
    }

    static Binder variable(String name) {
        return new Binder(Kind.VARIABLE, name, "", name);
    }

    static Binder premise(String name, String text, String about) {
        return new Binder(Kind.PREMISE, name, text, about);
    }

    static Binder definition(String name, String text) {
        return new Binder(Kind.DEFINITION, name, text, name);
    }
}
