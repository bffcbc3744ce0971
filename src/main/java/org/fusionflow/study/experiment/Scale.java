package org.fusionflow.study.experiment;

/** How much of an experiment is run. */
public enum Scale {
    /** Everything: minutes. */
    FULL,
    /** The same kinds of jobs on thin grids with few seeds: seconds. */
    QUICK;

    /** The value for this scale. */
    public <T> T pick(T full, T quick) {
        return this == FULL ? full : quick;
    }
}
