package org.fusionflow.reduced.run;

/** Observes the network's map along a trajectory. */
interface MapWatcher {
    void start(double time, double[] state, double[] map);

    void see(MapStep step);
}
