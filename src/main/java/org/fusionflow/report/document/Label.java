package org.fusionflow.report.document;

/**
 * What a text refers to: a section, figure, table or equation, or the place of a publication in the list. It is given to the block that it names and to every
 * reference, also to those that stand before the block; the block's number is known once it is added.
 */
public final class Label {
    private String text = "";

    /** A label that has no number yet. */
    public Label() {}

    /** A label that is named at once. */
    public static Label of(String text) {
        Label label = new Label();
        label.name(text);
        return label;
    }

    /**
     * Says what it is called, such as {@code Figure 3}.
     *
     * @throws IllegalStateException if it has a name already: two blocks would share it
     */
    public void name(String name) {
        if (!text.isEmpty()) {
            throw new IllegalStateException("the label " + text + " is given to " + name + " too");
        }
        text = name.replace(' ', '\u00a0');
    }

    /** As printed, with no-break spaces; empty if no block has it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
