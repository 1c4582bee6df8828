package dev.dmcp.engine.process;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which processes belong to one that we started: its session, its descendants, and all that carry its instance id.
 * Nothing is counted in that is not certainly ours, since what is counted in may be killed.
 */
final class ProcessTree {

    static final String INSTANCE = "DMCP_INSTANCE";

    private final ProcessTable table;

    ProcessTree(ProcessTable table) {
        this.table = table;
    }

    /** The process itself, as long as it is alive; a reused pid has another start mark. */
    Optional<ProcessEntry> leader(ProcessIdentity identity) {
        return table.entry(identity.pid()).filter(entry -> entry.startMark().equals(identity.startMark()));
    }

    /** All that are alive, the leader first if it still is. */
    List<ProcessEntry> members(ProcessIdentity identity) {
        Optional<ProcessEntry> leader = leader(identity);
        List<ProcessEntry> all = table.all();
        Set<ProcessEntry> members = new HashSet<>();
        leader.ifPresent(members::add);
        for (ProcessEntry entry : all) {
            if (table.hasVariable(entry.pid(), INSTANCE, identity.instance())) {
                members.add(entry);
            }
        }
        if (leader.isPresent() || members.stream().anyMatch(entry -> entry.session() == identity.pid())) {
            addSession(identity.pid(), all, members);
        }
        addDescendants(all, members);
        List<ProcessEntry> ordered = new ArrayList<>(members);
        ordered.sort((one, other) -> Long.compare(one.startTicks(), other.startTicks()));
        return ordered;
    }

    /** Most of the members, for little: without those that left both session and parents. For figures, not for signals. */
    List<ProcessEntry> nearMembers(ProcessIdentity identity, List<ProcessEntry> all) {
        Set<ProcessEntry> members = new HashSet<>();
        leader(identity).ifPresent(leader -> {
            members.add(leader);
            addSession(identity.pid(), all, members);
            addDescendants(all, members);
        });
        return List.copyOf(members);
    }

    /** A session keeps its number as long as one of it lives, so none of it can be of a reused pid. */
    private static void addSession(long session, List<ProcessEntry> all, Set<ProcessEntry> members) {
        for (ProcessEntry entry : all) {
            if (entry.session() == session) {
                members.add(entry);
            }
        }
    }

    private static void addDescendants(List<ProcessEntry> all, Set<ProcessEntry> members) {
        Set<Long> pids = new HashSet<>();
        members.forEach(member -> pids.add(member.pid()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ProcessEntry entry : all) {
                if (pids.contains(entry.parent()) && pids.add(entry.pid())) {
                    members.add(entry);
                    grew = true;
                }
            }
        }
    }
}
