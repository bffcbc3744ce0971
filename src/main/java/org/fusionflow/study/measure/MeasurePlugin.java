package org.fusionflow.study.measure;

import java.util.List;

/** Numbers of networks that no general measure gives. A study that uses them names the plug-in: {@code plugin: KEY}. */
public interface MeasurePlugin {
    /** In study files. */
    String key();

    List<Measure> measures();
}
