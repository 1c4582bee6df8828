package dev.dmcp.compose.merge;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges the address pools of a network: those with the same subnet become one, the others stand side by side. */
final class Pools {
    private Pools() {}

    static Items merge(Items lower, Items upper) {
        Items merged = new Items();
        for (Object original : lower) {
            for (Object override : upper) {
                if (original instanceof Fields below && override instanceof Fields above) {
                    mergeInto(merged, below, above);
                }
            }
        }
        return merged;
    }

    private static void mergeInto(Items merged, Fields lower, Fields upper) {
        Object subnet = upper.get("subnet");
        if (!Objects.equals(subnet, lower.get("subnet")) && indexOf(merged, subnet) < 0) {
            merged.add(upper);
            return;
        }
        upper.forEach((key, value) -> lower.put(key, combine(lower.get(key), value)));
        int index = indexOf(merged, lower.get("subnet"));
        if (index < 0) {
            merged.add(lower);
        } else {
            merged.set(index, lower);
        }
    }

    private static @Nullable Object combine(@Nullable Object lower, @Nullable Object upper) {
        if (lower instanceof Fields below && upper instanceof Fields above) {
            below.putAll(above);
            return below;
        }
        return upper == null ? lower : upper;
    }

    private static int indexOf(Items pools, @Nullable Object subnet) {
        for (int index = 0; index < pools.size(); index++) {
            if (pools.get(index) instanceof Fields pool && Objects.equals(pool.get("subnet"), subnet)) {
                return index;
            }
        }
        return -1;
    }
}
