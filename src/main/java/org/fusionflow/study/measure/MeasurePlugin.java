package org.fusionflow.study.measure;

import java.util.List;

/** A plug-in that measures quantities of networks that the general measures do not provide. A study uses it with {@code plugin: KEY}. */
public interface MeasurePlugin {
    /** The key in study files. */
    String key();

    List<Measure> measures();
}
