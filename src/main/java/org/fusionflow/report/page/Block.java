package org.fusionflow.report.page;

import java.io.IOException;
import java.util.List;

/** A member of the flow that knows its content; it becomes strips once there are fonts to measure with. */
@FunctionalInterface
interface Block {
    List<Strip> strips(Typefaces typefaces) throws IOException;
}
