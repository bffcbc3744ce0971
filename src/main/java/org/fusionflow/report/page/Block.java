package org.fusionflow.report.page;

import java.io.IOException;
import java.util.List;

/** A block of the document with its content, such as a paragraph. It is set in strips once the fonts are known. */
@FunctionalInterface
interface Block {
    List<Strip> strips(Typefaces typefaces) throws IOException;
}
