package org.fusionflow.report.page.ink;

import org.fusionflow.report.document.Label;

/** Where a link leads. */
public sealed interface Target {
    /** The block with a label, in the same document. */
    record Place(Label label) implements Target {}

    /** A page of the web. */
    record Web(String address) implements Target {}
}
