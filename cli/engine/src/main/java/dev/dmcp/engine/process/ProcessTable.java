package dev.dmcp.engine.process;

import java.util.List;
import java.util.Optional;

/** What the system tells about processes. */
interface ProcessTable {

    /** Empty when there is no such process, or it has ended. */
    Optional<ProcessEntry> entry(long pid);

    /** All that are alive. */
    List<ProcessEntry> all();

    /** Whether the process was started with this variable; false where the system does not tell. */
    boolean hasVariable(long pid, String name, String value);

    /** The value of a variable with which the process was started; empty where the system does not tell. */
    Optional<String> variable(long pid, String name);

    /** Resident memory in bytes; 0 where the system does not tell. */
    long residentBytes(long pid);

    /** The command line, shortened for people; may be empty. */
    String description(long pid);

    static ProcessTable ofThisSystem() {
        return LinuxProcessTable.isHere() ? new LinuxProcessTable() : new PortableProcessTable();
    }
}
