package org.fusionflow.report.page.ink;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a page is, for those who hear a document or reflow it: an element of the structure of a tagged PDF (ISO 32000, 14.8.4), such as a
 * paragraph {@code P} or a table {@code Table}. Two tags are the same element only if they are the same object.
 */
public final class Tag {
    private final String type;
    private final @Nullable Tag parent;
    private final String alternative;

    private Tag(String type, @Nullable Tag parent, String alternative) {
        this.type = type;
        this.parent = parent;
        this.alternative = alternative;
    }

    /** An element of the document. */
    public static Tag of(String type) {
        return new Tag(type, null, "");
    }

    /** An element inside this one. */
    public Tag child(String type) {
        return new Tag(type, this, "");
    }

    /** An element inside this one that is no text, with a text that says what it shows. */
    public Tag child(String type, String otherwise) {
        return new Tag(type, this, otherwise);
    }

    String type() {
        return type;
    }

    Optional<Tag> parent() {
        return Optional.ofNullable(parent);
    }

    String alternative() {
        return alternative;
    }
}
