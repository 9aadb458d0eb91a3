package io.threadwell.testkit.connector;

/** People as the vendor knows them. */
public interface Profiles {
    /** Somebody with a name, by the id that items carry. */
    String person();

    /** The id of somebody whom the vendor does not show. */
    String stranger();
}
